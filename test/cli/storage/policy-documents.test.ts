import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/cli/storage/document-file.js';
import { migrate } from '../../../src/cli/storage/migrations.js';
import { withPolicyDocuments } from '../../../src/cli/storage/policy-documents.js';
import {
  decodeSavedState,
  encodeSavedState,
  isSavedState,
  SCHEMA_VERSION,
} from '../../../src/cli/storage/saved-state.js';
import type { World } from '../../../src/sim/world/world.js';
import { fakeContext } from '../../helpers/fake-ports.js';
import { deniedWithoutMfa } from '../../sim/outcomes.js';
import type { Lab } from '../../sim/scenario.js';
import { iam, refusalOf, resumeLab, START } from '../../sim/scenario.js';

/** As the version before this one wrote it, key by key. */
const written = readFileSync(new URL('fixtures/version-2.json', import.meta.url), 'utf8');

const document = (): JsonObject => {
  const parsed: JsonObject = JSON.parse(written);
  return parsed;
};

function worldOf(lesson: string): World {
  const world = decodeSavedState(document()).sessions[lesson]?.world;
  if (world === undefined) throw new Error(`${lesson} is in the file`);
  return world;
}

const NIGHT = 'the-night-a-password-leaks';
const COURSE = 'sign-in-with-a-code';

function labAt(lesson: string): Lab {
  const lab = resumeLab(worldOf(lesson), fakeContext(START));
  lab.wait(120);
  return lab;
}

describe('a file of version 2', () => {
  it('opens with everything that was in it', () => {
    expect(isSavedState(document())).toBe(true);

    const decoded = JSON.parse(JSON.stringify(decodeSavedState(document())));

    // What is new is beside it; the words for permissions are now documents, and have a test of their own.
    expect(decoded).toMatchObject(JSON.parse(withoutPermissions(written)));
  });

  it('is saved as this version, and comes back the same', () => {
    const again = JSON.parse(JSON.stringify(encodeSavedState(decodeSavedState(document()))));

    expect(again['schemaVersion']).toBe(SCHEMA_VERSION);
    expect(JSON.stringify(again)).not.toMatch(/"permissions"|deniesSessionsBefore/);
    expect(decodeSavedState(again)).toEqual(decodeSavedState(document()));
  });

  it('is not changed itself', () => {
    const given = document();

    migrate(given);

    expect(given).toEqual(document());
  });

  it('keeps what everybody may do', () => {
    const { id, users } = worldOf(COURSE).account;

    expect(users.map(({ userName, attachedPolicies }) => [userName, attachedPolicies])).toEqual([
      ['alice', [`arn:aws:iam::${id}:policy/ManageOwnMFA`, 'arn:aws:iam::aws:policy/IAMUserChangePassword']],
      ['omar', ['arn:aws:iam::aws:policy/AdministratorAccess', `arn:aws:iam::${id}:policy/RequireMFA`]],
      ['bea', [`arn:aws:iam::${id}:policy/ManageOwnMFA`, 'arn:aws:iam::aws:policy/IAMUserChangePassword']],
    ]);
    expect(refusalOf(iam(labAt(COURSE), { operation: 'ListUsers' }, 'private')).reason).toEqual({
      code: 'not-allowed',
      action: 'iam:ListUsers',
      isForWantOfMfa: true,
      by: deniedWithoutMfa('RequireMFA'),
    });
  });

  it('keeps the policy against older sessions, and the key that the thief made', () => {
    const lab = labAt(NIGHT);

    expect(refusalOf(iam(lab, { operation: 'ListUsers' }, 'attacker')).reason).toEqual({
      code: 'session-denied',
    });
    expect(lab.world.account.accessKeys).toMatchObject([
      { userName: 'alice', secretAccessKey: null, status: 'Active', lastUsed: null },
    ]);
  });

  it('gets the role and the bucket that a new account has', () => {
    const { roles, buckets, alias } = worldOf(COURSE).account;

    expect(roles.map(({ roleName }) => roleName)).toEqual(['LabDeployer']);
    expect(buckets.map(({ name }) => name)).toEqual([`${alias}-reports`]);
  });
});

describe('what is no document of ours', () => {
  it.each([
    ['nothing', {}],
    ['sessions that are none', { sessions: { a: null, b: 1, c: [] }, finished: 'x' }],
    ['worlds that are none', { sessions: { a: { world: null, stepStart: { account: 1 } } } }],
    ['an account without a number', { sessions: { a: { world: { account: { id: 1, users: [] } } } } }],
    [
      'users that are none',
      {
        sessions: {
          a: { world: { account: { id: '1', alias: 'a', users: [null, { permissions: 'king' }] } } },
        },
      },
    ],
    [
      'moments that are none',
      {
        sessions: {
          a: {
            world: {
              account: {
                id: '1',
                alias: 'a',
                users: [{ permissions: 'administrator', deniesSessionsBefore: 1e300, createdAt: -1 }],
              },
            },
          },
        },
      },
    ],
  ])('is no reason to throw: %s', (_name, given) => {
    expect(() => withPolicyDocuments(given)).not.toThrow();
  });
});

/** Without the three words and the moment, which have become documents. */
function withoutPermissions(text: string): string {
  return JSON.stringify(JSON.parse(text), (name, value) =>
    ['permissions', 'deniesSessionsBefore', 'schemaVersion', 'stepStart'].includes(name) ? undefined : value,
  );
}
