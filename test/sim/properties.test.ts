import fc from 'fast-check';
import { HOTP, Secret } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { addSteps, stepAt } from '../../src/sim/base/time.js';
import { codeAtStep, SEED_BYTES } from '../../src/sim/codes/totp.js';
import type { Request } from '../../src/sim/requests.js';
import type { Account } from '../../src/sim/world/account.js';
import { allDevicesOf, devicesOf, findUser } from '../../src/sim/world/account.js';
import type { Principal } from '../../src/sim/world/principal.js';
import type { World } from '../../src/sim/world/world.js';
import { browserById } from '../../src/sim/world/world.js';
import { depth } from '../helpers/depth.js';
import { fakeContext, seededRandom } from '../helpers/fake-ports.js';
import type { Performed } from './commands.js';
import { commands, perform } from './commands.js';
import type { Lab } from './scenario.js';
import {
  callAdministrator,
  createDevice,
  createUser,
  deactivate,
  device,
  enrol,
  enterPassword,
  granted,
  openLab,
  pairAt,
  randomWithKeys,
  resumeLab,
  START,
  signIn,
  submitCode,
  submitPair,
} from './scenario.js';

/** Codes by another library than the lab's own, remembered because it is asked for the same ones over and over. */
const independentCodes = new Map<string, string>();

function independentCode(seed: string, step: number): string {
  const key = `${seed} ${step}`;
  const known = independentCodes.get(key);
  if (known !== undefined) return known;
  const code = HOTP.generate({ secret: Secret.fromBase32(seed), counter: step });
  independentCodes.set(key, code);
  return code;
}

/**
 * alice with `phone`, assigned by codes of which the second was `drift` steps from now. Of its codes about now no two
 * within eight steps are equal, so that a code stands for its step.
 */
function labWithDrift(drift: number): Lab {
  const lab = openLab();
  createDevice(lab, 'phone');
  granted(submitPair(lab, 'EnableMFADevice', 'alice', 'phone', pairAt(lab, 'phone', drift)));
  return lab;
}

const anyDrift = () => fc.integer({ min: -998, max: 1000 });

describe('a code at sign-in', () => {
  const tries = fc.array(
    fc.record({
      waited: fc.integer({ min: -30, max: 60 }),
      steps: fc.integer({ min: -4, max: 4 }),
    }),
    { minLength: 1, maxLength: 25, size: 'max' },
  );

  it('is accepted exactly if its step is within two of now + drift, new, and among nine in its three minutes', () => {
    fc.assert(
      fc.property(anyDrift(), tries, (drift, plan) => {
        const lab = labWithDrift(drift);
        const { seed } = device(lab, 'phone');
        const used = new Set<number>();
        let budget = { window: -1, spent: 0 };
        for (const { waited, steps } of plan) {
          lab.wait(waited);
          const expected = Math.floor(lab.now / 30) + drift;
          const step = expected + steps;
          const window = Math.floor(lab.now / 180);
          if (budget.window !== window) budget = { window, spent: 0 };
          const isGood = budget.spent < 9 && Math.abs(steps) <= 2 && !used.has(step);
          enterPassword(lab, 'alice');

          const accepted = submitCode(lab, independentCode(seed, step)).ok;

          expect(accepted).toBe(isGood);
          if (accepted) used.add(step);
          if (budget.spent < 9) budget.spent += 1;
        }
        expect(device(lab, 'phone').drift).toBe(drift);
      }),
    );
  });
});

