import type { SavedState } from '../../ui/store/model.js';
import type { Display, DisplaySigns } from '../../ui/text/display.js';
import { readDisplay, withoutColorWishes } from '../../ui/text/display.js';

/** Bits of colour as Node guesses them for the standard output, whatever is wished; null where that is no terminal. */
export function colorDepth(): number | null {
  const { env, stdout } = process;
  return stdout.isTTY ? stdout.getColorDepth(withoutColorWishes(env)) : null;
}

/** How everything is drawn on the standard output: asked by the lab, by `qr` and by `doctor`. */
export function terminalDisplay(
  settings: SavedState['settings'],
  flags: Partial<DisplaySigns['flags']> = {},
): Display {
  const { env, platform } = process;
  return readDisplay({
    env,
    platform,
    colorDepth: colorDepth(),
    settings,
    flags: { noColor: false, ascii: false, reducedMotion: false, ...flags },
  });
}
