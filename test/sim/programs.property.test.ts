import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { EpochSeconds } from '../../src/sim/base/time.js';
import { addSeconds, addSteps, stepAt } from '../../src/sim/base/time.js';
import { codeAtStep } from '../../src/sim/codes/totp.js';
import { execute } from '../../src/sim/execute.js';
import { PARAMETERS } from '../../src/sim/iam/constraints.js';
import { STS_PARAMETERS } from '../../src/sim/sts/parameters.js';
import type { SentCredentials } from '../../src/sim/world/caller.js';
import { ADMINISTRATOR_ACCESS, documentOf } from '../../src/sim/world/policies.js';
import { account as accountSchema } from '../../src/sim/world/schema/account.js';
import { world as worldSchema } from '../../src/sim/world/schema/world.js';
import { anyText } from '../helpers/any-text.js';
import { depth } from '../helpers/depth.js';
import { fakeContext } from '../helpers/fake-ports.js';
import { keyOf, labOfPrograms, mfaOf, roleCall, roleOf, s3, sts, tokenOf } from './programs.js';
import type { Lab } from './scenario.js';
import {
  answerOf,
  device,
  enterPassword,
  granted,
  iam,
  iamWith,
  resumeLab,
  START,
  signIn,
  submitCode,
} from './scenario.js';

const OMARS = 'private';

/** Credentials, and what the test itself knows of them. */
interface Known {
  readonly credentials: SentCredentials;
  readonly owner: 'alice' | 'omar';
  readonly expiresAt: number;
  isActive: boolean;
  isThere: boolean;
}

describe('credentials', () => {
  const happening = fc.record({
    does: fc.constantFrom(
      'wait',
      'key',
      'key',
      'token',
      'role',
      'status',
      'delete',
      'use',
      'use',
      'use',
      'use',
    ),
    which: fc.nat(20),
    owner: fc.constantFrom('alice' as const, 'omar' as const),
    isActive: fc.boolean(),
    seconds: fc.constantFrom(1, 60, 899, 900, 3599, 3600, 20_000),
    duration: fc.constantFrom(900, 1800, 3600),
  });

  /** One call that everybody may make. */
  function use(lab: Lab, known: Known, which: number): boolean {
    const calls = [
      () => sts(lab, known.credentials, { operation: 'GetCallerIdentity' }),
      () => iamWith(lab, known.credentials, { operation: 'GetUser' }),
      () => s3(lab, known.credentials, { operation: 'ListBuckets' }),
      () => sts(lab, known.credentials, { operation: 'GetSessionToken' }),
      () => iamWith(lab, known.credentials, { operation: 'ListUsers' }),
    ];
    return calls[which % calls.length]?.().ok === true;
  }

  function make(lab: Lab, drawn: { does: string; owner: 'alice' | 'omar'; duration: number }, from: Known) {
    const { owner, duration: durationSeconds } = drawn;
    const asked =
      drawn.does === 'token'
        ? sts(lab, from.credentials, { operation: 'GetSessionToken', durationSeconds })
        : sts(lab, from.credentials, roleCall(lab, { durationSeconds, ...mfaOf(lab) }));
    if (!asked.ok || !('credentials' in asked.value)) return undefined;
    const { accessKeyId, sessionToken } = asked.value.credentials;
    const expiresAt = lab.now + durationSeconds;
    return { credentials: { accessKeyId, sessionToken }, owner, expiresAt, isActive: true, isThere: true };
  }

  it('that have ended, are deleted or inactive are good for nothing, ever again', () => {
    let [used, refused] = [0, 0];
    fc.assert(
      fc.property(fc.array(happening, { minLength: 5, maxLength: 40, size: 'max' }), (plan) => {
        const lab = labOfPrograms();
        const made: Known[] = [];
        for (const drawn of plan) {
          const one = made[drawn.which % Math.max(1, made.length)];
          const isKey = one?.credentials.sessionToken === undefined;
          const { owner: userName } = one ?? drawn;
          if (drawn.does === 'wait') {
            lab.wait(drawn.seconds);
            // omar is in a browser, and his sessions end, too.
            signIn(lab, 'omar', OMARS);
          } else if (drawn.does === 'key' && made.length < 2) {
            const credentials = keyOf(lab, drawn.owner);
            const expiresAt = Number.POSITIVE_INFINITY;
            made.push({ credentials, owner: drawn.owner, expiresAt, isActive: true, isThere: true });
          } else if (one === undefined) {
          } else if (drawn.does === 'token' || drawn.does === 'role') {
            // A code that was not used yet.
            if (drawn.does === 'role') lab.wait(40);
            const issued = make(lab, { ...drawn, owner: userName }, one);
            if (issued === undefined) continue;
            expect(one.isActive && one.isThere && lab.now < one.expiresAt).toBe(true);
            made.push(issued);
          } else if (drawn.does === 'status' && isKey && one.isThere) {
            const status = drawn.isActive ? 'Active' : 'Inactive';
            const { accessKeyId } = one.credentials;
            granted(iam(lab, { operation: 'UpdateAccessKey', userName, accessKeyId, status }, OMARS));
            one.isActive = drawn.isActive;
          } else if (drawn.does === 'delete' && isKey && one.isThere) {
            granted(
              iam(
                lab,
                { operation: 'DeleteAccessKey', userName, accessKeyId: one.credentials.accessKeyId },
                OMARS,
              ),
            );
            one.isThere = false;
          } else if (drawn.does === 'use') {
            const isGood = one.isActive && one.isThere && lab.now < one.expiresAt;
            const worked = use(lab, one, drawn.which);
            if (worked) expect(isGood).toBe(true);
            if (isGood && drawn.which % 5 === 0) expect(worked).toBe(true);
            if (worked) used += 1;
            if (!isGood) refused += 1;
          }
        }
      }),
      { numRuns: depth(15, 200) },
    );
    // The walks come to both.
    expect(Math.min(used, refused)).toBeGreaterThan(20);
  });
});