describe('a pair of codes', () => {
  const edges = fc.constantFrom(-1000, -999, -998, -997, 0, 999, 1000, 1001, 1002);
  const attempt = fc.record({
    waited: fc.integer({ min: 0, max: 900 }),
    second: fc.oneof(fc.integer({ min: -8, max: 8 }), edges, fc.integer({ min: -1100, max: 1100 })),
    apart: fc.oneof(
      { weight: 3, arbitrary: fc.constant(1) },
      { weight: 1, arbitrary: fc.integer({ min: -3, max: 5 }) },
    ),
    isTakenAwayBefore: fc.oneof(
      { weight: 4, arbitrary: fc.constant(false) },
      { weight: 1, arbitrary: fc.constant(true) },
    ),
  });

  /** The rule of design.md, section 4, once more: by brute force, and by another library. */
  function acceptedStep(
    facts: { readonly seed: string; readonly drift: number; readonly lastPairStep: number },
    [first, second]: readonly [string, string],
    now: number,
  ): number | undefined {
    const centre = Math.floor(now / 30) + facts.drift;
    const matching: number[] = [];
    for (let step = centre - 998; step <= centre + 1000; step += 1) {
      const isPair =
        independentCode(facts.seed, step) === second && independentCode(facts.seed, step - 1) === first;
      if (isPair && step - 1 > facts.lastPairStep) matching.push(step);
    }
    return matching.toSorted((one, other) => Math.abs(one - centre) - Math.abs(other - centre))[0];
  }

  it('is accepted exactly if its steps are adjacent, in order, in range and new, and then sets the drift', () => {
    fc.assert(
      fc.property(fc.array(attempt, { minLength: 1, maxLength: 6, size: 'max' }), (plan) => {
        const lab = openLab();
        createDevice(lab, 'phone');
        const { seed } = device(lab, 'phone');
        let facts = { seed, drift: 0, lastPairStep: -1 };
        let isEnrolled = false;
        for (const { waited, second, apart, isTakenAwayBefore } of plan) {
          lab.wait(waited);
          if (isTakenAwayBefore) isEnrolled = isEnrolled && !deactivate(lab, 'alice', 'phone').ok;
          const operation = isEnrolled ? 'ResyncMFADevice' : 'EnableMFADevice';
          const step = Math.floor(lab.now / 30) + facts.drift + second;
          const codes = [independentCode(seed, step - apart), independentCode(seed, step)] as const;
          const found = acceptedStep(facts, codes, lab.now);

          const result = submitPair(lab, operation, 'alice', 'phone', codes);

          expect(result.ok).toBe(found !== undefined);
          if (found !== undefined) {
            facts = { seed, drift: found - Math.floor(lab.now / 30), lastPairStep: found };
            isEnrolled = true;
          }
          expect(device(lab, 'phone')).toMatchObject({
            seed,
            drift: facts.drift,
            lastPairStep: facts.lastPairStep === -1 ? null : facts.lastPairStep,
          });
        }
      }),
    );
  });

  it('that is fresh brings any device back in sync, whatever its drift, and it signs in', () => {
    fc.assert(
      fc.property(anyDrift(), anyDrift(), fc.nat(100), (stored, moved, waited) => {
        const lab = labWithDrift(stored);
        // Fresh codes are newer than the last pair. A clock that was set back needs time to get there.
        lab.wait(30 * (Math.max(0, 2 - moved) + waited));
        const { seed } = device(lab, 'phone');
        const shown = (steps: number) => codeAtStep(seed, addSteps(stepAt(lab.now), stored + moved + steps));

        const resynced = submitPair(lab, 'ResyncMFADevice', 'alice', 'phone', [shown(-1), shown(0)]);
        enterPassword(lab, 'alice');
        const signedIn = submitCode(lab, shown(0));

        expect(resynced.ok).toBe(true);
        expect(device(lab, 'phone').drift).toBe(stored + moved);
        expect(signedIn.ok).toBe(true);
      }),
    );
  });
});

