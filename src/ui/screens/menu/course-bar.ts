import type { CoursePart } from '../../../lessons/engine/course-parts.js';
import type { Role } from '../../text/roles.js';
import { STATES } from '../../text/signs.js';
import type { Line, TextSpan } from '../../text/spans.js';

/** How a part of the bar is drawn: heavy behind the learner, light before them, so that it reads without any colour. */
const BEHIND = '━';
const HALF = '╾';
const SKIPPED = '╌';
const TO_COME = '─';

/** The same where there are no colours or no such characters. */
const BEHIND_TYPED = '#';
const SKIPPED_TYPED = '-';
const TO_COME_TYPED = '.';

/** The whole course as a bar from edge to edge: a part for each lesson, as long as the others or a column longer. */
export function courseBar(parts: readonly CoursePart[], width: number): Line {
  return apart(parts, width, partOf);
}

/** A sign over each part of the bar that is whole: one lesson after the other. */
export function courseSigns(parts: readonly CoursePart[], width: number): Line {
  return apart(parts, width, ({ stands, share }, columns) => {
    const isWhole = share === 1 && stands !== 'open';
    const { sign, role, typed } = STATES[stands === 'skipped' ? 'skipped' : 'done'];
    return [
      isWhole ? { text: sign, role, words: typed.charAt(1) } : { text: ' ' },
      { text: ' '.repeat(columns - 1) },
    ];
  });
}

/** Something for each lesson, with a column between two of them. */
function apart(
  parts: readonly CoursePart[],
  width: number,
  draw: (part: CoursePart, columns: number) => readonly TextSpan[],
): Line {
  const startOf = (index: number) => Math.floor((index * (width + 1)) / parts.length);
  return parts.flatMap(
    (part, index): Line => [
      ...(index === 0 ? [] : [{ text: ' ' }]),
      ...draw(part, Math.max(1, startOf(index + 1) - startOf(index) - 1)),
    ],
  );
}

const ROLES = { done: 'ok', begun: 'here', skipped: 'muted', open: 'frame' } as const satisfies {
  readonly [stands in CoursePart['stands']]: Role;
};

function partOf({ stands, share }: CoursePart, columns: number): readonly TextSpan[] {
  const halves = Math.round(share * columns * 2);
  const whole = Math.floor(halves / 2);
  const half = halves % 2;
  const toCome = columns - whole - half;
  const [drawn, typed] = stands === 'skipped' ? [SKIPPED, SKIPPED_TYPED] : [BEHIND, BEHIND_TYPED];
  const pieces: readonly TextSpan[] = [
    {
      text: drawn.repeat(whole) + HALF.repeat(half),
      role: ROLES[stands],
      words: typed.repeat(whole) + TO_COME_TYPED.repeat(half),
    },
    { text: TO_COME.repeat(toCome), role: 'frame', words: TO_COME_TYPED.repeat(toCome) },
  ];
  return pieces.filter(({ text }) => text !== '');
}

/** The parts while a lesson that has just been done is added to them. */
export function growing(
  parts: readonly CoursePart[],
  lessonId: string,
  share: number,
): readonly CoursePart[] {
  return parts.map((part) => (part.lessonId === lessonId ? { ...part, share: part.share * share } : part));
}

/** The parts while the whole bar is drawn from its beginning. */
export function sweeping(parts: readonly CoursePart[], share: number): readonly CoursePart[] {
  const behind = share * parts.length;
  return parts.map((part, index) => ({
    ...part,
    share: part.share * Math.max(0, Math.min(1, behind - index)),
  }));
}