describe('a code', () => {
  const tries = fc.array(
    fc.record({
      at: fc.constantFrom('console', 'token', 'role'),
      waited: fc.constantFrom(0, 0, 5, 30, 60, -30, 200),
      steps: fc.integer({ min: -3, max: 3 }),
    }),
    { minLength: 2, maxLength: 25, size: 'max' },
  );

  it('is taken once, by the console and STS together, and nine are looked at in three minutes', () => {
    fc.assert(
      fc.property(tries, (plan) => {
        const lab = labOfPrograms();
        const key = keyOf(lab, 'alice');
        const { serialNumber, seed } = device(lab, 'phone');
        const taken = new Set<number>();
        const looked = new Map<number, number>();
        for (const { at, waited, steps } of plan) {
          lab.wait(waited);
          const step = addSteps(stepAt(lab.now), steps);
          const tokenCode = codeAtStep(seed, step);
          const window = Math.floor(lab.now / 180);
          const attempts = (looked.get(window) ?? 0) + 1;
          if (at === 'console') granted(enterPassword(lab, 'alice'));

          const isTaken =
            at === 'console'
              ? submitCode(lab, tokenCode).ok
              : at === 'token'
                ? sts(lab, key, { operation: 'GetSessionToken', serialNumber, tokenCode }).ok
                : sts(lab, key, roleCall(lab, { serialNumber, tokenCode })).ok;

          if (isTaken) {
            expect(taken.has(step)).toBe(false);
            expect(Math.abs(steps)).toBeLessThanOrEqual(2);
            // The clock of a computer may go back into a window whose count is gone.
            if (plan.every((one) => one.waited >= 0)) expect(attempts).toBeLessThanOrEqual(9);
            taken.add(step);
          }
          looked.set(window, attempts);
        }
      }),
      { numRuns: depth(15, 200) },
    );
  });
});

