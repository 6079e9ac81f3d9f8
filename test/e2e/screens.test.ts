import { describe, expect, it } from 'vitest';
import { screenWalker } from '../course/screen-walker.js';
import type { OpenTerminal } from '../helpers/terminal.js';
import { coloursOf } from './colours.js';
import { ENTER, ESCAPE, openLab, press, STEP_START, submit, temporaryFolder } from './lab.js';

/** Between two looks at the screen, to see whether it has come to rest. */
const REST_MILLISECONDS = 40;

/** Waits until nothing changes any more. The clock of the lab stands still here, so nothing ticks. */
async function settled(lab: OpenTerminal): Promise<void> {
  for (let before = ''; before !== lab.screen(); ) {
    before = lab.screen();
    await new Promise((resolve) => setTimeout(resolve, REST_MILLISECONDS));
  }
}

/** The lab at one size, walked through every kind of page, and kept as it looks. */
async function walkThrough(lab: OpenTerminal, cols: number, rows: number): Promise<void> {
  const folder = `../golden/screens/${cols}x${rows}`;
  const walker = screenWalker({ lab, letPass: async () => undefined });

  /** Presses keys, and keeps what is to be seen then. */
  async function shot(name: string, keys: readonly string[], seen: string | RegExp): Promise<void> {
    for (const key of keys) {
      lab.send(key);
      await settled(lab);
    }
    await lab.seen(seen);
    await settled(lab);
    await expect(`${lab.screen()}\n`).toMatchFileSnapshot(`${folder}/${name}.txt`);
    expect(lab.lines().findLastIndex((line) => line !== '')).toBeLessThan(rows - 1);
  }
  const inColour = (name: string) =>
    expect(coloursOf(lab.cells())).toMatchFileSnapshot(`${folder}/${name}.colours.txt`);
  /** Opens a lesson from the list, from wherever in it the marker is. */
  const open = async (lesson: number) => {
    const from = Number(/^ *> +(\d+) /m.exec(lab.screen())?.[1]);
    for (const key of 'j'.repeat((lesson - from + 12) % 12)) {
      lab.send(key);
      await settled(lab);
    }
    await press(lab, ENTER, 'step 1/');
  };
  /** Goes on until a step is there: done for us, if it is a task. */
  const skipTo = async (step: number) => {
    while (!lab.screen().includes(`step ${step}/`)) {
      const before = lab.screen();
      for (const key of /^a-[b-d] answer/m.test(before) ? ['a', 'b', 'c', 'd', ENTER] : ['s', ENTER]) {
        if (lab.screen().includes(`step ${step}/`)) break;
        lab.send(key);
        await settled(lab);
      }
    }
  };

  await shot('welcome', [], 'Which phone');
  await inColour('welcome');
  await shot('list', ['a'], 'Two secrets');
  await inColour('list');
  await shot('list-keys', ['?'], 'Esc close');
  await shot('glossary', [ESCAPE, 'g'], 'Esc close');
  await shot('what-is-simulated', [ESCAPE, 'v'], 'Esc close');
  await shot('erase', [ESCAPE, 'X'], /erase/i);
  await shot('text', [ESCAPE, ENTER], 'Three kinds');
  await walker.read('Card 2 of 8');
  await shot('desk', [], 'Card 2 of 8');
  await shot('desk-wrong-tray', [ENTER, 'j', ENTER], 'WHY');
  await press(lab, 'l', 'full course');
  await open(4);
  await skipTo(1);
  await shot('quiz', [], 'two factors');
  await shot('quiz-wrong', ['a'], 'Not');
  await inColour('quiz-wrong');
  await shot('quiz-right', ['b'], 'Yes.');
  await inColour('quiz-right');
  await press(lab, 'l', 'full course');
  await open(6);
  await walker.answer('b', 'Why AWS asks twice');
  await walker.read('MFA code 1');
  await walker.choose('[Show QR code]');
  await shot('qr', [], /type this key|MFA Lab/);
  await press(lab, ENTER, 'MFA code 1');
  await shot('two-codes', [], 'MFA code 1');
  await inColour('two-codes');
  await shot('task-keys', ['?'], 'Esc close');
  await shot('hint', [ESCAPE, 'h'], 'HINT');
  await shot('code-too-short', ['123', ENTER], 'digits');
  await shot('code-1', ['456', ENTER], 'noted');
  await shot('two-codes-refused', [submit('654321')], 'WHY');
  await inColour('two-codes-refused');
  await shot('restart-asked', ['x'], /y\b/);
  await shot('solved', ['n', 'h', 'h'], 'DONE');
  await inColour('solved');
  await skipTo(5);
  await shot('waiting', [submit('123456')], 'noted');
  await press(lab, 'l', 'full course');
  await shot('lesson-again-asked', ['x'], /y\b/);
  await press(lab, 'n', 'full course');
  await open(8);
  await skipTo(3);
  await walker.signInFrom('card', 'MFA code');
  await shot('code-asked', [], 'MFA code');
  await shot('code-refused', [submit('123456')], 'WHY');
  await inColour('code-refused');
  await skipTo(5);
  await walker.choose('[Clock: ');
  await shot('clock', [], '31 s fast');
  await press(lab, 'l', 'full course');
  await open(9);
  await skipTo(2);
  await shot('long-text', [], 'Three ways back');
  await skipTo(5);
  await walker.choose('[Sign out]', 'IAM user sign in');
  await walker.signInFrom('card', 'MFA code');
  await shot('administrator', [], 'MFA code');
  await skipTo(8);
  await shot('two-windows', [], 'One device is not enough');
  await skipTo(11);
  await shot('root', [], 'Rosa owns the account');
  await skipTo(12);
  await shot('plan', [], 'My administrator');
  await press(lab, ESCAPE, /h hint/);
  await press(lab, 'l', 'full course');
  await shot('check-pick', ['c'], 'for checking only');
  await shot('check-qr', ['k', ENTER], /type this key|MFA Lab/);
  await shot('check-code', [ENTER], 'Type the');
  await shot('check-nothing-fits', [submit('123456')], '123 456');
  await inColour('check-nothing-fits');
  await shot('inside', ['i'], 'HMAC');
}

describe.each([
  [60, 16],
  [80, 24],
  [120, 36],
])('at %ix%i', (cols, rows) => {
  it('every kind of page is drawn as it was looked at', async () => {
    using data = temporaryFolder();
    using lab = openLab(data.folder, [], {
      cols,
      rows,
      env: { MFA_LAB_NOW: `${STEP_START + 3},stopped`, MFA_LAB_SEED: '1' },
    });
    await walkThrough(lab, cols, rows);

    expect(lab.alternateScrolls()).toBe(0);
    expect(Math.max(...lab.frameHeights())).toBeLessThanOrEqual(rows - 1);
  });
});
