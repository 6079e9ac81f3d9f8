import { groupKey } from '../../../sim/codes/otpauth-uri.js';
import type { World } from '../../../sim/world/world.js';
import type { Line, Span } from '../../text/spans.js';

// Keys and passwords are struck out in the frame, wherever they stand in it.

/** What is struck out. */
export interface Secrets {
  /** Base32 keys, without spaces. */
  readonly keys: readonly string[];
  readonly passwords: readonly string[];
}

/** All keys and passwords of a world. */
export function secretsOf(world: World): Secrets {
  const { account, phone, phonesBeside, lostPhones, colleaguesPhone, leak } = world;
  const phones = [
    phone,
    ...phonesBeside,
    ...lostPhones,
    ...(colleaguesPhone === null ? [] : [colleaguesPhone]),
  ];
  const keys = [
    ...account.mfaDevices.map(({ seed }) => seed),
    ...account.removedDevices.map(({ seed }) => seed),
    ...phones.flatMap(({ entries }) => entries.map(({ secret }) => secret)),
  ];
  const passwords = [
    account.root.password,
    ...account.users.map(({ loginProfile }) => loginProfile?.password ?? ''),
    leak?.password ?? '',
  ];
  return { keys: [...new Set(keys)].filter(isLong), passwords: [...new Set(passwords)].filter(isLong) };
}

/** Characters of a key that stand together, which nobody is to read. */
const TOGETHER = 4;

function isLong(secret: string): boolean {
  return secret.length > TOGETHER;
}

/** Stands for each character that is hidden. ASCII, and as wide. */
const STRUCK = '*';

/** The lines of a frame without what is secret. A piece of a key on a line of its own goes with those above and below. */
export function withoutSecrets(lines: readonly Line[], secrets: Secrets): readonly Line[] {
  const groups = new Set(secrets.keys.flatMap((key) => groupKey(key).split(' ')));
  const found = lines.map((line) => groupsIn(line, groups));
  return lines.map((line, index) => {
    const isKey =
      (found[index] ?? 0) > 0 && [index - 1, index, index + 1].some((at) => isKeyRow(found, at, index));
    return line.map((piece) => struck(piece, secrets, isKey ? groups : NO_GROUPS));
  });
}

/** The same for lines that are said. */
export function textsWithoutSecrets(texts: readonly string[], secrets: Secrets): readonly string[] {
  const lines = texts.map((text): Line => [{ text }]);
  return withoutSecrets(lines, secrets).map((line) => line.map(textOf).join(''));
}

const NO_GROUPS: ReadonlySet<string> = new Set();

/** Two groups of a key on one line are no chance; one is, unless the line beside has some as well. */
function isKeyRow(found: readonly number[], at: number, here: number): boolean {
  return (found[at] ?? 0) > (at === here ? 1 : 0);
}

function groupsIn(line: Line, groups: ReadonlySet<string>): number {
  return line.reduce(
    (sum, piece) =>
      sum +
      textOf(piece)
        .split(/[^A-Z2-7]+/)
        .filter((word) => groups.has(word)).length,
    0,
  );
}

function textOf(piece: Span): string {
  return 'text' in piece ? piece.text : 'fieldId' in piece ? piece.value : '';
}

function struck(piece: Span, secrets: Secrets, groups: ReadonlySet<string>): Span {
  if ('raw' in piece) return piece;
  const hide = (text: string) => hidden(text, secrets, groups);
  return 'fieldId' in piece ? { ...piece, value: hide(piece.value) } : { ...piece, text: hide(piece.text) };
}

function hidden(text: string, { keys, passwords }: Secrets, groups: ReadonlySet<string>): string {
  const words = text.replaceAll(/[A-Z2-7]{4,}/g, (run) =>
    groups.has(run) || isOfKey(run, keys) ? STRUCK.repeat(run.length) : run,
  );
  return passwords.reduce((left, password) => withoutPassword(left, password), words);
}

/** A key that stands there whole, or cut. */
function isOfKey(run: string, keys: readonly string[]): boolean {
  return run.length >= 2 * TOGETHER && keys.some((key) => key.includes(run) || run.includes(key));
}

/** A password, also one that is cut at the edge of a pane: its beginning up to the second word. */
function withoutPassword(text: string, password: string): string {
  for (let length = password.length; length >= Math.min(password.length, 9); length -= 1) {
    const piece = password.slice(0, length);
    if (text.includes(piece)) return text.replaceAll(piece, STRUCK.repeat(length));
  }
  return text;
}
