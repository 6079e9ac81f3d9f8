import type { InsideCode } from '../sim/inside-code.js';
import { insideCode } from '../sim/inside-code.js';
import { TIME_STEP_SECONDS } from '../sim/time.js';
import { decodeBase32 } from '../sim/totp.js';
import type { Command, CommandPorts, Output } from './command.js';
import type { ClockName } from './moment.js';
import { clockRemarks, phoneMoment, wordTime } from './moment.js';
import { readKey, remarksOnKey, shownSeed } from './read-key.js';

/** `explain`: how the six digits come about, byte by byte. The key itself is never shown. */
export async function explainCommand(
  command: Extract<Command, { readonly kind: 'explain' }>,
  ports: CommandPorts,
): Promise<Output> {
  const read = await readKey(command, ports);
  if (!read.ok) return read.failure;
  const { key } = read.value;
  const seed = shownSeed(key);
  if (!seed.ok) return seed.failure;
  const moment = phoneMoment(read.value, ports.now());
  const name = key.source === 'given' ? 'given' : key.entry.account;
  const inside = insideCode(seed.value, moment.time);
  return {
    text: explainLines(
      inside,
      `${name}, ${decodeBase32(seed.value).length} bytes`,
      CLOCKS[moment.clock],
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

function explainLines(inside: InsideCode, key: string, clock: string): readonly string[] {
  const { hmac, offset, chosen, number, remainder, code } = inside;
  const time = Math.floor(inside.time);
  const last = hmac.at(-1) ?? 0;
  return [
    row('Key', key),
    row('Unix time', `${time} s   (${wordTime(inside.time)}${clock})`),
    row('Counter', `${time} / ${TIME_STEP_SECONDS}, rounded down = ${inside.step}`),
    row('', `${hexBytes(inside.counter)}   (8 bytes, the highest first)`),
    row('HMAC-SHA-1', 'of the counter, with the key: 20 bytes'),
    row('  byte', hmac.map((_byte, index) => String(index).padStart(2)).join(' ')),
    row('', hexBytes(hmac)),
    row('', marks(hmac.length, offset)),
    row('Offset', `last byte ${hex(last)}, its low four bits: ${offset}. Four bytes from byte ${offset} on:`),
    row('Four bytes', hexBytes(chosen)),
    row('31 bits', `${hexBytes(withoutTopBit(chosen))}, the top bit dropped = ${number}`),
    row('Modulo', `${number} mod 1,000,000 = ${remainder}`),
    row('Code', `${code}   (six digits, zeros in front kept; the next in ${inside.secondsLeft} s)`),
    '',
    'RFC 6238 section 4.2 makes the counter, RFC 4226 section 5.3 the digits.',
  ];
}

function row(name: string, text: string): string {
  return `${name.padEnd(12)}${text}`.trimEnd();
}

/** Under the bytes: `==` for the four that are taken, `^` under the four bits that say where. */
function marks(length: number, offset: number): string {
  return Array.from({ length }, (_byte, index) => {
    if (index === length - 1) return ' ^';
    return index >= offset && index < offset + 4 ? '==' : '  ';
  }).join(' ');
}

function withoutTopBit([first = 0, ...others]: readonly number[]): readonly number[] {
  return [first & 0x7f, ...others];
}

function hexBytes(bytes: readonly number[]): string {
  return bytes.map(hex).join(' ');
}

function hex(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}
