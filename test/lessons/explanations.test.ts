import { describe, expect, it } from 'vitest';
import {
  duration,
  explainOutOfStep,
  explainReason,
  explainTypedCode,
  offset,
} from '../../src/lessons/explanations.js';
import { DEVICE_TYPES, PEOPLE } from '../../src/sim/equipment.js';
import { CREDENTIAL_CARDS } from '../../src/sim/factors.js';
import { newWorld } from '../../src/sim/new-world.js';
import type { Reason } from '../../src/sim/reasons.js';
import { BARE_REASONS } from '../../src/sim/reasons.js';
import { epochSeconds } from '../../src/sim/time.js';
import { fakeContext, SOME_TIME } from '../helpers/fake-ports.js';

const NOW = epochSeconds(SOME_TIME);
const MINUTE_AGO = epochSeconds(SOME_TIME - 60);

/** Reasons with numbers or names in them, in each of their shapes; typed so that a new code is missed here. */
const DETAILED: {
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
  'removed-device': [{ code: 'removed-device', deviceName: 'alice-phone', removedAt: MINUTE_AGO }],
  'too-many-attempts': [{ code: 'too-many-attempts', until: epochSeconds(SOME_TIME + 95) }],
  'unknown-user': [
    { code: 'unknown-user', looksLikeEmail: true },
    { code: 'unknown-user', looksLikeEmail: false },
  ],
  'not-allowed': [
    { code: 'not-allowed', action: 'iam:ListUsers', isForWantOfMfa: true },
    { code: 'not-allowed', action: 'iam:ListUsers', isForWantOfMfa: false },
  ],
  'name-taken': [
    { code: 'name-taken', deviceName: 'alice-phone', owner: null },
    { code: 'name-taken', deviceName: 'alice-phone', owner: 'omar' },
  ],
  'invalid-name': [{ code: 'invalid-name', name: 'my phone' }],
  'name-too-long': [{ code: 'name-too-long', length: 227, limit: 226 }],
  'too-many-devices': [{ code: 'too-many-devices', limit: 8 }],
  'password-policy': [{ code: 'password-policy', message: 'Password has to be longer' }],
};

const REASONS: readonly Reason[] = [
  ...BARE_REASONS.map((code) => ({ code })),
  ...Object.values(DETAILED).flat(),
];

const explain = (reason: Reason) => explainReason(reason, newWorld(fakeContext()), NOW);

describe('the explanation of a refusal', () => {
  it.each(REASONS.map((reason) => [JSON.stringify(reason), reason] as const))(
    'is short, calm and whole for %s',
    (_title, reason) => {
      const text = explain(reason);

      expect(text.length).toBeGreaterThan(20);
      expect(text.length).toBeLessThan(240);
      expect(text).not.toMatch(/!|invalid|oops|FAIL|undefined|NaN/i);
      expect(text).toMatch(/\.$/);
    },
  );

  it.each<[Reason, readonly string[]]>([
    [{ code: 'not-adjacent', stepsApart: 3 }, ['3 steps apart, 90 s', '20 s']],
    [{ code: 'not-adjacent', stepsApart: -2 }, ['2 steps apart, 60 s, the newer one first']],
    [{ code: 'pair-out-of-range', stepsOff: 1200 }, ['10 hours ahead', '8.3 hours']],
    [{ code: 'same-step' }, ['in 20 s']],
    [{ code: 'code-already-used', usedAt: MINUTE_AGO }, ['60 s ago', '20 s']],
    [{ code: 'code-already-used', usedAt: NOW }, ['just now']],
    [{ code: 'drift', stepsOff: -3, storedDrift: 0 }, ['90 s ago', 'slow']],
    [{ code: 'drift', stepsOff: 3, storedDrift: 0 }, ['90 s ahead', 'fast']],
    [{ code: 'drift', stepsOff: 8, storedDrift: -8 }, ['right for now', '4 minutes slow', 'Resync']],
    [{ code: 'drift', stepsOff: -6, storedDrift: -8 }, ['7 minutes ago', '4 minutes slow', 'Resync']],
    [{ code: 'too-many-attempts', until: epochSeconds(SOME_TIME + 95) }, ['95 s']],
    [{ code: 'too-many-attempts', until: MINUTE_AGO }, ['In 1 s']],
    [{ code: 'name-too-long', length: 227, limit: 226 }, ['227', '226']],
    [{ code: 'too-many-devices', limit: 8 }, ['8 devices']],
    [{ code: 'name-taken', deviceName: 'alice-phone', owner: null }, ['alice-phone-2']],
  ])('names the numbers of %j', (reason, words) => {
    for (const word of words) expect(explain(reason)).toContain(word);
  });
});

describe('the explanation of a typed code', () => {
  it.each([
    [{ kind: 'nothing-typed' } as const, '6 digits'],
    [{ kind: 'not-digits', found: 'x' } as const, '"x"'],
    [{ kind: 'wrong-length', length: 1 } as const, '1 digit;'],
    [{ kind: 'wrong-length', length: 5 } as const, '5 digits;'],
  ])('names what is wrong in %j', (problem, words) => {
    expect(explainTypedCode(problem)).toContain(words);
  });
});

describe('a number of steps', () => {
  it.each([
    [-3, '90 s ago'],
    [1, '30 s ahead'],
    [-10, '5 minutes ago'],
    [1000, '8.3 hours ahead'],
  ])('of %i is said as %s', (steps, words) => {
    expect(offset(steps)).toBe(words);
  });

  it('is named where a device is out of step', () => {
    expect(explainOutOfStep(-8)).toContain('4 minutes ago');
  });
});

describe('a span', () => {
  it.each([
    [0, '0 s'],
    [119, '119 s'],
    [120, '2 minutes'],
    [3569, '59 minutes'],
    [3570, '1 hour'],
    [7199, '2 hours'],
    [7200, '2 hours'],
  ])('of %i s is said as %s', (seconds, words) => {
    expect(duration(seconds)).toBe(words);
  });
});
