import { useEffect } from 'react';
import type { Clock } from '../../sim/base/ports.js';
import type { AppStore } from '../store/app-store.js';

/** Tells the store the time at the beginning of each second, while something on screen counts down. */
export function useTicks(store: AppStore, clock: Clock, isCounting: boolean): void {
  useEffect(() => {
    if (!isCounting) return;
    let timer: ReturnType<typeof setTimeout>;
    const wait = (): void => {
      // A few milliseconds late, so that rounding never shows the second before.
      timer = setTimeout(tick, 1005 - (clock.now() % 1) * 1000);
    };
    const tick = (): void => {
      store.dispatch({ kind: 'ticked', now: clock.now() });
      wait();
    };
    wait();
    return () => clearTimeout(timer);
  }, [store, clock, isCounting]);
}
