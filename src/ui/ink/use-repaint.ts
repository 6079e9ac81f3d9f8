import { useApp, useStdout } from 'ink';
import { useEffect, useRef, useState } from 'react';
import type { Size } from '../text/sizes.js';

/** Erases the window, and goes to its first line. */
const WIPE = '\u001B[2J\u001B[H';

/** After this long without another size the hand has let go of the corner. */
const SETTLED_MILLISECONDS = 60;

/**
 * Whether an empty frame is to be drawn, for a moment, after the window has been resized. Ink finds the first line of
 * its frame by counting up from where the cursor was; a terminal that moved the cursor meanwhile, because the window
 * became lower, leaves a piece of an old frame above. From an empty window, the whole frame is drawn anew. So it is when
 * other characters are drawn with: those before may have taken more columns than they have.
 */
export function useRepaint({ columns, rows }: Size, ascii = false): boolean {
  const { stdout } = useStdout();
  const { waitUntilRenderFlush } = useApp();
  // Counted, so that wiping once more while the frame is still empty is a change, after which it is filled, too.
  const [wiped, setWiped] = useState(0);
  const [filled, setFilled] = useState(0);
  const drawn = useRef(`${columns}x${rows} ${ascii}`);
  useEffect(() => {
    const wanted = `${columns}x${rows} ${ascii}`;
    if (drawn.current === wanted) return;
    // Whatever has been drawn meanwhile: a size that comes back at once is wiped, too.
    drawn.current = '';
    const settled = setTimeout(() => {
      drawn.current = wanted;
      stdout.write(WIPE);
      setWiped((times) => times + 1);
    }, SETTLED_MILLISECONDS);
    return () => clearTimeout(settled);
  }, [columns, rows, ascii, stdout]);
  useEffect(() => {
    if (wiped === 0) return;
    // The empty frame has to be drawn by itself: two frames at once would be one that does not differ from the last.
    void waitUntilRenderFlush().then(() => setFilled(wiped));
  }, [wiped, waitUntilRenderFlush]);
  return wiped !== filled;
}
