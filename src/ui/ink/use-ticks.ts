import { useEffect } from 'react';
import type { Clock } from '../../sim/base/ports.js';
import type { Pace } from '../screens/pace.js';
import type { AppStore } from '../store/app-store.js';
import { MOTION_PACE_MS } from '../store/motion.js';
import { NIGHT_PACE_MS } from '../store/night.js';

/** Milliseconds to the next tick. At the beginning of a second it is late by a few: rounding never shows the one before. */
function pause(pace: Exclude<Pace, 'none'>, clock: Clock): number {
  switch (pace) {
    case 'seconds':
      return 1005 - (clock.now() % 1) * 1000;
    case 'night':
      return NIGHT_PACE_MS;
    case 'motion':
      return MOTION_PACE_MS;
  }
}

/**
 * Tells the store the time: at the beginning of each second, while something on screen counts down; oftener in a night, and
 * while something moves.
 */
export function useTicks(store: AppStore, clock: Clock, pace: Pace): void {
  useEffect(() => {
    if (pace === 'none') return;
    let timer: ReturnType<typeof setTimeout>;
    const wait = (): void => {
      timer = setTimeout(tick, pause(pace, clock));
    };
    const tick = (): void => {
      store.dispatch({ kind: 'ticked', now: clock.now() });
      wait();
    };
    wait();
    return () => clearTimeout(timer);
  }, [store, clock, pace]);
}
