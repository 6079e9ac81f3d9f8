import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { DOWN, ENTER, openLab, press, pressForChange, SHIFT_TAB, temporaryFolder } from '../e2e/lab.js';
import { someAttacks } from '../helpers/attack.js';
import { chosenLesson, WORDS } from '../helpers/page-words.js';
import type { OpenTerminal } from '../helpers/terminal.js';
import { BEGIN_FRAME, END_FRAME } from '../helpers/whole-frames.js';
import { expectAlive, expectHarmless } from './alive.js';
import { documentAt } from './half-finished.js';
import { type Pick, picker, textOf } from './mutations.js';

const ESC = '\u001B';
const BEL = '\u0007';
const ST = `${ESC}\\`;
const PASTE = (text: string) => `${ESC}[200~${text}${ESC}[201~`;

/** Opens lesson 6 from the list, wherever the choice stands. */
async function openLessonSix(lab: OpenTerminal): Promise<void> {
  for (let moved = 0; moved < 12 && !chosenLesson(6).test(lab.screen()); moved += 1) {
    await pressForChange(lab, DOWN);
  }
  await press(lab, ENTER, WORDS.code1);
}

/** A text field is open, and in another lesson a code field. */
const DOCUMENT = textOf(
  documentAt(['two-consecutive-codes', 'same-code-twice'], ['the-night-a-password-leaks', 'play-the-thief']),
);

const HOSTILE: readonly (readonly [name: string, bytes: string | Buffer])[] = [
  ['a window title', `${ESC}]0;OWNED${BEL}`],
  ['a window title that ends in ST', `${ESC}]2;OWNED${ST}`],
  ['a title without its end', `${ESC}]0;OWNED`],
  ['a clipboard write', `${ESC}]52;c;T1dORUQ=${BEL}`],
  ['a link', `${ESC}]8;;https://example.com${ST}OWNED${ESC}]8;;${ST}`],
  ['DCS, APC, PM and SOS strings', `${ESC}P+q544e${ST}${ESC}_OWNED${ST}${ESC}^OWNED${ST}${ESC}XOWNED${ST}`],
  ['mouse, focus and paste modes', `${ESC}[?1000h${ESC}[?1003h${ESC}[?1004h${ESC}[I${ESC}[O`],
  ['reports that a terminal would answer', `${ESC}[5n${ESC}[6n${ESC}[c${ESC}[>c${ESC}[?u`],
  ['a reset, and alignment', `${ESC}c${ESC}#8${ESC}(0${ESC}[!p`],
  ['control characters of 8 bits', '\u009B31m\u009D0;OWNED\u009C\u0090z\u009C\u0085\u0084'],
  [
    'NUL and the other control characters',
    '\u0000\u0001\u0002\u0004\u0005\u0006\u0007\u000B\u000C\u000E\u000F\u0010\u0016\u001C\u001D',
  ],
  ['XON and XOFF', '\u0011\u0013\u0011'],
  [
    'bytes that are not UTF-8',
    Buffer.from([
      0xff, 0xfe, 0xc0, 0xaf, 0xed, 0xa0, 0x80, 0xf4, 0x90, 0x80, 0x80, 0x9b, 0x33, 0x31, 0x6d, 0xe2, 0x82,
    ]),
  ],
  ['text that turns itself round', '\u202Eabc\u2066\u200B\u200D\uFEFF\u2028\u2029'],
  ['a character with a hundred marks', `e${'\u0301'.repeat(100)}`],
  ['all of it in a paste', PASTE(`${ESC}]0;OWNED${BEL}${ESC}[2J${ESC}[31m\u009B31m\u0000\u0007\r\nx`)],
  ['a paste within a paste', PASTE(`a${ESC}[200~b`)],
  ['the end of a paste that never began', `${ESC}[201~`],
];

const BYTES_ON_SIGNAL = fileURLToPath(new URL('./fixtures/bytes-on-signal.cjs', import.meta.url));

