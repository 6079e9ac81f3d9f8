import type { CommandName } from '../commands/command.js';

/** What the general help says of the commands, a line each. */
export const COMMAND_LINES: readonly string[] = [
  '  mfa-lab code        the six digits of now',
  "  mfa-lab check CODE  is a phone's code right, and if not, how far off is it",
  '  mfa-lab qr          the QR code of a key, on the terminal or as a picture',
  '  mfa-lab explain     how the six digits come about, byte by byte',
  '  mfa-lab list        the lessons, and how far each is',
  '  mfa-lab status      where you are, what is done, and where that is kept',
  '  mfa-lab settings    phone, route, plain, ascii, reduced-motion: show or set',
  '  mfa-lab reset WHAT  start the step, the lesson or everything anew',
  '  mfa-lab doctor      what is odd about this terminal and the saved progress',
];

const SECRET = `  --secret KEY    a key in Base32 (spaces, dashes, lower case are fine) or an
                  otpauth:// URI in quotes; - reads it from the input, which
                  keeps it out of the shell's history. Without it: the newest
                  entry of the lab's phone, or the newest device of the lab, or
                  else the entry that c in the lab made for checking only
`;
const AT = '  --at UNIX       at this time, in unix seconds, instead of now\n';
const JSON_OPTION = '  --json          one line of JSON, for scripts\n';
const DATA_DIR = '  --data-dir DIR  the lab in DIR (or set MFA_LAB_DATA_DIR)\n';
const PURE = 'It only looks: nothing in the lab changes.';

/** Of the commands with `--json` that may have no answer. */
const NO_ANSWER = 'Without an answer: error (a word) and message, and an exit code that is not 0.';

const CLOCK_AND_KEY = `      time, clock   unix seconds by which the code was made, and whose: given
                    (--at), computer, lab, phone (the lab's phone; for a phone
                    of your own it is lab)
      key           given, lab, or check-entry: for checking only`;

