import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { rightLetter } from '../course/right-answer.js';
import { openPipe } from '../helpers/pipe.js';
import { ENTER, openLab, press, temporaryFolder } from './lab.js';

describe('a locale that is not UTF-8', () => {
  it('gets lines of ASCII alone', async () => {
    using data = temporaryFolder();
    using pipe = openPipe([], { MFA_LAB_DATA_DIR: data.folder, LANG: 'C' });
    for (const line of ['1', 'é ─ …', 'words', 'real']) pipe.send(line);

    expect(await pipe.end()).toBe(0);
    expect(pipe.output()).toContain('not understood: e - ...');
    expect(pipe.output()).toMatch(/^[\n -~]+$/);
  });
});

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
  it('shows a password as stars while it is typed', async () => {
    using data = temporaryFolder();
    using lab = openLab(data.folder, ['--plain', '7'], { cols: 100, rows: 60 });
    const number = (name: string) => new RegExp(`(\\d+)\\. ${name}`).exec(lab.screen())?.[1] ?? '';
    await lab.seen(/help, quit\n>$/);
    await press(lab, `skip${ENTER}`, 'step 2 of 7');
    await press(lab, ENTER, /step 3 of 7[\s\S]*\n>$/);
    await press(lab, `${number('alice: Sign')}${ENTER}`, /Sign in using root user email[\s\S]*\n>$/);
    await press(lab, `${number('Password')}${ENTER}`, /type: Password.*\n>$/);
    await press(lab, 'My-Own1!x\u007F', /\n> \*{8}$/);
    await press(lab, ENTER, /\n> \*{8}\n\S[\s\S]*\n>$/);

    expect(lab.raw()).not.toContain('My-Own1!');
  });

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
