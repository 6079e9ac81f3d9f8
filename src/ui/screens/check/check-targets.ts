import type { LabDevice } from '../../../lessons/words/checked-codes.js';
import type { EpochSeconds } from '../../../sim/base/time.js';
import type { CheckedSeed } from '../../../sim/codes/checked-seed.js';
import { freshSeed } from '../../../sim/codes/checked-seed.js';
import { LAB_ISSUER } from '../../../sim/codes/otpauth-uri.js';
import type { KeyLabel, SecretKey } from '../../../sim/codes/secret-key.js';
import { isAwsDevice } from '../../../sim/codes/totp-parameters.js';
import { devicesForPhones } from '../../../sim/world/account.js';
import { isOnCompanyPhone, labTime } from '../../../sim/world/world.js';
import type { Model } from '../../store/model.js';

/** What a phone can be checked against. */
export interface CheckTarget {
  readonly seed: string;
  readonly account: string;
  /** As the phone calls it. */
  readonly name: string;
  /** Where it comes from, for the list. */
  readonly origin: string;
  readonly checked: CheckedSeed;
  readonly lab: LabDevice | null;
  /** A key of the learner's own, which is shown nowhere. */
  readonly isGiven?: true;
}

/** The devices of the lessons, newest lesson first, and the entry for checking alone, where there is one. */
export function checkTargets({ saved, check }: Pick<Model, 'saved' | 'check'>): readonly CheckTarget[] {
  const own = saved.checkEntry;
  const targets = [...Object.values(saved.finished), ...Object.values(saved.sessions)]
    .toReversed()
    .flatMap(({ lessonId, world }) =>
      devicesForPhones(world.account)
        // A company's phone is in the lab alone, beside the console of its lesson.
        .filter((device) => lessonId === saved.current || !isOnCompanyPhone(world, device))
        .map(
          (device): CheckTarget => ({
            seed: device.seed,
            ...labName(`${device.name}@${world.account.alias}`),
            origin: device.owner === null ? 'assigned to nobody' : 'of a lesson',
            checked: device,
            lab: { device, world },
          }),
        ),
    );
  const entry: readonly CheckTarget[] =
    own === null
      ? []
      : [
          {
            seed: own.seed,
            ...labName(own.account),
            origin: 'for checking only',
            checked: freshSeed(own.seed),
            lab: null,
          },
        ];
  const unique = new Map([...entry, ...targets].map((target) => [target.account, target]));
  return [...unique.values(), ...givenTargets(check?.given ?? [], [...unique.keys()])];
}

function labName(account: string): Pick<CheckTarget, 'account' | 'name'> {
  return { account, name: `${LAB_ISSUER}: ${account}` };
}

/** The keys that were pasted, each under a name that no other target has. */
function givenTargets(keys: readonly SecretKey[], taken: readonly string[]): readonly CheckTarget[] {
  const names = new Set(taken);
  return keys.map(({ seed, label, parameters }) => {
    const name = nameOfGiven(label);
    let account = name;
    for (let count = 2; names.has(account); count += 1) account = `${name} (${count})`;
    names.add(account);
    const origin = isAwsDevice(parameters) ? 'pasted' : 'pasted; no AWS device';
    return {
      seed,
      account,
      name: account,
      origin,
      checked: freshSeed(seed, parameters),
      lab: null,
      isGiven: true,
    };
  });
}

/** The longest name that is shown of a pasted key. */
const NAME_LENGTH = 60;

function nameOfGiven(label: KeyLabel | null): string {
  const { issuer = null, account = '' } = label ?? {};
  const name = [issuer ?? '', account].filter((part) => part !== '').join(': ');
  return name === '' ? 'the pasted key' : name.slice(0, NAME_LENGTH);
}

/** The chosen target, if it is still there. */
export function checkTarget(model: Model): CheckTarget | undefined {
  return checkTargets(model).find(({ account }) => account === model.check?.account);
}

/** The time that codes of a target are checked against: the lab's, which may have been moved, or this computer's. */
export function checkTime({ lab }: CheckTarget, realTime: EpochSeconds): EpochSeconds {
  return lab === null ? realTime : labTime(lab.world, realTime);
}
