import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { p256 } from '../../../src/cli/system/p256.js';
import { bytesToHex } from '../../../src/sim/base/random.js';
import { epochSeconds } from '../../../src/sim/base/time.js';
import { pageOrigin } from '../../../src/sim/console/origin.js';
import { COPIED, RELAYED } from '../../../src/sim/console/relay.js';
import type { WebAuthnPorts } from '../../../src/sim/things/security-key.js';
import {
  AWS_RP_ID,
  createCredential,
  getAssertion,
  newChallenge,
  verifyResponse,
} from '../../../src/sim/things/security-key.js';
import type { Browser, Page } from '../../../src/sim/world/browser.js';
import { NEW_SECURITY_KEY } from '../../../src/sim/world/security-key.js';
import type { World } from '../../../src/sim/world/world.js';
import { browserById } from '../../../src/sim/world/world.js';
import { depth } from '../../helpers/depth.js';
import { seededRandom } from '../../helpers/fake-ports.js';
import { commands, perform } from '../commands.js';
import { done } from '../outcomes.js';
import type { Lab } from '../scenario.js';
import {
  codeOf,
  enterPassword,
  granted,
  labOfAlice,
  labWithDevice,
  lastEvent,
  passwordOf,
  refusalOf,
  resumeLab,
  signIn,
} from '../scenario.js';

const ALICE = { type: 'user', userName: 'alice' } as const;

const main = (lab: Lab): Browser => browserById(lab.world, 'main');

const attacker = (lab: Lab): Browser => browserById(lab.world, 'attacker');

const follow = (lab: Lab, browser = 'main') => lab.ask({ kind: 'open-relay', browser });

const typePassword = (lab: Lab, password = passwordOf(lab, 'alice')) =>
  lab.ask({
    kind: 'relay-password',
    browser: 'main',
    account: lab.world.account.alias,
    userName: 'alice',
    password,
  });

const typeCode = (lab: Lab, code: string) => lab.ask({ kind: 'relay-code', browser: 'main', code });

const touch = (lab: Lab) => lab.ask({ kind: 'touch-security-key', browser: 'main' });

/** alice with a phone, and no session. */
function labWithPhone(): Lab {
  const lab = labWithDevice('phone');
  granted(lab.ask({ kind: 'sign-out', browser: 'main' }));
  return lab;
}

/** alice with a key, and no session. */
function labWithKey(): Lab {
  const lab = labOfAlice();
  granted(lab.ask({ kind: 'open-assign-mfa', browser: 'main' }));
  granted(lab.ask({ kind: 'submit-key-name', browser: 'main', keyName: 'alice-key' }));
  granted(touch(lab));
  granted(lab.ask({ kind: 'sign-out', browser: 'main' }));
  return lab;
}

/** alice with a phone and a key, and no session. */
function labWithBoth(): Lab {
  const lab = labWithDevice('phone');
  signIn(lab, 'alice');
  granted(lab.ask({ kind: 'open-assign-mfa', browser: 'main' }));
  granted(lab.ask({ kind: 'submit-key-name', browser: 'main', keyName: 'alice-key' }));
  granted(touch(lab));
  granted(lab.ask({ kind: 'sign-out', browser: 'main' }));
  return lab;
}

/** On the attacker's page, with the password typed. */
function atTheChallenge(lab: Lab): Lab {
  granted(follow(lab));
  granted(typePassword(lab));
  return lab;
}

