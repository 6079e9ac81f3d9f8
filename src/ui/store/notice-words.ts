import { boundClock } from '../../lessons/engine/goals.js';
import { wordCall } from '../../lessons/words/call-told.js';
import { explainOutOfStep, explainRealDrift } from '../../lessons/words/drift-text.js';
import { explainReason } from '../../lessons/words/explanations.js';
import { explainTypedIn } from '../../lessons/words/typed-code-text.js';
import { groupCode } from '../../sim/codes/typed-code.js';
import type { World } from '../../sim/world/world.js';
import { labTime } from '../../sim/world/world.js';
import type { Model } from './model.js';
import type { CallTold, LabelledText, Notice } from './notice.js';
import type { OpenLesson } from './open-lesson.js';
import { SAVED_AGAIN, wordSaveProblem } from './save-words.js';

export type { LabelledText } from './notice.js';

/** In front of what is good to know. */
export const NOTE = 'Note';

/** What the last action led to, in words: AWS's answer and the lab's reason, or what the lab says. */
export function noticeWords(model: Model, open: OpenLesson | null): readonly LabelledText[] {
  return [...wordNotice(model, open), ...saveNews(model)];
}

/** Beside the answer to what was done, which it must not wipe. The list has the problem at its top. */
function saveNews({ isSaveNews, saveProblem, screen }: Model): readonly LabelledText[] {
  if (!isSaveNews) return [];
  if (saveProblem === null) return [labSays(NOTE, SAVED_AGAIN, 'ok')];
  if (screen === 'menu' || screen === 'welcome') return [];
  return [labSays(NOTE, wordSaveProblem(saveProblem), 'problem')];
}

function wordNotice(model: Model, open: OpenLesson | null): readonly LabelledText[] {
  const { notice } = model;
  if (notice === null) return [];
  switch (notice.kind) {
    case 'refused':
      return open === null ? [] : refusedWords(notice, open, model);
    case 'typed':
      return [labSays(NOTE, explainTypedIn(notice.field, notice.problem, open?.session.world), 'problem')];
    case 'called':
      return open === null ? [] : calledWords(notice.call, open, model);
    case 'out-of-step':
      return [explains(explainOutOfStep(notice.drift))];
    case 'real-clock': {
      const text = open === null ? null : realClockText(open.session.world);
      return text === null ? [] : [explains(text)];
    }
    case 'said':
      return notice.words;
    case 'hint':
      return [labSays(`Hint ${notice.level}`, notice.text)];
    case 'ok':
      return [labSays('OK', notice.text, 'ok')];
    case 'info':
    case 'skipped':
      return [labSays(NOTE, notice.text)];
    case 'problem':
      return [labSays(NOTE, notice.text, 'problem')];
  }
}

/** What AWS keeps of the learner's own phone, as far as its codes tell; null while that is nothing to speak of. */
export function realClockText(world: World): string | null {
  const bound = boundClock(world, 'own');
  if (bound === null || bound.phone === 'in-step') return null;
  return explainRealDrift(bound.drift, bound.phone);
}

/** Who called from outside; and where AWS refused, its answer and the lab's reason. */
function calledWords(call: CallTold, { session, step }: OpenLesson, model: Model): readonly LabelledText[] {
  const { error, reason } = call;
  const { world, isSolved } = session;
  const head = labSays('Call', wordCall(call), error === null ? 'ok' : 'lab');
  if (error === null) return [head];
  const why = reason === null ? null : explainReason(reason, world, labTime(world, model.now), isSolved);
  // A page of text keeps its room: what AWS said stands in the other terminal.
  const isBrief = step.kind !== 'task' && why !== null;
  return [head, ...(isBrief ? [] : [awsSays(error)]), ...(why === null ? [] : [explains(why)])];
}

type Refused = Extract<Notice, { kind: 'refused' }>;

/** The lab's reason. Two codes that fit nowhere are named, because a typo is in them, and not in the fields any more. */
export function whyRefused({ reason, codes }: Refused, { session }: OpenLesson, model: Model): string {
  const time = labTime(session.world, model.now);
  const why = explainReason(reason, session.world, time, session.isSolved);
  return reason.code === 'unknown-pair' && codes !== undefined
    ? `You sent ${codes.map(groupCode).join(' and ')}. ${why}`
    : why;
}

function refusedWords(notice: Refused, open: OpenLesson, model: Model): readonly LabelledText[] {
  const { error } = notice;
  const why = whyRefused(notice, open, model);
  return error === null ? [explains(why)] : [awsSays(error), explains(why)];
}

/** AWS's refusal, to the letter. */
export function awsSays({
  code,
  message,
}: {
  readonly code: string;
  readonly message: string;
}): LabelledText {
  return { speaker: 'AWS', text: `${code}: ${message.trim()}`, role: 'aws' };
}

/** What the lab says, with a word for what it is. */
export function labSays(verdict: string, text: string, role: LabelledText['role'] = 'lab'): LabelledText {
  return { speaker: 'Lab', verdict, text, role };
}

/** The lab's reason, behind what AWS said. */
function explains(text: string): LabelledText {
  return { speaker: 'Lab', text, role: 'lab' };
}
