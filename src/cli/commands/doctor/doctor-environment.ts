import type { MachineFacts } from './doctor-facts.js';

/** Variables whose text is told. */
const TOLD = [
  'NO_COLOR',
  'FORCE_COLOR',
  'CI',
  'LC_ALL',
  'LC_CTYPE',
  'LANG',
  'COLORTERM',
  'COLORFGBG',
  'TERM_PROGRAM',
  'MSYSTEM',
  'INK_SCREEN_READER',
  'ACCESSIBLE',
  'MFA_LAB_DATA_DIR',
  'MFA_LAB_PLAIN',
  'MFA_LAB_NOW',
];

/** Variables of which only the presence is told: their text is nobody's business, or makes the lab's secrets. */
const PRESENT = ['TMUX', 'STY', 'SSH_CONNECTION', 'SSH_TTY', 'WT_SESSION', 'MFA_LAB_SEED'];

/** The longest text of a variable that is told. */
const LONGEST = 60;

/** Variables that matter and are set; `true` where only that is told. */
export function environmentOf({ env, home }: MachineFacts): { readonly [name: string]: string | true } {
  const told = TOLD.flatMap((name) => {
    const value = env[name];
    return value === undefined ? [] : [[name, shown(withoutHome(value, home))] as const];
  });
  const present = [...PRESENT, ...strangers(env)]
    .filter((name) => env[name] !== undefined)
    .map((name) => [name, true] as const);
  return Object.fromEntries([...told, ...present]);
}

/** Variables that look like ours and are none: somebody's typing. */
export function strangers(env: MachineFacts['env']): readonly string[] {
  const known = [...TOLD, ...PRESENT];
  return Object.keys(env)
    .filter((name) => name.startsWith('MFA_LAB_') && !known.includes(name))
    .toSorted();
}

/** The home folder's path often ends in somebody's name. */
export function withoutHome(text: string, home: string | null): string {
  if (home === null || home.length < 2) return text;
  const [first = '', ...others] = text.split(home);
  // A longer name that begins alike is another folder.
  return others.reduce((joined, part) => joined + (/^[\w.-]/.test(part) ? home : '~') + part, first);
}

function shown(value: string): string {
  return value.replace(/\p{Cc}/gu, '?').slice(0, LONGEST);
}
