import { explainOutOfStep, explainReason, explainTypedCode } from '../lessons/explanations.js';
import { plainText } from '../lessons/rich-text.js';
import { unreachable } from '../sim/result.js';
import { labTime } from '../sim/world.js';
import type { Model, Notice } from '../ui/store/model.js';
import { checkTarget, wordMeasured, wordResult } from '../ui/store/phone-check.js';
import type { OpenLesson } from '../ui/store/select.js';
import { openLesson } from '../ui/store/select.js';

/** What the last action led to, with a label in front that says what it is. */
export function noticeLines(model: Model): readonly string[] {
  const open = openLesson(model);
  const said = model.notice === null ? [] : wordNotice(model.notice, open, model);
  return [...said, ...quizLines(open)];
}

function wordNotice(notice: Notice, open: OpenLesson | null, model: Model): readonly string[] {
  switch (notice.kind) {
    case 'refused': {
      if (open === null) return [];
      const { world } = open.session;
      const { error, reason } = notice;
      return [
        ...(error === null ? [] : [`error: ${error.code}: ${error.message.trim()}`]),
        `why: ${explainReason(reason, world, labTime(world, model.now))}`,
      ];
    }
    case 'typed':
      return [`note: ${explainTypedCode(notice.problem)}`];
    case 'out-of-step':
      return [`why: ${explainOutOfStep(notice.drift)}`];
    case 'hint':
      return [`hint ${notice.level}: ${notice.text}`];
    case 'ok':
      return [`ok: ${notice.text}`];
    case 'info':
    case 'problem':
      return [`note: ${notice.text}`];
    default:
      return unreachable(notice);
  }
}

function quizLines(open: OpenLesson | null): readonly string[] {
  if (open?.step.kind !== 'quiz') return [];
  const chosen = open.step.options.find(({ id }) => id === open.session.choice);
  if (chosen === undefined) return [];
  return [
    `answer: ${chosen.isRight ? 'yes.' : 'not that one.'} ${chosen.explanation} ${chosen.isRight ? 'Enter: next.' : 'Try another letter.'}`,
  ];
}

/** What a solved task has shown. */
export function solvedLines(model: Model): readonly string[] {
  const open = openLesson(model);
  if (open?.step.kind !== 'task' || !open.session.isSolved) return [];
  const outcome = open.step.outcome?.(open.session.world) ?? '';
  return [
    `done: ${[plainText(open.step.why), outcome, 'Enter: next.'].filter((part) => part !== '').join(' ')}`,
  ];
}

/** What the check of a phone found. */
export function checkLines(model: Model): readonly string[] {
  const { check } = model;
  const target = checkTarget(model);
  if (check === null || target === undefined) return [];
  const problem =
    check.problem === null
      ? []
      : [
          `note: ${check.problem === 'missed-change' ? 'the code has changed more than once since. Give the one shown now.' : explainTypedCode(check.problem)}`,
        ];
  if (check.measured !== null) return [...problem, `clock: ${wordMeasured(check.measured)}`];
  if (check.result === null) return problem;
  const { headline, advice } = wordResult(check.result, target);
  const then =
    check.first === null
      ? 'To the second: press Enter the moment the code changes on the phone.'
      : 'Give the next code it shows, too.';
  return [...problem, `result: ${headline}`, ...advice, then];
}
