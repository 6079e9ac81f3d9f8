import { fail, ok } from '../../../sim/base/result.js';
import { askedKey, KEY_HINT, KEY_OPTIONS } from '../key/key-options.js';
import type { CommandSpec } from '../spec.js';
import { JSON_OPTION, NO_ANSWER } from '../spec.js';
import type { CheckCommand } from './check-command.js';

const OPTIONS = { ...KEY_OPTIONS, ...JSON_OPTION } as const;

export const checkSpec: CommandSpec<CheckCommand, typeof OPTIONS> = {
  line: ['check CODE', "is a phone's code right, and if not, how far off is it"],
  usage: 'mfa-lab check CODE [CODE2] [--secret KEY|-] [--at UNIX] [--json]',
  about: `Says whether the code that a phone shows now is right, and if not, why. One
code is looked for 10 minutes either way, two codes in a row 25 hours either
way. Which of two clocks is wrong cannot be seen from here. Nothing in the lab
is changed: no code is spent and no attempt counted; the limit of attempts is
left aside.`,
  options: OPTIONS,
  answer: `Accepted means of one code that a sign-in would take it now. Of two codes it
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

/** `123 456`, as phones show codes, comes as two arguments of three digits. */
function joinHalves(texts: readonly string[]): readonly string[] {
  const codes: string[] = [];
  let half: string | null = null;
  for (const text of texts) {
    const isHalf = /^\d{3}$/.test(text);
    if (half !== null) codes.push(isHalf ? `${half} ${text}` : half);
    if (!isHalf) codes.push(text);
    half = isHalf && half === null ? text : null;
  }
  return half === null ? codes : [...codes, half];
}
