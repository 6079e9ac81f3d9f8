import { insideLines } from '../../../lessons/words/inside-text.js';
import { insideCode } from '../../../sim/codes/inside-code.js';
import { decodeBase32 } from '../../../sim/codes/totp.js';
import type { CommandPorts, Output } from '../command.js';
import type { AskedKey } from '../key/key-options.js';
import type { ClockName } from '../key/moment-of-key.js';
import { clockRemarks, phoneMoment, wordTime } from '../key/moment-of-key.js';
import { accountOf, parametersOfKey, readShownKey, remarksOnKey } from '../key/read-key.js';

/** Columns of the text, whatever the terminal. */
const TEXT_COLUMNS = 80;

/** `explain` as it was asked for. */
export interface ExplainCommand extends AskedKey {
  readonly kind: 'explain';
}

/** `explain`: how the digits come about, byte by byte. The key itself is never shown. */
export async function explainCommand(command: ExplainCommand, ports: CommandPorts): Promise<Output> {
  const read = await readShownKey(command, ports);
  if (!read.ok) return read.failure;
  const { key, seed } = read.value;
  const moment = phoneMoment(read.value, ports.now());
  const name = accountOf(key) ?? 'given';
  const inside = insideCode(seed, moment.time, parametersOfKey(key));
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
