import { useWindowSize } from 'ink';
import { useCallback, useLayoutEffect, useMemo, useSyncExternalStore } from 'react';
import type { Clock } from '../../sim/base/ports.js';
import type { Look } from '../screens/look.js';
import { LAB_LOOK } from '../screens/look.js';
import type { AppStore } from '../store/app-store.js';
import type { Display } from '../text/display.js';
import { displayNow, groundNow } from '../text/drawing.js';
import { sizeOf } from '../text/sizes.js';
import { Screen } from './screen.js';
import { themeFor } from './theme.js';
import { useKeys } from './use-keys.js';
import { useRepaint } from './use-repaint.js';
import { useTicks } from './use-ticks.js';

interface Props {
  readonly store: AppStore;
  readonly clock: Clock;
  readonly display: Display;
  readonly look?: Look;
}

/** The program on the screen: the store's model, drawn; keys and time, told to the store. */
export function App({ store, clock, display, look = LAB_LOOK }: Props) {
  const model = useSyncExternalStore(store.subscribe, store.get);
  const { columns, rows } = useWindowSize();
  const size = useMemo(() => sizeOf({ columns, rows }), [columns, rows]);
  // Before any key that is pressed at what is shown now.
  useLayoutEffect(() => store.dispatch({ kind: 'resized', size }), [store, size]);
  const isEmpty = useRepaint(size, displayNow(display, model.drawing).ascii);
  useKeys(store, clock);
  useTicks(store, clock, look.pace(model));
  const { background } = model.drawing;
  const { theme: setting } = model.saved.settings;
  const theme = useMemo(
    () => themeFor(display.colors, groundNow(display, { background }, setting)),
    [display, background, setting],
  );
  const changeField = useCallback(
    (field: string, value: string) =>
      store.dispatch({ kind: 'field-changed', field, value, now: clock.now() }),
    [store, clock],
  );
  // The size of this very moment: the model hears of it only after this frame.
  const frame = look.view({ ...model, size }, display);
  const lines = isEmpty ? frame.map(() => []) : frame;
  return <Screen lines={lines} theme={theme} onFieldChange={changeField} />;
}
