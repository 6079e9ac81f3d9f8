import { describe, expect, it } from 'vitest';
import { gapSeconds } from '../../../src/lessons/engine/gap.js';
import { planText } from '../../../src/lessons/words/plan-text.js';
import type { RecoveryPlan } from '../../../src/sim/world/desk.js';
import type { Lab } from '../../sim/scenario.js';
import {
  callAdministrator,
  createUser,
  deactivate,
  deleteDevice,
  device,
  enrol,
  enterPassword,
  granted,
  labWithDevice,
  lastEvent,
  openLab,
  passwordOf,
  refusalOf,
  START,
  signIn,
} from '../../sim/scenario.js';

const PLAN: RecoveryPlan = {
  administrator: 'Omar, extension 1234',
  identityCheck: 'he calls my desk',
  secondDevice: 'the blue key in the drawer',
  rootContact: 'Rosa reads owner@lab.example',
  rootTelephone: 'the one in the safe',
  writtenAt: START,
};

describe('the plan to keep', () => {
  it('reads like this', () => {
    expect(planText(PLAN, 95)).toBe(`# The day the phone is gone

Written in mfa-lab. Keep it where the phone is not: on paper, or with somebody you trust.

1. Another registered device? Use it: "Try another MFA method" on the page that asks for the code.
   My second device: the blue key in the drawer
2. No other device? Ask my administrator to remove the lost one: IAM, Users, my user, Security credentials, Remove.
   My administrator: Omar, extension 1234
   How they know that it is me: he calls my desk
3. Sign in with the password alone, delete the old entry in the app, and enrol the new phone at once.
   In the lab I took 95 s for this.
4. Stolen, not lost? Change the password as well.
5. Root: mail to the address of the account, then a call to its telephone.
   Who reads that mail: Rosa reads owner@lab.example
   Whose telephone it is: the one in the safe

Before that day
- register a second device
- see that the mailbox and the telephone number of the account are right
- delete entries called "MFA Lab" from the phone
`);
  });

  it('has no empty lines where it was written before they were asked for', () => {
    const old = planText({ ...PLAN, identityCheck: '', rootTelephone: '' }, null);

    expect(old).not.toMatch(/know that it is me|Whose telephone|: \n/);
    expect(old).toContain('My administrator: Omar, extension 1234\n3. ');
  });

  it('says nothing of a time that was not measured', () => {
    expect(planText(PLAN, null)).not.toContain('In the lab');
    expect(planText(PLAN, null)).toContain('enrol the new phone at once.\n4. Stolen');
  });

  it.each([
    [0, '0 s'],
    [119, '119 s'],
    [120, '2 minutes'],
    [1800, '30 minutes'],
    [7200, '2 hours'],
    [9000, '2.5 hours'],
  ])('tells a time of %i seconds as %s', (gap, words) => {
    expect(planText(PLAN, gap)).toContain(`In the lab I took ${words} for this.`);
  });

  it.each(['administrator', 'identityCheck', 'secondDevice', 'rootContact', 'rootTelephone'] as const)(
    'takes %s as it was written',
    (answer) => {
      const written = 'Zoë & "the others" <not a tag> * not a list';

      expect(planText({ ...PLAN, [answer]: written }, null)).toContain(`: ${written}\n`);
    },
  );
});

describe('writing the plan', () => {
  const { writtenAt: _writtenAt, ...answers } = PLAN;
  const write = (lab: Lab, change: Partial<typeof answers> = {}) =>
    lab.ask({ kind: 'write-plan', ...answers, ...change });

  it('keeps the answers, and when they were given', () => {
    const lab = openLab();
    lab.wait(33);

    expect(write(lab)).toEqual({ ok: true, value: { kind: 'done' } });
    expect(lab.world.plan).toEqual({ ...PLAN, writtenAt: lab.now });
  });

  it.each(['administrator', 'identityCheck', 'secondDevice', 'rootContact', 'rootTelephone'] as const)(
    'is refused with a gap at %s',
    (answer) => {
      for (const blank of ['', '   ', '\t']) {
        const lab = openLab();

        expect(refusalOf(write(lab, { [answer]: blank }))).toEqual({
          error: null,
          reason: { code: 'plan-has-gaps' },
        });
        expect(lab.world.plan).toBeNull();
      }
    },
  );

  it('with a gap keeps the plan that was there', () => {
    const lab = openLab();
    write(lab);
    const { plan } = lab.world;

    write(lab, { administrator: '' });

    expect(lab.world.plan).toBe(plan);
  });

  it('again takes the place of the one before', () => {
    const lab = openLab();
    write(lab);

    write(lab, { administrator: 'Bea' });

    expect(lab.world.plan?.administrator).toBe('Bea');
  });

  it('is nothing to AWS', () => {
    const lab = openLab();

    write(lab);

    expect(lab.world.history).toEqual([]);
  });
});

