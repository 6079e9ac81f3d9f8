import { describe, expect, it } from 'vitest';
import {
  DEVICES,
  DRAWN_DRIFT,
  DRIFT_REMEMBERED,
  KEY_FOR_A_SESSION,
  KINDS,
  RELAYED_CODE,
  RELAYED_TOUCH,
  THE_GAP,
  THREE_PAIRS,
  TRUE_FALSE_NOTHING,
  USED_CODE,
  WINDOW,
  WINDOW_AND_CLOCK,
} from '../../../src/lessons/content/figures.js';
import { pieceOf } from '../../../src/lessons/words/figures/columns.js';
import { drawFigure, tellFigure } from '../../../src/lessons/words/figures/draw-figure.js';
import type { Cell, Figure, LiveCodes, TimeLine } from '../../../src/lessons/words/figures/figure.js';
import { labTimeAt } from '../../../src/sim/base/time.js';
import { decide, isAllowed } from '../../../src/sim/iam/authorization.js';
import { askedOfRule, mfaVerdicts } from '../../../src/sim/iam/mfa-matrix.js';
import { typicalCallers } from '../../../src/sim/iam/typical-callers.js';
import { CREDENTIAL_CARDS } from '../../../src/sim/things/cards.js';
import { findUser, withInlinePolicy } from '../../../src/sim/world/account.js';
import type { Caller } from '../../../src/sim/world/caller.js';
import { DEVICE_KINDS } from '../../../src/sim/world/device-kinds.js';
import { documentOf } from '../../../src/sim/world/policies.js';
import { newWorldBeforeTheRule, RULE_FROM_THE_WEB, RULE_NAME } from '../../../src/sim/world/rule-world.js';
import { browserById } from '../../../src/sim/world/world.js';
import { fakeContext } from '../../helpers/fake-ports.js';
import type { Lab } from '../../sim/scenario.js';
import {
  callAdministrator,
  codeOf,
  createDevice,
  deactivate,
  enrol,
  enterPassword,
  granted,
  labOfAlice,
  labWithDevice,
  openLab,
  pairAt,
  submitCode,
  submitPair,
} from '../../sim/scenario.js';

const PHONE = 'phone';

/** A drawing as it is on the screen. */
function drawn(figure: Figure, codes: LiveCodes | null = null): readonly string[] {
  const lines = drawFigure(figure, 70, codes);
  if (lines === null) throw new Error('70 columns are enough');
  return lines.map((line) => line.map(({ text }) => text).join(''));
}

/** A row of a drawing by its name. */
function rowOf(figure: Figure, name: string, codes: LiveCodes | null = null): string {
  const row = drawn(figure, codes).find((line) => line.startsWith(name));
  if (row === undefined) throw new Error(`No row ${name}`);
  return row;
}

const textsOf = (cells: readonly Cell[]) => cells.map((cell) => pieceOf(cell).text);

/** A lab in which the service expects `phone` so many steps off. */
function labWithDrift(drift: number): Lab {
  const lab = openLab();
  createDevice(lab, PHONE);
  granted(submitPair(lab, 'EnableMFADevice', 'alice', PHONE, pairAt(lab, PHONE, drift)));
  return lab;
}

/** Whether the code of a step signs alice in. */
function isTaken(lab: Lab, step: number): boolean {
  const code = codeOf(lab, PHONE, step);
  granted(enterPassword(lab, 'alice'));
  const { mfaDevices } = lab.world.account;
  const { serialNumber = '' } = mfaDevices.find(({ name }) => name === PHONE) ?? {};
  granted(lab.ask({ kind: 'choose-mfa-device', browser: 'main', serialNumber }));
  return submitCode(lab, code).ok;
}

/** The steps of a line that are over or under a brace. */
function stepsUnder(brace: string, figure: TimeLine): readonly number[] {
  const heads = drawn(figure)[0] ?? '';
  const all = [...heads.matchAll(/now|[-+]\d+ s/g)];
  const [start, end] = [brace.indexOf('└'), brace.indexOf('┘')];
  return all.flatMap((match, place) =>
    match.index > start && match.index < end ? [figure.from + place] : [],
  );
}

const stepsOf = ({ from, to }: TimeLine) => Array.from({ length: to - from + 1 }, (_, place) => from + place);