describe('an explicit deny', () => {
  const pattern = fc.constantFrom('*', 'iam:*', 'iam:List*', 'iam:ListUsers', 's3:*', 's3:ListAllMyBuckets');
  const statement = (effect: 'Allow' | 'Deny') =>
    fc.record({
      Effect: fc.constant(effect),
      Action: fc.array(pattern, { minLength: 1, maxLength: 3 }),
      Resource: fc.constant('*'),
    });

  it('is never overridden, whatever else allows it, in whatever order', () => {
    fc.assert(
      fc.property(
        fc.array(statement('Allow'), { maxLength: 4 }),
        statement('Deny'),
        fc.nat(4),
        fc.boolean(),
        fc.constantFrom('key', 'token', 'console'),
        (allows, deny, place, isAdministrator, by) => {
          const lab = labOfPrograms();
          const key = keyOf(lab, 'alice');
          signIn(lab, 'alice');
          const { users } = lab.world.account;
          const permissions = {
            inlinePolicies: [
              {
                policyName: 'Mine',
                document: documentOf(allows.toSpliced(place, 0, { ...deny, Effect: 'Deny' })),
              },
            ],
            attachedPolicies: isAdministrator ? [ADMINISTRATOR_ACCESS.arn] : [],
          };
          const changed = users.map((user) =>
            user.userName === 'alice' ? { ...user, ...permissions } : user,
          );
          const account = { ...lab.world.account, users: changed };
          const judged = resumeLab({ ...lab.world, account }, fakeContext(lab.now));
          const from = by === 'console' ? { browser: 'main' } : { credentials: key };
          const isDenied = (action: string) =>
            deny.Action.some((one) => new RegExp(`^${one.replace('*', '.*')}$`).test(action));

          const users_ = judged.ask({ kind: 'iam', from, operation: 'ListUsers' });
          const buckets = judged.ask({ kind: 's3', from, operation: 'ListBuckets' });

          for (const [action, result] of [
            ['iam:ListUsers', users_],
            ['s3:ListAllMyBuckets', buckets],
          ] as const) {
            if (!isDenied(action)) continue;
            expect(result.ok).toBe(false);
            expect(!result.ok && result.failure.error?.message).toContain('with an explicit deny');
          }
        },
      ),
      { numRuns: depth(15, 200) },
    );
  });
});

