import { useStdout } from 'ink';
import { useEffect, useRef, useState } from 'react';
import type { Size } from '../text/sizes.js';

/** Erases the window, and goes to its first line. */
const WIPE = '\u001B[2J\u001B[H';

/** After this long without another size the hand has let go of the corner. */
const SETTLED_MILLISECONDS = 60;

/** Long enough for the empty frame to be drawn by itself: Ink draws 60 in a second. */
const EMPTY_FRAME_MILLISECONDS = 34;

/**
 * Whether an empty frame is to be drawn, for a moment, after the window has been resized. Ink finds the first line of
 * its frame by counting up from where the cursor was; a terminal that moved the cursor meanwhile, because the window
 * became lower, leaves a piece of an old frame above. From an empty window, the whole frame is drawn anew.
 */
export function useRepaint({ columns, rows }: Size): boolean {
  const { stdout } = useStdout();
  const [isEmpty, setEmpty] = useState(false);
  const drawn = useRef(`${columns}x${rows}`);
  useEffect(() => {
    if (drawn.current === `${columns}x${rows}`) return;
    const settled = setTimeout(() => {
      drawn.current = `${columns}x${rows}`;
      stdout.write(WIPE);
      setEmpty(true);
    }, SETTLED_MILLISECONDS);
    return () => clearTimeout(settled);
  }, [columns, rows, stdout]);
  useEffect(() => {
    if (!isEmpty) return;
    const over = setTimeout(() => setEmpty(false), EMPTY_FRAME_MILLISECONDS);
    return () => clearTimeout(over);
  }, [isEmpty]);
  return isEmpty;
}
