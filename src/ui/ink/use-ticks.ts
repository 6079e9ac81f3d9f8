import { useEffect } from 'react';
import type { Clock } from '../../sim/base/ports.js';
import type { Pace } from '../screens/pace.js';
import type { AppStore } from '../store/app-store.js';
import { NIGHT_PACE_MS } from '../store/night.js';

/** Tells the store the time at the beginning of each second, while something on screen counts down; oftener in a night. */
export function useTicks(store: AppStore, clock: Clock, pace: Pace): void {
  useEffect(() => {
    if (pace === 'none') return;
    let timer: ReturnType<typeof setTimeout>;
    const wait = (): void => {
      // A few milliseconds late, so that rounding never shows the second before.
      timer = setTimeout(tick, pace === 'night' ? NIGHT_PACE_MS : 1005 - (clock.now() % 1) * 1000);
    };
    const tick = (): void => {
      store.dispatch({ kind: 'ticked', now: clock.now() });
      wait();
    };
    wait();
    return () => clearTimeout(timer);
  }, [store, clock, pace]);
}
