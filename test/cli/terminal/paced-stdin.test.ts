import { PassThrough } from 'node:stream';
import { describe, expect, it, vi } from 'vitest';
import { splitKeys } from '../../../src/cli/terminal/key-pieces.js';
import { PacedStdin } from '../../../src/cli/terminal/paced-stdin.js';
import type { Answer } from '../../../src/cli/terminal/terminal-answers.js';

const ESC = '\u001B';
const PASTE = (text: string) => `${ESC}[200~${text}${ESC}[201~`;

describe('splitKeys', () => {
  it.each<[what: string, text: string, keys: string[]]>([
    ['nothing', '', []],
    ['a run of text', '123 456', ['123 456']],
    ['text of all alphabets', 'naïve 東京 👩🏽‍💻', ['naïve 東京 👩🏽‍💻']],
    ['text and Enter', '123456\r', ['123456', '\r']],
    ['Enter sent as LF', 'a\nb', ['a', '\r', 'b']],
    ['Enter sent as CRLF', 'a\r\nb\r\n', ['a', '\r', 'b', '\r']],
    ['Enter twice', '\r\r', ['\r', '\r']],
    ['Backspaces of both kinds', 'abc\u007F\u007F\bd', ['abc', '\u007F', '\u007F', '\b', 'd']],
    ['Tab and Shift+Tab', `\t${ESC}[Z`, ['\t', `${ESC}[Z`]],
    ['Ctrl+C in the middle', 'ab\u0003cd', ['ab', '\u0003', 'cd']],
    ['Ctrl+C right after Esc', `${ESC}\u0003`, ['\u0003']],
    ['Ctrl+Z, with and without Esc', `a\u001A${ESC}\u001Ab`, ['a', '\u001A', '\u001A', 'b']],
    ['an answer about colours', `a${ESC}]11;rgb:0000/0000/0000\u0007b`, ['a', 'b']],
    ['an answer that ends in ST', `a${ESC}]0;title${ESC}\\b`, ['a', 'b']],
    [
      'answers of the other kinds',
      `a${ESC}P>|xterm(1)${ESC}\\${ESC}_x${ESC}\\${ESC}^x\u009C${ESC}Xx\u0007b`,
      ['a', 'b'],
    ],
    [
      'reports of mouse and focus',
      `a${ESC}[I${ESC}[O${ESC}[<0;10;10M${ESC}[<0;10;10m${ESC}[M !!b`,
      ['a', 'b'],
    ],
    [
      'reports of cursor, modes and kind',
      `a${ESC}[24;80R${ESC}[?1;2c${ESC}[0n${ESC}[?2026;2$y${ESC}[?0ub`,
      ['a', 'b'],
    ],
    [
      'what a program would send to a terminal',
      `a${ESC}[?1000h${ESC}[!p${ESC}[2 q${ESC}[2J${ESC}[31mb`,
      ['a', 'b'],
    ],
    ['the end of a paste that never began', `a${ESC}[201~b`, ['a', 'b']],
    ['F3, plain and with Shift', `${ESC}[R${ESC}[1;2R`, [`${ESC}[R`, `${ESC}[1;2R`]],
    ['keys of rxvt', `${ESC}[a${ESC}[3^`, [`${ESC}[a`, `${ESC}[3^`]],
    ['keys that nobody here knows', `a${ESC}[29~${ESC}[3@${ESC}[57~${ESC}Op${ESC}[25;2~b`, ['a', 'b']],
    ['Ctrl+C by modifyOtherKeys', `a${ESC}[27;5;99~`, ['a', `${ESC}[99;5u`]],
    ['Alt+[ twice', `${ESC}[[`, [`${ESC}[[`]],
    ['what was not UTF-8', 'a\uFFFD\uFFFDb\uFFFD', ['a', 'b']],
    ['Alt+], digits and Enter', `${ESC}]123456\r`, [`${ESC}]`, '123456', '\r']],
    ['Alt+P, then Esc', `${ESC}Pab${ESC}`, [`${ESC}P`, 'ab', ESC]],
    ['control characters of 8 bits', 'a\u009B31m\u009D0;x\u0085b', ['a', '31m', '0;x', 'b']],
    ['Ctrl+U, Ctrl+D and NUL', 'ab\u0015c\u0004\u0000', ['ab', '\u0015', 'c']],
    ['Alt+Ctrl+U', `a${ESC}\u0015b`, ['a', 'b']],
    ['arrows', `${ESC}[A${ESC}[D${ESC}[D`, [`${ESC}[A`, `${ESC}[D`, `${ESC}[D`]],
    ['arrows in application mode', `${ESC}OA${ESC}OB`, [`${ESC}OA`, `${ESC}OB`]],
    ['a key with modifiers', `x${ESC}[1;5Cy`, ['x', `${ESC}[1;5C`, 'y']],
    ['Delete and F5', `${ESC}[3~${ESC}[15~`, [`${ESC}[3~`, `${ESC}[15~`]],
    [
      'F1, however sent, as Ctrl+?',
      `${ESC}[[Ax${ESC}OP${ESC}[11~${ESC}[P`,
      [`${ESC}[63;5u`, 'x', ...Array.from({ length: 3 }, () => `${ESC}[63;5u`)],
    ],
    ['F2 of the Linux console', `${ESC}[[Bx`, [`${ESC}[[B`, 'x']],
    ['a key in the Kitty protocol', `${ESC}[97;5u`, [`${ESC}[97;5u`]],
    ['Alt with a letter', `${ESC}ab`, [`${ESC}a`, 'b']],
    ['Alt with an emoji', `${ESC}👍b`, [`${ESC}👍`, 'b']],
    ['Alt+Enter, however sent', `${ESC}\r${ESC}\n${ESC}\r\nx`, [`${ESC}\r`, `${ESC}\r`, `${ESC}\r`, 'x']],
    ['Alt with an arrow, as two Escs', `${ESC}${ESC}[A${ESC}${ESC}OB`, [`${ESC}${ESC}[A`, `${ESC}${ESC}OB`]],
    ['Esc alone', ESC, [ESC]],
    ['Esc at the end', `ab${ESC}`, ['ab', ESC]],
    ['Esc twice, then text', `${ESC}${ESC}ab`, [`${ESC}${ESC}`, 'ab']],
    ['a sequence that has not come whole', `ab${ESC}[1;`, ['ab', `${ESC}[1;`]],
    ['a broken sequence', `${ESC}[é`, [`${ESC}[`, 'é']],
    ['a paste', PASTE('123 456\n'), [PASTE('123 456\n')]],
    ['a paste between keys', `a${PASTE(`x\r\n\u0015${ESC}[A`)}\n`, ['a', PASTE(`x\r\n\u0015${ESC}[A`), '\r']],
    ['two pastes', PASTE('a') + PASTE('b'), [PASTE('a'), PASTE('b')]],
    ['an empty paste', PASTE(''), [PASTE('')]],
    ['a paste without its end', `a${ESC}[200~b\nc`, ['a', `${ESC}[200~b\nc`]],
  ])('takes apart %s', (_what, text, keys) => {
    expect(splitKeys(text)).toEqual(keys);
  });
});

/** A terminal's input stream. */
class FakeTty extends PassThrough {
  readonly isTTY = true;
  readonly calls: string[] = [];
  setRawMode(isRaw: boolean) {
    this.calls.push(`raw ${isRaw}`);
  }
  ref() {
    this.calls.push('ref');
  }
  unref() {
    this.calls.push('unref');
  }
}

/** Reads as Ink does: on each 'readable' event until null. One inner array is what one event brought. */
function listen(paced: PacedStdin) {
  const events: string[][] = [];
  const listener = () => {
    const pieces: string[] = [];
    for (let piece = paced.read(); piece !== null; piece = paced.read()) pieces.push(piece);
    events.push(pieces);
  };
  paced.addListener('readable', listener);
  return { events, stop: () => paced.removeListener('readable', listener) };
}

const turns = async (count = 20) => {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
};

describe('PacedStdin', () => {
  it('brings one key an event', async () => {
    const tty = new FakeTty();
    const { events } = listen(new PacedStdin(tty));

    tty.write('abc\u007Fd\r');
    await turns();

    expect(events).toEqual([['abc'], ['\u007F'], ['d'], ['\r']]);
  });

  it('lets the event loop turn between two keys', async () => {
    const tty = new FakeTty();
    const paced = new PacedStdin(tty);
    const log: string[] = [];
    paced.on('readable', () => {
      log.push(`key ${paced.read()}`);
      setImmediate(() => log.push('turn'));
    });

    tty.write('a\tb');
    await turns();

    expect(log).toEqual(['key a', 'turn', 'key \t', 'turn', 'key b', 'turn']);
  });

  it('joins a character whose bytes come in two reads', async () => {
    const tty = new FakeTty();
    const { events } = listen(new PacedStdin(tty));
    const bytes = Buffer.from('é');

    tty.write(bytes.subarray(0, 1));
    await turns();
    tty.write(bytes.subarray(1));
    await turns();

    expect(events).toEqual([['é']]);
  });

  it('joins a paste and a key that come in two reads', async () => {
    const tty = new FakeTty();
    const { events } = listen(new PacedStdin(tty));

    tty.write(`${ESC}[200~12\n`);
    await turns();
    tty.write(`34${ESC}[201~${ESC}[1;`);
    await turns();
    tty.write('5C');
    await turns();

    expect(events).toEqual([[PASTE('12\n34')], [`${ESC}[1;5C`]]);
  });

  it('joins an answer of the terminal that comes in two reads', async () => {
    const tty = new FakeTty();
    const { events } = listen(new PacedStdin(tty));

    tty.write(`a${ESC}]11;rgb:00`);
    await turns();
    tty.write(`00/0000/0000${ESC}`);
    await turns();
    tty.write('\\b');
    await turns();

    expect(events.flat().at(0)).toBe('a');
    expect(events.flat().join('')).not.toContain('rgb');
  });

  it('takes what began like an answer for keys after all, once a key comes that no answer has', async () => {
    const tty = new FakeTty();
    const { events } = listen(new PacedStdin(tty));

    tty.write(`${ESC}]1;2`);
    await turns();
    tty.write('\r');
    await turns();

    expect(events).toEqual([[`${ESC}]`], ['1;2'], ['\r']]);
  });

  it.each([
    ['an answer', `${ESC}]0;title`],
    ['a sequence', `${ESC}[1;`],
  ])('forgets %s whose end does not come, and takes the next key', async (_what, begun) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const tty = new FakeTty();
    const { events } = listen(new PacedStdin(tty));

    tty.write(begun);
    await turns();
    vi.advanceTimersByTime(150);
    tty.write('l');
    await turns();
    vi.useRealTimers();

    expect(events).toEqual([['l']]);
  });

  it('takes a long paste that comes in small reads as one', async () => {
    const tty = new FakeTty();
    const { events } = listen(new PacedStdin(tty));
    const sent = PASTE('x'.repeat(100_000));

    for (let at = 0; at < sent.length; at += 1000) {
      tty.write(sent.slice(at, at + 1000));
      await turns(1);
    }
    await turns();

    expect(events).toEqual([[sent]]);
  });

  it('knows the end of a paste that comes in two reads', async () => {
    const tty = new FakeTty();
    const { events } = listen(new PacedStdin(tty));

    tty.write(`${ESC}[200~12`);
    await turns();
    tty.write(`34${ESC}[20`);
    await turns();
    tty.write('1~5');
    await turns();

    expect(events).toEqual([[PASTE('1234')], ['5']]);
  });

  it('suspends at Ctrl+Z in its turn, and goes on with the keys behind it', async () => {
    const tty = new FakeTty();
    const log: string[] = [];
    const paced = new PacedStdin(tty, () => log.push('suspended'));
    paced.on('readable', () => log.push(`key ${paced.read()}`));

    tty.write('a\u001Ab');
    await turns();

    expect(log).toEqual(['key a', 'suspended', 'key b']);
  });

  /** What comes of reads that are some milliseconds apart, and how long afterwards. */
  async function readsApart(
    reads: readonly string[],
    apart: number,
    onAnswer: ((answer: Answer) => void) | null = null,
  ) {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const tty = new FakeTty();
      const { events } = listen(new PacedStdin(tty, () => {}, onAnswer));
      for (const read of reads) {
        tty.write(read);
        await turns();
        vi.advanceTimersByTime(apart);
        await turns();
      }
      vi.advanceTimersByTime(2000);
      await turns();
      return events.flat();
    } finally {
      vi.useRealTimers();
    }
  }

  const hearWidth = (heard: boolean[]) => (answer: Answer) => {
    if (answer.kind === 'width') heard.push(answer.isWide);
  };

  const SEQUENCES = [
    ['an arrow', `${ESC}[A`, [`${ESC}[A`]],
    ['a key with modifiers', `${ESC}[1;5C`, [`${ESC}[1;5C`]],
    ['F2', `${ESC}OQ`, [`${ESC}OQ`]],
    ['F2 of the Linux console', `${ESC}[[B`, [`${ESC}[[B`]],
    ['Alt with an arrow', `${ESC}${ESC}[A`, [`${ESC}${ESC}[A`]],
    ['a report of focus', `${ESC}[I`, []],
    ['a report of the mouse', `${ESC}[<0;10;10M`, []],
    ['an answer about colours', `${ESC}]11;rgb:00/00/00${ESC}\\`, []],
    ['the name of the terminal', `${ESC}P>|xterm(388)${ESC}\\`, []],
    ['a paste', PASTE('12'), [PASTE('12')]],
  ] as const;

  it.each(
    SEQUENCES.flatMap(([what, sent, keys]) =>
      Array.from(
        { length: sent.length - 1 },
        (_, at) => [`${what}, ${at + 1} of it first`, sent, at + 1, keys] as const,
      ),
    ),
  )('joins what a slow line brings in two reads: %s', async (_what, sent, at, keys) => {
    expect(await readsApart([sent.slice(0, at), sent.slice(at)], 80)).toEqual(keys);
  });

  it('takes an Esc and a key soon after it for two keys', async () => {
    expect(await readsApart([ESC, 'q'], 20)).toEqual([ESC, 'q']);
    expect(await readsApart([ESC, '\u0003'], 20)).toEqual([ESC, '\u0003']);
  });

  it('gives up a paste after a second of silence, keeps what was pasted, and takes keys again', async () => {
    expect(await readsApart([`${ESC}[200~12`, 'l'], 1100)).toEqual([PASTE('12'), 'l']);
    expect(await readsApart([`${ESC}[200~`, 'q'], 1100)).toEqual([PASTE(''), 'q']);
  });

  it('takes the late end of a paste that was given up for no keys', async () => {
    expect(await readsApart([`${ESC}[200~12`, `34${ESC}[201~q`], 1100)).toEqual([PASTE('12'), 'q']);
    expect(await readsApart([`${ESC}[200~12`, `${PASTE('34')}q`], 1100)).toEqual([
      PASTE('12'),
      PASTE('34'),
      'q',
    ]);
  });

  it('hears how wide the terminal draws, wherever the answer is split, and takes none of it for a key', async () => {
    const answer = `${ESC}[2;7R`;
    for (let at = 1; at < answer.length; at += 1) {
      for (const apart of [50, 900]) {
        if (at === 1 && apart > 100) continue;
        const heard: boolean[] = [];
        const keys = await readsApart([answer.slice(0, at), `${answer.slice(at)}h`], apart, hearWidth(heard));

        expect(heard, `${at}, ${apart} ms`).toEqual([true]);
        expect(keys, `${at}, ${apart} ms`).toEqual(['h']);
      }
    }
  });

  it('takes an answer for no key whose end comes when it has long been given up', async () => {
    const heard: boolean[] = [];
    const keys = await readsApart([`${ESC}[2;`, '7Rh'], 1500, hearWidth(heard));

    expect(keys).toEqual(['h']);
    expect(heard).toEqual([]);
  });

  it('goes on where no answer ever comes, and takes digits for digits', async () => {
    expect(await readsApart(['123', '456'], 500, () => {})).toEqual(['123', '456']);
    expect(await readsApart([`${ESC}[2;`, 'q', '7'], 200, () => {})).toEqual(['q', '7']);
  });

  it('hands on an Esc by itself, after the moment in which it might have been the beginning of more', async () => {
    expect(await readsApart([ESC], 0)).toEqual([ESC]);
    expect(await readsApart([ESC, ESC], 200)).toEqual([ESC, ESC]);
  });

  it('lets Ctrl+C through a paste whose end never comes', async () => {
    const tty = new FakeTty();
    const { events } = listen(new PacedStdin(tty));

    tty.write(`${ESC}[200~12`);
    await turns();
    tty.write('\u0003');
    await turns();

    expect(events).toEqual([['\u0003']]);
  });

  it('keeps keys for a listener who comes later', async () => {
    const tty = new FakeTty();
    const paced = new PacedStdin(tty);
    const first: (string | null)[] = [];
    paced.once('readable', () => first.push(paced.read()));

    tty.write('a\tb');
    await turns();
    const { events } = listen(paced);
    await turns();

    expect(first).toEqual(['a']);
    expect(events).toEqual([['\t'], ['b']]);
  });

  it('leaves the terminal alone when nobody listens', async () => {
    const tty = new FakeTty();
    const { stop } = listen(new PacedStdin(tty));

    stop();

    expect(tty.listenerCount('readable')).toBe(0);
  });

  it('passes on what concerns the terminal', () => {
    const tty = new FakeTty();
    const paced = new PacedStdin(tty);

    paced.setEncoding().ref().setRawMode(true).setRawMode(false).unref();

    expect(paced.isTTY).toBe(true);
    expect(tty.calls).toEqual(['ref', 'raw true', 'raw false', 'unref']);
  });
});