describe('a code that signed in', () => {
  /** What happens between two tries: time, a clock set by hand, a resync to it, hours. */
  const happenings = fc.array(
    fc.record({
      waited: fc.integer({ min: 0, max: 90 }),
      clock: fc.constantFrom(0, 31, -31, 95, -95),
      isResynced: fc.boolean(),
      doHoursPass: fc.boolean(),
      steps: fc.integer({ min: -3, max: 3 }),
    }),
    { minLength: 2, maxLength: 14, size: 'max' },
  );

  it.each([
    { phone: "the lab's phone", own: false },
    { phone: "the learner's own", own: true },
  ])('never does so again, whatever clock brings it back, with $phone', ({ own }) => {
    fc.assert(
      fc.property(happenings, (plan) => {
        const lab = labWithDrift(0);
        granted(lab.ask({ kind: 'use-own-phone', own }));
        const { seed } = device(lab, 'phone');
        const used = new Set<number>();
        for (const { waited, clock, isResynced, doHoursPass, steps } of plan) {
          lab.wait(waited);
          if (doHoursPass) lab.ask({ kind: 'let-hours-pass', hours: 2 });
          const shown = Math.floor((lab.now + clock) / 30);
          const pair = [independentCode(seed, shown - 1), independentCode(seed, shown)] as const;
          if (isResynced) submitPair(lab, 'ResyncMFADevice', 'alice', 'phone', pair);
          enterPassword(lab, 'alice');

          const signedIn = submitCode(lab, independentCode(seed, shown + steps)).ok;

          expect(signedIn && used.has(shown + steps)).toBe(false);
          if (signedIn) used.add(shown + steps);
        }
      }),
    );
  });
});

/** A few keys for all the worlds below, so that their codes need computing only once. */
const KEYS = Array.from({ length: 24 }, (_, index) => seededRandom(1000 + index).bytes(SEED_BYTES));

const keysFor = (first: number) => randomWithKeys(KEYS.slice(first), seededRandom(first));

/** Where the sequences start: worlds of different ages, each made by playing requests. */
const starts: readonly World[] = [
  (lab: Lab) => {
    signIn(lab, 'alice');
    lab.ask({ kind: 'submit-device-name', browser: 'main', deviceName: 'phone' });
    lab.ask({ kind: 'reveal', browser: 'main', what: 'qr' });
  },
  (lab: Lab) => {
    createUser(lab, 'bea');
    enrol(lab, 'bea', 'bea-phone');
    enrol(lab, 'alice', 'phone');
    callAdministrator(lab);
    signIn(lab, 'alice');
    enterPassword(lab, 'alice');
    for (let count = 0; count < 6; count += 1) submitCode(lab, '000000');
  },
  (lab: Lab) => {
    for (const number of [1, 2, 3, 4, 5, 6, 7]) enrol(lab, 'alice', `phone-${number}`);
    createDevice(lab, 'spare');
    createDevice(lab, 'tablet');
    callAdministrator(lab);
    enrol(lab, 'omar', 'omar-phone', 'private');
    signIn(lab, 'alice');
  },
  (lab: Lab) => {
    enrol(lab, 'alice', 'phone');
    signIn(lab, 'alice');
    granted(lab.ask({ kind: 'submit-key-name', browser: 'main', keyName: 'alice-key' }));
    granted(lab.ask({ kind: 'touch-security-key', browser: 'main' }));
    lab.ask({ kind: 'lend-phone', userName: 'alice' });
    lab.ask({ kind: 'phone-lose' });
    lab.ask({ kind: 'hand-out-token', to: null });
    callAdministrator(lab);
    const { email, password } = lab.world.account.root;
    lab.ask({ kind: 'open-window', of: 'administrator' });
    lab.ask({ kind: 'sign-in-as-root', browser: 'administrator', email, password });
    for (const kind of ['open-root-recovery', 'send-recovery-mail', 'follow-recovery-mail'] as const)
      granted(lab.ask({ kind, browser: 'administrator' }));
  },
].map((play) => {
  const lab = openLab({ random: keysFor(0) });
  play(lab);
  return lab.world;
});

