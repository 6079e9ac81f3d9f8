import { ok } from '../../../sim/base/result.js';
import { askedKey, CLOCK_AND_KEY, KEY_OPTIONS, KEY_USAGE } from '../key/key-options.js';
import type { CommandSpec } from '../spec.js';
import { JSON_OPTION, NO_ANSWER, ONLY_LOOKS } from '../spec.js';
import type { CodeCommand } from './code-command.js';

const OPTIONS = { ...KEY_OPTIONS, ...JSON_OPTION } as const;

export const codeSpec: CommandSpec<CodeCommand, typeof OPTIONS> = {
  line: ['code', 'the current six digits'],
  usage: `mfa-lab code [--at UNIX] [--json]
           ${KEY_USAGE}`,
  about: `Prints the current six digits: by the clock of the lab's phone; by the lab's
clock where you use a phone of your own; by this computer's for a given key.
${ONLY_LOOKS}`,
  options: OPTIONS,
  answer: `JSON  code          the digits, as text
      step          unix seconds / period, rounded down
      secondsLeft   until the next code, period to 1
${CLOCK_AND_KEY}
      account       the entry as a phone calls it; null for a given key
      algorithm     SHA1, SHA256 or SHA512
      period        seconds that a code lasts: 30, or what was asked for
${NO_ANSWER}

Exit code: 0 success, 1 no entry to read, 2 wrong usage.`,
  takesWords: false,
  read: (_words, given) => ok({ kind: 'code', ...askedKey(given), json: given.has('json') }),
  async run(command, ports) {
    const { codeCommand } = await import('./code-command.js');
    return codeCommand(command, ports);
  },
};