describe('any request at all', () => {
  const BY_SERVICE = {
    iam: Object.keys(PARAMETERS),
    sts: Object.keys(STS_PARAMETERS),
    s3: ['ListBuckets', 'ListObjectsV2'],
  };
  const names = [...new Set([...Object.values(PARAMETERS), ...Object.values(STS_PARAMETERS)].flat())].map(
    ({ name }) => name,
  );
  const strange = fc.oneof(
    { weight: 3, arbitrary: anyText({ maxLength: 300 }) },
    { weight: 1, arbitrary: fc.string({ minLength: 300, maxLength: 3000 }) },
    { weight: 2, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
    { weight: 1, arbitrary: fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, -0, 1e300, undefined) },
    { weight: 1, arbitrary: fc.constant({ toString: null }) },
  );
  const plausible = fc.constantFrom<unknown>(
    'alice',
    'omar',
    'ALICE',
    'bea',
    'phone',
    'Active',
    'Any',
    '000000',
    '/a/',
    'LAB1',
    'Kettle-Orbit-55',
    '{"Version":"2012-10-17","Statement":[]}',
    documentOf([{ Effect: 'Deny', Action: '*', Resource: '*' }]),
    documentOf([
      {
        Effect: 'Deny',
        Action: 's3:*',
        Resource: '*',
        Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } },
      },
    ]),
    ADMINISTRATOR_ACCESS.arn,
    900,
    1,
    true,
    [{ key: 'team', value: 'people' }],
    ['team'],
  );
  const lists = fc.array(
    fc.oneof(
      strange,
      fc.record({ key: fc.oneof(strange, fc.constant('floor')), value: fc.oneof(strange, fc.constant('')) }),
    ),
    { maxLength: 60 },
  );
  const values = fc.dictionary(
    fc.constantFrom(...names, 'bucket', 'prefix', 'marker', '__proto__', 'constructor'),
    fc.oneof(
      { weight: 4, arbitrary: plausible },
      { weight: 2, arbitrary: strange },
      { weight: 1, arbitrary: lists },
    ),
    { maxKeys: 6 },
  );
  /** Names that fit, so that calls come past the form. */
  const fitting = fc.record(
    {
      userName: fc.constantFrom('alice', 'omar', 'bea', 'dora'),
      serialNumber: fc.constantFrom('phone', 'spare', 'none'),
      virtualMfaDeviceName: fc.constantFrom('spare', 'phone'),
      policyName: fc.constantFrom('Mine', 'Yours'),
      policyDocument: fc.constantFrom(ADMINISTRATOR_ACCESS.document, '{'),
      policyArn: fc.constant(ADMINISTRATOR_ACCESS.arn),
      password: fc.constantFrom('Kettle-Orbit-55', 'short'),
      tags: fc.constantFrom([{ key: 'team', value: 'people' }], []),
      tagKeys: fc.constantFrom(['team'], []),
      bucket: fc.constantFrom('reports', 'other'),
    },
    { requiredKeys: [] },
  );
  const service = fc.constantFrom('iam', 'iam', 'iam', 'sts', 's3');
  const request = service.chain((kind) =>
    fc.record({
      kind: fc.constant(kind),
      who: fc.constantFrom(
        'root',
        'omar',
        'omar',
        'alice',
        'key',
        'elsewhere',
        'token',
        'role',
        'rootKey',
        'nobody',
        'strange',
      ),
      operation: fc.oneof(
        { weight: 9, arbitrary: fc.constantFrom<unknown>(...BY_SERVICE[kind as keyof typeof BY_SERVICE]) },
        { weight: 1, arbitrary: fc.constantFrom<unknown>(...Object.values(BY_SERVICE).flat()) },
        { weight: 1, arbitrary: strange },
      ),
      waited: fc.nat(40),
      fits: fitting,
      values,
    }),
  );
  const LENGTH = 20;

  /** Callers of every kind, and one that is none. */
  function labOfAll() {
    const lab = labOfPrograms();
    const key = keyOf(lab, 'omar');
    const role = roleOf(lab, keyOf(lab, 'alice'), mfaOf(lab));
    const token = tokenOf(lab, key);
    const rootKey = answerOf(iam(lab, { operation: 'CreateAccessKey' }), 'access-key').accessKeyId;
    granted(lab.ask({ kind: 'open-window', of: 'attacker' }));
    lab.wait(60);
    signIn(lab, 'alice', 'attacker');
    const senders = {
      root: { browser: 'main' },
      omar: { browser: OMARS },
      alice: { browser: 'attacker' },
      key: { credentials: key },
      token: { credentials: token },
      role: { credentials: role },
      rootKey: { credentials: { accessKeyId: rootKey } },
      nobody: { credentials: null },
    };
    return { lab, senders };
  }

  it('is answered, never thrown at, and its answer and the world can be saved', () => {
    const met = { granted: new Set<string>(), refused: new Set<string>() };
    const { lab, senders: known } = labOfAll();
    fc.assert(
      fc.property(fc.array(request, { minLength: LENGTH, maxLength: LENGTH }), strange, (plan, odd) => {
        const senders = {
          ...known,
          elsewhere: { ...known.key, address: odd },
          strange: { credentials: { accessKeyId: odd, sessionToken: odd } },
        };
        let { world } = lab;
        let now: EpochSeconds = addSeconds(START, 180);
        for (const { kind, who, operation, waited, fits, values: given } of plan) {
          now = addSeconds(now, waited);
          const { serialNumber: name, ...others } = fits;
          const serialNumber = `arn:aws:iam::${world.account.id}:mfa/${name}`;
          const asked: Parameters<typeof execute>[1] = Object.assign(
            Object.create(null),
            others,
            name === undefined ? {} : { serialNumber },
            given,
            { kind, from: senders[who as keyof typeof senders], operation },
          );

          const { world: after, result } = execute(world, { ...asked }, fakeContext(now));

          const isChanged = after.account !== world.account;
          world = after;
          expect(JSON.parse(JSON.stringify(result))).toEqual(result);
          if (result.ok) met.granted.add(result.value.kind);
          else {
            met.refused.add(result.failure.reason.code);
            expect(result.failure.error?.code).toMatch(/^[A-Za-z]+$/);
            expect(result.failure.reason.code).toMatch(/^[a-z-]+$/);
          }
          const isKnown = BY_SERVICE[kind as keyof typeof BY_SERVICE].some((one) => one === operation);
          const isUnknown = !result.ok && result.failure.error?.code === 'InvalidAction';
          expect(isUnknown).toBe(!isKnown);
          // Most of what is saved is as it was: only what a request has changed is read back at once.
          if (isChanged) {
            const saved = JSON.parse(JSON.stringify(after.account));
            expect(saved).toEqual(after.account);
            expect(v.parse(accountSchema, saved)).toEqual(after.account);
          }
        }
        const saved = JSON.parse(JSON.stringify(world));
        expect(saved).toEqual(world);
        expect(v.parse(worldSchema, saved)).toEqual(world);
      }),
      { numRuns: depth(30, 30_000 / LENGTH) },
    );
    // The requests get through the form, and to the operations.
    expect(met.granted.size).toBeGreaterThan(10);
    expect(met.refused.size).toBeGreaterThan(15);
  });
});