describe('any sequence of requests', () => {
  it('keeps the rules', () => {
    fc.assert(
      fc.property(fc.constantFrom(...starts), commands(), (start, plan) => {
        const lab = resumeLab(start, { ...fakeContext(START), random: keysFor(12) });
        const watch = watchOver(start);
        for (const command of plan) {
          const performed = perform(lab, command);
          if (performed !== undefined) watch.check(performed, lab.now);
        }
        watch.checkHistory(lab.world);
      }),
      { numRuns: depth(30, 2_500) },
    );
  });
});

function invariant(holds: boolean, rule: string): void {
  if (!holds) throw new Error(`Broken: ${rule}`);
}

/** Looks at every request of a sequence, and remembers what was accepted. */
function watchOver(start: World) {
  const accepted = new Set<string>();
  const paired = new Set<string>();
  const verified = new Map<string, { readonly window: number; readonly count: number }>();
  const secrets = new Set<string>(secretsOf(start));
  for (const [serial, budget] of Object.entries(start.account.verificationCounts))
    verified.set(serial, budget);
  for (const { seed, usedSteps, lastPairStep } of start.account.mfaDevices) {
    for (const { step } of usedSteps) accepted.add(`${seed} ${step}`);
    paired.add(`${seed} ${lastPairStep}`);
  }

  function checkSignIn(performed: Performed, now: number): void {
    const { before, request, result, after } = performed;
    if (result.ok && result.value.kind === 'signed-in') checkOpened(performed, result.value);
    if (request.kind !== 'submit-mfa-code') return;
    const { challenge } = browserById(before, request.browser);
    const asked = before.account.mfaDevices.find(
      ({ serialNumber }) => serialNumber === challenge?.serialNumber,
    );
    const reason = result.ok ? 'granted' : result.failure.reason.code;
    if (
      asked === undefined ||
      ['no-challenge', 'asked-device-removed', 'malformed-code', 'too-many-attempts'].includes(reason)
    )
      return;
    const window = Math.floor(now / 180);
    const budget = verified.get(asked.serialNumber);
    const count = budget?.window === window ? budget.count + 1 : 1;
    verified.set(asked.serialNumber, { window, count });
    invariant(count <= 9, 'a device gets nine verifications in three minutes');
    if (!result.ok) return;
    const isTheirs = challenge !== null && devicesOf(before.account, challenge.principal).includes(asked);
    invariant(isTheirs, 'a device signs in nobody but its owner');
    const step = after.history.at(-1)?.timeStep ?? -1;
    invariant(!accepted.has(`${asked.seed} ${step}`), 'a step is accepted once');
    accepted.add(`${asked.seed} ${step}`);
    invariant(independentCode(asked.seed, step) === request.code, 'the accepted code is that of its step');
    invariant(Math.abs(step - (Math.floor(now / 30) + asked.drift)) <= 2, 'the accepted code is of now');
  }

  function checkPair({ before, request, result, after }: Performed, now: number): void {
    const codes = codesIn(request);
    if (!result.ok || codes.length !== 2) return;
    const event = after.history.findLast(({ timeStep }) => timeStep !== null);
    const synchronised = event?.details['serialNumber'];
    const was = before.account.mfaDevices.find(({ serialNumber }) => serialNumber === synchronised);
    const is = after.account.mfaDevices.find(({ serialNumber }) => serialNumber === synchronised);
    const step = event?.timeStep ?? -1;
    if (was === undefined || is === undefined) throw new Error('Broken: a pair is for a device');
    const found = [independentCode(was.seed, step - 1), independentCode(was.seed, step)];
    const away = step - (Math.floor(now / 30) + was.drift);
    invariant(found.join() === codes.join(), 'the codes of a pair are neighbours in order');
    invariant(away >= -998 && away <= 1000, 'a pair is in range');
    // Unless the clock went back behind the last one: then each still counts once.
    const isClockBack = (was.lastPairStep ?? -1) > Math.floor(now / 30) + was.drift;
    invariant(isClockBack || step - 1 > (was.lastPairStep ?? -1), 'a pair is all new');
    invariant(!paired.has(`${was.seed} ${step}`), 'a pair is accepted once');
    paired.add(`${was.seed} ${step}`);
    invariant(is.drift === step - Math.floor(now / 30) && is.lastPairStep === step, 'a pair sets the drift');
  }

  return {
    check(performed: Performed, now: number): void {
      const { before, request, result, after } = performed;
      for (const secret of [...secretsOf(after), ...secretsIn(request)]) secrets.add(secret);
      checkAccount(after.account);
      checkWindows(after);
      checkEvents(performed);
      checkHands(performed);
      // What omar does for a stranger is done, and told as the mistake that it was.
      const isMistake = request.kind === 'answer-caller' && request.answer === 'remove';
      if (!result.ok && !isMistake) {
        invariant(after.account.users === before.account.users, 'a refusal changes no user');
        invariant(after.account.mfaDevices === before.account.mfaDevices, 'a refusal changes no device');
        invariant(after.account.securityKeys === before.account.securityKeys, 'a refusal changes no key');
      }
      // Where the clock cannot move on, the tries of before are forgotten; codes and pairs never are.
      if (request.kind === 'let-hours-pass' && after.clockOffset === before.clockOffset) verified.clear();
      checkDevices(performed);
      checkSignIn(performed, now);
      checkPair(performed, now);
    },
    checkHistory(world: World): void {
      const told = JSON.stringify(world.history);
      for (const secret of secrets) {
        // A code counts when it stands alone: its digits may well be in an account id, a time or a serial number.
        const isTold = /^[0-9]+$/.test(secret)
          ? new RegExp(`(?<![0-9A-Z])${secret}(?![0-9A-Z])`).test(told)
          : told.includes(secret);
        invariant(!isTold, 'the history tells no secret');
      }
    },
  };
}

