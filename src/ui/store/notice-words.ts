import { boundClock } from '../../lessons/engine/goals.js';
import { wordCall } from '../../lessons/words/call-told.js';
import { explainOutOfStep, explainRealDrift } from '../../lessons/words/drift-text.js';
import { explainReason } from '../../lessons/words/explanations.js';
import { explainTypedIn } from '../../lessons/words/typed-code-text.js';
import type { World } from '../../sim/world/world.js';
import { labTime } from '../../sim/world/world.js';
import type { Model } from './model.js';
import type { CallTold, LabelledText, Notice } from './notice.js';
import type { OpenLesson } from './open-lesson.js';
import { SAVED_AGAIN, wordSaveProblem } from './save-words.js';

export type { LabelledText } from './notice.js';

/** What the last action led to, in words: AWS's answer and the lab's reason, or what the lab says. */
export function noticeWords(model: Model, open: OpenLesson | null): readonly LabelledText[] {
  return [...wordNotice(model, open), ...saveNews(model)];
}

/** Beside the answer to what was done, which it must not wipe. The list has the problem at its top. */
function saveNews({ isSaveNews, saveProblem, screen }: Model): readonly LabelledText[] {
  if (!isSaveNews) return [];
  if (saveProblem === null) return [{ label: 'Note', text: SAVED_AGAIN, role: 'ok' }];
  if (screen === 'menu' || screen === 'welcome') return [];
  return [{ label: 'Note', text: wordSaveProblem(saveProblem), role: 'problem' }];
}

function wordNotice(model: Model, open: OpenLesson | null): readonly LabelledText[] {
  const { notice } = model;
  if (notice === null) return [];
  switch (notice.kind) {
    case 'refused':
      return open === null ? [] : refusedWords(notice, open, model);
    case 'typed':
      return [
        {
          label: 'Code',
          text: explainTypedIn(notice.field, notice.problem, open?.session.world),
          role: 'problem',
        },
      ];
    case 'called':
      return open === null ? [] : calledWords(notice.call, open, model);
    case 'out-of-step':
      return [{ label: 'Lab', text: explainOutOfStep(notice.drift), role: 'lab' }];
    case 'real-clock': {
      const text = open === null ? null : realClockText(open.session.world);
      return text === null ? [] : [{ label: 'Lab', text, role: 'lab' }];
    }
    case 'said':
      return notice.words;
    case 'hint':
      return [{ label: `Hint${notice.level}`, text: notice.text, role: 'lab' }];
    case 'ok':
      return [{ label: 'OK', text: notice.text, role: 'ok' }];
    case 'info':
    case 'skipped':
      return [{ label: 'Note', text: notice.text, role: 'lab' }];
    case 'problem':
      return [{ label: 'Note', text: notice.text, role: 'problem' }];
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
  const head: LabelledText = { label: 'Call', text: wordCall(call), role: error === null ? 'ok' : 'lab' };
  if (error === null) return [head];
  const why = reason === null ? null : explainReason(reason, world, labTime(world, model.now), isSolved);
  // A page of text keeps its room: what AWS said stands in the other terminal.
  const isBrief = step.kind !== 'task' && why !== null;
  return [
    head,
    ...(isBrief
      ? []
      : [{ label: 'AWS', text: `${error.code}: ${error.message.trim()}`, role: 'aws' } as const]),
    ...(why === null ? [] : [{ label: 'Lab', text: why, role: 'lab' } as const]),
  ];
}

function refusedWords(
  { error, reason }: Extract<Notice, { kind: 'refused' }>,
  { session }: OpenLesson,
  model: Model,
): readonly LabelledText[] {
  const time = labTime(session.world, model.now);
  const why = explainReason(reason, session.world, time, session.isSolved);
  if (error === null) return [{ label: 'Lab', text: why, role: 'lab' }];
  return [
    { label: 'AWS', text: `${error.code}: ${error.message.trim()}`, role: 'aws' },
    { label: 'Lab', text: why, role: 'lab' },
  ];
}
