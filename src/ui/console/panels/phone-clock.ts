import type { LessonSession } from '../../../lessons/engine/session.js';
import { strong } from '../../../lessons/words/rich-text.js';
import type { Seconds } from '../../../sim/base/time.js';
import type { Phone } from '../../../sim/world/phone.js';
import { activeBrowser } from '../../../sim/world/world.js';
import type { ElementAction, PageRow } from '../pages/elements.js';
import { action, choice, line, row } from '../pages/elements.js';
import { toolsOf } from '../pages/step-of.js';
import { isOwnWindow } from '../pages/windows.js';

/** Settings a hand may choose for a phone's clock. */
const CLOCKS: readonly (readonly [Seconds, string])[] = [
  [0, 'automatic'],
  [31, '31 s fast'],
  [-31, '31 s slow'],
  [95, '95 s fast'],
  [-95, '95 s slow'],
  [600, '10 min fast'],
  [-600, '10 min slow'],
  [3600, '1 hour fast'],
];

/** Closes the list, and goes back to the row that opened it. */
export const CLOSE_CLOCK_LIST = {
  kind: 'set-draft',
  field: 'phone-page',
  value: '',
  focus: 'phone-clock',
} as const satisfies ElementAction;

/** The list of clocks lies over what the lab's phone shows. */
export function isClockListOpen(session: LessonSession): boolean {
  const { phone } = session.world;
  return (
    session.drafts['phone-page'] === 'clock' &&
    toolsOf(session).includes('clock') &&
    phone.status === 'in-hand' &&
    isOwnWindow(activeBrowser(session.world))
  );
}

/** How the clock stands, unless that is to be found out, and the way to the list of others. */
export function clockRow({ clockOffset }: Phone, isHidden: boolean): PageRow {
  // A clock that went wrong by itself is none of the list.
  const shown = !isHidden && CLOCKS.some(([offset]) => offset === clockOffset) ? clockOffset : 0;
  const settings = action('phone-clock', 'Clock', {
    kind: 'set-draft',
    field: 'phone-page',
    value: 'clock',
    focus: rowOf(shown),
  });
  return row([isHidden ? settings : { ...settings, state: clockName(clockOffset) }]);
}

/** How far a clock is off, as the list of clocks calls it. */
export function clockName(clockOffset: Seconds): string {
  const [, name] = CLOCKS.find(([offset]) => offset === clockOffset) ?? [];
  return name ?? `${Math.abs(clockOffset)} s ${clockOffset < 0 ? 'slow' : 'fast'}`;
}

function rowOf(offset: Seconds): string {
  return `phone-clock-${offset}`;
}

/** The clocks to choose from. Choosing one closes the list: what is wanted next is the code behind it. */
export function clockList({ clockOffset }: Phone, isHidden: boolean): readonly PageRow[] {
  return [
    line([strong("The phone's clock")]),
    ...CLOCKS.map(([offset, label]) =>
      row([choice(rowOf(offset), label, !isHidden && clockOffset === offset, { kind: 'set-clock', offset })]),
    ),
    row([action('phone-clock-close', 'Close', CLOSE_CLOCK_LIST)]),
  ];
}