/** Somebody was signed in: by the password alone, by root's own way back, by a code or by a touch. */
function checkOpened(
  { before, request, after }: Performed,
  { principal, isMfaAuthenticated }: { readonly principal: Principal; readonly isMfaAuthenticated: boolean },
): void {
  if (request.kind === 'key-in-number') {
    const { challenge, page } = browserById(before, request.browser);
    const isCalled = page.name === 'root-recovery' && page.number === request.number && page.number !== '';
    invariant(isCalled, 'the way back ends with the number of the call');
    invariant(principal.type === 'root' && challenge?.principal.type === 'root', 'the way back is for root');
    invariant(!isMfaAuthenticated, 'the way back is not MFA');
    return;
  }
  if (!isMfaAuthenticated) {
    const { length } = allDevicesOf(before.account, principal);
    invariant(length === 0, 'a password alone signs in only a user without devices');
  }
  if (request.kind !== 'touch-security-key') return;
  const { challenge } = browserById(before, request.browser);
  const keyOf = ({ account }: World) =>
    account.securityKeys.find(({ serialNumber }) => serialNumber === challenge?.serialNumber);
  const [was, is] = [keyOf(before), keyOf(after)];
  if (was === undefined || is === undefined) throw new Error('Broken: a touch signs in by a registered key');
  const isTheirs = challenge !== null && allDevicesOf(before.account, challenge.principal).includes(was);
  invariant(isTheirs, 'a key signs in nobody but its owner');
  invariant(is.signCount > was.signCount, 'the counter of a key grows with each sign-in');
  invariant(is.signCount === after.securityKey.signCount, 'AWS knows the counter that the key has');
}

