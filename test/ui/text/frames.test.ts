import { describe, expect, it } from 'vitest';
import { asciiLine } from '../../../src/ui/text/ascii.js';
import type { FrameLook } from '../../../src/ui/text/frames.js';
import { FRAME_ROWS, framedIn, framesBeside } from '../../../src/ui/text/frames.js';
import { lineWidth, span } from '../../../src/ui/text/spans.js';
import { textOf } from '../screens/course.js';

const LINES = [[span('one')], [span('a line that is too long')]];

function drawn(look: FrameLook, width = 16): readonly string[] {
  return framedIn(LINES, width, look).map(textOf);
}

describe('a frame', () => {
  it('has its title in the upper border, and cuts or fills what is inside', () => {
    expect(drawn({ title: 'Desk' })).toEqual([
      '╭─ Desk ───────╮',
      '│one           │',
      '│a line that is│',
      '╰──────────────╯',
    ]);
  });

  it('round what is a stranger’s is double, and round what is gone an outline', () => {
    expect(drawn({ title: 'His', border: 'double' })[1]).toBe('║one           ║');
    expect(drawn({ title: 'His', border: 'double' })[0]).toMatch(/^╔═ His ═+╗$/);
    expect(drawn({ title: 'Gone', border: 'dashed' })[0]).toMatch(/^╭╌ Gone ╌+╮$/);
  });

  it('has a word in its lower border, where there is one to say', () => {
    expect(drawn({ title: 'Phone', note: 'lost' }).at(-1)).toBe('╰─────── lost ─╯');
  });

  it('is as wide and as high as it says, whatever its title and its note are', () => {
    for (const width of [2, 3, 5, 8, 16, 40]) {
      for (const title of ['', 'x', 'a title of some length']) {
        const frame = framedIn(LINES, width, { title, note: title });

        expect(frame).toHaveLength(LINES.length + FRAME_ROWS);
        expect(new Set(frame.map(lineWidth)), `${width} ${title}`).toEqual(new Set([width]));
      }
    }
  });

  it('is "here" all round where the focus is, and nowhere else', () => {
    const roles = (look: FrameLook) =>
      new Set(
        framedIn([[]], 16, look)
          .flat()
          .flatMap((piece) => ('text' in piece && piece.text.trim() !== '' ? [piece.role] : [])),
      );

    expect(roles({ title: 'Desk', isFocused: true, role: 'stranger' })).toEqual(new Set(['here']));
    expect(roles({ title: 'Desk' })).toEqual(new Set(['frame', 'muted']));
    expect(roles({ title: 'His', role: 'stranger' })).toEqual(new Set(['stranger']));
  });

  it('is made of + - | in ASCII, and a stranger’s of = as well', () => {
    const ascii = (look: FrameLook) => framedIn([[]], 9, look).map((line) => textOf(asciiLine(line)));

    expect(ascii({ title: 'a' })).toEqual(['+- a ---+', '|       |', '+-------+']);
    expect(ascii({ title: 'a', border: 'double' })).toEqual(['+= a ===+', '|       |', '+=======+']);
    expect(ascii({ title: 'a', border: 'dashed' })).toEqual(['+- a ---+', '|       |', '+-------+']);
  });
});

describe('frames side by side', () => {
  it('have a column of air between them, or none', () => {
    const frames = [framedIn([[]], 4, { title: '' }), framedIn([[]], 5, { title: '' })];

    expect(framesBeside(frames).map(textOf)).toEqual(['╭──╮ ╭───╮', '│  │ │   │', '╰──╯ ╰───╯']);
    expect(framesBeside(frames, 0).map(textOf)[0]).toBe('╭──╮╭───╮');
  });
});
