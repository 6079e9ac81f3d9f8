import { describe, expect, it } from 'vitest';
import type { TelephoneRequest } from '../../../src/sim/console/requests.js';
import { CALLED_BACK } from '../../../src/sim/console/telephone.js';
import { devicesOf } from '../../../src/sim/world/account.js';
import { isAwsEvent } from '../../../src/sim/world/history.js';
import { addressOf } from '../../../src/sim/world/windows.js';
import type { Lab } from '../scenario.js';
import { granted, labWithDevice, lastEvent, refusalOf, signIn } from '../scenario.js';

const ALICE = { type: 'user', userName: 'alice' } as const;

const answer = (lab: Lab, how: TelephoneRequest['answer'], browser = 'administrator') =>
  lab.ask({ kind: 'answer-caller', browser, answer: how });

/** omar is in with his password; alice has one device, and her password may stand in a list. */
function ringing(isLeaked = true): Lab {
  const lab = labWithDevice('phone');
  if (isLeaked) granted(lab.ask({ kind: 'leak-password', userName: 'alice' }));
  granted(lab.ask({ kind: 'open-window', of: 'administrator' }));
  signIn(lab, 'omar', 'administrator');
  return lab;
}

const thief = (lab: Lab) => lab.world.browsers.find(({ id }) => id === 'attacker');

describe('somebody calls who says to be alice', () => {
  it('and is in at once when omar removes the device', () => {
    const lab = ringing();

    expect(refusalOf(answer(lab, 'remove'))).toEqual({
      error: null,
      reason: { code: 'caller-was-a-stranger' },
    });
    expect(devicesOf(lab.world.account, ALICE)).toEqual([]);
    expect(thief(lab)?.session).toMatchObject({ principal: ALICE, mfa: null });
    expect(lab.world.activeBrowser).toBe('administrator');
    const seen = lab.world.history.filter(isAwsEvent).slice(-3);
    expect(seen.map(({ eventName, actor, browser }) => [eventName, actor, browser])).toEqual([
      ['DeactivateMFADevice', 'omar', 'administrator'],
      ['DeleteVirtualMFADevice', 'omar', 'administrator'],
      ['ConsoleLogin', 'alice', 'attacker'],
    ]);
    expect(addressOf('attacker')).not.toBe(addressOf('main'));
  });

  it('and is not in where AWS does not let omar remove it', () => {
    const lab = ringing();
    granted(lab.ask({ kind: 'ask-administrators-for-mfa' }));
    const { account } = lab.world;

    expect(refusalOf(answer(lab, 'remove')).reason.code).toBe('not-allowed');
    expect(lab.world.account).toEqual(account);
    expect(thief(lab)).toBeUndefined();
  });

  it('and is not in where the password was never in a list, but the device is gone', () => {
    const lab = ringing(false);

    expect(refusalOf(answer(lab, 'remove')).reason.code).toBe('caller-was-a-stranger');
    expect(devicesOf(lab.world.account, ALICE)).toEqual([]);
    expect(thief(lab)).toBeUndefined();
  });

  it('and knows the password, which proves nothing and changes nothing', () => {
    const lab = ringing();
    const { account, browsers } = lab.world;

    expect(refusalOf(answer(lab, 'ask-password')).reason.code).toBe('caller-knows-the-password');
    expect(lab.world.account).toBe(account);
    expect(lab.world.browsers).toBe(browsers);
  });

  it('and is found out when omar dials the number that is on file', () => {
    const lab = ringing();
    const { account } = lab.world;

    granted(answer(lab, 'call-back'));

    expect(lastEvent(lab)).toMatchObject({
      eventName: CALLED_BACK,
      actor: 'omar',
      error: null,
      reason: null,
    });
    expect(lab.world.account).toBe(account);
  });

  it.each(['remove', 'call-back', 'ask-password'] as const)(
    'of which AWS hears nothing by itself, and alice cannot answer: %s',
    (how) => {
      const lab = ringing();
      const events = lab.world.history.filter(isAwsEvent).length;

      expect(refusalOf(answer(lab, how, 'main')).reason.code).toBe('not-in-this-hand');
      expect(lab.world.history.filter(isAwsEvent)).toHaveLength(events);
    },
  );
});