function checkAccount(account: Account): void {
  const { users, mfaDevices, securityKeys, verificationCounts } = account;
  const serials = new Set([...mfaDevices, ...securityKeys].map(({ serialNumber }) => serialNumber));
  invariant(serials.size === mfaDevices.length + securityKeys.length, 'serial numbers are unique');
  const names = new Set(users.map(({ userName }) => userName.toLowerCase()));
  invariant(names.size === users.length, 'user names are unique, whatever their case');
  for (const { owner, enabledAt, name } of mfaDevices) {
    invariant((owner === null) === (enabledAt === null), 'a device is enabled exactly while somebody has it');
    const isKnown = owner?.type !== 'user' || users.some(({ userName }) => userName === owner.userName);
    invariant(isKnown, 'a device belongs to a user who exists');
    invariant((owner?.type === 'root') === (name === 'root-account-mfa-device'), 'root has its own device');
  }
  for (const { owner } of securityKeys) {
    const isKnown = owner.type === 'user' && users.some(({ userName }) => userName === owner.userName);
    invariant(isKnown, 'a registered key has an owner who exists');
  }
  for (const { userName } of users) {
    const { length } = allDevicesOf(account, { type: 'user', userName });
    invariant(length <= 8, 'a user has eight devices of all kinds at most');
  }
  for (const { count } of Object.values(verificationCounts)) invariant(count <= 9, 'no count is above nine');
}

function checkDevices({ before, request, after }: Performed): void {
  for (const was of before.account.mfaDevices) {
    const is = after.account.mfaDevices.find(({ serialNumber }) => serialNumber === was.serialNumber);
    if (is === undefined) {
      // What a company collects was never the learner's, and nobody is to look for it on a phone of theirs.
      const isCollected = request.kind === 'collect-phones';
      const isTaken = request.kind === 'take-devices' || isCollected;
      // Remove in the console is two calls, as is what omar does for a caller: both take the device from its user first.
      const isFree = was.owner === null || ['confirm-remove', 'answer-caller'].includes(request.kind);
      invariant(isFree || isTaken, 'a device is deleted only while nobody has it');
      invariant(was.kind === 'virtual' || isTaken, 'a hardware token is not deleted');
      const isRemembered = after.account.removedDevices.some(({ seed }) => seed === was.seed);
      invariant(isRemembered || isCollected, 'the lab remembers a deleted device');
      continue;
    }
    invariant(is.seed === was.seed && is.kind === was.kind, 'a device keeps its seed and its kind');
    const isContinued = was.usedSteps.every((used, index) => is.usedSteps[index] === used);
    invariant(isContinued, 'a used code stays used');
  }
}

/** What people have in hand, and what costs money. */
function checkHands({ before, after }: Performed): void {
  const isKept = before.lostPhones.every((phone, index) => after.lostPhones[index] === phone);
  invariant(isKept, 'a lost phone keeps its entries');
  const ids = new Set([after.phone, ...after.lostPhones].map(({ id }) => id));
  invariant(ids.size === after.lostPhones.length + 1, 'no two phones are the same');
  invariant(after.securityKey.signCount >= before.securityKey.signCount, 'a key counts up');
  invariant(
    new Set(after.servers.map(({ id }) => id)).size === after.servers.length,
    'server ids are unique',
  );
  const hasRun = before.servers.every(({ hours }, index) => hours <= (after.servers[index]?.hours ?? -1));
  invariant(hasRun, 'the hours of a server only grow');
}

function checkWindows(world: World): void {
  invariant(
    world.browsers.some(({ id }) => id === 'main'),
    'the main window is always there',
  );
  invariant(
    world.browsers.some(({ id }) => id === world.activeBrowser),
    'the window in front is there',
  );
  for (const { session, challenge, page } of world.browsers) {
    invariant(session === null || challenge === null, 'nobody is signed in and asked for a code at once');
    const asksForCode = page.name === 'mfa-challenge';
    invariant(!asksForCode || challenge !== null, 'the MFA page belongs to a challenge');
    const isWayBack = page.name === 'root-recovery';
    invariant(
      !isWayBack || challenge?.principal.type === 'root',
      "root's way back belongs to a challenge of root",
    );
    const isElsewhere = ['inbox', 'look-alike', 'relay-sign-in', 'relay-challenge', 'relay-over'].includes(
      page.name,
    );
    const isInside = page.name !== 'sign-in' && !isElsewhere && !asksForCode && !isWayBack;
    invariant(!isInside || session !== null, 'pages of the console are for somebody signed in');
    const { principal } = session ?? challenge ?? {};
    const isKnown = principal?.type !== 'user' || findUser(world.account, principal.userName) !== undefined;
    invariant(isKnown, 'only users who exist sign in');
  }
}

