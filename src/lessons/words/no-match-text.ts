import { groupCode } from '../../sim/codes/typed-code.js';
import { nearTime, serviceWords } from './service-words.js';
import type { VerdictAbout, VerdictText, Ways } from './verdict-text.js';

/** What a code can be that fits nowhere. */
export function wordNoMatch(checked: VerdictAbout): VerdictText {
  const { codes, ways } = checked;
  const { isAws } = serviceWords(checked);
  const near = nearTime(checked);
  const service = isAws ? 'AWS' : 'Its service';
  const far = `A clock that is off by more than ${near}. One code cannot tell; give two in a row: ${ways.twoCodes}.`;
  const all = codes.length === 1 ? [...causes(ways, isAws), far] : causes(ways, isAws);
  const headline =
    codes.length === 1
      ? `${groupCode(codes[0])} is no code of this key within ${near} of now. ${service} would refuse it.`
      : `Nowhere within 25 hours of now does this key give these two codes in a row. ${service} would refuse them.`;
  return {
    headline,
    advice: ['What it can be, the likeliest first:', ...all.map((cause, index) => `${index + 1}. ${cause}`)],
    clock: [],
    todo: [],
  };
}

/** The causes in order of likelihood, each with what to do. Nothing is to be deleted: it may be the real entry. */
function causes({ newEntry }: Ways, isAws: boolean): readonly string[] {
  return [
    'You are reading another entry, often an older one with a similar name. Look for a second entry on the phone; the one that was added last counts.',
    `The key was mistyped, here or on the phone; some apps drop wrong characters and say nothing. Add it to the phone once more, as a new entry: ${newEntry}.`,
    'The entry is of another account or user. Compare its name with the account that you sign in to.',
    'A typo. Read the code again, and give the one that is shown now.',
    isAws ? OTHER_KIND : IGNORED_KIND,
  ];
}

const OTHER_KIND =
  'The entry makes another kind of code: counter-based (HOTP), 8 digits, every 60 s, or with SHA-256. That happens when a key is typed by hand. Add it as time-based, 6 digits, 30 s, SHA-1, or scan the QR code.';

const IGNORED_KIND =
  'The app makes the codes in its own way: several make SHA-1, 6 digits and 30 s whatever the QR code says. Check against those.';
