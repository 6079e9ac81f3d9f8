import { describe, expect, it } from 'vitest';
import { steadyClock } from '../../../src/cli/stage/steady-clock.js';
import { epochSeconds } from '../../../src/sim/base/time.js';
import { CLOCK_NOT_STARTED, planSeconds, pressPause } from '../../../src/ui/store/pace.js';

describe('the clock of the stage', () => {
  it('makes nobody late when the clock of the computer is set back an hour', () => {
    let [wall, monotonicMs] = [1_800_000_000, 5_000];
    const clock = steadyClock({ now: () => epochSeconds(wall) }, () => monotonicMs);
    const plan = pressPause(CLOCK_NOT_STARTED, clock.now());
    const goOn = (seconds: number) => {
      wall += seconds;
      monotonicMs += seconds * 1000;
    };
    goOn(600);
    wall -= 3600;
    goOn(60);

    expect(clock.now()).toBe(1_800_000_660);
    expect(planSeconds(plan, clock.now())).toBe(660);
    // After a new start it goes by the wall again.
    expect(steadyClock({ now: () => epochSeconds(wall) }, () => monotonicMs).now()).toBe(wall);
  });
});
