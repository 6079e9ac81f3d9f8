import { YOU_CAN_NOW } from '../../../lessons/words/lesson-end.js';
import type { Line } from '../../text/spans.js';
import { wrapRich } from '../../text/spans.js';

/** What somebody can do now: how it begins is what the eye is to find. */
export function canLines(ability: string, width: number): readonly Line[] {
  return wrapRich([{ strong: YOU_CAN_NOW }, ability.slice(YOU_CAN_NOW.length)], width);
}
