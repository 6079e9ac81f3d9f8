import { Terminal } from '@xterm/headless';
import { beforeAll, describe, expect, it } from 'vitest';
import { depth } from '../helpers/depth.js';
import { WORDS } from '../helpers/page-words.js';
import {
  BEGIN_FRAME,
  END_FRAME,
  ENTER_ALTERNATE,
  LEAVE_ALTERNATE,
  WholeFrames,
} from '../helpers/whole-frames.js';
import { answerRight, ENTER, openFromList, openLab, press, temporaryFolder } from './lab.js';

/** At how many places the frame is cut. */
const CUTS = depth(11, 44);

/** What a terminal shows that has got these pieces. */
async function shown(pieces: readonly string[]): Promise<string> {
  const terminal = new Terminal({ cols: 80, rows: 24, allowProposedApi: true });
  for (const piece of pieces) await new Promise<void>((resolve) => terminal.write(piece, resolve));
  const { active } = terminal.buffer;
  const lines = Array.from({ length: 24 }, (_line, y) => active.getLine(y)?.translateToString(true) ?? '');
  terminal.dispose();
  return lines.join('\n');
}

describe('a frame of the lab that comes in two pieces', () => {
  let before = '';
  let frame = '';
  let pages: readonly string[] = [];
  let places: readonly number[] = [];

  beforeAll(async () => {
    using data = temporaryFolder();
    using lab = openLab(data.folder);
    await openFromList(lab, 'a', 'two-consecutive-codes');
    await answerRight(lab);
    before = lab.raw();
    await press(lab, ENTER, WORDS.whyTwo);
    frame = lab.raw().slice(before.length);
    pages = [await shown([before]), await shown([before, frame])];
    places = Array.from({ length: CUTS }, (_cut, index) =>
      Math.round(((index + 1) * frame.length) / (CUTS + 1)),
    );
  });

  it('is neither the old page nor the new one for who reads the screen in between', async () => {
    const between = await Promise.all(places.map((place) => shown([before, frame.slice(0, place)])));

    expect(frame.startsWith(BEGIN_FRAME)).toBe(true);
    expect(frame.endsWith(END_FRAME)).toBe(true);
    expect(between.filter((text) => !pages.includes(text)).length).toBeGreaterThan(CUTS / 2);
  });

  it('is the old page until it is whole, and then the new one, for who reads whole frames', async () => {
    for (const place of places) {
      const whole = new WholeFrames();
      const pieces = [before, frame.slice(0, place)].flatMap((data) => whole.take(data));
      expect(await shown(pieces)).toBe(pages[0]);

      expect(await shown([...pieces, ...whole.take(frame.slice(place))])).toBe(pages[1]);
    }
  });
});

const frameOf = (text: string) => BEGIN_FRAME + text + END_FRAME;

describe('whole pieces', () => {
  it('are the same wherever the bytes are cut', () => {
    const bytes = `$ lab\r\n${ENTER_ALTERNATE}${frameOf('one')}\u001B[2J${frameOf('two')}${LEAVE_ALTERNATE}bye`;

    for (let first = 0; first <= bytes.length; first += 1) {
      for (let second = first; second <= bytes.length; second += 1) {
        const whole = new WholeFrames();
        const pieces = [bytes.slice(0, first), bytes.slice(first, second), bytes.slice(second)].flatMap(
          (data) => whole.take(data),
        );
        expect(pieces.join('')).toBe(bytes);
        expect(pieces.filter((piece) => piece.includes('o'))).toEqual([
          `${ENTER_ALTERNATE}${frameOf('one')}`,
          `\u001B[2J${frameOf('two')}`,
        ]);
      }
    }
  });

  it('are shown as they come on the normal screen', () => {
    const whole = new WholeFrames();

    expect(whole.take('Type erase')).toEqual(['Type erase']);
    expect(whole.take(': \u001B[')).toEqual([': ']);
    expect(whole.take('1mer')).toEqual(['\u001B[1mer']);
    expect(whole.rest()).toBe('');
  });

  it('have no empty window in them where the lab draws itself anew', () => {
    const whole = new WholeFrames();
    const one = `${ENTER_ALTERNATE}${frameOf('one')}`;
    const empty = `${frameOf('\u001B[?25l\u001B[2A\u001B[K\r\n\u001B[K')}`;

    expect(whole.take(one + empty)).toEqual([one]);
    expect(whole.take(frameOf('two'))).toEqual([empty + frameOf('two')]);
    // The cursor alone may move in a frame.
    expect(whole.take(frameOf('\u001B[4G'))).toEqual([frameOf('\u001B[4G')]);
  });

  it('leave half a frame out, and give it back when nothing more comes', () => {
    const whole = new WholeFrames();

    expect(whole.take(`${ENTER_ALTERNATE}${frameOf('one')}\u001B[2J${BEGIN_FRAME}tw`)).toEqual([
      `${ENTER_ALTERNATE}${frameOf('one')}`,
    ]);
    expect(whole.rest()).toBe(`\u001B[2J${BEGIN_FRAME}tw`);
  });
});
