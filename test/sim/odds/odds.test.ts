import { describe, expect, it } from 'vitest';
import { seededDraws } from '../../../src/sim/base/draws.js';
import { addSeconds, addSteps, epochSeconds, stepAt, stepStart } from '../../../src/sim/base/time.js';
import { codeAtStep } from '../../../src/sim/codes/totp.js';
import { verifyCode } from '../../../src/sim/codes/verify-code.js';
import type { OddsAssumptions } from '../../../src/sim/odds/assumptions.js';
import { codeLife, LAB_ASSUMPTIONS, rightCodes, windowsIn } from '../../../src/sim/odds/assumptions.js';
import {
  chanceOfGuess,
  chanceOfGuesses,
  chanceOfGuessing,
  chanceOfRelay,
  chanceOfStuffing,
  daysToHalf,
} from '../../../src/sim/odds/chances.js';
import { allOdds, attacksOf, chanceOf, QUICK_SIMULATION, simulate } from '../../../src/sim/odds/odds.js';
import { guessingTrial, plainTrial, relayTrial } from '../../../src/sim/odds/trials.js';
import { depth } from '../../helpers/depth.js';
import { device, labWithDevice, START } from '../scenario.js';

const LAB = LAB_ASSUMPTIONS;

/** A device as AWS checks it, at a moment at which a window of tries begins. */
function checkedDevice() {
  const lab = labWithDevice('phone');
  const phone = device(lab, 'phone');
  const window = Math.ceil(START / LAB.windowSeconds) + 2;
  return { account: lab.world.account, phone, now: epochSeconds(window * LAB.windowSeconds) };
}

describe('what is assumed of codes is what the lab does', () => {
  it('as many codes are right at a moment', () => {
    const { account, phone, now } = checkedDevice();
    const steps = Array.from({ length: 401 }, (_, index) => addSteps(stepAt(now), index - 200));

    const right = steps.filter(
      (step) => verifyCode(account, phone, codeAtStep(phone.seed, step), now).outcome.ok,
    );

    expect(right).toHaveLength(rightCodes(LAB));
  });

  it('a code is taken for as long as it lives, and not a second more', () => {
    const { account, phone, now } = checkedDevice();
    const code = codeAtStep(phone.seed, stepAt(now));
    const isTakenAfter = (seconds: number) =>
      verifyCode(account, phone, code, addSeconds(stepStart(stepAt(now)), seconds)).outcome.ok;

    expect(isTakenAfter(codeLife(LAB) - 1)).toBe(true);
    expect(isTakenAfter(codeLife(LAB))).toBe(false);
  });

  it('a device gets its tries in a window, and after them not even the right code is looked at', () => {
    const { account, phone, now } = checkedDevice();
    const right = (at: number) => codeAtStep(phone.seed, stepAt(epochSeconds(at)));
    let used = account;
    for (let tries = 0; tries < LAB.triesPerWindow; tries += 1) {
      const { account: after, outcome } = verifyCode(used, phone, '000000', now);
      expect(outcome).toMatchObject({ ok: false, failure: { code: 'unknown-code' } });
      used = after;
    }
    const last = now + LAB.windowSeconds - 1;

    expect(verifyCode(used, phone, right(last), epochSeconds(last)).outcome).toMatchObject({
      failure: { code: 'too-many-attempts', until: now + LAB.windowSeconds },
    });
    expect(verifyCode(used, phone, right(last + 1), epochSeconds(last + 1)).outcome.ok).toBe(true);
  });

  it("the lab's own check lets a guessing thief in as often as the formula says", () => {
    // Of a million codes nobody would live to see a hit: this thief guesses among 401, five of which are right.
    const { account, phone, now } = checkedDevice();
    const near = 200;
    const windows = 4;
    const draws = seededDraws(7);
    const thief = () => {
      let used = account;
      for (let guess = 0; guess < windows * LAB.triesPerWindow; guess += 1) {
        const at = addSeconds(now, Math.floor(guess / LAB.triesPerWindow) * LAB.windowSeconds);
        const code = codeAtStep(phone.seed, addSteps(stepAt(at), draws.below(2 * near + 1) - near));
        const { account: after, outcome } = verifyCode(used, phone, code, at);
        if (outcome.ok) return true;
        used = after;
      }
      return false;
    };

    const { low, high } = simulate(thief, depth(300, 4000), draws);

    const chance = 1 - (1 - rightCodes(LAB) / (2 * near + 1)) ** (windows * LAB.triesPerWindow);
    expect(chance).toBeGreaterThan(low);
    expect(chance).toBeLessThan(high);
  });
});