describe('the kinds of proof', () => {
  it('are those of the cards that are sorted next', () => {
    expect(new Set(KINDS.heads)).toEqual(new Set(CREDENTIAL_CARDS.map(({ kind }) => kind)));
  });
});

describe('the devices', () => {
  const kinds = {
    app: 'virtual',
    passkey: 'security-key',
    'security key': 'security-key',
    'TOTP token': 'hardware-token',
  } as const;

  it.each(Object.entries(kinds))('say of %s what it gives, and what a fake page gets of it', (name, kind) => {
    const cells = textsOf(DEVICES.rows.find((row) => row.name === name)?.cells ?? []);

    expect(cells.slice(1)).toEqual(
      DEVICE_KINDS[kind].proof === 'code' ? ['six digits', 'a code'] : ['a signature', 'nothing'],
    );
  });
});

describe('the pairs', () => {
  it.each(THREE_PAIRS.rows)('are taken or refused as $name is', (row) => {
    if (row.kind !== 'marks') throw new Error('Pairs are marks');
    const place = (name: string) => {
      const mark = row.marks.find(({ text }) => text === name || text === 'both');
      if (mark === undefined) throw new Error(`No ${name} is drawn`);
      return mark.at;
    };
    const [first, second] = [place('code 1'), place('code 2')];
    const lab = openLab();
    createDevice(lab, PHONE);
    const pair = [codeOf(lab, PHONE, first), codeOf(lab, PHONE, second)] as const;
    const { ok } = submitPair(lab, 'EnableMFADevice', 'alice', PHONE, pair);

    expect(row.outcome?.text).toBe(ok ? 'taken' : 'refused');
  });
});

describe('the steps that AWS takes', () => {
  it.each([
    ['lesson 7', WINDOW],
    ['lesson 8', WINDOW_AND_CLOCK],
  ])('are under the brace of %s, and no others', (_where, figure) => {
    const brace = drawn(figure).find((line) => line.includes('└')) ?? '';
    const taken = stepsOf(figure).filter((step) => isTaken(labWithDrift(0), step));

    expect(stepsUnder(brace, figure)).toEqual(taken);
  });

  it('begin and end within what lesson 8 draws', () => {
    for (const step of [WINDOW_AND_CLOCK.from, WINDOW_AND_CLOCK.to])
      expect(isTaken(labWithDrift(0), step)).toBe(false);
  });

  it('move with the drift of the own device', () => {
    const codes: LiveCodes = { drift: -1, ofStep: () => '123456', onPhone: { step: 0, code: '123456' } };
    const brace = drawn(WINDOW_AND_CLOCK, codes).find((line) => line.includes('└')) ?? '';
    const taken = stepsOf(WINDOW_AND_CLOCK).filter((step) => isTaken(labWithDrift(-1), step));

    expect(stepsUnder(brace, WINDOW_AND_CLOCK)).toEqual(taken);
  });
});

describe('a used code', () => {
  it('is the only one that is good no more', () => {
    const [before, after] = USED_CODE.rows.map((row) =>
      row.kind === 'marks' ? row.marks.map(({ at, text }) => [at, text]) : [],
    );
    const verdicts = (isUsed: boolean) =>
      stepsOf(USED_CODE).map((step) => {
        const lab = labWithDrift(0);
        if (isUsed) isTaken(lab, 0);
        return [step, isTaken(lab, step) ? 'good' : 'used'];
      });

    expect(before).toEqual(verdicts(false));
    expect(after).toEqual(verdicts(true));
  });
});

describe('a resync', () => {
  it('lets AWS take what it refused before', () => {
    const code = rowOf(DRIFT_REMEMBERED, 'the phone').indexOf('code');
    const isUnder = (name: string) => {
      const brace = rowOf(DRIFT_REMEMBERED, name);
      return brace.indexOf('└') < code && code < brace.indexOf('┘');
    };

    expect(isUnder('before')).toBe(isTaken(labWithDrift(0), DRAWN_DRIFT));
    expect(isUnder('after')).toBe(isTaken(labWithDrift(DRAWN_DRIFT), DRAWN_DRIFT));
    expect([isUnder('before'), isUnder('after')]).toEqual([false, true]);
  });

  it('moves all the steps that are taken', () => {
    const taken = stepsOf(DRIFT_REMEMBERED).filter((step) => isTaken(labWithDrift(DRAWN_DRIFT), step));

    expect(stepsUnder(rowOf(DRIFT_REMEMBERED, 'after'), DRIFT_REMEMBERED)).toEqual(taken);
  });
});

