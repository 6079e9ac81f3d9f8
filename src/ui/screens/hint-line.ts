import type { Line } from '../text/spans.js';
import { span } from '../text/spans.js';
import type { KeyHint } from './overlays/overlay.js';

/** A key, and dimmed what it does. */
export function hintLine({ shown, help }: KeyHint): Line {
  return [span(shown, 'strong'), span(` ${help}`, 'muted')];
}
