import { quizId } from '../../../lessons/engine/questions.js';
import type { EpochSeconds } from '../../../sim/base/time.js';
import type { KeyPress } from '../../store/key-press.js';
import { shownQuestion } from '../../store/shown-question.js';
import { lessonOnStage } from './stage-moves.js';
import { withOver } from './stage-over.js';
import type { StageModel, StageOver } from './stage-state.js';
import type { Option, Vote } from './vote.js';
import { ROOM_STATES, readVote } from './vote.js';

type OverVote = Extract<StageOver, { readonly kind: 'vote' }>;

/** What hands are counted for here: the answers of the question, or how the room stands in a task. Null on a page of text. */
export function voteOptions(
  model: StageModel,
): { readonly question: string; readonly options: readonly Option[] } | null {
  const asked = shownQuestion(model.lab);
  if (asked !== null && asked.kind !== 'card') return asked;
  return lessonOnStage(model)?.step.kind === 'task'
    ? { question: 'How is it going?', options: ROOM_STATES }
    : null;
}

/** There is something to vote on. */
export function hasVote(model: StageModel): boolean {
  return voteOptions(model) !== null;
}

/** The votes that were taken in this step, the first one first. */
export function votesHere(model: StageModel): readonly Vote[] {
  const open = lessonOnStage(model);
  return open === null ? [] : (model.stage.votes[quizId(open.lesson.id, open.step.id)] ?? []);
}

/** Opens the count. */
export function openVote(model: StageModel): StageModel {
  return withOver(model, { kind: 'vote', phase: 'count', typed: '', problem: null });
}

/** Takes what was counted. A first vote stays beside the second one; of more, the last two. */
export function countVote(model: StageModel, over: OverVote, at: EpochSeconds): StageModel {
  const open = lessonOnStage(model);
  const asked = voteOptions(model);
  if (open === null || asked === null) return withOver(model, null);
  const vote = readVote(over.typed, asked.options, at);
  if (typeof vote === 'string') return withOver(model, { ...over, problem: vote });
  const id = quizId(open.lesson.id, open.step.id);
  const votes = { ...model.stage.votes, [id]: [...votesHere(model), vote].slice(-2) };
  const counted = withOver(model, { kind: 'vote', phase: 'bars', typed: '', problem: null });
  return { ...counted, stage: { ...counted.stage, votes } };
}

/** V counts once more; Enter shows the answer, and then closes. */
export function voteOn(model: StageModel, over: OverVote, key: KeyPress): StageModel | null {
  if (key.text === 'V') return openVote(model);
  if (key.name !== 'enter') return null;
  const isQuestion = shownQuestion(model.lab)?.kind === 'quiz';
  return withOver(model, over.phase === 'bars' && isQuestion ? { ...over, phase: 'answer' } : null);
}
