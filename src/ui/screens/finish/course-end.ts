import { courseParts } from '../../../lessons/engine/course-parts.js';
import { courseDone, routeAbility } from '../../../lessons/words/course-text.js';
import type { Model } from '../../store/model.js';
import { motionShare } from '../../store/motion.js';
import { routeNow } from '../../store/route-now.js';
import { framedIn } from '../../text/frames.js';
import { layoutOf, textWidth } from '../../text/sizes.js';
import type { Line } from '../../text/spans.js';
import { span } from '../../text/spans.js';
import { canLines } from '../ending/can-lines.js';
import { courseBar, courseSigns, sweeping } from '../menu/course-bar.js';

/** Columns between the border of the card and what stands in it. */
const INSIDE = 3;

/** The course as it stands at its end: the whole of it is drawn before the learner's eyes, and what it was good for. */
export function courseEnd(model: Model): readonly Line[] {
  const { saved, size, motion } = model;
  const { progress } = saved;
  const route = routeNow(model);
  const width = textWidth(size);
  const parts = sweeping(courseParts(route, progress), motionShare({ motion }));
  if (layoutOf(size) === 'narrow') return [courseBar(parts, width)];
  const done = courseDone(route, progress);
  const ability = routeAbility(route, progress);
  const inside = width - 2 * (INSIDE + 1);
  const can = ability === null ? [] : [[], ...canLines(ability, inside)];
  return framedIn(
    [courseSigns(parts, inside), courseBar(parts, inside), ...can].map(
      (line): Line => [span(' '.repeat(INSIDE)), ...line],
    ),
    width,
    { title: `Course: ${done}`, role: ability === null ? 'frame' : 'ok' },
  );
}
