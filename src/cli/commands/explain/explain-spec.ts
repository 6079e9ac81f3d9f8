import { ok } from '../../../sim/base/result.js';
import { askedKey, KEY_OPTIONS, KEY_USAGE } from '../key/key-options.js';
import type { CommandSpec } from '../spec.js';
import { ONLY_LOOKS } from '../spec.js';
import type { ExplainCommand } from './explain-command.js';

export const explainSpec: CommandSpec<ExplainCommand, typeof KEY_OPTIONS> = {
  line: ['explain', 'how the six digits come about, byte by byte'],
  usage: `mfa-lab explain [--at UNIX]
           ${KEY_USAGE}`,
  about: `Shows how the six digits come about: the time, the counter, the 20 bytes of
HMAC-SHA-1 with the four that are taken, the number, the digits. The key is not
shown. ${ONLY_LOOKS}`,
  options: KEY_OPTIONS,
  answer: `Try RFC 6238's own row:
  mfa-lab explain --secret GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ --at 1234567890

Exit code: 0 success, 1 no entry to read, 2 wrong usage.`,
  takesWords: false,
  read: (_words, given) => ok({ kind: 'explain', ...askedKey(given) }),
  async run(command, ports) {
    const { explainCommand } = await import('./explain-command.js');
    return explainCommand(command, ports);
  },
};
