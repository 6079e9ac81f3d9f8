import { GLOSSARY } from '../../lessons/words/glossary.js';
import type { Model } from '../store/model.js';
import { openLesson } from '../store/open-lesson.js';
import { isPredicting } from '../store/shown-question.js';
import { textsOf } from './plain-lines.js';
import { phoneLines, shownCodes } from './plain-page.js';
import { placeLines } from './plain-place.js';
import { sayBlocks } from './plain-say.js';
import { goalLines, plainPlace } from './plain-screen.js';
import { tellTime } from './plain-time.js';

/** A part of what was said, said once more. */
export type Again = 'goal' | 'task' | 'code' | 'table' | 'not-yet' | 'before';

/** Says one part again, and goes nowhere. */
export function sayAgain(what: Again, model: Model): readonly string[] {
  switch (what) {
    case 'goal':
      return orNote(goalLines(model), 'there is no goal here: this is only read or answered.');
    case 'task':
      return placeLines(plainPlace(model));
    case 'code': {
      const codes = isPredicting(model) ? [] : textsOf(shownCodes(model));
      return codes.length > 0 ? [...codes, tellTime(model, model.now)] : ['note: no code is shown here.'];
    }
    case 'table':
      return orNote(
        textsOf(phoneLines(model).filter(({ kind }) => kind === 'table-head' || kind === 'table')),
        'there is no table here. On a page with a policy it says who may what.',
      );
    // Whoever wants to go on before the step is done.
    case 'not-yet':
      return [
        'note: not yet. This is still open; skip goes on without it.',
        ...goalLines(model).filter((line) => !line.startsWith('goal met')),
      ];
    case 'before':
      return stepBefore(model);
  }
}

/** The step before, to read again. The learner stays where they are. */
function stepBefore(model: Model): readonly string[] {
  const open = openLesson(model);
  const index = open === null ? -1 : open.lesson.steps.findIndex(({ id }) => id === open.step.id);
  const step = open?.lesson.steps[index - 1];
  if (step === undefined) return ['note: there is no step before this one. lessons opens the list.'];
  const overlay = { kind: 'before', stepId: step.id } as const;
  return [
    ...sayBlocks({ ...model, overlay, textPage: 0 }, `the step before: ${step.title}`),
    'note: you are still in your step; task says it again.',
  ];
}

/** What one word means; the words that there are, for one that is not among them. */
export function sayWord(asked: string): readonly string[] {
  const wanted = asked.toLowerCase();
  const named = GLOSSARY.filter(([word]) => word.toLowerCase() === wanted);
  const found = named.length > 0 ? named : GLOSSARY.filter(([word]) => word.toLowerCase().includes(wanted));
  return found.length > 0
    ? found.map(([word, meaning]) => `${word}: ${meaning}`)
    : [`note: ${asked} is not in the list. It has: ${GLOSSARY.map(([word]) => word).join(', ')}`];
}

/** What is worth to be spelled: keys, aliases, passwords, and the numbers of tokens. */
const SPELLABLE: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['secret key', /^secret key: ([A-Z2-7 ]+)$/gm],
  ['password', /\bpassword ([^\s,]+)$/gm],
  ['password', /\b([A-Z][a-z]+-[A-Z][a-z]+-\d{2})$/gm],
  ['alias', /\b(lab-[a-z0-9]+)\b/g],
  ['access key', /\b(LABA[A-Z0-9]{16})\b/g],
  ['serial number', /\b(GAKT\d+)\b/g],
];

/** Spells the secret key that is shown, else the last alias, password or number here; or what is named. */
export function spell(said: string, kind: string): readonly string[] {
  const all = SPELLABLE.filter(([name]) => name.includes(kind))
    .flatMap(([name, pattern]) => [...said.matchAll(pattern)].map((match) => ({ name, match })))
    .toSorted((one, other) => one.match.index - other.match.index);
  const found = all.findLast(({ name }) => name === 'secret key') ?? all.at(-1);
  return found === undefined
    ? [`note: no ${kind === '' ? 'key, alias or password' : kind} is said here.`]
    : [`${found.name}: ${letters(found.match[1] ?? '')}`];
}

/** The characters one by one, in groups of four. What has no small letters says so once. */
function letters(text: string): string {
  const bare = [...text.replaceAll(' ', '')];
  const hasSmall = bare.some((letter) => /[a-z]/.test(letter));
  const hasCapital = bare.some((letter) => /[A-Z]/.test(letter));
  const said = bare.map((letter) => (hasSmall ? spelled(letter) : (SIGNS[letter] ?? letter)));
  const groups = Array.from({ length: Math.ceil(said.length / 4) }, (_, index) =>
    said.slice(index * 4, index * 4 + 4).join(' '),
  );
  return `${hasSmall || !hasCapital ? '' : 'all capitals: '}${groups.join(', ')}`;
}

function spelled(letter: string): string {
  return /[A-Z]/.test(letter) ? `capital ${letter}` : (SIGNS[letter] ?? letter);
}

const SIGNS: { readonly [sign: string]: string | undefined } = {
  '-': 'dash',
  _: 'underscore',
  '.': 'dot',
  '!': 'exclamation mark',
};

function orNote(lines: readonly string[], note: string): readonly string[] {
  return lines.length > 0 ? lines : [`note: ${note}`];
}
