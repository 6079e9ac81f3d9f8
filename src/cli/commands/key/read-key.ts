import type { Result } from '../../../sim/base/result.js';
import { fail, ok, unreachable } from '../../../sim/base/result.js';
import type { EpochSeconds } from '../../../sim/base/time.js';
import type { SecretKey } from '../../../sim/codes/secret-key.js';
import type { TotpParameters } from '../../../sim/codes/totp-parameters.js';
import { AWS_PARAMETERS } from '../../../sim/codes/totp-parameters.js';
import type { CheckEntry } from '../../../ui/screens/check/check-state.js';
import type { SavedState } from '../../../ui/store/model.js';
import type { CommandPorts, Output } from '../command.js';
import { failure, wrongUsage } from '../command.js';
import { wordOpening } from '../saved-text.js';
import { isKeyGiven, readGivenKey, strayDetail } from './given-key.js';
import type { AskedKey } from './key-options.js';
import { keyRemarks } from './key-text.js';
import type { LabEntry } from './saved-lab.js';
import { labEntry } from './saved-lab.js';
import { readTypedTime } from './typed-time.js';

/** The key that a command is about: one given by hand, the newest entry of the lessons, or the one for checking only. */
export type Key =
  | { readonly source: 'given'; readonly key: SecretKey }
  | { readonly source: 'lab'; readonly entry: LabEntry }
  | { readonly source: 'check-entry'; readonly entry: CheckEntry };

/** A key, and what goes with it. */
export interface Read {
  readonly key: Key;
  /** The time of `--at`, or null for now. */
  readonly at: EpochSeconds | null;
  /** The lab's entry for checking only, where there is one and no key was given. */
  readonly checkEntry: CheckEntry | null;
}

/** Reads the key and the time that a command is about; the failure is what the command then says. */
export async function readKey(asked: AskedKey, ports: CommandPorts): Promise<Result<Read, Output>> {
  const at = asked.at === null ? ok(null) : readTypedTime(asked.at);
  if (!at.ok) return fail(wrongUsage(at.failure));
  if (isKeyGiven(asked)) {
    const key = await readGivenKey(asked, ports);
    if (!key.ok) return key;
    return ok({ key: { source: 'given', key: key.value }, at: at.value, checkEntry: null });
  }
  const stray = strayDetail(asked.details);
  if (stray !== null) return fail(wrongUsage(stray));
  const saved = await ports.readSaved(asked.dataDir);
  if (saved.kind === 'missing') return fail(failure(NO_ENTRY, 'no-device'));
  if (saved.kind !== 'saved') return fail(failure(`${wordOpening(saved)} ${GIVE_A_KEY}`, saved.kind));
  const key = labKey(saved.state);
  if (key === null) return fail(failure(NO_ENTRY, 'no-device'));
  return ok({ key, at: at.value, checkEntry: saved.state.checkEntry });
}

/** An entry of a lesson, or else the one that was made only to check a phone. */
function labKey(state: SavedState): Key | null {
  const entry = labEntry(state);
  if (entry !== undefined) return { source: 'lab', entry };
  const { checkEntry } = state;
  return checkEntry === null ? null : { source: 'check-entry', entry: checkEntry };
}

/** The way that is always open. */
export const GIVE_A_KEY = 'Or give a key: --secret KEY.';

const NO_ENTRY = `The lab has no MFA device yet. Run mfa-lab link-the-phone to make one; or mfa-lab, then c, for an entry to check a phone with. ${GIVE_A_KEY}`;

/** A key whose codes can be shown, with its seed. */
export interface ShownKey extends Read {
  readonly seed: string;
}

/** Reads the key of a command that shows its codes; the failure is what the command then says. */
export async function readShownKey(asked: AskedKey, ports: CommandPorts): Promise<Result<ShownKey, Output>> {
  const read = await readKey(asked, ports);
  if (!read.ok) return read;
  const seed = shownSeed(read.value.key);
  return seed.ok ? ok({ ...read.value, seed: seed.value }) : seed;
}

/** The seed whose codes are shown, unless the phone that shows them is lost. */
function shownSeed(key: Key): Result<string, Output> {
  if (key.source === 'given') return ok(key.key.seed);
  if (key.source === 'check-entry') return ok(key.entry.seed);
  const { account, place, seed } = key.entry;
  if (place !== 'lost-phone') return ok(seed);
  return fail(
    failure(
      `The phone is lost in this lesson, and ${account} with it. Go on in mfa-lab. ${GIVE_A_KEY}`,
      'lost-phone',
    ),
  );
}

/** How the codes of a key are made. */
export function parametersOfKey(key: Key): TotpParameters {
  return key.source === 'given' ? key.key.parameters : AWS_PARAMETERS;
}

/** As an entry is called on a phone: DEVICE@ACCOUNT; null for a given key. */
export function accountOf(key: Key): string | null {
  return key.source === 'given' ? null : key.entry.account;
}

/** What is worth a remark about the key itself. */
export function remarksOnKey(key: Key): readonly string[] {
  switch (key.source) {
    case 'given':
      return keyRemarks(key.key);
    case 'lab':
      return [];
    case 'check-entry':
      return [`Note: no lesson has an MFA device yet; this is ${key.entry.account}, for checking only.`];
    default:
      return unreachable(key);
  }
}
