import { describe, expect, it } from 'vitest';
import { startPlain, takeLine } from '../../../src/ui/plain/plain-session.js';
import { firstModel, NOTHING_SAVED } from '../../../src/ui/store/model.js';
import { codesIn } from '../../course/plain-walker.js';
import { fakeContext } from '../../helpers/fake-ports.js';

/** A lesson as lines, at one of its steps; those before it are skipped. */
function linesAt(lessonId: string, stepId: string) {
  const context = fakeContext();
  const { now } = context;
  const saved = { ...NOTHING_SAVED, settings: { ...NOTHING_SAVED.settings, phone: 'lab' as const } };
  let turn = startPlain(
    firstModel(saved, now, { columns: 80, rows: 24 }, []),
    { kind: 'lesson-asked-for', lessonId, now },
    context,
  );
  const type = (...lines: readonly string[]): string => {
    for (const line of lines) turn = takeLine(turn.session, line, context);
    return turn.lines.join('\n');
  };
  const session = () => turn.session.model.saved.sessions[lessonId];
  for (let count = 0; count < 40 && session()?.stepId !== stepId; count += 1) type('s', '');
  // The number of something on the page, by its name.
  const choose = (name: string): string =>
    type(new RegExp(`(\\d+)\\. \\[?${name}`).exec(type('page'))?.[1] ?? 'not there');
  return { type, choose, session };
}

describe('a colleague with a camera, in lines', () => {
  it('photographs with o, which is told beside the key, and both codes are read out', () => {
    const lab = linesAt('link-the-phone', 'two-phones');
    lab.type('');

    expect(lab.choose('Show QR code')).toContain('o a colleague photographs it');
    expect(lab.type('o')).toContain('took a photo of the screen');
    const codes = codesIn(lab.type('page'));
    expect(codes).toHaveLength(2);
    expect(codes[1]).toBe(codes[0]);
  });
});

describe("omar's telephone, in lines", () => {
  it('has its three answers by number, and what each leads to is told', () => {
    const lab = linesAt('the-phone-is-gone', 'omars-telephone');

    expect(lab.type('page')).toMatch(/TELEPHONE\n\d+\. Ask for her password\n\d+\. Remove her device now/);
    expect(lab.choose('Ask for her password')).toContain('why: The voice says it');
    expect(lab.choose('Call her desk number')).toContain('ok: alice answers at her desk');
  });
});
