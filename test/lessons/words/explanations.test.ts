import { describe, expect, it } from 'vitest';
import { explainReason } from '../../../src/lessons/words/explanations.js';
import { epochSeconds } from '../../../src/sim/base/time.js';
import { CREDENTIAL_CARDS } from '../../../src/sim/things/cards.js';
import { newWorld } from '../../../src/sim/world/new-world.js';
import type { Reason } from '../../../src/sim/world/reasons.js';
import type { World } from '../../../src/sim/world/world.js';
import { fakeContext, SOME_TIME } from '../../helpers/fake-ports.js';
import { createDevice, enrol, enterPassword, granted, openLab, START } from '../../sim/scenario.js';
import { DETAILED, REASONS } from './all-reasons.js';

const NOW = epochSeconds(SOME_TIME);
const MINUTE_AGO = epochSeconds(SOME_TIME - 60);

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
    [{ code: 'drift', stepsOff: 8, storedDrift: -8 }, ['right for now', '240 s slow', 'Resync']],
    [{ code: 'drift', stepsOff: -6, storedDrift: -8 }, ['7 minutes ago', '240 s slow', 'Resync']],
    [{ code: 'too-many-attempts', until: epochSeconds(SOME_TIME + 95) }, ['95 s']],
    [{ code: 'too-many-attempts', until: MINUTE_AGO }, ['In 1 s']],
    [{ code: 'name-too-long', length: 227, limit: 226 }, ['227', '226']],
    [{ code: 'too-many-devices', limit: 8 }, ['8 devices']],
    [{ code: 'name-taken', deviceName: 'alice-phone', owner: null }, ['alice-phone-2']],
  ])('names the numbers of %j', (reason, words) => {
    for (const word of words) expect(explain(reason)).toContain(word);
  });
});

describe("the explanation of a user's ARN where that of a device belongs", () => {
  it.each(DETAILED['user-arn-for-mfa'])('does not write the right one for the learner: %j', (reason) => {
    const said = explain(reason);

    expect(said).not.toContain('arn:aws');
    expect(said).toContain(reason.serialNumber === null ? 'Enrol' : 'aws iam list-mfa-devices');
  });
});

describe('the explanation of a refusal that the task wanted', () => {
  it.each(REASONS.map((reason) => [JSON.stringify(reason), reason] as const))(
    'says why, and gives no advice against going on, for %s',
    (_title, reason) => {
      const whole = explain(reason);
      const why = explainReason(reason, newWorld(fakeContext()), NOW, true);

      expect(whole.startsWith(why)).toBe(true);
      expect(why).toMatch(/\.$/);
      expect(why).not.toMatch(
        /(^|[.;] )(Add|Choose|Fill|Key|Read|Resync|Set|Sign|Start|Take|Touch|Try|Type|Wait|Write)\b/,
      );
    },
  );

  it('gives the advice as long as the task is open', () => {
    expect(explain({ code: 'same-step' })).toMatch(/Type that as code 2\.$/);
    expect(explain({ code: 'sms-not-offered' })).toMatch(/Choose another\.$/);
  });
});

describe('the explanation of two cards of a kind', () => {
  const kinds = CREDENTIAL_CARDS.map(({ kind }) => kind);

  it.each([...new Set(kinds)])('tells how both are got, for things that people %s', (kind) => {
    const [first, second] = CREDENTIAL_CARDS.filter((card) => card.kind === kind);
    const pair = { first: first?.id ?? '', second: (second ?? first)?.id ?? '' };

    const text = explain({ code: 'other-count', ...pair });

    expect(text).toContain({ know: 'fake page', have: 'your bag', are: 'one body' }[kind]);
  });
});

describe('the explanation of a denial', () => {
  const denied: Reason = { code: 'not-allowed', action: 'iam:ListUsers', isForWantOfMfa: false };
  const worldOf = (mfa: { serialNumber: string; at: typeof NOW } | null): World => {
    const world = newWorld(fakeContext());
    const session = { principal: { type: 'user', userName: 'alice' }, startedAt: NOW, mfa } as const;
    return { ...world, browsers: world.browsers.map((browser) => ({ ...browser, session })) };
  };

  it('tells of the policy that denies, as AWS does, where the session is without MFA', () => {
    expect(explainReason(denied, worldOf(null), NOW)).toContain('denies');
  });

  it('names the statement by its place, whosever policy has the same name', () => {
    const by = { policy: 'Guard', statement: 'NoList', index: 2, condition: null };
    const { index: _kept, ...before } = by;

    expect(explainReason({ ...denied, by }, worldOf(null), NOW)).toContain('Statement 3 (NoList)');
    // A file of before has no place in it.
    expect(explainReason({ ...denied, by: before }, worldOf(null), NOW)).toContain('NoList of the policy');
  });

  it('tells that nothing allows it where the session is with MFA', () => {
    const text = explainReason(denied, worldOf({ serialNumber: 'arn:aws:iam::1:mfa/x', at: NOW }), NOW);

    expect(text).toContain('No policy allows');
    expect(text).not.toContain('denies');
  });
});

describe('the explanation of a code that fits nowhere', () => {
  const unknown: Reason = { code: 'unknown-code' };

  it('names the entry of the device that is asked for, and none that was never scanned', () => {
    const lab = openLab();
    createDevice(lab, 'cut-short');
    enrol(lab, 'alice', 'phone');
    const { alias } = lab.world.account;
    const atHome = explainReason(unknown, lab.world, NOW);
    granted(enterPassword(lab, 'alice'));

    for (const text of [atHome, explainReason(unknown, lab.world, NOW)]) {
      expect(text).toContain(`phone@${alias}`);
      expect(text).not.toContain('cut-short');
    }
  });

  it("knows that the lab's phone has not scanned a device in set-up", () => {
    const lab = openLab();
    granted(enterPassword(lab, 'alice'));
    lab.ask({ kind: 'open-page', browser: lab.world.activeBrowser, page: 'security-credentials' });
    lab.ask({ kind: 'open-assign-mfa', browser: lab.world.activeBrowser });
    lab.ask({
      kind: 'submit-device-name',
      browser: lab.world.activeBrowser,
      deviceName: 'phone',
    });

    expect(explainReason(unknown, lab.world, NOW)).toContain('no entry for this device yet');
  });

  it('speaks of the token where that is asked for', () => {
    const lab = openLab();
    lab.ask({ kind: 'hand-out-token', to: 'omar' });
    granted(enterPassword(lab, 'omar'));

    expect(explainReason(unknown, lab.world, NOW)).toContain('what the token shows');
  });

  it('speaks to a thief of guesses, and of the list instead of the card', () => {
    const lab = openLab();
    lab.ask({ kind: 'open-window', of: 'attacker' });

    expect(explainReason(unknown, lab.world, NOW)).toContain('A guess');
    expect(explainReason({ code: 'wrong-password' }, lab.world, NOW)).toContain('The list has it.');
    expect(explainReason({ code: 'unknown-user', looksLikeEmail: false }, lab.world, NOW)).toContain(
      'The list says alice.',
    );
  });

  it("counts down by the phone's own clock, which is what the phone shows", () => {
    const lab = openLab({ now: epochSeconds(START + 10) });
    lab.ask({ kind: 'phone-set-clock', offset: 95 });

    expect(explainReason({ code: 'same-step' }, lab.world, lab.now)).toContain('in 15 s');
  });
});
