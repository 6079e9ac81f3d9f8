import { describe, expect, it } from 'vitest';
import { epochSeconds } from '../../../src/sim/base/time.js';
import { keepSessions } from '../../../src/sim/console/kept-sessions.js';
import { newPersonalWorld } from '../../../src/sim/world/new-world.js';
import { browserById } from '../../../src/sim/world/world.js';
import { fakeContext } from '../../helpers/fake-ports.js';
import { done } from '../outcomes.js';
import type { Lab } from '../scenario.js';
import {
  codeOf,
  device,
  enterPassword,
  granted,
  labWithDevice,
  pairAt,
  refusalOf,
  resumeLab,
  START,
  signIn,
  submitCode,
  submitPair,
} from '../scenario.js';

const letHoursPass = (lab: Lab, hours = 2) => lab.ask({ kind: 'let-hours-pass', hours });

const resync = (lab: Lab, steps = 0) =>
  submitPair(lab, 'ResyncMFADevice', 'alice', 'phone', pairAt(lab, 'phone', steps));

/** alice types her password, and a code. */
function tryCode(lab: Lab, code: string) {
  granted(enterPassword(lab, 'alice'));
  return submitCode(lab, code);
}

/** alice with `phone`, which is a real one. */
function labWithOwnPhone(): Lab {
  const lab = labWithDevice('phone');
  granted(lab.ask({ kind: 'use-own-phone', own: true }));
  return lab;
}

describe('hours that pass', () => {
  it('move the clock of the lab, and leave no event', () => {
    const lab = labWithDevice('phone');
    const { world, now } = lab;

    const result = letHoursPass(lab, 8);

    expect(result).toEqual(done);
    expect(lab.now).toBe(now + 8 * 3600);
    expect(lab.world).toEqual({ ...world, clockOffset: world.clockOffset + 8 * 3600 });
  });

  it('keep the place within a time step, so that the next code comes as it would have', () => {
    const lab = labWithDevice('phone');
    lab.wait(17);
    const before = lab.now % 30;

    letHoursPass(lab, 5);

    expect(lab.now % 30).toBe(before);
  });

  it('put what happened before that long ago', () => {
    const context = fakeContext(START);
    const lab = resumeLab(newPersonalWorld(context), context);
    granted(enterPassword(lab, 'alice'));
    granted(lab.ask({ kind: 'launch-servers', browser: 'main' }));
    lab.wait(43);

    letHoursPass(lab, 8);

    const launched = lab.world.history.find(({ eventName }) => eventName === 'RunInstances');
    expect(lab.now - (launched?.at ?? lab.now)).toBe(8 * 3600 + 43);
  });

  it('forget no code and no pair of a device', () => {
    const lab = labWithDevice('phone');
    signIn(lab, 'alice');
    const before = lab.world.account;

    letHoursPass(lab);

    expect(lab.world.account).toBe(before);
  });

  it('give new tries, because they last three minutes', () => {
    const lab = labWithDevice('phone');
    enterPassword(lab, 'alice');
    for (let count = 0; count < 10; count += 1) submitCode(lab, '000000');
    const before = refusalOf(submitCode(lab, codeOf(lab, 'phone'))).reason;

    letHoursPass(lab);

    expect(before).toMatchObject({ code: 'too-many-attempts' });
    expect(submitCode(lab, codeOf(lab, 'phone')).ok).toBe(true);
  });
});

describe('hours that pass beside a real phone', () => {
  it('move no clock: the phone could not follow', () => {
    const lab = labWithOwnPhone();
    const { now } = lab;

    letHoursPass(lab);

    expect(lab.now).toBe(now);
    expect(lab.world.clockOffset).toBe(0);
  });

  it('make sessions as much older, as they would be by the clock', () => {
    const lab = labWithOwnPhone();
    signIn(lab, 'alice');
    granted(lab.ask({ kind: 'open-private-window' }));
    const before = browserById(lab.world, 'main').session;

    letHoursPass(lab, 5);

    const { session } = browserById(lab.world, 'main');
    expect(session?.startedAt).toBe(lab.now - 5 * 3600);
    expect(session?.mfa).toEqual({ ...before?.mfa, at: lab.now - 5 * 3600 });
    expect(browserById(lab.world, 'private').session).toBeNull();
    letHoursPass(lab, 8);
    expect(refusalOf(lab.ask({ kind: 'open-assign-mfa', browser: 'main' })).reason.code).toBe(
      'session-expired',
    );
  });

  it('make a session that was kept for somebody who was away older, too', () => {
    const lab = labWithOwnPhone();
    signIn(lab, 'alice');
    lab.wait(20 * 3600);
    const realTime = epochSeconds(lab.now);
    const kept = resumeLab(keepSessions(lab.world, realTime), fakeContext(realTime));

    letHoursPass(kept, 5);

    expect(browserById(kept.world, 'main').session?.keptUntil).toBe(lab.now + 7 * 3600);
  });

  it('move the clock as long as no user has a device that a phone could have', () => {
    const context = fakeContext(START);
    const lab = resumeLab({ ...newPersonalWorld(context), usesOwnPhone: true }, context);

    letHoursPass(lab, 8);

    expect(lab.world.clockOffset).toBe(8 * 3600);
  });

  it('leave a used code used', () => {
    const lab = labWithOwnPhone();
    const code = codeOf(lab, 'phone', 1);
    granted(tryCode(lab, code));

    letHoursPass(lab);

    expect(refusalOf(tryCode(lab, code)).reason).toMatchObject({ code: 'code-already-used' });
  });

  it('let an older pair be taken, as if the newer one were long ago', () => {
    const lab = labWithOwnPhone();
    granted(resync(lab, 4));
    const before = refusalOf(resync(lab, 1)).reason;

    letHoursPass(lab);

    expect(before).toEqual({ code: 'pair-already-used' });
    expect(resync(lab, 1)).toEqual(done);
  });

  it('leave a pair that was taken used, however often they pass', () => {
    const lab = labWithOwnPhone();
    granted(resync(lab, 4));
    letHoursPass(lab);
    letHoursPass(lab);

    expect(refusalOf(resync(lab, 4)).reason).toEqual({ code: 'pair-already-used' });
    expect(device(lab, 'phone').drift).toBe(4);
  });

  it('give new tries all the same, because nobody can wait', () => {
    const lab = labWithOwnPhone();
    enterPassword(lab, 'alice');
    for (let count = 0; count < 10; count += 1) submitCode(lab, '000000');

    letHoursPass(lab);

    expect(submitCode(lab, codeOf(lab, 'phone', 1)).ok).toBe(true);
  });
});
