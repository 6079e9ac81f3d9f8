import { fail, ok } from '../../../sim/base/result.js';
import { askedKey, KEY_HINT, KEY_OPTIONS, KEY_USAGE } from '../key/key-options.js';
import type { CommandSpec } from '../spec.js';
import { JSON_OPTION, NO_ANSWER } from '../spec.js';
import type { CheckCommand } from './check-command.js';

const OPTIONS = { ...KEY_OPTIONS, ...JSON_OPTION } as const;

export const checkSpec: CommandSpec<CheckCommand, typeof OPTIONS> = {
  line: ['check CODE', "is a phone's code right, and if not, how far off is it"],
  usage: `mfa-lab check CODE [CODE2] [--at UNIX] [--json]
           ${KEY_USAGE}`,
  about: `Says whether the phone is right: whether a sign-in with the code that it shows
now would work, and if not, why. One code is looked for 10 minutes either way,
two codes in a row 25 hours either way. Which of two clocks is wrong cannot be
seen from here. Nothing in the lab is changed: no code is spent and no attempt
counted; the limit of attempts is left aside.`,
  options: OPTIONS,
  answer: `Accepted means that a sign-in would take the code now, of two the newer
one: AWS takes codes of two steps (60 s) either way. Two codes that are hours
off are not accepted. That AWS would take them all the same where it asks for
two, to enrol a device or to resynchronise one, is a further line: neighbours,
the older one first, of about 8.3 hours either way, as a third party measured
it. A key that no AWS device can have is held against RFC 6238: one step.

JSON  accepted            see above; true exactly when the exit code is 0
      acceptedAtSignIn    a sign-in would take the code now; of two, the second
      acceptedAsPair      AWS would take both to enrol or resynchronise; null
                          for one code
      reason              accepted, already-used, out-of-window, no-match; for
                          two also same-code, first-code-unknown,
                          second-code-unknown; in the lab also other-device,
                          removed-device
      pairReason          of two: accepted, swapped, not-adjacent, same-code,
                          first-code-unknown, second-code-unknown, no-match,
                          pair-already-used, out-of-window, no-aws-device,
                          other-device, removed-device; null for one code
      message             the reason in words
      offsetSteps         steps from now to the code's (of two: the newer's);
                          negative: the phone is behind; null: not found
      offsetSeconds       period times that
      offsetSecondsRange  the least and the most, if the phone shows it now
      stepsApart          of two codes that are not neighbours; else null
      step, nowStep       time steps: unix seconds / period, rounded down
      time, clock         what was checked against: given, computer or lab
      key                 given, lab, or check-entry: for checking only
      device, account     the lab's device, and the entry as a phone calls it;
                          null for a given key
      falseAlarmOneIn     another key would fit as well once in so many tries
      algorithm, digits, period   how the codes are made: SHA1, 6 and 30 in AWS
${NO_ANSWER}

Exit code: 0 the phone is right, 1 it is not, 2 there is no answer: wrong
usage, no device to check against, a picture or progress that cannot be read.
The reason is then on the standard error.`,
  takesWords: true,
  read(words, given) {
    const codes = joinHalves(words);
    if (codes.length === 0) return fail('check needs the code that the phone shows');
    if (codes.length > 2) {
      return fail(`check takes one code, or two in a row, and not ${codes.length}. ${KEY_HINT}`);
    }
    return ok({ kind: 'check', ...askedKey(given), codes, json: given.has('json') });
  },
  async run(command, ports) {
    const { checkCommand } = await import('./check-command.js');
    return checkCommand(command, ports);
  },
};

/** `123 456`, as phones show codes, comes as two arguments of three digits; `1234 5678` as two of four. */
function joinHalves(texts: readonly string[]): readonly string[] {
  const codes: string[] = [];
  let half: string | null = null;
  for (const text of texts) {
    const isHalf = /^\d{3,4}$/.test(text);
    if (half !== null) codes.push(isHalf ? `${half} ${text}` : half);
    if (!isHalf) codes.push(text);
    half = isHalf && half === null ? text : null;
  }
  return half === null ? codes : [...codes, half];
}