describe("a password on the attacker's page", () => {
  it("is typed at AWS in the attacker's browser, and both pages ask for more", () => {
    const lab = labWithPhone();
    granted(follow(lab));

    expect(typePassword(lab)).toEqual(done);

    expect(main(lab)).toMatchObject({ page: { name: 'relay-challenge' }, challenge: null, session: null });
    expect(attacker(lab)).toMatchObject({
      page: { name: 'mfa-challenge' },
      challenge: { principal: ALICE },
      session: null,
    });
    expect(lab.world.activeBrowser).toBe('main');
    expect(lastEvent(lab)).toMatchObject({ eventName: RELAYED.password, eventSource: 'mfa-lab' });
  });

  it('that is wrong is refused in both browsers, in the words of AWS', () => {
    const lab = labWithPhone();
    granted(follow(lab));

    const { error, reason } = refusalOf(typePassword(lab, 'Wrong-Guess-77'));

    expect(reason.code).toBe('wrong-password');
    expect(error).not.toBeNull();
    expect(main(lab)).toMatchObject({ page: { name: 'relay-sign-in' }, banner: { kind: 'refused', error } });
    expect(attacker(lab)).toMatchObject({ page: { name: 'sign-in' }, banner: { kind: 'refused', error } });
  });

  it('is all it takes where there is no MFA', () => {
    const lab = labOfAlice();
    granted(follow(lab));

    granted(typePassword(lab));

    expect(attacker(lab).session).toMatchObject({ principal: ALICE, mfa: null });
    expect(main(lab).page).toEqual({ name: 'relay-over' });
  });

  it('is in no event', () => {
    const lab = atTheChallenge(labWithPhone());

    expect(JSON.stringify(lab.world.history)).not.toContain(passwordOf(lab, 'alice'));
  });
});

describe("a code on the attacker's page", () => {
  it("opens a session with MFA in the attacker's browser, and none in alice's", () => {
    const lab = atTheChallenge(labWithPhone());

    expect(typeCode(lab, codeOf(lab, 'phone'))).toEqual(done);

    expect(attacker(lab).session).toMatchObject({
      principal: ALICE,
      startedAt: lab.now,
      mfa: { at: lab.now },
    });
    expect(main(lab)).toMatchObject({ page: { name: 'relay-over' }, session: null });
    const signedIn = lab.world.history.findLast(({ eventName }) => eventName === 'ConsoleLogin');
    expect(signedIn).toMatchObject({
      browser: 'attacker',
      mfaAuthenticated: true,
      details: { ConsoleLogin: 'Success', MFAUsed: 'Yes' },
    });
  });

  it('is used up by that: on the real page AWS does not take it again', () => {
    const lab = atTheChallenge(labWithPhone());
    const code = codeOf(lab, 'phone');
    granted(typeCode(lab, code));
    granted(lab.ask({ kind: 'open-bookmark', browser: 'main' }));
    granted(enterPassword(lab, 'alice'));

    const { reason } = refusalOf(lab.ask({ kind: 'submit-mfa-code', browser: 'main', code }));

    expect(reason).toMatchObject({ code: 'code-already-used', usedAt: lab.now });
  });

  it('is good for as long as on the real page, and no longer', () => {
    const late = atTheChallenge(labWithPhone());
    const code = codeOf(late, 'phone');
    late.wait(60);
    expect(typeCode(late, code)).toEqual(done);

    const later = atTheChallenge(labWithPhone());
    const old = codeOf(later, 'phone');
    later.wait(121);
    expect(refusalOf(typeCode(later, old)).reason.code).toBe('drift');
    expect(attacker(later).session).toBeNull();
    expect(main(later)).toMatchObject({ page: { name: 'relay-challenge' }, banner: { kind: 'refused' } });
  });

  it('that is wrong may be followed by a right one', () => {
    const lab = atTheChallenge(labWithPhone());

    expect(refusalOf(typeCode(lab, '000000')).reason.code).toBe('unknown-code');
    expect(typeCode(lab, codeOf(lab, 'phone'))).toEqual(done);
  });

  it('is of no use once the attacker has gone away', () => {
    const lab = atTheChallenge(labWithPhone());
    granted(lab.ask({ kind: 'sign-out', browser: 'attacker' }));

    expect(refusalOf(typeCode(lab, codeOf(lab, 'phone'))).reason.code).toBe('no-challenge');
  });

  it('is asked for where AWS asks the attacker for the phone, of several devices', () => {
    const lab = atTheChallenge(labWithBoth());
    expect(attacker(lab).challenge?.serialNumber).toBeNull();
    expect(refusalOf(typeCode(lab, codeOf(lab, 'phone'))).reason.code).toBe('no-device-chosen');
    const [phone] = lab.world.account.mfaDevices.filter(({ name }) => name === 'phone');
    granted(
      lab.ask({ kind: 'choose-mfa-device', browser: 'attacker', serialNumber: phone?.serialNumber ?? '' }),
    );
    lab.wait(30);

    expect(typeCode(lab, codeOf(lab, 'phone'))).toEqual(done);

    expect(attacker(lab).session?.mfa).toMatchObject({ serialNumber: phone?.serialNumber });
  });
});

