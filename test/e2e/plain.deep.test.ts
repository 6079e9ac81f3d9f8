import { spawnSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { rightLetter } from '../course/right-answer.js';
import { WORDS } from '../helpers/page-words.js';
import { openPipe } from '../helpers/pipe.js';
import { ENTER, openLab, press, STEP_START, temporaryFolder } from './lab.js';
import { expectFullScreen, expectPlainMode } from './mode-claims.js';
import { PROGRAM } from './program.js';

const CLOCK_ON_SIGNAL = fileURLToPath(new URL('./fixtures/clock-on-signal.cjs', import.meta.url));

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
  it('is all there is when the input is closed', () => {
    using data = temporaryFolder();
    const { stdout, stderr, status } = spawnSync(
      'sh',
      ['-c', `exec "$0" "$1" <&-`, process.execPath, PROGRAM],
      {
        encoding: 'utf8',
        env: { ...process.env, MFA_LAB_DATA_DIR: data.folder },
      },
    );

    expect(stderr).toBe('');
    expect(stdout).toMatch(/^plain mode is on \(the input is not a terminal\)/);
    expect(stdout).toContain('question: which phone will you use?');
    expect(status).toBe(0);
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

  it('is what --plain asks for, and opens a lesson at once', async () => {
    using data = temporaryFolder();
    using lab = openLab(data.folder, ['--plain', '6'], { cols: 100 });
    await lab.seen('lesson: 6, Two consecutive codes, step 1 of 7');
  });

  it('says the time without breaking what is being typed', async () => {
    using data = temporaryFolder();
    using lab = openLab(data.folder, ['--plain', '6'], {
      cols: 100,
      rows: 50,
      program: CLOCK_ON_SIGNAL,
      env: { MFA_LAB_NOW: String(STEP_START + 29) },
    });
    await lab.seen('choices: the letter of your answer');
    await press(lab, `${rightLetter(lab.screen())}${ENTER}`, 'answer: yes');
    await press(lab, ENTER, 'step 2 of 7');
    await press(lab, ENTER, /before you try: [\s\S]*\n>$/);
    await press(lab, `a${ENTER}`, /your answer: a[\s\S]*\n>$/);
    await press(lab, ENTER, /MFA code 1: empty[\s\S]*\n>$/);
    await press(lab, '12x\u007F3', /\n> 123$/);
    lab.kill('SIGURG');
    await lab.seen(/\n> 123\ntime: [^>]+\n> 123$/);

    await press(lab, `456${ENTER}`, /\n> 123456\nok: .*\n\d\. MFA code 1: 1 2 3, 4 5 6\n/);
  });

  it.each([
    ['TERM=dumb', { TERM: 'dumb' }, 'plain mode is on (TERM is dumb, so the screen cannot be drawn)'],
    ['INK_SCREEN_READER=true', { INK_SCREEN_READER: 'true' }, 'plain mode is on (INK_SCREEN_READER is set)'],
    ['ACCESSIBLE=1', { ACCESSIBLE: '1' }, 'plain mode is on (ACCESSIBLE is set)'],
    ['MFA_LAB_PLAIN=1', { MFA_LAB_PLAIN: '1' }, 'plain mode is on:'],
  ] as const)('is what a terminal with %s gets, with a prompt', (_name, env, first) =>
    expectPlainMode(env, first),
  );

  it('lends the terminal to the editor of the learner, and goes on with what was written', async () => {
    using data = temporaryFolder();
    const editor = path.join(data.folder, 'editor.sh');
    writeFileSync(editor, '#!/bin/sh\nprintf "which operator? "\nread -r word\nsed -i s/Bool/$word/ "$1"\n');
    chmodSync(editor, 0o700);
    using lab = openLab(data.folder, ['--plain', '11'], {
      cols: 100,
      rows: 60,
      env: { EDITOR: editor, VISUAL: '' },
    });
    await lab.seen(/help, quit\n>$/);
    for (const step of [2, 3, 4, 5, 6])
      await press(
        lab,
        `${step === 4 || step === 6 ? '' : 'skip'}${ENTER}`,
        new RegExp(`step ${step} of 10: [\\s\\S]*\\n>$`),
      );
    await press(lab, `edit${ENTER}`, /which operator\?$/);
    await press(lab, `BoolIfExists${ENTER}`, /note: What you wrote stands on the page[\s\S]*\n>$/);
    expect(lab.screen()).toContain('If: BoolIfExists MultiFactorAuthPresent is false');

    await press(lab, `Save${ENTER}`, /ok: Saved[\s\S]*\n>$/);
  });

  it('is what a pipe behind the lab gets, and the terminal in front of it types', async () => {
    using data = temporaryFolder();
    using lab = openLab(data.folder, [], { cols: 100, shell: `"$0" "$1" | cat` });
    await lab.seen('plain mode is on (the output is not a terminal)');
    await press(lab, `1${ENTER}`, `lessons: ${WORDS.route}`);
    // The lab is the shell's child, not ours: it must be gone before its folder is.
    lab.send(`quit${ENTER}`);
    await lab.exited;
  });
});

describe('the full screen', () => {
  it.each([
    ['CI=true', { CI: 'true' }],
    ['NO_COLOR=1', { NO_COLOR: '1' }],
    ['LANG=C', { LANG: 'C', LC_ALL: 'C' }],
    ['FORCE_COLOR=0', { FORCE_COLOR: '0' }],
    ['MFA_LAB_PLAIN=0', { MFA_LAB_PLAIN: '0' }],
  ] as const)('is what a terminal with %s gets', (_name, env) => expectFullScreen(env));
});
