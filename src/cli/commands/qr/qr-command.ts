import { SHOWABLE_TEXT } from '../../../sim/base/characters.js';
import { bytesToHex } from '../../../sim/base/random.js';
import type { Result } from '../../../sim/base/result.js';
import { fail, ok } from '../../../sim/base/result.js';
import { timeStep } from '../../../sim/base/time.js';
import { groupKey, LAB_ISSUER, otpauthUri } from '../../../sim/codes/otpauth-uri.js';
import { hmacAtStep } from '../../../sim/codes/totp.js';
import { NOTHING_SAVED } from '../../../ui/store/model.js';
import type { QrManner } from '../../../ui/text/drawing.js';
import { qrManner } from '../../../ui/text/drawing.js';
import { wrap } from '../../../ui/text/wrap.js';
import type { CommandPorts, Output, QrLines, QrTerminal } from '../command.js';
import { failure, wrongUsage } from '../command.js';
import type { AskedKey } from '../key/key-options.js';
import type { Key } from '../key/read-key.js';
import { parametersOfKey, readShownKey, remarksOnKey } from '../key/read-key.js';
import { wordNotWritten } from '../not-written.js';

/** Where `qr` draws: on the terminal, or into a new file. */
export type QrFormat =
  | { readonly kind: 'terminal'; readonly isForced: boolean }
  | { readonly kind: 'png' | 'svg'; readonly file: string };

/** `qr` as it was asked for. */
export interface QrCommand extends AskedKey {
  readonly kind: 'qr';
  readonly format: QrFormat;
  /** The name of the entry, or null for the lab's. */
  readonly account: string | null;
  readonly force: boolean;
  /** Nothing but ASCII: coloured spaces in the place of half blocks. */
  readonly ascii: boolean;
}

/** The longest name of an entry; apps cut longer ones, and the code grows with them. */
const MAX_ACCOUNT_LENGTH = 64;

/** The words above a drawing, and the shell's prompt below it. */
const WORD_ROWS = 2;
const PROMPT_ROWS = 1;

/** An entry to scan. */
interface Entry {
  readonly account: string;
  readonly seed: string;
  readonly uri: string;
}

/** `qr`: the QR code that enrols a key in an authenticator app, on the terminal or in a file. */
export async function qrCommand(command: QrCommand, ports: CommandPorts): Promise<Output> {
  const given = command.account === null ? ok(null) : readAccount(command.account);
  if (!given.ok) return wrongUsage(given.failure);
  const read = await readShownKey(command, ports);
  if (!read.ok) return read.failure;
  const { key, seed } = read.value;
  const account = given.value ?? nameOf(key, seed);
  const uri = otpauthUri({
    issuer: LAB_ISSUER,
    account,
    secret: seed,
    parameters: parametersOfKey(key),
  });
  const { format } = command;
  const output =
    format.kind === 'terminal'
      ? await drawOn(ports.terminal, { account, seed, uri }, await mannerOf(command, format.isForced, ports))
      : await writeFile(ports, uri, format, command.force);
  return { ...output, remarks: [...remarksOnKey(key), ...output.remarks] };
}

function readAccount(typed: string): Result<string, string> {
  const account = typed.trim();
  if (account === '')
    return fail('--account is empty. Give the name that the entry shall have on the phone.');
  if (account.includes(':')) {
    return fail('--account has a colon, which apps take for the end of the issuer. Leave it out.');
  }
  if (!SHOWABLE_TEXT.test(account))
    return fail('--account has characters that cannot be shown. Use letters and digits.');
  if (account.length > MAX_ACCOUNT_LENGTH) {
    return fail(`--account has ${account.length} characters; ${MAX_ACCOUNT_LENGTH} is the most. Shorten it.`);
  }
  return ok(account);
}

/** The name in the lab or in the URI; for a bare key, one that no other key has, because apps replace equal names. */
function nameOf(key: Key, seed: string): string {
  if (key.source !== 'given') return key.entry.account;
  const named = readAccount(key.key.label?.account ?? '');
  if (named.ok) return named.value;
  return `check-${bytesToHex(hmacAtStep(seed, timeStep(0)).slice(0, 2))}`;
}

/** How the code is drawn: as the lab would, with the settings that are saved; null: not at all. */
async function mannerOf(
  { dataDir, ascii }: QrCommand,
  isForced: boolean,
  ports: CommandPorts,
): Promise<QrManner | null> {
  const reading = await ports.readSaved(dataDir);
  const { settings } = reading.kind === 'saved' ? reading.state : NOTHING_SAVED;
  const display = ports.terminal.display(settings, { ascii });
  const manner = qrManner(display);
  return manner ?? (isForced ? qrManner({ ...display, qrColors: 16 }) : null);
}

async function drawOn(terminal: QrTerminal, entry: Entry, manner: QrManner | null): Promise<Output> {
  const { size } = terminal;
  const key = `Or type this key: ${groupKey(entry.seed)}`;
  const picture = 'Save a picture instead: mfa-lab qr --png FILE, or --svg FILE.';
  if (manner === null) {
    return failure(
      `TERM names no terminal with colours, and a QR code needs black and white. If it has them, add --text. ${picture} ${key}`,
    );
  }
  const drawing = await fittingDrawing(terminal, entry.uri, manner);
  if (size !== null && drawing.columns > size.columns) {
    const why = manner.glyphs === 'spaces' ? 'Without half blocks the' : 'The';
    return failure(
      `${why} QR code is ${drawing.columns} columns wide; this window has ${size.columns}. Make it wider, or the font smaller. ${picture} ${key}`,
    );
  }
  // The words come first: where a window is too low for all, it is them that scroll away, and not the code.
  const words = [wrap(`On the phone it is called ${LAB_ISSUER}: ${entry.account}.`), wrap(key)];
  const rows = drawing.lines.length;
  const isTooTall = size !== null && rows + PROMPT_ROWS > size.rows;
  return {
    text: words.join('\n'),
    drawing: drawing.lines,
    remarks: isTooTall
      ? [`The QR code is ${rows} lines tall; this window has ${size.rows}. Make it taller. ${picture}`]
      : [],
    exitCode: 0,
  };
}

/** Four modules of quiet where there is room for them and for the words, two where there is less. */
async function fittingDrawing({ size, draw }: QrTerminal, uri: string, manner: QrManner): Promise<QrLines> {
  const roomy = await draw(uri, 4, manner);
  const isFitting =
    size === null ||
    (roomy.columns <= size.columns && roomy.lines.length + WORD_ROWS + PROMPT_ROWS <= size.rows);
  return isFitting ? roomy : draw(uri, 2, manner);
}

async function writeFile(
  ports: CommandPorts,
  uri: string,
  { kind, file }: Exclude<QrFormat, { readonly kind: 'terminal' }>,
  force: boolean,
): Promise<Output> {
  const writing = await ports.writePicture(uri, kind, file, force);
  if (writing.kind !== 'written')
    return failure(wordNotWritten(file, { thing: 'a picture', example: `code.${kind}` }, writing));
  return {
    text: `${file} is written; only you can read it.`,
    remarks: ['Whoever scans it can make the codes. Delete it when the phone has it.'],
    exitCode: 0,
  };
}
