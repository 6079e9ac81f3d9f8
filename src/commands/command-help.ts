import type { CommandName } from './command.js';

/** What the general help says of the commands, a line each. */
export const COMMAND_LINES: readonly string[] = [
  '  mfa-lab code        the six digits of now',
  "  mfa-lab check CODE  is a phone's code right, and if not, how far off is it",
  '  mfa-lab qr          the QR code of a key, on the terminal or as a picture',
  '  mfa-lab explain     how the six digits come about, byte by byte',
];

const SECRET = `  --secret KEY    a key in Base32 (spaces, dashes, lower case are fine) or an
                  otpauth:// URI in quotes; - reads it from the input, which
                  keeps it out of the shell's history. Without it: the newest
                  entry of the lab's phone, or the newest device of the lab
`;
const AT = '  --at UNIX       at this time, in unix seconds, instead of now\n';
const JSON_OPTION = '  --json          one line of JSON, for scripts\n';
const DATA_DIR = '  --data-dir DIR  the lab in DIR (or set MFA_LAB_DATA_DIR)\n';
const PURE = 'It only looks: nothing in the lab changes.';

const HELP: { readonly [name in CommandName]: string } = {
  code: `mfa-lab code [--secret KEY|-] [--at UNIX] [--json]
Prints the six digits of now: by the clock of the lab's phone, or by this
computer's for a given key. ${PURE}

${SECRET}${AT}${JSON_OPTION}${DATA_DIR}
JSON  code (text), step, secondsLeft, time, clock (given, computer, lab, phone),
      key (given, lab), account (text or null)

Exit code: 0 success, 1 no entry to read, 2 wrong usage.`,
  check: `mfa-lab check CODE [CODE2] [--secret KEY|-] [--at UNIX] [--json]
Says whether the code that a phone shows now is right, and if not, why. One code
is looked for 10 minutes either way, two codes in a row 25 hours either way.
Which of two clocks is wrong cannot be seen from here. Nothing in the lab is
changed: no code is spent and no attempt counted; the limit of attempts is left
aside.

${SECRET}${AT}${JSON_OPTION}${DATA_DIR}
AWS takes a code of two steps (60 s) either way, as a third party measured it.

JSON  accepted            a sign-in would take the code, of two the second
      acceptedAsPair      AWS would take both to enrol or resync; null for one
      reason              accepted, already-used, out-of-window, no-match; for
                          two also swapped, not-adjacent, same-code,
                          first-code-unknown, second-code-unknown; in the lab
                          also other-device, removed-device
      message             the reason in words
      offsetSteps         steps from now to the code's; negative: the phone is
                          behind. null when the code was not found
      offsetSeconds       30 times that
      offsetSecondsRange  the least and the most, if the phone shows it now
      stepsApart          of two codes that are not neighbours; else null
      step, nowStep       time steps: unix seconds / 30, rounded down
      time, clock         what was checked against: given, computer or lab
      key, device         given, or lab and its device
      falseAlarmOneIn     another key would fit as well once in so many tries

Exit code: 0 AWS would accept it now, 1 it would not, or there is no device to
check against, 2 wrong usage. With 2 nothing is printed but the reason, on the
standard error.`,
  qr: `mfa-lab qr [--png FILE|--svg FILE|--text] [--secret KEY|-]
           [--account NAME] [--force]
Draws the QR code that puts a key on a phone. On the phone it is called MFA Lab,
never AWS, so that it replaces no real entry.

  --png FILE      a picture that only you can read; a file that exists is kept
  --svg FILE      the same as SVG
  --text          on the terminal (the default), also where TERM says dumb
  --force         replace FILE
  --account NAME  the name of the entry
${SECRET}${DATA_DIR}
The code is drawn in black on white even with NO_COLOR and into a pipe: without
its two colours no phone could read it.

Exit code: 0 success, 1 not drawn or not written, 2 wrong usage.`,
  explain: `mfa-lab explain [--secret KEY|-] [--at UNIX]
Shows how the six digits come about: the time, the counter, the 20 bytes of
HMAC-SHA-1 with the four that are taken, the number, the digits. The key is not
shown. ${PURE}

${SECRET}${AT}${DATA_DIR}
Try RFC 6238's own row:
  mfa-lab explain --secret GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ --at 1234567890

Exit code: 0 success, 1 no entry to read, 2 wrong usage.`,
};

/** `mfa-lab COMMAND --help`. */
export function commandHelp(name: CommandName): string {
  return HELP[name];
}
