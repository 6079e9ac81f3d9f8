import type { Result } from '../sim/result.js';
import { fail, ok } from '../sim/result.js';
import type { SecretKey } from '../sim/secret-key.js';
import { readSecretKey } from '../sim/secret-key.js';
import type { EpochSeconds } from '../sim/time.js';
import type { CommandPorts, Output, Subject } from './command.js';
import { failure, wrongUsage } from './command.js';
import { keyRemarks, wordKeyProblem } from './key-text.js';
import type { LabEntry } from './saved-lab.js';
import { labEntry } from './saved-lab.js';
import { wordOpening } from './saved-text.js';
import { readTypedTime } from './typed-time.js';

/** The key that a command is about: one given by hand, or the lab's newest entry. */
export type Key =
  | { readonly source: 'given'; readonly key: SecretKey }
  | { readonly source: 'lab'; readonly entry: LabEntry };

/** A key, and the time of `--at`, or null for now. */
export interface Read {
  readonly key: Key;
  readonly at: EpochSeconds | null;
}

/** Reads the key and the time that a command is about; the failure is what the command then says. */
export async function readKey(subject: Subject, ports: CommandPorts): Promise<Result<Read, Output>> {
  const at = subject.at === null ? ok(null) : readTypedTime(subject.at);
  if (!at.ok) return fail(wrongUsage(at.failure));
  if (subject.secret !== null) {
    const typed = subject.secret === '-' ? await ports.readLine() : subject.secret;
    const key = readSecretKey(typed);
    if (!key.ok) return fail(wrongUsage(wordKeyProblem(key.failure)));
    return ok({ key: { source: 'given', key: key.value }, at: at.value });
  }
  const saved = await ports.readSaved(subject.dataDir);
  if (saved.kind === 'missing') return fail(failure(NO_ENTRY));
  if (saved.kind !== 'saved') return fail(failure(`${wordOpening(saved)} ${GIVE_A_KEY}`));
  const entry = labEntry(saved.state);
  if (entry === undefined) return fail(failure(NO_ENTRY));
  return ok({ key: { source: 'lab', entry }, at: at.value });
}

/** The way that is always open. */
export const GIVE_A_KEY = 'Or give a key: --secret KEY.';

const NO_ENTRY = `The lab has no MFA device yet. Run mfa-lab link-the-phone to make one. ${GIVE_A_KEY}`;

/** The seed whose codes are shown, unless the phone that shows them is lost. */
export function shownSeed(key: Key): Result<string, Output> {
  if (key.source === 'given') return ok(key.key.seed);
  const { account, place, seed } = key.entry;
  if (place !== 'lost-phone') return ok(seed);
  return fail(
    failure(
      `The lab's phone is lost in this lesson, and ${account} with it. Go on in mfa-lab. ${GIVE_A_KEY}`,
    ),
  );
}

/** What is worth a remark about the key itself. */
export function remarksOnKey(key: Key): readonly string[] {
  return key.source === 'given' ? keyRemarks(key.key) : [];
}
