import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { rightLetter } from '../course/right-answer.js';
import { openPipe } from '../helpers/pipe.js';
import { ENTER, openLab, press, temporaryFolder } from './lab.js';

describe('the end of the input', () => {
  it('saves, tells where you are, and exits with 0', async () => {
    using data = temporaryFolder();
    const env = { MFA_LAB_DATA_DIR: data.folder };
    const first = openPipe([], env);
    for (const line of ['1', '4', 's']) first.send(line);

    expect(await first.end()).toBe(0);
    expect(first.output()).toMatch(/place: Sign in as the right person, step 2 of \d+: Root and IAM users/);
    expect(first.output()).toContain(`Your place is saved in ${path.join(data.folder, 'progress.json')}`);

    const second = openPipe([], env);
    expect(await second.end()).toBe(0);
    expect(second.output()).toContain('lesson: 4, Sign in as the right person, step 2 of');
  });
});

describe('plain mode', () => {
  it('is left by Ctrl+C with the place kept', async () => {
    using data = temporaryFolder();
    using lab = openLab(data.folder, ['--plain', '6'], { cols: 100 });
    await lab.seen('choices: the letter of your answer');
    await press(lab, `${rightLetter(lab.screen())}${ENTER}`, 'answer: yes');
    lab.send('\u0003');
    await lab.seen('Your place is saved in');

    expect((await lab.exited).exitCode).toBe(0);
  });
});