describe("a security key on the attacker's page", () => {
  it('signs nothing, and the attacker is not in', () => {
    const lab = atTheChallenge(labWithKey());
    const { securityKey } = lab.world;

    expect(refusalOf(touch(lab))).toEqual({ error: null, reason: { code: 'origin-mismatch' } });

    expect(lab.world.securityKey).toEqual(securityKey);
    expect(attacker(lab)).toMatchObject({ session: null, challenge: { principal: ALICE } });
    expect(main(lab)).toMatchObject({ page: { name: 'relay-challenge' }, session: null });
    expect(lastEvent(lab)).toMatchObject({
      eventName: RELAYED.touch,
      eventSource: 'mfa-lab',
      browser: 'main',
      reason: { code: 'origin-mismatch' },
    });
  });

  it('signs on the real page right after that', () => {
    const lab = atTheChallenge(labWithKey());
    refusalOf(touch(lab));
    granted(lab.ask({ kind: 'open-bookmark', browser: 'main' }));
    granted(enterPassword(lab, 'alice'));

    granted(touch(lab));
    expect(main(lab).session).toMatchObject({ principal: ALICE, mfa: expect.anything() });
  });

  it('is not asked for where there is none to ask for', () => {
    const nobody = labWithKey();
    granted(follow(nobody));
    expect(refusalOf(touch(nobody)).reason.code).toBe('no-challenge');

    const withPhone = atTheChallenge(labWithPhone());
    expect(refusalOf(touch(withPhone)).reason.code).toBe('needs-a-code-device');

    const gone = atTheChallenge(labWithKey());
    granted(gone.ask({ kind: 'sign-out', browser: 'attacker' }));
    expect(refusalOf(touch(gone)).reason.code).toBe('no-challenge');
  });

  it('that had something for that very address would have it refused by AWS', () => {
    const lab = atTheChallenge(labWithKey());
    const [registered] = lab.world.account.securityKeys;
    const ports: WebAuthnPorts = { random: seededRandom(4), signatures: p256 };
    const made = createCredential(
      lab.world.securityKey,
      { origin: 'https://signin-aws.example', rpId: 'signin-aws.example', challenge: '00', userHandle: 'x' },
      ports,
    );
    if (!made.ok) throw new Error(made.failure);
    const foreign = made.value.key.credentials.at(-1);
    const [own] = lab.world.securityKey.credentials;
    if (foreign === undefined || own === undefined) throw new Error('there are credentials');
    // The very id and the very key pair of the one that AWS knows.
    const twin = { ...own, rpId: foreign.rpId };
    const world = { ...lab.world, securityKey: { ...lab.world.securityKey, credentials: [twin] } };
    const other = resumeLab(world, {
      now: epochSeconds(lab.now - world.clockOffset),
      random: seededRandom(5),
      signatures: p256,
    });
    expect(twin.credentialId).toBe(registered?.credentialId);

    const { error, reason } = refusalOf(touch(other));

    expect(reason.code).toBe('origin-mismatch');
    expect(error).not.toBeNull();
    expect(attacker(other)).toMatchObject({ session: null, banner: { kind: 'refused' } });
    expect(attacker(other).challenge).not.toBeNull();
  });
});

