import type { Seconds } from '../../sim/base/time.js';
import type { Effect, Model } from '../store/model.js';
import { SAVED_AGAIN, wordSaveProblem } from '../store/save-words.js';
import { isPredicting } from '../store/shown-question.js';

/** What comes of these is said when it has come. */
export const SAID_LATER: readonly Effect['kind'][] = [
  'exit',
  'open-editor',
  'open-door',
  'read-file',
  'write-export',
];

/** What the word `quiet` has led to. */
export function wordQuiet(isQuiet: boolean): string {
  return isQuiet
    ? 'ok: the time is told only when you ask, with time. quiet off brings it back.'
    : 'ok: the time is told where a code is waited for. quiet stops it.';
}

/** A line that means nothing here. */
export function notUnderstood(line: string): string {
  return line === '' ? 'note: an empty line does nothing here.' : `not understood: ${line}`;
}

/** Asks for the text of a field. */
export function askFor({ label }: { readonly label: string }): string {
  return `type: ${label} (an empty line leaves it as it is; commands wait until then)`;
}

/** How saving went, once that has changed. */
export function saveNews(problem: string | null): string {
  return `note: ${problem === null ? SAVED_AGAIN : wordSaveProblem(problem)}`;
}

/** The first line of all, so that nobody wonders where the full screen is. */
export function plainIsOn(reason: string | null): string {
  const why = reason === null ? '' : ` (${reason})`;
  return `plain mode is on${why}: nothing is drawn, and nothing moves. Type a choice and Enter. help lists what can be typed; quit leaves and keeps your place.`;
}

/** Nobody has heard a question in less. */
const HASTE_SECONDS = 0.7;

/** Enter that was typed ahead must not answer a question that nobody has heard: it would count as not sure. */
export function isHastyEnter(model: Model, line: string, since: Seconds): boolean {
  const isUnsure = isPredicting(model) && model.optionAt === null;
  return line.trim() === '' && model.overlay === null && isUnsure && since < HASTE_SECONDS;
}

/** Said to such an Enter. */
export const ONCE_MORE = 'note: that Enter came before the question. Enter once more is for not sure.';
