import type { Role } from './roles.js';
import type { Span } from './spans.js';

/** Parts of a column, from an eighth to seven: blocks that are filled from the left. */
const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const;

const FULL = '█';

/** What is still empty. Where the bar has a ground of its own, `dressed` takes it away. */
export const EMPTY = '░';

/** The roles of bars. Each is drawn on a ground of its own, the way that is still to go. */
export type BarRole = Extract<Role, 'bar-ok' | 'bar-soon' | 'bar-now'>;

/** As much of a bar as is filled, in blocks and eighths of a block. */
export function filledPart(share: number, columns: number): string {
  const eighths = Math.round(Math.min(1, Math.max(0, share)) * columns * EIGHTHS.length);
  const whole = Math.floor(eighths / EIGHTHS.length);
  return FULL.repeat(whole) + (EIGHTHS[eighths % EIGHTHS.length] ?? '');
}

/** A bar that is filled to a share from 0 to 1, smooth to the eighth of a column. In ASCII it is made of `#` and `.`. */
export function bar(share: number, columns: number, role: BarRole = 'bar-ok'): Span {
  return { text: filledPart(share, columns).padEnd(columns, EMPTY), role };
}