describe('a copied session', () => {
  it('is the same session, in another browser, and AWS sees nothing of it', () => {
    const lab = labWithPhone();
    signIn(lab, 'alice');
    const { session } = main(lab);
    lab.wait(90);

    expect(lab.ask({ kind: 'copy-session', browser: 'main' })).toEqual(done);

    expect(attacker(lab)).toMatchObject({ session, page: { name: 'console-home' }, challenge: null });
    expect(main(lab).session).toEqual(session);
    expect(lastEvent(lab)).toMatchObject({ eventName: COPIED, eventSource: 'mfa-lab' });
  });

  it('ends with the policy against older sessions', () => {
    const lab = labWithPhone();
    signIn(lab, 'alice');
    granted(lab.ask({ kind: 'copy-session', browser: 'main' }));
    const openOwn = { kind: 'open-assign-mfa', browser: 'attacker' } as const;
    expect(lab.ask(openOwn).ok).toBe(true);
    lab.wait(5);
    granted(lab.ask({ kind: 'open-window', of: 'administrator' }));
    granted(
      lab.ask({
        kind: 'sign-in-as-user',
        browser: 'administrator',
        account: lab.world.account.alias,
        userName: 'omar',
        password: passwordOf(lab, 'omar'),
      }),
    );
    granted(lab.ask({ kind: 'deny-older-sessions', browser: 'administrator', userName: 'alice' }));

    expect(refusalOf(lab.ask({ kind: 'create-access-key', browser: 'attacker' })).reason.code).toBe(
      'session-denied',
    );
  });

  it('is none where nobody is signed in, or no longer', () => {
    const lab = labWithPhone();
    granted(lab.ask({ kind: 'sign-out', browser: 'main' }));
    expect(refusalOf(lab.ask({ kind: 'copy-session', browser: 'main' })).reason.code).toBe('not-signed-in');
    signIn(lab, 'alice');
    lab.wait(13 * 3600);
    expect(refusalOf(lab.ask({ kind: 'copy-session', browser: 'main' })).reason.code).toBe('session-expired');
  });
});

describe("the attacker's own browser", () => {
  it.each(['open-relay', 'copy-session'] as const)('is the other end of the page: no %s', (kind) => {
    const lab = labWithPhone();
    granted(lab.ask({ kind: 'open-window', of: 'attacker' }));

    expect(refusalOf(lab.ask({ kind, browser: 'attacker' })).reason.code).toBe('not-in-this-hand');
  });
});

// No origin but AWS's ever ends in a session by key: for any origin, for any page, and after any moves.

/** A name of a host, some of them close to AWS's. */
const hosts = () =>
  fc.oneof(
    fc.domain(),
    fc.domain().map((domain) => `${AWS_RP_ID}.${domain}`),
    fc.domain().map((domain) => `${domain}.${AWS_RP_ID}`),
    fc
      .string({ minLength: 1, maxLength: 8, unit: fc.constantFrom('a', '-', 'x', '9') })
      .map((part) => `${part}${AWS_RP_ID}`),
    fc.constantFrom(
      AWS_RP_ID,
      'amazon.com',
      'signin-aws.example',
      'console.aws.amazon.com',
      'AWS.AMAZON.COM',
    ),
  );

const origins = () =>
  fc.oneof(
    { weight: 6, arbitrary: hosts().map((host) => `https://${host}`) },
    { weight: 1, arbitrary: hosts().map((host) => `http://${host}`) },
    { weight: 1, arbitrary: hosts().map((host) => `https://${host}:8443`) },
    { weight: 1, arbitrary: fc.string() },
  );

/** What the rule of the web says, written once more: https, and the host is AWS's or below it. */
function isOfAws(origin: string): boolean {
  if (!origin.startsWith('https://')) return false;
  const host = origin.slice('https://'.length);
  return !/[/:]/.test(host) && (host === AWS_RP_ID || host.endsWith(`.${AWS_RP_ID}`));
}

const KEY_SERIAL = /:u2f\//;

/** Windows that are in by a security key. */
function inByKey({ browsers }: World): readonly Browser[] {
  return browsers.filter(({ session }) => KEY_SERIAL.test(session?.mfa?.serialNumber ?? ''));
}

const SERIAL = 'arn:aws:iam::123456789012:mfa/phone';

