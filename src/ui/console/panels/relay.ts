import { hasCopiedSession, relayMoments } from '../../../lessons/engine/moments.js';
import type { LessonSession } from '../../../lessons/engine/session.js';
import { strong } from '../../../lessons/words/rich-text.js';
import type { PageRow } from '../pages/elements.js';
import { line } from '../pages/elements.js';
import { toolsOf } from '../pages/step-of.js';

/** What has reached a thief who has a page between alice and AWS, in a step with such a page; null in others. */
export function relayRows(session: LessonSession): readonly PageRow[] | null {
  if (!toolsOf(session).includes('relay')) return null;
  const moments = relayMoments(session.world, session.mark.eventId);
  if (hasCopiedSession(session.world)) return [line(["A copy of alice's session. No phone, no key."])];
  return [
    line([strong('From alice, in this step')]),
    ...(moments.length === 0 ? [line(['Nothing yet.'], 'muted')] : []),
    ...moments.map(({ when, what }, index) => line([`${whenWords(when, index)}${what}`])),
  ];
}

/** The first is the beginning; of the others it is told how long after it they came. */
function whenWords(when: string, index: number): string {
  if (index === 0) return '';
  return when === '0 s' ? 'at once: ' : `after ${when}: `;
}
