import { ok } from '../../../sim/base/result.js';
import { askedKey, CLOCK_AND_KEY, KEY_OPTIONS } from '../key/key-options.js';
import type { CommandSpec } from '../spec.js';
import { JSON_OPTION, NO_ANSWER, ONLY_LOOKS } from '../spec.js';
import type { CodeCommand } from './code-command.js';

const OPTIONS = { ...KEY_OPTIONS, ...JSON_OPTION } as const;

export const codeSpec: CommandSpec<CodeCommand, typeof OPTIONS> = {
  line: ['code', 'the six digits of now'],
  usage: 'mfa-lab code [--secret KEY|-] [--at UNIX] [--json]',
  about: `Prints the six digits of now: by the clock of the lab's phone; by the lab's
clock where you use a phone of your own; by this computer's for a given key.
${ONLY_LOOKS}`,
  options: OPTIONS,
  answer: `JSON  code          six digits, as text
      step          unix seconds / 30, rounded down
      secondsLeft   until the next code, 30 to 1
${CLOCK_AND_KEY}
      account       the entry as a phone calls it; null for a given key
${NO_ANSWER}

Exit code: 0 success, 1 no entry to read, 2 wrong usage.`,
  takesWords: false,
  read: (_words, given) => ok({ kind: 'code', ...askedKey(given), json: given.has('json') }),
  async run(command, ports) {
    const { codeCommand } = await import('./code-command.js');
    return codeCommand(command, ports);
  },
};