describe('the gap', () => {
  it('is between the removal of the device and the new one: there the password is enough', () => {
    const lost = labWithDevice(PHONE);
    const removed = labWithDevice(PHONE);
    callAdministrator(removed);
    granted(deactivate(removed, 'alice', PHONE, 'private'));
    const again = labOfAlice();
    enrol(again, 'alice', PHONE);

    const asks = [lost, removed, again].map((lab) => {
      granted(enterPassword(lab, 'alice'));
      return browserById(lab.world, 'main').page.name === 'mfa-challenge';
    });

    expect(textsOf(THE_GAP.rows[0]?.cells ?? [])).toEqual(
      asks.map((isAsked) => (isAsked ? 'password and code' : 'password')),
    );
    expect(textsOf(THE_GAP.rows[1]?.cells ?? [])).toEqual(
      asks.map((isAsked) => (isAsked ? 'is stopped' : 'gets in')),
    );
  });
});

describe('what goes between people', () => {
  it.each([
    ['a code', RELAYED_CODE],
    ['a touch', RELAYED_TOUCH],
    ['a key and a code', KEY_FOR_A_SESSION],
  ])('with %s goes from one of them to a neighbour', (_what, { people, messages }) => {
    for (const { from, to } of messages) expect(Math.abs(people.indexOf(from) - people.indexOf(to))).toBe(1);
  });

  it('reaches AWS in time: a code is good for longer than it is on the way', () => {
    const at = (label: string) => RELAYED_CODE.messages.find((message) => message.label === label)?.when;

    expect(at('session, MFA')).toBe('10 s');
    expect(isTaken(labWithDrift(0), -1)).toBe(true);
  });
});

describe('the rule from the web', () => {
  it('stops the sessions of which the value is false', () => {
    const { account } = newWorldBeforeTheRule(fakeContext());
    const alice = findUser(account, 'alice');
    if (alice === undefined) throw new Error('There is alice');
    const ruled = withInlinePolicy(account, alice, { policyName: RULE_NAME, document: RULE_FROM_THE_WEB });
    const verdicts = mfaVerdicts(
      ruled,
      'alice',
      askedOfRule(ruled, 'alice', 'work'),
      labTimeAt(fakeContext().now, 0),
    );
    const [values, rule] = TRUE_FALSE_NOTHING.rows;

    expect(textsOf(values?.cells ?? [])).toEqual(['true', 'false', 'nothing at all']);
    expect(textsOf(rule?.cells ?? [])).toEqual(
      ([verdicts.consoleWithMfa, verdicts.consoleWithoutMfa, verdicts.accessKey] as const).map((verdict) =>
        isAllowed(verdict) ? 'lets it pass' : 'stops it',
      ),
    );
  });
});

describe('the key and the session', () => {
  it('are two things to the rule that lets only MFA in: it stops the key, and lets the session pass', () => {
    const { account } = newWorldBeforeTheRule(fakeContext());
    const alice = findUser(account, 'alice');
    if (alice === undefined) throw new Error('There is alice');
    const document = documentOf([
      {
        Effect: 'Deny',
        Action: 's3:*',
        Resource: '*',
        Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
      },
    ]);
    const ruled = withInlinePolicy(account, alice, { policyName: RULE_NAME, document });
    const now = labTimeAt(fakeContext().now, 0);
    const { action, resource } = askedOfRule(ruled, 'alice', 'work');
    const isLet = (caller: Caller) => isAllowed(decide(ruled, { caller, now }, action, resource));
    const { accessKey, sessionWithMfa } = typicalCallers('alice', now);

    expect([isLet(accessKey), isLet(sessionWithMfa)]).toEqual([false, true]);
    expect(tellFigure(KEY_FOR_A_SESSION).at(-1)).toContain('sees that MFA was used, and lists them');
  });
});
