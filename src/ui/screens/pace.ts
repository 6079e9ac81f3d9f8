import { isLive } from '../../lessons/words/figures/draw-figure.js';
import type { Model } from '../store/model.js';
import { openLesson } from '../store/open-lesson.js';
import { textBlocks } from './overlays/text-pages.js';

/** How often something on the screen changes with time alone. */
export type Pace = 'none' | 'seconds' | 'night' | 'motion';

/** How often something on this screen does. A page of text stands still, but for the codes in a drawing. */
export function paceOf(model: Model): Pace {
  if (model.motion !== null) return 'motion';
  if (model.overlay?.kind === 'night') return 'night';
  const isCounting =
    openLesson(model)?.step.kind === 'task' ||
    model.screen === 'check' ||
    model.overlay?.kind === 'inside' ||
    textBlocks(model).some(isLive);
  return isCounting ? 'seconds' : 'none';
}
