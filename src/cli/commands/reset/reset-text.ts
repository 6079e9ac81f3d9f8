import { mondayOf } from '../../../lessons/content/monday/monday.js';
import { LAB_ISSUER } from '../../../sim/codes/otpauth-uri.js';
import { ERASE_WORD } from '../../../ui/screens/overlays/erase-everything.js';
import { wrap } from '../../../ui/text/wrap.js';
import type { Place } from '../course/course.js';
import { lessonName, shortLessonName } from '../course/course.js';
import type { Reset } from './reset-saved.js';
import type { ResetScope } from './reset-scope.js';

/** The word that goes ahead, typed at the question. */
export const RESET_WORDS: { readonly [scope in ResetScope]: string } = {
  step: 'step',
  lesson: 'lesson',
  everything: ERASE_WORD,
};

/** What a reset is going to do: said before it is asked for. */
export function wordPlan(reset: Reset, place: Place | null, filesBeside: readonly string[]): string {
  return [...planOf(reset, place), ...wordFiles(filesBeside)].map((text) => wrap(text)).join('\n');
}

function planOf(reset: Reset, place: Place | null): readonly string[] {
  const where = place === null ? '' : `step ${place.step} of ${place.lesson.steps.length}`;
  switch (reset.scope) {
    case 'step':
      return [
        place === null
          ? ''
          : `This starts ${where} of ${lessonName(place.lesson)}, over: ${place.stepTitle}.`,
        'Lost: what you did in the simulated world in this step.',
        'Stays: all that is done stays done; the steps before, the other lessons and the settings are not touched.',
      ];
    case 'lesson':
      return [
        `This starts ${lessonName(reset.lesson)}, over, at its first step.`,
        `Lost: your place in it (${where}), and what you did in its simulated world.`,
        mondayOf(reset.lesson.id) === undefined
          ? 'Stays: all that is done stays done; the other lessons and the settings are not touched.'
          : 'Lost, too: the time and the wrong turns that were noted. The lessons and the settings are not touched.',
      ];
    case 'everything':
      return [
        'This erases everything: what is done, answers, places in lessons, simulated worlds and settings.',
        'Nothing of it can be brought back.',
      ];
  }
}

/** What is in some of them, by how their names begin. */
const SECRETS: readonly (readonly [begin: string, words: string])[] = [
  ['qr-', 'A picture of a QR code holds a secret.'],
  [
    'aws-serve-',
    'A folder aws-serve-… holds keys while its port is open, and is taken back with it. What stays after that is yours.',
  ],
];

function wordFiles(names: readonly string[]): readonly string[] {
  if (names.length === 0) return [];
  const secrets = SECRETS.filter(([begin]) => names.some((name) => name.startsWith(begin)));
  return [
    `Files that stay in the data folder: ${names.join(', ')}. Delete them yourself if you want.`,
    ...secrets.map(([, words]) => words),
  ];
}

/** What was done, and what is left to do on a phone. */
export function wordDone(reset: Reset, entries: readonly string[]): string {
  return [doneOf(reset), ...wordEntries(reset, entries)].map((text) => wrap(text)).join('\n');
}

function wordEntries({ scope }: Reset, entries: readonly string[]): readonly string[] {
  if (entries.length > 0) {
    const names = entries.map((entry) => `${LAB_ISSUER}: ${entry}`).join(', ');
    return [`The lab no longer knows these. Delete from your phone those that you scanned: ${names}.`];
  }
  return scope === 'everything' ? [`If your phone has an entry "${LAB_ISSUER}", delete it as well.`] : [];
}

/** With a capital, to begin a sentence. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function doneOf(reset: Reset): string {
  switch (reset.scope) {
    case 'step':
      return 'The step starts over when you run mfa-lab.';
    case 'lesson':
      return `${capital(shortLessonName(reset.lesson))} starts over when you open it: mfa-lab ${reset.lesson.id}.`;
    case 'everything':
      return 'Everything is erased. mfa-lab starts from the beginning.';
  }
}
