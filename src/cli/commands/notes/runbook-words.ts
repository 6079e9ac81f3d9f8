/** What stands on paper beside the notes of the lessons. */

/** To do before the day. */
export const NIGHT_BEFORE: readonly string[] = [
  'Open `mfa-lab present` on the laptop of tomorrow, on the real projector if you can, and go through it once with PageDown. `mfa-lab present --check` looks whether every step is ready.',
  'Make the letters larger until the last row can read them, and the window still has 80x24. The QR code of lesson 5 needs that size.',
  'Open `mfa-lab notes` in a second terminal on your own display, or take this print.',
  'Pack the program: `npm pack` in a clone. A laptop with Node runs it without npm and without a network: unpack it with `tar xzf`, then `node package/bin/mfa-lab.cjs`.',
  'Ask everybody to bring a laptop with Node.js 20 or newer, and a phone with an authenticator app. Both are optional: the lab has a phone of its own, and two can share a laptop.',
];

/** The keys, so that nobody has to look for them. */
export const KEYS_ON_PAPER: readonly (readonly [keys: string, does: string])[] = [
  ['PageDown, PageUp', 'the next and the previous step, as its beginning is; both buttons of a clicker'],
  ['.', 'black; any key brings it back'],
  ['G', 'go to a step: 6.3, Enter'],
  ['R', 'this step once more from its beginning'],
  ['M', 'the next mistake of this step, with its refusal'],
  ['A', 'the next single move of the solution'],
  ['K, J', 'keep this state, and jump back to it'],
  ['F', 'freeze the clock, so that a code does not run out while you talk'],
  ['H', 'hide or show secrets'],
  ['Z', 'the code, or the answer, big'],
  ['V', 'count hands: 3 7 1 1, Enter; once more for a second vote'],
  ['T', 'a timer for the room: 6, or 15 break'],
  ['Q', 'a QR code that everybody may scan, and the code that all phones show then'],
  ['E', 'what if: lose the phone, set its clock, leak the password'],
  ['P', 'start the clock of the day; pause it for questions'],
  ['?', 'all keys'],
];

/** What goes wrong in a room, and what helps. */
export const TROUBLES: readonly (readonly [sign: string, help: string])[] = [
  [
    'A code of an own phone is refused:',
    '`c` in the list of lessons or after the refusal says how far the clock is off.',
  ],
  [
    'Refused without end:',
    'nine tries in three minutes are checked, no more. Wait three minutes, or press `x`.',
  ],
  [
    'The entry of the projector was scanned:',
    'its name ends in `@projector-` and some letters. Delete it, and scan the code on the own screen.',
  ],
  ['The screen is in pieces:', '`A` draws it in ASCII, and so does `--ascii`.'],
  ['The window is too small:', 'the lab needs 60x16, and the QR code 80x24. The key beside it can be typed.'],
  ['Somebody comes late:', '`mfa-lab 6` opens lesson 6 by itself, with a world of its own.'],
  [
    'NOT SAVED stands above:',
    'the lab runs, and forgets. `mfa-lab doctor` says why; another `--data-dir` helps.',
  ],
  [
    'No Node on a laptop:',
    'share one. One types, the other says what to expect, and they change at each lesson.',
  ],
];

/** The last minutes. */
export const AT_THE_END: readonly string[] = [
  'A minute card: one thing that was clear, one that was not. Collect them.',
  'Everybody deletes the entries **MFA Lab** from their phones. None of them opens anything real.',
  'Everybody says when they will set up their second device.',
  '`mfa-lab notes --summary` has the minutes that the room took, for the next time.',
];

/** What the reader is told about codes. */
export const WITH_CODES =
  'The codes are those of your stage: each step begins with them, and with 29 seconds left of the first, every time that you come to it or press `R`. What was typed or waited for since then has moved them on.';

/** The same where there are none. */
export const NO_CODES = {
  'no-stage':
    'Open `mfa-lab present` once on the laptop of the day, leave it, and print this again there: it then has the codes that each step begins with.',
  'own-phone':
    'Your stage keeps real time beside a real phone, so no codes can be told here. Each lesson has an account of its own there: scan its code anew (Not there? Show its QR), or let `A` play.',
} as const;

/** To bring to every day. */
export const TO_BRING: readonly string[] = [
  'sticky notes in two colours that are not red and green: done, and stuck',
  'a stick with the packed program, and Node for the systems in the room',
];

/** Before the first lesson. */
export const BEGINNING =
  'Press `P` when you begin to speak, and not when the room fills: from then on the day is counted.';

/** Between lessons. */
export function wordBreak(minutes: number): string {
  return `\`T\`, then \`${minutes} break\` and Enter: the wall says until when. \`Esc\` ends it.`;
}
