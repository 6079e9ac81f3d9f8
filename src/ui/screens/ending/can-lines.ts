import { YOU_CAN_NOW, YOU_HAVE_SEEN } from '../../../lessons/words/lesson-end.js';
import type { Line } from '../../text/spans.js';
import { wrapRich } from '../../text/spans.js';

/** What somebody can do now, or has seen: how it begins is what the eye is to find. */
export function canLines(ability: string, width: number): readonly Line[] {
  const lead = [YOU_CAN_NOW, YOU_HAVE_SEEN].find((words) => ability.startsWith(words)) ?? '';
  return wrapRich([{ strong: lead }, ability.slice(lead.length)], width);
}
