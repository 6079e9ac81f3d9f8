/** Words that stand for keys, each with the letters of the full screen. */
export const KEY_WORDS: { readonly [word: string]: string } = {
  h: 'h',
  hint: 'h',
  u: 'u',
  undo: 'u',
  s: 's',
  skip: 's',
  x: 'x',
  restart: 'x',
  w: 'w',
  l: 'l',
  lessons: 'l',
  list: 'l',
  r: 'r',
  route: 'r',
  c: 'c',
  check: 'c',
  key: 'r',
  m: 'm',
  b: 'b',
  sandbox: 'b',
  review: 'R',
  monday: 'M',
  f: 'f',
  picture: 'f',
  o: 'o',
  photo: 'o',
  'open port': 'o',
  'own aws': 'o',
  'close port': 'O',
  y: 'y',
  yes: 'y',
  n: 'n',
  no: 'n',
};

/** Words that ask for a page of text. */
export const SAY_WORDS = {
  '?': 'help',
  help: 'help',
  e: 'more',
  more: 'more',
  steps: 'six-steps',
  odds: 'odds',
  g: 'glossary',
  words: 'glossary',
  v: 'simulated',
  real: 'simulated',
  i: 'inside',
  inside: 'inside',
  t: 'time',
  time: 'time',
  page: 'page',
} as const;

/** A page of text that is said when it is asked for. */
export type SaidPage = (typeof SAY_WORDS)[keyof typeof SAY_WORDS];

/** Words that ask for one part of what was said. */
export const AGAIN_WORDS: { readonly [word: string]: 'goal' | 'task' | 'code' | 'table' | 'not-yet' } = {
  goal: 'goal',
  goals: 'goal',
  task: 'task',
  code: 'code',
  table: 'table',
  next: 'not-yet',
};

/** Whether a word asks for a page of text. */
export function isSayWord(word: string): word is keyof typeof SAY_WORDS {
  return Object.hasOwn(SAY_WORDS, word);
}