describe('the formulas', () => {
  it('say what they are known to say', () => {
    expect(chanceOfGuess(LAB)).toBe(5 / 1_000_000);
    expect(windowsIn(1, LAB)).toBe(480);
    expect(chanceOfGuessing(1, 1, LAB)).toBeCloseTo(1 - (1 - 5e-6) ** 4320, 10);
    expect(chanceOfGuessing(8, 1, LAB)).toBeCloseTo(1 - (1 - 5e-6) ** 34_560, 10);
    expect(chanceOfGuessing(1, 365, LAB)).toBeCloseTo(0.99962, 5);
    expect(chanceOfGuesses(Math.round(daysToHalf(2, LAB) * 8640), LAB)).toBeCloseTo(0.5, 4);
    expect(chanceOfStuffing(0, LAB)).toBe(0.01);
    expect(chanceOfStuffing(0.5, LAB)).toBeCloseTo(0.005, 6);
    expect(1 / chanceOfStuffing(1, LAB)).toBeCloseTo(100 / (1 - (1 - 5e-6) ** 9), 3);
  });

  it.each([
    [0, 0.1],
    [60, 0.1],
    [75, 0.05],
    [90, 0],
    [3600, 0],
  ])('a relay that waits %i s has a chance of %f', (delaySeconds, chance) => {
    expect(chanceOfRelay({ ...LAB, delaySeconds })).toBeCloseTo(chance, 12);
  });

  it('never leave 0 to 1, whatever is assumed', () => {
    const extremes: readonly OddsAssumptions[] = [
      { ...LAB, digits: 4, stepsEitherWay: 100, triesPerWindow: 100, windowSeconds: 30 },
      { ...LAB, digits: 8, stepsEitherWay: 0, windowSeconds: 86_400, reused: 1, fooled: 1 },
      { ...LAB, reused: 0, fooled: 0, pastSmsBulk: 0, pastSmsTargeted: 1 },
    ];
    for (const assumed of extremes) {
      for (const attack of attacksOf(assumed)) {
        expect(chanceOf(attack, assumed)).toBeGreaterThanOrEqual(0);
        expect(chanceOf(attack, assumed)).toBeLessThanOrEqual(1);
      }
    }
  });
});

describe('formulas and simulation', () => {
  it('agree in every row, over ten million tries in a deep run', () => {
    const rows = allOdds(LAB, { tries: depth(300_000, 5_000_000), seed: 5 });

    for (const row of rows) expect(row).toMatchObject({ agrees: true });
    expect(rows).toHaveLength(13);
    const day = rows.find(({ attack }) => attack.kind === 'guessing' && attack.days === 1);
    expect(day?.simulated.hits).toBeGreaterThan(0);
  });

  it('agree in what is simulated when nobody says how much', () => {
    for (const row of allOdds(LAB, QUICK_SIMULATION)) expect(row).toMatchObject({ agrees: true });
  });

  it('agree for other rules, too', () => {
    const other: OddsAssumptions = {
      ...LAB,
      digits: 4,
      stepsEitherWay: 1,
      triesPerWindow: 3,
      windowSeconds: 60,
      devices: [3],
      enrolled: [0.9],
      reused: 0.6,
      fooled: 0.4,
      delaySeconds: 40,
    };
    for (const row of allOdds(other, { tries: depth(200_000, 2_000_000), seed: 3 })) {
      expect(row).toMatchObject({ agrees: true });
    }
  });

  it('notice a formula that is wrong', () => {
    const runs = simulate(guessingTrial(8, 1, LAB), depth(60, 1000), seededDraws(2));
    const wrong = chanceOfGuessing(8, 20, LAB);

    expect(wrong).toBeGreaterThan(runs.high);
    expect(simulate(relayTrial({ ...LAB, delaySeconds: 75 }), 20_000, seededDraws(2)).high).toBeLessThan(0.1);
  });

  it('the error holds the truth in all but one of 1000 rows', () => {
    const outside = [0.001, 0.02, 0.3, 0.97].flatMap((chance) =>
      Array.from({ length: depth(300, 3000) }, (_, seed) => {
        const { low, high } = simulate(plainTrial(chance), 700, seededDraws(seed));
        return chance < low || chance > high;
      }).filter(Boolean),
    );

    expect(outside.length).toBeLessThan(depth(1200, 12_000) * 0.004);
  });

  it('are the same for the same seed, and others for another', () => {
    const hits = (seed: number) =>
      allOdds(LAB, { tries: 20_000, seed }).map(({ simulated }) => simulated.hits);

    expect(hits(1)).toEqual(hits(1));
    expect(hits(1)).not.toEqual(hits(2));
  });
});