const LEAVE_EVENTS: ReadonlySet<Request['kind']> = new Set<Request['kind']>([
  'iam',
  'sign-in-as-user',
  'sign-in-as-root',
  'submit-mfa-code',
  'sign-out',
  'submit-device-name',
  'sort-card',
  'pair-cards',
  'equip',
]);

/** Those that may be refused before AWS hears of them. */
const LEAVE_EVENTS_WHEN_GRANTED: ReadonlySet<Request['kind']> = new Set<Request['kind']>([
  'confirm-remove',
  'submit-reset-password',
  'submit-change-password',
  'submit-set-up-codes',
  'submit-resync-codes',
  'submit-token',
  'touch-security-key',
  'try-another-method',
  'key-in-number',
  'open-user',
  'launch-servers',
  'stop-servers',
]);

function leavesEvent({ request, result }: Performed): boolean {
  // A page that waits for a touch has no field for a code.
  if (!result.ok && result.failure.reason.code === 'needs-the-security-key') return false;
  // The lab has a limit on names of devices, of which AWS is not asked.
  if (!result.ok && result.failure.error === null && request.kind === 'submit-device-name') return false;
  return LEAVE_EVENTS.has(request.kind) || (result.ok && LEAVE_EVENTS_WHEN_GRANTED.has(request.kind));
}

function checkEvents(performed: Performed): void {
  const { before, result, after } = performed;
  const isContinued = before.history.every((event, index) => after.history[index] === event);
  invariant(isContinued, 'the history is only added to');
  const isCounted = after.history.every(({ id }, index) => id === index + 1);
  invariant(isCounted, 'event ids count up');
  if (!leavesEvent(performed)) return;
  const event = after.history.at(before.history.length);
  invariant(event !== undefined, 'a request to AWS leaves an event');
  const refusal = result.ok ? null : result.failure;
  invariant(event?.reason === (refusal?.reason ?? null), 'the event has the private reason');
  invariant(event?.error === (refusal?.error ?? null), 'the event has the public answer');
}

function codesIn(request: Request): readonly string[] {
  if ('codes' in request) return request.codes;
  if ('authenticationCode1' in request) return [request.authenticationCode1, request.authenticationCode2];
  return 'code' in request ? [request.code] : [];
}

function secretsIn(request: Request): readonly string[] {
  const passwords = [
    ...('password' in request && request.password !== undefined ? [request.password] : []),
    ...('oldPassword' in request ? [request.oldPassword, request.newPassword] : []),
  ];
  // "short" is a word as any other, and would be found in prose.
  return [...passwords.filter((password) => password.length >= 8), ...codesIn(request).filter(isSixDigits)];
}

function secretsOf({ account, browsers, securityKey, leak }: World): readonly string[] {
  const passwords = account.users.flatMap(({ loginProfile }) => loginProfile?.password ?? []);
  const numbers = browsers.flatMap(({ page }) => (page.name === 'root-recovery' ? [page.number] : []));
  return [
    account.root.password,
    ...passwords,
    leak?.password ?? '',
    ...account.mfaDevices.map(({ seed }) => seed),
    ...securityKey.credentials.map(({ privateKey }) => privateKey),
    ...numbers,
  ].filter((secret) => secret !== '');
}

function isSixDigits(text: string): boolean {
  return /^[0-9]{6}$/.test(text);
}
