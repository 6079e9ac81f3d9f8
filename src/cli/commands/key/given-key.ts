import type { Result } from '../../../sim/base/result.js';
import { fail, ok } from '../../../sim/base/result.js';
import type { SecretKey } from '../../../sim/codes/secret-key.js';
import { readSecretKey } from '../../../sim/codes/secret-key.js';
import { readParameters } from '../../../sim/codes/uri-parameters.js';
import type { CommandPorts, Output } from '../command.js';
import { failure, wrongUsage } from '../command.js';
import { askWhichEntry, wordOptionProblem, wordSeveralEntries } from './given-key-text.js';
import type { AskedKey, KeyDetails } from './key-options.js';
import { NO_DETAILS } from './key-options.js';
import { wordKeyProblem } from './key-text.js';
import { wordPictureProblem } from './picture-problem-text.js';

/** Whether a key was given, and not only asked for the lab's own. */
export function isKeyGiven({ secret, details }: AskedKey): boolean {
  return secret !== null || (details?.picture ?? null) !== null;
}

/** What is wrong with options about a given key where none was given; null where nothing is. */
export function strayDetail(details: KeyDetails = NO_DETAILS): string | null {
  const stray = (['entry', 'algorithm', 'digits', 'period'] as const).find((name) => details[name] !== null);
  return stray === undefined
    ? null
    : `--${stray} goes with a key of your own: --secret or --picture. The lab's entries are made like AWS's.`;
}

/** Reads the key that was given, as typed or in a picture. Neither is kept or repeated. */
export async function readGivenKey(
  { secret, details = NO_DETAILS }: AskedKey,
  ports: CommandPorts,
): Promise<Result<SecretKey, Output>> {
  if (secret !== null && details.picture !== null) {
    return fail(wrongUsage('Give one key: with --secret, or with --picture.'));
  }
  const entry = details.entry === null ? null : readEntryNumber(details.entry);
  if (entry === undefined) return fail(wrongUsage(wordOptionProblem('entry', details.entry ?? '')));
  const typed = await typedKey(secret, details.picture, ports);
  if (!typed.ok) return typed;
  const key = await chosenKey(typed.value, entry, ports);
  if (!key.ok) return key;
  const parameters = readParameters({ get: (name) => details[name] }, key.value.parameters);
  if (!parameters.ok) {
    return fail(wrongUsage(wordOptionProblem(parameters.failure.name, parameters.failure.value)));
  }
  return ok({ ...key.value, parameters: parameters.value });
}

async function typedKey(
  secret: string | null,
  picture: string | null,
  ports: CommandPorts,
): Promise<Result<string, Output>> {
  if (picture === null) return ok(secret === '-' ? await ports.readLine() : (secret ?? ''));
  if (picture.trim() === '') return fail(wrongUsage('--picture needs the name of a file.'));
  const reading = await ports.readPicture(picture);
  if (reading.kind === 'read') return ok(reading.text);
  return fail(failure(wordPictureProblem(picture, reading), 'unreadable-picture'));
}

/** The key; of an export of several entries the chosen one, or the one that is answered where somebody can be asked. */
async function chosenKey(
  typed: string,
  entry: number | null,
  { ask }: CommandPorts,
): Promise<Result<SecretKey, Output>> {
  const key = readSecretKey(typed, entry);
  if (key.ok) return key;
  const problem = key.failure;
  if (problem.kind !== 'several-entries') return fail(wrongUsage(wordKeyProblem(problem)));
  if (problem.chosen !== null || ask === null) return fail(wrongUsage(wordSeveralEntries(problem)));
  const answer = readEntryNumber(await ask(askWhichEntry(problem.entries)));
  const answered = readSecretKey(typed, answer ?? 0);
  if (answered.ok) return answered;
  return fail(
    wrongUsage(
      answered.failure.kind === 'several-entries'
        ? wordSeveralEntries(answered.failure)
        : wordKeyProblem(answered.failure),
    ),
  );
}

/** A number from 1; undefined for anything else. */
function readEntryNumber(typed: string): number | undefined {
  const text = typed.trim();
  return /^[1-9]\d{0,3}$/.test(text) ? Number(text) : undefined;
}
