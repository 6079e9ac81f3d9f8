import type { Choice, Step } from '../../../lessons/engine/lesson.js';
import type { RoomVote } from '../../store/stage-file.js';

/** Shares of right answers below which to explain again, and above which to go on: as peer instruction has them. */
const TOO_FEW = 0.35;
const ENOUGH = 0.7;

/** What to do after a vote; null where nobody voted, or nothing is asked. */
export function voteAdvice(step: Step, { counts }: RoomVote): string | null {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  if (all === 0) return null;
  if (Object.hasOwn(counts, 'done')) return roomAdvice(counts, all);
  const right = choicesOf(step).find(({ isRight }) => isRight);
  if (right === undefined) return null;
  const found = counts[right.id] ?? 0;
  const share = found / all;
  return `${found} of ${all} right. ${adviceFor(share)}`;
}

function choicesOf(step: Step): readonly Choice[] {
  switch (step.kind) {
    case 'read':
      return [];
    case 'quiz':
      return step.options;
    case 'task':
      return step.predictions?.[0]?.options ?? [];
  }
}

function adviceFor(share: number): string {
  if (share < TOO_FEW) return 'Explain it once more, and vote again.';
  if (share <= ENOUGH) return 'Find somebody with another answer: two minutes (T 2), then vote again.';
  return 'Say why, and go on.';
}

/** How a task is going. */
function roomAdvice(counts: RoomVote['counts'], all: number): string {
  const { done = 0, stuck = 0 } = counts;
  const isMost = done * 2 >= all;
  const help = stuck === 0 ? '' : ` ${stuck} would like help.`;
  return `${done} of ${all} done.${isMost ? ' Most are done.' : ''}${help}`;
}