/** Opens the lab so that `type` types these bytes, whatever they are. */
function openTyping(folder: string, bytes: string | Buffer) {
  const lab = openLab(folder, [], {
    program: BYTES_ON_SIGNAL,
    env: { TYPED_HEX: Buffer.from(bytes).toString('hex') },
  });
  const answers = () => lab.raw().split(BEGIN_FRAME + END_FRAME).length;
  async function type(): Promise<void> {
    if (typeof bytes === 'string') return lab.send(bytes);
    const before = answers();
    lab.kill('SIGUSR2');
    await lab.until('not typed', () => answers() > before);
  }
  return { lab, type };
}

/** Every second kind; `npm run test:attacks` has each. */
const TRIED = someAttacks(HOSTILE, 2);

describe.concurrent.each(TRIED)('%s', (_name, bytes) => {
  it('commands no terminal and stops no lab, in a text field, in the list and in a code field', async () => {
    using data = temporaryFolder();
    writeFileSync(path.join(data.folder, 'progress.json'), DOCUMENT);
    const { lab, type } = openTyping(data.folder, bytes);
    using _open = lab;
    await lab.seen('IAM user sign in');
    await press(lab, SHIFT_TAB + SHIFT_TAB + SHIFT_TAB, '>IAM user name');
    await type();
    await expectAlive(lab);
    await type();
    await expectAlive(lab);
    await openLessonSix(lab);
    await type();
    await expectAlive(lab);
  });
});

describe.concurrent('a path from outside', () => {
  it('commands no terminal where the lab tells why nothing is saved there', async () => {
    using data = temporaryFolder();
    const inTheWay = path.join(data.folder, 'a\u001B]0;OWNED\u0007\u009B2J\u202Eb\u2028c');
    writeFileSync(inTheWay, '');
    using lab = openLab(data.folder, ['--data-dir', path.join(inTheWay, 'lab')], { cols: 200, rows: 40 });
    await lab.seen('Progress is not being saved');
    await lab.seen('a\\u001b]0;OWNED\\u0007\\u009b2J\\u202eb\\u2028c');

    lab.send('q');
    await lab.exited;

    expectHarmless(lab);
    expect(lab.raw()).not.toMatch(/[\u202E\u2028]/u);
  });
});

describe.concurrent('a great deal of input', () => {
  const MEGABYTE = 'Lorem ipsum 0123 '.repeat(61_000);

  it.each([
    ['a paste of a megabyte', PASTE(MEGABYTE)],
    ['a megabyte that is typed', MEGABYTE],
  ])('%s leaves as much in a text field as fits, and stops no lab', async (_name, bytes) => {
    using data = temporaryFolder();
    writeFileSync(path.join(data.folder, 'progress.json'), DOCUMENT);
    using lab = openLab(data.folder);
    await lab.seen('IAM user sign in');
    await press(lab, SHIFT_TAB + SHIFT_TAB + SHIFT_TAB, '>IAM user name');
    await press(lab, bytes, 'Lorem ipsum 0123');
    await expectAlive(lab);
  });

  it.each([1, 2, 3])('random bytes stop no lab, and command no terminal (seed %i)', async (seed) => {
    using data = temporaryFolder();
    writeFileSync(path.join(data.folder, 'progress.json'), DOCUMENT);
    const bytes = randomBytes(800, picker(seed));
    const { lab, type } = openTyping(data.folder, bytes);
    using _open = lab;
    await lab.seen('IAM user sign in');
    await press(lab, SHIFT_TAB + SHIFT_TAB + SHIFT_TAB, '>IAM user name');
    await type();
    await expectAlive(lab);
  });
});

/** Bytes of all kinds, and beginnings of sequences; but no Ctrl+C and no q, at which a lab rightly ends. */
function randomBytes(count: number, pick: Pick): Buffer {
  const openings = ['\u001B', '\u001B[', '\u001B]', '\u001BP', '\u001B[?', '\u009B'];
  const parts = Array.from({ length: count }, () => {
    if (pick(8) === 0) return Buffer.from(openings[pick(openings.length)] ?? '');
    const byte = pick(256);
    return Buffer.from([byte === 3 || byte === 113 ? 32 : byte]);
  });
  return Buffer.concat(parts);
}
