import { epochSeconds } from '../../../src/sim/base/time.js';
import { CREDENTIAL_CARDS } from '../../../src/sim/things/cards.js';
import { DEVICE_TYPES, PEOPLE } from '../../../src/sim/things/equipment.js';
import type { Reason } from '../../../src/sim/world/reasons.js';
import { BARE_REASONS } from '../../../src/sim/world/reasons.js';
import { SOME_TIME } from '../../helpers/fake-ports.js';

const NOW = epochSeconds(SOME_TIME);
const MINUTE_AGO = epochSeconds(SOME_TIME - 60);

/** Reasons with numbers or names in them, in each of their shapes; typed so that a new code is missed here. */
export const DETAILED: {
  readonly [code in Exclude<Reason['code'], (typeof BARE_REASONS)[number]>]: readonly Extract<
    Reason,
    { code: code }
  >[];
} = {
  'not-adjacent': [
    { code: 'not-adjacent', stepsApart: 2 },
    { code: 'not-adjacent', stepsApart: -3 },
  ],
  'pair-out-of-range': [
    { code: 'pair-out-of-range', stepsOff: 1200 },
    { code: 'pair-out-of-range', stepsOff: -1200 },
  ],
  'other-device': [
    { code: 'other-device', origin: { deviceName: 'old', owner: null, isSameUser: false } },
    { code: 'other-device', origin: { deviceName: 'old', owner: 'alice', isSameUser: true } },
    { code: 'other-device', origin: { deviceName: 'old', owner: 'omar', isSameUser: false } },
  ],
  'code-already-used': [
    { code: 'code-already-used', usedAt: MINUTE_AGO },
    { code: 'code-already-used', usedAt: NOW },
  ],
  drift: [
    { code: 'drift', stepsOff: -4, storedDrift: 0 },
    { code: 'drift', stepsOff: 4, storedDrift: 0 },
    { code: 'drift', stepsOff: 8, storedDrift: -8 },
  ],
  'other-factor': CREDENTIAL_CARDS.map(
    ({ id, kind }) => ({ code: 'other-factor', card: id, as: kind === 'know' ? 'have' : 'know' }) as const,
  ),
  'other-count': [
    { code: 'other-count', first: 'password', second: 'pin' },
    { code: 'other-count', first: 'password', second: 'phone-app' },
  ],
  'unfit-device': PEOPLE.flatMap(({ id, need }) =>
    DEVICE_TYPES.filter(({ offers }) => !offers.includes(need)).map(
      (type) => ({ code: 'unfit-device', person: id, device: type.id }) as const,
    ),
  ),
  'user-arn-for-mfa': [
    { code: 'user-arn-for-mfa', serialNumber: null },
    { code: 'user-arn-for-mfa', serialNumber: 'arn:aws:iam::123456789012:mfa/phone' },
  ],
  'policy-unreadable': [{ code: 'policy-unreadable', policyName: 'Mine' }],
  'malformed-policy': [
    { code: 'malformed-policy', at: '', hint: 'It is not JSON.' },
    { code: 'malformed-policy', at: 'Statement[0].Effect', hint: 'Write "Deny", with these capitals.' },
  ],
  'removed-device': [{ code: 'removed-device', deviceName: 'alice-phone', removedAt: MINUTE_AGO }],
  'too-many-attempts': [{ code: 'too-many-attempts', until: epochSeconds(SOME_TIME + 95) }],
  'unknown-user': [
    { code: 'unknown-user', looksLikeEmail: true },
    { code: 'unknown-user', looksLikeEmail: false },
  ],
  'not-allowed': [
    { code: 'not-allowed', action: 'iam:ListUsers', isForWantOfMfa: true },
    { code: 'not-allowed', action: 'iam:ListUsers', isForWantOfMfa: false },
    {
      code: 'not-allowed',
      action: 'iam:ListUsers',
      isForWantOfMfa: false,
      by: { policy: 'Mine', statement: 'Statement[0]', condition: null },
    },
  ],
  'name-taken': [
    { code: 'name-taken', deviceName: 'alice-phone', owner: null },
    { code: 'name-taken', deviceName: 'alice-phone', owner: 'omar' },
  ],
  'invalid-name': [{ code: 'invalid-name', name: 'my phone' }],
  'invalid-parameter': [
    { code: 'invalid-parameter', parameter: 'newPassword' },
    { code: 'invalid-parameter', parameter: 'serialNumber' },
    { code: 'invalid-parameter', parameter: 'assignmentStatus' },
  ],
  'name-too-long': [{ code: 'name-too-long', length: 227, limit: 226 }],
  'too-many-devices': [{ code: 'too-many-devices', limit: 8 }],
  'password-policy': [{ code: 'password-policy', message: 'Password has to be longer' }],
};

/** Every reason there is, those with numbers or names in each of their shapes. */
export const REASONS: readonly Reason[] = [
  ...BARE_REASONS.map((code) => ({ code })),
  ...Object.values(DETAILED).flat(),
];
