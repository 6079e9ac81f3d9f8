import type { Choice } from '../../../lessons/engine/lesson.js';
import type { EpochSeconds } from '../../../sim/base/time.js';

/** Hands that were counted, by the id of what was chosen. */
export interface Vote {
  readonly at: EpochSeconds;
  readonly counts: { readonly [option: string]: number };
}

/** What hands are raised for. */
export type Option = Pick<Choice, 'id' | 'text'>;

/** How a room stands in a task. */
export const ROOM_STATES: readonly Option[] = [
  { id: 'done', text: 'done' },
  { id: 'working', text: 'working' },
  { id: 'stuck', text: 'stuck: I would like help' },
];

/** More hands than any room has. */
const MOST_HANDS = 999;

/** Reads `3 7 1 1`: a number for each option in its order, missing ones are 0. A text says what is wrong. */
export function readVote(typed: string, options: readonly Option[], at: EpochSeconds): Vote | string {
  const words = typed.split(/[\s,;]+/).filter((word) => word !== '');
  if (words.length === 0) return 'Type how many hands there are for each answer, as in 3 7 1 1.';
  if (words.length > options.length)
    return `There are ${options.length} answers, and ${words.length} numbers: type one for each.`;
  const wrong = words.find((word) => !/^\d{1,6}$/.test(word) || Number(word) > MOST_HANDS);
  if (wrong !== undefined) return `"${wrong.slice(0, 20)}" is no number from 0 to ${MOST_HANDS}.`;
  const counts = Object.fromEntries(options.map(({ id }, index) => [id, Number(words[index] ?? 0)]));
  return { at, counts };
}

/** How many voted. */
export function voters({ counts }: Vote): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
