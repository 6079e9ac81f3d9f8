import { describe, expect, it } from 'vitest';
import { addSeconds } from '../../../src/sim/base/time.js';
import { keepSessions } from '../../../src/sim/console/kept-sessions.js';
import { browserById } from '../../../src/sim/world/world.js';
import { fakeContext } from '../../helpers/fake-ports.js';
import type { Lab } from '../scenario.js';
import {
  callAdministrator,
  enterPassword,
  granted,
  labOfAlice,
  refusalOf,
  resumeLab,
  START,
} from '../scenario.js';

const HOURS = 3600;
const open = (lab: Lab, browser = 'main') =>
  lab.ask({ kind: 'open-page', browser, page: 'security-credentials' });

describe('a session of the console', () => {
  it('is there for twelve hours', () => {
    const lab = labOfAlice();
    lab.wait(12 * HOURS - 1);

    granted(open(lab));
  });

  it('has ended then: the console asks for a sign-in, and AWS hears of nothing', () => {
    const lab = labOfAlice();
    lab.wait(12 * HOURS);
    const { history } = lab.world;

    expect(refusalOf(open(lab))).toEqual({ error: null, reason: { code: 'session-expired' } });
    expect(browserById(lab.world, 'main')).toMatchObject({
      session: null,
      page: { name: 'sign-in', form: 'iam', account: lab.world.account.alias },
    });
    expect(lab.world.history).toBe(history);
    granted(enterPassword(lab, 'alice'));
    granted(open(lab));
  });

  it.each([
    { kind: 'open-bookmark', browser: 'main' },
    { kind: 'submit-key-name', browser: 'main', keyName: 'alice-key' },
    { kind: 'launch-servers', browser: 'main' },
    { kind: 'create-access-key', browser: 'main' },
    { kind: 'open-change-password', browser: 'main' },
    { kind: 'iam', from: { browser: 'main' }, operation: 'GetUser' },
  ] as const)('that has ended is good for nothing: $kind', (request) => {
    const lab = labOfAlice();
    lab.wait(12 * HOURS);

    expect(refusalOf(lab.ask(request)).reason).toEqual({ code: 'session-expired' });
  });

  it('ends in each window by itself', () => {
    const lab = labOfAlice();
    lab.wait(6 * HOURS);
    callAdministrator(lab);
    lab.wait(6 * HOURS);

    expect(open(lab).ok).toBe(false);
    expect(open(lab, 'private').ok).toBe(true);
  });

  it('ends when hours pass in the lab, too', () => {
    const lab = labOfAlice();
    granted(lab.ask({ kind: 'let-hours-pass', hours: 12 }));

    expect(open(lab).ok).toBe(false);
  });
});

describe('keepSessions', () => {
  it('gives a session that ended while nobody was there twelve hours more, and changes nothing else', () => {
    const { world } = labOfAlice();
    const later = addSeconds(START, 7 * 24 * HOURS);

    const kept = keepSessions(world, later);

    const lab = resumeLab(kept, fakeContext(later));
    expect(kept.browsers[0]?.session).toEqual({
      ...world.browsers[0]?.session,
      keptUntil: later + 12 * HOURS,
    });
    expect({ ...kept, browsers: [] }).toEqual({ ...world, browsers: [] });
    granted(open(lab));
    lab.wait(12 * HOURS);
    expect(open(lab).ok).toBe(false);
  });

  it('gives back the same world where no session has ended', () => {
    const { world } = labOfAlice();

    expect(keepSessions(world, addSeconds(START, 12 * HOURS - 1))).toBe(world);
  });
});
