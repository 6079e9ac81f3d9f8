import { stepAt } from '../../sim/base/time.js';
import { findDevice } from '../../sim/world/account.js';
import type { World } from '../../sim/world/world.js';

const SIGNED_IN = 'Signed in with MFA.';

/** A code that was taken beside the one of the moment, by how many steps it was off. */
const BESIDE: { readonly [stepsOff: string]: string } = {
  '-2': "By AWS's clock that was two codes ago, the oldest that it takes.",
  '-1': "By AWS's clock that was the code before this one, which it still takes.",
  '1': "By AWS's clock that is the next code already, which it takes as well.",
  '2': "By AWS's clock that is the code after the next, the newest that it takes.",
};

/** What the last sign-in with a code came to. Where AWS keeps a drift, its place says nothing to people. */
export function explainTakenCode({ history, account }: World): string {
  const last = history.at(-1);
  const device = findDevice(account, last?.details['MFAIdentifier'] ?? '');
  if (last === undefined || last.timeStep === null || device === undefined || device.drift !== 0) {
    return SIGNED_IN;
  }
  const remark = BESIDE[last.timeStep - stepAt(last.at)];
  return remark === undefined ? SIGNED_IN : `${SIGNED_IN} ${remark}`;
}