describe('the time with the password alone', () => {
  /** omar takes `phone` from alice; some seconds later she has `tablet`. */
  function labWithGap(seconds: number): Lab {
    const lab = labWithDevice('phone');
    callAdministrator(lab);
    granted(deactivate(lab, 'alice', 'phone', 'private'));
    granted(deleteDevice(lab, 'phone', 'private'));
    granted(enterPassword(lab, 'alice'));
    lab.wait(seconds);
    enrol(lab, 'alice', 'tablet');
    return lab;
  }

  it.each([0, 1, 95, 7200])('is counted from the removal to the new device: %i s', (seconds) => {
    expect(gapSeconds(labWithGap(seconds).world)).toBe(seconds);
  });

  it('is not known before a device was removed', () => {
    expect(gapSeconds(openLab().world)).toBeNull();
    expect(gapSeconds(labWithDevice('phone').world)).toBeNull();
  });

  it('is not known while there is no new device', () => {
    const lab = labWithDevice('phone');
    callAdministrator(lab);
    granted(deactivate(lab, 'alice', 'phone', 'private'));

    expect(gapSeconds(lab.world)).toBeNull();
  });

  it('is not disturbed by what the administrator does with his own device later', () => {
    const lab = labWithGap(40);
    lab.ask({ kind: 'hand-out-token', to: 'omar' });
    lab.wait(60);
    signIn(lab, 'omar', 'private');
    const { name } = lab.world.account.mfaDevices.at(-1) ?? { name: '' };

    granted(deactivate(lab, 'omar', name, 'private'));

    expect(gapSeconds(lab.world)).toBe(40);
  });

  it('is not ended by two wrong codes', () => {
    const lab = labWithDevice('phone');
    callAdministrator(lab);
    granted(deactivate(lab, 'alice', 'phone', 'private'));
    enterPassword(lab, 'alice');
    lab.ask({ kind: 'submit-device-name', browser: 'main', deviceName: 'tablet' });

    lab.ask({ kind: 'submit-set-up-codes', browser: 'main', codes: ['000000', '000001'] });

    expect(lastEvent(lab).eventName).toBe('EnableMFADevice');
    expect(gapSeconds(lab.world)).toBeNull();
  });

  it('is not begun by a removal that was refused', () => {
    const lab = labWithDevice('phone');
    callAdministrator(lab);
    lab.ask({ kind: 'ask-administrators-for-mfa' });
    expect(deactivate(lab, 'alice', 'phone', 'private').ok).toBe(false);
    signIn(lab, 'alice');

    enrol(lab, 'alice', 'tablet');

    expect(gapSeconds(lab.world)).toBeNull();
  });

  it('is not begun by alice, who had another device when she removed one', () => {
    const lab = labWithDevice('phone');
    signIn(lab, 'alice');
    enrol(lab, 'alice', 'tablet');
    granted(deactivate(lab, 'alice', 'phone'));

    enrol(lab, 'alice', 'watch');

    expect(gapSeconds(lab.world)).toBeNull();
  });

  it('is that of the last removal, and of the first device after it', () => {
    const lab = labWithGap(500);
    granted(deactivate(lab, 'alice', 'tablet', 'private'));
    enterPassword(lab, 'alice');
    lab.wait(40);
    enrol(lab, 'alice', 'watch');
    lab.wait(60);
    signIn(lab, 'alice');
    enrol(lab, 'alice', 'laptop');

    expect(gapSeconds(lab.world)).toBe(40);
  });

  it('is ended by a security key as well', () => {
    const lab = labWithDevice('phone');
    callAdministrator(lab);
    granted(deactivate(lab, 'alice', 'phone', 'private'));
    enterPassword(lab, 'alice');
    lab.wait(25);
    granted(lab.ask({ kind: 'submit-key-name', browser: 'main', keyName: 'alice-key' }));
    granted(lab.ask({ kind: 'touch-security-key', browser: 'main' }));

    expect(gapSeconds(lab.world)).toBe(25);
  });
});

it('the plan of a lab holds nothing secret', () => {
  const lab = openLab();
  createUser(lab, 'bea');
  enrol(lab, 'alice', 'phone');
  lab.ask({
    kind: 'write-plan',
    administrator: PLAN.administrator,
    identityCheck: PLAN.identityCheck,
    secondDevice: PLAN.secondDevice,
    rootContact: PLAN.rootContact,
    rootTelephone: PLAN.rootTelephone,
  });
  const { plan, account } = lab.world;
  if (plan === null) throw new Error('A plan was written in this scenario');

  const told = planText(plan, 95);

  const secrets = [passwordOf(lab, 'alice'), account.root.password, device(lab, 'phone').seed];
  expect(secrets.filter((secret) => told.includes(secret))).toEqual([]);
});
