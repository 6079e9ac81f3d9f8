import type { CatalogEntry } from '../../lessons/catalog.js';
import { CATALOG, findLesson, LESSONS } from '../../lessons/catalog.js';
import { MONDAY_ID } from '../../lessons/content/monday/monday.js';
import { SANDBOX } from '../../lessons/content/sandbox.js';
import { nearestName } from './nearest-name.js';
import { mayBeKey, quoted, shown } from './shown-word.js';

/**
 * What is wrong with words that are neither one of the commands nor one lesson, and what was probably meant. No full stop.
 */
export function wordUnknown(words: readonly string[], commands: readonly string[]): string {
  const [first = '', ...more] = words;
  if (more.length === 0) return wordUnknownWord(first, commands);
  const lesson = nearestName(words.join('-'), LESSON_IDS);
  if (lesson !== null) return didYouMean(lesson, words.join(' '), 'lesson');
  if (looksLikeCode(words.join(''))) return CODE_ALONE;
  const command = more.find((word) => commands.includes(word));
  if (command !== undefined) return `A command goes first: mfa-lab ${command}`;
  return findLesson(first) === undefined
    ? wordUnknownWord(first, commands)
    : `One lesson at a time: ${shown(words)}`;
}

const LESSON_IDS = [...[...LESSONS, SANDBOX].map(({ id }) => id), MONDAY_ID];

/** What other programs call so, and ours. */
const MEANT: { readonly [word: string]: string } = { help: '--help', version: '--version' };

const CODE_ALONE = 'A code goes behind check: mfa-lab check CODE';

function looksLikeCode(word: string): boolean {
  return /^\d{3}[ -]?\d{3}$/.test(word);
}

function wordUnknownWord(word: string, commands: readonly string[]): string {
  if (looksLikeCode(word)) return CODE_ALONE;
  const lesson = placeInCourse(word);
  if (lesson !== null) return lesson;
  const near = nearestName(word, [...commands, ...LESSON_IDS, ...Object.keys(MEANT)]);
  if (near !== null) return didYouMean(MEANT[near] ?? near, word, 'command or lesson');
  return mayBeKey(word)
    ? 'That is no command and no lesson. A key goes behind --secret, as in mfa-lab code --secret -'
    : `There is no command or lesson ${quoted(word)}; mfa-lab list shows the lessons`;
}

/** Why a word that should be a lesson is none, and what was probably meant. No full stop. */
export function wordNoLesson(typed: string): string {
  const place = placeInCourse(typed);
  if (place !== null) return place;
  if (typed === MONDAY_ID) return `Say which Monday, as in ${MONDAY_ID}-7`;
  const near = nearestName(typed, LESSON_IDS);
  return near === null ? `There is no lesson ${quoted(typed)}` : didYouMean(near, typed, 'lesson');
}

/** What there is to say of a planned lesson and of a number; null for other words. */
function placeInCourse(typed: string): string | null {
  const planned = CATALOG.find(({ id, number }) => id === typed || String(number) === typed);
  if (planned !== undefined && planned.lesson === null) {
    return `Lesson ${planned.number}, ${planned.title}, is planned and not here yet; ${lessonsHere(CATALOG)} are`;
  }
  return /^\d{1,3}$/.test(typed) ? `There is no lesson ${typed}; ${lessonsHere(CATALOG)} are here` : null;
}

/** Which lessons are not only planned, by number: `lessons 1 to 9`, or `lessons 1 to 9 and 11`. */
export function lessonsHere(catalog: readonly CatalogEntry[]): string {
  const numbers = catalog.flatMap(({ number, lesson }) => (lesson === null ? [] : [number]));
  const lasts = numbers.filter((number) => !numbers.includes(number + 1));
  const runs = numbers
    .filter((number) => !numbers.includes(number - 1))
    .map((first, index) => (first === lasts[index] ? `${first}` : `${first} to ${lasts[index]}`));
  return `lessons ${[runs.slice(0, -1).join(', '), ...runs.slice(-1)].filter((part) => part !== '').join(' and ')}`;
}

/** What is near a name of ours is no key, and can be repeated. */
function didYouMean(name: string, typed: string, kind: string): string {
  return `Did you mean ${name}? There is no ${kind} ${JSON.stringify(typed)}`;
}