/** Pages of every kind, as a browser could show them. */
const PAGES: { readonly [Name in Page['name']]: Extract<Page, { readonly name: Name }> } = {
  'sign-in': { name: 'sign-in', form: 'iam', account: '' },
  inbox: { name: 'inbox' },
  'look-alike': { name: 'look-alike', site: 'longer-domain' },
  'relay-sign-in': { name: 'relay-sign-in' },
  'relay-challenge': { name: 'relay-challenge' },
  'relay-over': { name: 'relay-over' },
  'mfa-challenge': { name: 'mfa-challenge' },
  'root-recovery': { name: 'root-recovery', stage: 'start', number: '' },
  'console-home': { name: 'console-home' },
  'iam-dashboard': { name: 'iam-dashboard' },
  servers: { name: 'servers' },
  'iam-users': { name: 'iam-users', refusal: null },
  'iam-user': { name: 'iam-user', userName: 'alice' },
  'user-permissions': { name: 'user-permissions', userName: 'alice' },
  'iam-policies': { name: 'iam-policies', refusal: null },
  'iam-policy': { name: 'iam-policy', policyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' },
  'policy-editor': { name: 'policy-editor', userName: 'alice', policyName: 'x', text: '', open: null },
  'remove-mfa-device': { name: 'remove-mfa-device', userName: 'alice', serialNumber: SERIAL },
  'reset-password': { name: 'reset-password', userName: 'alice' },
  'change-password': { name: 'change-password' },
  'event-history': { name: 'event-history', refusal: null },
  'security-credentials': { name: 'security-credentials' },
  'select-mfa-device': { name: 'select-mfa-device' },
  'set-up-device': { name: 'set-up-device', serialNumber: SERIAL, reveal: 'nothing', wasRevealed: false },
  'register-security-key': { name: 'register-security-key', keyName: 'key', nonce: '00' },
  'set-up-token': { name: 'set-up-token' },
  'resync-mfa-device': { name: 'resync-mfa-device', serialNumber: SERIAL },
};

describe("no origin but AWS's ends in a session by key", () => {
  const ports: WebAuthnPorts = { random: seededRandom(11), signatures: p256 };
  const made = createCredential(
    NEW_SECURITY_KEY,
    { origin: 'https://console.aws.amazon.com', rpId: AWS_RP_ID, challenge: '00', userHandle: 'alice' },
    ports,
  );
  if (!made.ok) throw new Error(made.failure);
  const { key, response } = made.value;

  it('whatever the origin, and in whatever name the page asks', () => {
    fc.assert(
      fc.property(origins(), fc.boolean(), fc.boolean(), (origin, asksAsAws, hasTwin) => {
        const rpId = asksAsAws ? AWS_RP_ID : origin.replace(/^https?:\/\//, '');
        const challenge = newChallenge(ports.random);
        // At the worst the key has the credential of AWS for that site as well.
        const twins = hasTwin ? key.credentials.map((one) => ({ ...one, rpId })) : [];
        const asserted = getAssertion(
          { ...key, credentials: [...key.credentials, ...twins] },
          { origin, challenge, rpId, allowCredentials: [response.credentialId] },
          ports,
        );
        const taken =
          asserted.ok &&
          verifyResponse(
            asserted.value.response,
            { type: 'webauthn.get', challenge, rpId: AWS_RP_ID, publicKey: response.publicKey, signCount: 1 },
            p256,
          ).ok;

        if (taken) expect(isOfAws(origin)).toBe(true);
        if (asksAsAws) expect(taken).toBe(isOfAws(origin));
      }),
      { numRuns: depth(50, 2_000) },
    );
  });

  it('also where a browser lied to the key about the site: AWS reads the address in what is signed', () => {
    const [own] = key.credentials;
    if (own === undefined) throw new Error('there is a credential');
    const utf8 = (text: string) => new TextEncoder().encode(text);
    const authenticatorData = Uint8Array.of(...p256.sha256(utf8(AWS_RP_ID)), 1, 0, 0, 0, 9);
    fc.assert(
      fc.property(origins(), (origin) => {
        const clientDataJson = JSON.stringify({ type: 'webauthn.get', challenge: '00', origin });
        const signed = Uint8Array.of(...authenticatorData, ...p256.sha256(utf8(clientDataJson)));
        const lie = {
          credentialId: own.credentialId,
          publicKey: own.publicKey,
          clientDataJson,
          authenticatorData: bytesToHex(authenticatorData),
          signature: p256.sign(own.privateKey, signed),
        };

        const verified = verifyResponse(
          lie,
          {
            type: 'webauthn.get',
            challenge: '00',
            rpId: AWS_RP_ID,
            publicKey: own.publicKey,
            signCount: 1,
          },
          p256,
        );

        expect(verified).toEqual(
          isOfAws(origin) ? { ok: true, value: 9 } : { ok: false, failure: 'origin-mismatch' },
        );
      }),
      { numRuns: depth(35, 1000) },
    );
  });

  it('whatever page asks, in whatever window', () => {
    const both = labWithBoth();
    const [key] = both.world.account.securityKeys;
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(PAGES)),
        fc.constantFrom('main', 'administrator', 'attacker'),
        fc.constantFrom('main', 'administrator', 'attacker'),
        (page, asked, waiting) => {
          const lab = resumeLab(both.world, {
            now: epochSeconds(both.now - both.world.clockOffset),
            random: seededRandom(6),
            signatures: p256,
          });
          granted(lab.ask({ kind: 'open-window', of: 'administrator' }));
          granted(lab.ask({ kind: 'open-window', of: 'attacker' }));
          const challenge = { principal: ALICE, serialNumber: key?.serialNumber ?? null, nonce: '00ff' };
          const browsers = lab.world.browsers.map((browser) => ({
            ...browser,
            ...(browser.id === asked ? { page } : {}),
            challenge: browser.id === waiting ? challenge : null,
          }));
          const there = resumeLab(
            { ...lab.world, browsers },
            {
              now: epochSeconds(lab.now - lab.world.clockOffset),
              random: seededRandom(7),
              signatures: p256,
            },
          );
          const origin = pageOrigin(there.world, browserById(there.world, asked));

          there.ask({ kind: 'touch-security-key', browser: asked });

          const opened = inByKey(there.world);
          for (const { id } of opened) {
            expect(id).toBe(asked);
            expect(isOfAws(origin)).toBe(true);
          }
        },
      ),
      { numRuns: depth(30, 800) },
    );
  });

  const starts: World[] = [];
  beforeAll(() => {
    starts.push(
      ...[labWithKey(), atTheChallenge(labWithKey()), labWithBoth(), atTheChallenge(labWithBoth())].map(
        ({ world }) => world,
      ),
    );
  });

  it('after whatever moves', () => {
    let byKey = 0;
    let inVain = 0;
    fc.assert(
      fc.property(fc.nat(3), commands(), (start, plan) => {
        const [first] = starts;
        if (first === undefined) throw new Error('There are worlds');
        const lab = resumeLab(starts[start] ?? first, {
          now: epochSeconds(labWithKey().now),
          random: seededRandom(8),
          signatures: p256,
        });
        for (const command of plan) {
          const known = inByKey(lab.world).map(({ session }) => session);
          const performed = perform(lab, command);
          if (performed?.request.kind === 'copy-session') continue;
          const opened = inByKey(lab.world).filter(({ session }) => !known.includes(session));
          if (opened.length === 0) {
            if (
              performed?.result.ok === false &&
              performed.result.failure.reason.code === 'origin-mismatch'
            ) {
              inVain += 1;
            }
            continue;
          }
          byKey += 1;
          expect(performed?.request.kind).toBe('touch-security-key');
          for (const { id } of opened) {
            const before = performed?.before.browsers.find((browser) => browser.id === id);
            if (performed === undefined || before === undefined) throw new Error('somebody touched');
            expect(isOfAws(pageOrigin(performed.before, before))).toBe(true);
          }
        }
      }),
      { numRuns: depth(60, 2_000) },
    );
    // Both happened, or nothing would be said by this.
    expect(byKey).toBeGreaterThan(0);
    expect(inVain).toBeGreaterThan(0);
  });
});