const HELP: { readonly [name in CommandName]: string } = {
  code: `mfa-lab code [--secret KEY|-] [--at UNIX] [--json]
Prints the six digits of now: by the clock of the lab's phone; by the lab's
clock where you use a phone of your own; by this computer's for a given key.
${PURE}

${SECRET}${AT}${JSON_OPTION}${DATA_DIR}
JSON  code          six digits, as text
      step          unix seconds / 30, rounded down
      secondsLeft   until the next code, 30 to 1
${CLOCK_AND_KEY}
      account       the entry as a phone calls it; null for a given key
${NO_ANSWER}

Exit code: 0 success, 1 no entry to read, 2 wrong usage.`,
  check: `mfa-lab check CODE [CODE2] [--secret KEY|-] [--at UNIX] [--json]
Says whether the code that a phone shows now is right, and if not, why. One
code is looked for 10 minutes either way, two codes in a row 25 hours either
way. Which of two clocks is wrong cannot be seen from here. Nothing in the lab
is changed: no code is spent and no attempt counted; the limit of attempts is
left aside.

${SECRET}${AT}${JSON_OPTION}${DATA_DIR}
Accepted means of one code that a sign-in would take it now. Of two codes it
means that AWS would take them where it asks for two: to enrol a device, or to
resynchronise one. A sign-in takes codes of two steps (60 s) either way; the
check of two takes neighbours, the older one first, of about 8.3 hours either
way, as a third party measured it.

JSON  accepted            see above; true exactly when the exit code is 0
      acceptedAtSignIn    a sign-in would take the code now; of two, the second
      acceptedAsPair      AWS would take both to enrol or resynchronise; null
                          for one code
      reason              accepted, already-used, out-of-window, no-match; for
                          two also swapped, not-adjacent, same-code,
                          first-code-unknown, second-code-unknown,
                          pair-already-used; in the lab also other-device,
                          removed-device
      message             the reason in words
      offsetSteps         steps from now to the code's (of two: the second's);
                          negative: the phone is behind; null: not found
      offsetSeconds       30 times that
      offsetSecondsRange  the least and the most, if the phone shows it now
      stepsApart          of two codes that are not neighbours; else null
      step, nowStep       time steps: unix seconds / 30, rounded down
      time, clock         what was checked against: given, computer or lab
      key                 given, lab, or check-entry: for checking only
      device, account     the lab's device, and the entry as a phone calls it;
                          null for a given key
      falseAlarmOneIn     another key would fit as well once in so many tries
${NO_ANSWER}

Exit code: 0 AWS would accept it, 1 it would not, 2 there is no answer: wrong
usage, no device to check against, or progress that cannot be read. The reason
is then on the standard error.`,
  qr: `mfa-lab qr [--png FILE|--svg FILE|--text] [--secret KEY|-]
           [--account NAME] [--force]
Draws the QR code that puts a key on a phone. On the phone it is called MFA
Lab, never AWS, so that it replaces no real entry.

  --png FILE      a picture that only you can read; a file that exists is kept,
                  and a folder, link, pipe or device stays also with --force
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
  list: `mfa-lab list [--json]
The lessons with number, name, minutes and state.
${PURE}

${JSON_OPTION}${DATA_DIR}
JSON  route        full, seed or quick
      minutesLeft  of the route, by estimate
      current      the lesson that is open, by id, or null
      next         the first of the route that is neither done nor skipped
      lessons      a list of
        number, id, title
        state      new, begun, done, skipped, or planned: not here yet
        standing   the same in words: done, 1 step skipped
        minutes    an estimate; null for a planned lesson
        step       where it stands, from 1; null when it is not under way
        steps      how many there are
        isOnRoute, isNext
${NO_ANSWER}

Exit code: 0 success, 1 the progress cannot be read, 2 wrong usage.`,
  status: `mfa-lab status [--json]
Where you are, what is done and skipped, how long the rest takes, which phone
you use, and the file in which that is kept.
${PURE}

${JSON_OPTION}${DATA_DIR}
JSON  lesson, number      the lesson that is open; null in the list of lessons
      step, steps         the step in it, from 1, and how many there are
      stepTitle           its title
      done, skipped       lessons by id
      next                the lesson to do next, or null
      minutesLeft         of the route, by estimate
      settings            as mfa-lab settings --json prints them
      file, isSaved       where progress is kept, and whether there is any
      plan                where your recovery plan was written, or null
${NO_ANSWER}

Exit code: 0 success, 1 the progress cannot be read, 2 wrong usage.`,
  settings: `mfa-lab settings [NAME [VALUE]] [--json]
Shows the settings, or one of them, or sets one.

  phone           lab, own    the lab's phone or your own, from the next lesson
                              you start
  route           full, seed, quick
                              the full course, the essentials, the quick answer
  plain           on, off     the lab as lines, for screen readers
  ascii           on, off     no characters beyond ASCII
  reduced-motion  on, off     nothing on the screen moves by itself

${JSON_OPTION}${DATA_DIR}
JSON  phone (lab, own, or null: not chosen yet), route, plain, ascii,
      reducedMotion; after a change as they are then
${NO_ANSWER}

Nothing is set while another mfa-lab has the progress open, or when the file
cannot be read.

Exit code: 0 success, 1 not read or not set, 2 wrong usage.`,
  reset: `mfa-lab reset step
mfa-lab reset lesson [LESSON]
mfa-lab reset everything
Starts anew the step you are at, a lesson (the open one, or one by its number
or name), or everything. It says first what is lost and what stays, and then
asks for a word: step, lesson or erase.

  step        the world goes back to how the step began; what is done stays so
  lesson      the lesson begins at its first step; what is done stays so
  everything  progress, answers, worlds and settings are gone; a recovery plan
              and saved pictures stay as files in the data folder

  -y, --yes       without the question; needed where there is no terminal
${DATA_DIR}
Nothing is reset while another mfa-lab has the progress open. A file that
cannot be read, or is of a newer mfa-lab, is left alone.

Exit code: 0 done, or there is nothing to do, 1 not done, 2 wrong usage.`,
  doctor: `mfa-lab doctor [--json]
Looks at the terminal, the data folder and the clock, and says what is odd and
what to do about it. No key, code, password or home folder's name is in the
report, so that it can be pasted into a request for help. It writes nothing but
a trial file, which it removes.

${JSON_OPTION}${DATA_DIR}
JSON  ok           nothing needs doing; true exactly when the exit code is 0
      version, node, platform, arch, release
      terminal     input, output (are they a terminal), columns, rows, colours
                   (2 is none), unicode, term; null for what is not known
      lab          how the lab would run here: isPlain, reason, colours (none,
                   16, 256, true), ascii, reducedMotion
      environment  variables that matter and are set; true for those of which
                   only that is told
      data         file, state (missing, readable, corrupt, newer-version,
                   unreadable), reason, schemaVersion, newestSchemaVersion,
                   bytes, hasBackup, savedAt (unix seconds), writeProblem
                   (null: it can be written), openedBy (a process, or null),
                   pictures, keptAside, hasPlan
      settings     as mfa-lab settings --json prints them, or null
      clock        utc, local, timeZone, isYearPlausible
      findings     a list of id, level (problem: needs doing; note: good to
                   know), what, todo

Exit code: 0 nothing needs doing, 1 something does, 2 wrong usage.`,
};

/** `mfa-lab COMMAND --help`. */
export function commandHelp(name: CommandName): string {
  return HELP[name];
}
