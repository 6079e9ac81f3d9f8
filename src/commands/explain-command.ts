import { insideLines } from '../lessons/inside-text.js';
import { insideCode } from '../sim/inside-code.js';
import { decodeBase32 } from '../sim/totp.js';
import type { Command, CommandPorts, Output } from './command.js';
import type { ClockName } from './moment.js';
import { clockRemarks, phoneMoment, wordTime } from './moment.js';
import { accountOf, readShownKey, remarksOnKey } from './read-key.js';

/** Columns of the text, whatever the terminal. */
const TEXT_COLUMNS = 80;

/** `explain`: how the six digits come about, byte by byte. The key itself is never shown. */
export async function explainCommand(
  command: Extract<Command, { readonly kind: 'explain' }>,
  ports: CommandPorts,
): Promise<Output> {
  const read = await readShownKey(command, ports);
  if (!read.ok) return read.failure;
  const { key, seed } = read.value;
  const moment = phoneMoment(read.value, ports.now());
  const name = accountOf(key) ?? 'given';
  const inside = insideCode(seed, moment.time);
  return {
    text: insideLines(
      inside,
      {
        key: `${name}, ${decodeBase32(seed).length} bytes`,
        time: `${wordTime(inside.time)}${CLOCKS[moment.clock]}`,
      },
      TEXT_COLUMNS,
    ).join('\n'),
    remarks: [...remarksOnKey(key), ...clockRemarks(read.value, moment)],
    exitCode: 0,
  };
}

const CLOCKS: { readonly [clock in ClockName]: string } = {
  given: '',
  computer: ", this computer's clock",
  lab: ", the lab's clock",
  phone: ", the clock of the lab's phone",
};
