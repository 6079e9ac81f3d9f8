import type { LabelledText, Speaker } from '../store/notice.js';
import { GOES_ON } from '../text/fitting.js';
import type { Role } from '../text/roles.js';
import type { Line, Span } from '../text/spans.js';
import { span, wrapRich } from '../text/spans.js';

/** Columns of a name, with the bar behind it. */
const NAME = 6;

/** Stands along all lines of what somebody says. */
const BAR = '┃';

/** What each of the two is drawn as. */
const ROLES: { readonly [speaker in Speaker]: Role } = { AWS: 'aws', Lab: 'lab' };

/** Where nothing is coloured AWS has another bar. */
const AWS_TYPED = '#';

/**
 * The bar, with what is behind it, in the colour of who speaks, or of what was achieved.
 *
 * @param air - blanks behind it
 */
export function barOf({ speaker, role }: LabelledText, air = ''): Span {
  const bar = span(`${BAR}${air}`, role === 'ok' ? 'ok' : ROLES[speaker]);
  return speaker === 'AWS' ? { ...bar, words: `${AWS_TYPED}${air}` } : bar;
}

/** The name of who speaks. */
export function nameSpan(speaker: Speaker, words: string): Span {
  return span(words, ROLES[speaker]);
}

/** What somebody says, at a width: first the word for what it is, if there is one. A line break stays one. */
export function saidLines({ verdict, text, role }: LabelledText, width: number): readonly Line[] {
  return text.split('\n').flatMap((part, index) => {
    const lead = index > 0 || verdict === undefined ? [] : [{ strong: `${verdict}:` }, ' '];
    return wrapRich([...lead, part.trim()], width).map((line) =>
      line.map((piece) => ('text' in piece && piece.role === 'strong' ? { ...piece, role } : piece)),
    );
  });
}

/**
 * Two voices, one below the other: a name in front of each, once, and a bar in its colour. Of what is cut only the
 * beginning is there, and says that it goes on.
 */
export function voiceLines(
  said: readonly LabelledText[],
  width: number,
  isCut: (one: LabelledText) => boolean = () => false,
): readonly Line[] {
  return said.flatMap((one, place) => {
    const isOther = said[place - 1]?.speaker !== one.speaker;
    const columns = NAME - BAR.length;
    const lines = isCut(one) ? firstLine(one, width - NAME) : saidLines(one, width - NAME);
    return lines.map((line, index): Line => {
      const name = isOther && index === 0 ? one.speaker : '';
      return [nameSpan(one.speaker, name.padEnd(columns)), barOf(one), ...line];
    });
  });
}

/** The beginning of a text on one line: its first sentence where there is room for that, else whole words of it. */
function firstLine(one: LabelledText, width: number): readonly Line[] {
  const [sentence = one.text] = /^[^.]+\.(?= )/.exec(one.text) ?? [];
  for (const text of [one.text, sentence]) {
    const lines = saidLines({ ...one, text }, width);
    if (lines.length === 1) return lines;
  }
  const [first = []] = saidLines(one, width - GOES_ON.length);
  return [[...first, span(GOES_ON)]];
}
