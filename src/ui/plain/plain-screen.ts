import { CATALOG } from '../../lessons/catalog.js';
import { hasGoals } from '../../lessons/engine/lesson.js';
import { checkedGoals, stepIndex } from '../../lessons/engine/session.js';
import { routeAbility } from '../../lessons/words/course-text.js';
import { groupKey } from '../../sim/codes/otpauth-uri.js';
import { canCatchChange } from '../screens/check/change-press.js';
import { checkTarget, checkTargets } from '../screens/check/check-targets.js';
import { LAST_PAGE_TITLE } from '../screens/finish/finish-view.js';
import { isLastStep } from '../screens/lesson/skipped-steps.js';
import { EXPORT_FIELDS } from '../screens/overlays/export-overlay.js';
import { EXPORT_TITLE, exportTexts } from '../screens/overlays/export-view.js';
import type { ExportOverlay, Overlay } from '../screens/overlays/overlay.js';
import { textBlocks } from '../screens/overlays/text-pages.js';
import type { Model } from '../store/model.js';
import type { OpenLesson } from '../store/open-lesson.js';
import { openLesson } from '../store/open-lesson.js';
import { routeNow } from '../store/route-now.js';
import { isPredicting, shownQuestion } from '../store/shown-question.js';
import { blockLines, words } from './plain-blocks.js';
import { menuPlace, reviewPlace, WELCOME_PLACE } from './plain-list.js';
import type { PlainPlace } from './plain-place.js';
import { optionLines } from './plain-place.js';

/** The place as a whole. */
export function plainPlace(model: Model): PlainPlace {
  const { overlay, screen } = model;
  const asked = overlay === null || screen === 'check' ? null : askedOver(overlay, exportTexts(model));
  if (asked !== null) return asked;
  const open = openLesson(model);
  if (open !== null) return lessonPlace(model, open);
  switch (screen) {
    case 'check':
      return checkPlace(model);
    case 'welcome':
      return WELCOME_PLACE;
    case 'review':
      return reviewPlace(model, model.review);
    case 'finish':
      return finishPlace(model);
    // A lesson that is on the screen and gone from what is saved is as good as the list.
    case 'lesson':
    case 'menu':
      return menuPlace(model);
  }
}

function finishPlace(model: Model): PlainPlace {
  const ability = routeAbility(routeNow(model), model.saved.progress);
  return {
    key: 'finish',
    lines: [LAST_PAGE_TITLE, ...(ability === null ? [] : [ability]), ...blockLines(textBlocks(model), null)],
    ways: 'choices: Enter or lessons for the list, review, export, quit',
  };
}

/** A question that stands over the page, or null. */
function askedOver(overlay: Overlay, texts: readonly string[] = []): PlainPlace | null {
  switch (overlay.kind) {
    case 'erase':
      return { key: 'erase', lines: ['question: erase everything? Type the word erase, or no.'], ways: null };
    case 'export':
      return exportPlace(overlay, texts);
    case 'confirm-own-phone':
      return confirmPlace(
        overlay,
        'the clock of this lab was moved ahead. Restart this lesson in real time, for your own phone?',
      );
    case 'confirm-restart-lesson':
      return confirmPlace(overlay, 'start this lesson over? What is done stays done.');
    case 'confirm-restart':
      return confirmPlace(overlay, 'start this step over? The world goes back to how the step began.');
    case 'help':
    case 'more':
    case 'whole':
    case 'before':
    case 'inside':
    case 'six-steps':
    case 'glossary':
    case 'odds':
    case 'monday':
    case 'simulated':
    case 'review':
    case 'night':
    case 'ending':
    case 'lab-qr':
      return null;
  }
}

/** What would be handed in, or the line that is asked for. */
function exportPlace({ at, texts: typed }: ExportOverlay, told: readonly string[]): PlainPlace {
  const field = EXPORT_FIELDS.find(({ id }) => id === at);
  if (field === undefined) {
    return {
      key: 'export',
      lines: [EXPORT_TITLE, ...told],
      ways: 'choices: Enter goes on, back writes nothing',
    };
  }
  const before = typed[field.id];
  return {
    key: `export/${field.id}`,
    lines: [`question: ${field.label.toLowerCase()}`],
    ways: `choices: type it, Enter alone ${before === '' ? 'for nothing' : `leaves it as it is: ${before}`}, back writes nothing`,
  };
}

function confirmPlace({ kind }: Overlay, question: string): PlainPlace {
  return { key: `overlay/${kind}`, lines: [`question: ${question}`], ways: 'choices: y yes, n no' };
}

function lessonPlace(model: Model, open: OpenLesson): PlainPlace {
  const { lesson, session, step } = open;
  const number = CATALOG.find(({ id }) => id === lesson.id)?.number;
  const head =
    number === undefined
      ? headBeside(open)
      : `lesson: ${number}, ${lesson.title}, step ${stepIndex(lesson, step.id) + 1} of ${lesson.steps.length}: ${step.title}`;
  const key = `${lesson.id}/${step.id}`;
  switch (step.kind) {
    case 'read':
      return {
        key,
        lines: [head, ...blockLines(textBlocks(model), session.world)],
        ways: `choices: Enter ${isLastStep(model.saved.progress, open) ? 'finishes the lesson' : 'next'}${step.more === undefined ? '' : ', more'}, lessons, help, quit`,
      };
    case 'quiz':
      return {
        key,
        lines: [head, `question: ${step.question}`, ...optionLines(model)],
        ways: session.isSolved
          ? 'choices: Enter next, lessons, help, quit'
          : 'choices: the letter of your answer, skip, lessons, help, quit',
      };
    case 'task': {
      const asked = shownQuestion(model);
      if (asked?.kind === 'prediction') {
        return {
          key: `${key}/${asked.question}`,
          lines: [head, `before you try: ${asked.question}`, ...optionLines(model)],
          ways: 'choices: the letter of what you expect and then Enter, Enter alone for not sure, skip, lessons, help, quit',
        };
      }
      const prompt = (session.world.usesOwnPhone ? step.ownPhonePrompt : undefined) ?? step.prompt;
      const reminder = words(step.reminder?.(session.world) ?? '');
      const told = [words(prompt), reminder].filter((part) => part !== '').join(' ');
      const label = hasGoals(step) ? 'task' : 'play';
      return { key: `${key}${reminder}`, lines: [head, `${label}: ${told}`], ways: null };
    }
  }
}

/** Where one is in what is no lesson: the sandbox, or a Monday. */
function headBeside({ lesson, step }: OpenLesson): string {
  const { title, steps } = lesson;
  return steps.length === 1
    ? `${title.toLowerCase()}: ${step.title.toLowerCase()}`
    : `${title.toLowerCase()}: step ${stepIndex(lesson, step.id) + 1} of ${steps.length}: ${step.title}`;
}

/** Whether a question stands over the page, which nothing else can be said beside. */
export function isAsked({ overlay }: Model): boolean {
  return overlay !== null && askedOver(overlay) !== null;
}

/** The goals of a task, as they stand. */
export function goalLines(model: Model): readonly string[] {
  const open = openLesson(model);
  if (open === null || open.step.kind !== 'task' || isPredicting(model)) return [];
  return checkedGoals(open.step, open.session, model.now).map(
    ({ goal, isMet }) => `goal ${isMet ? 'met' : 'open'}: ${goal.text}`,
  );
}

function checkPlace(model: Model): PlainPlace {
  const { check } = model;
  const target = checkTarget(model);
  if (check === null || check.stage === 'pick' || target === undefined) {
    const names = checkTargets(model).map(({ name, origin }) => `${name}, ${origin}`);
    const all = model.saved.checkEntry === null ? [...names, 'a new entry, for checking only'] : names;
    return {
      key: 'check/pick',
      lines: [
        'check my phone: which entry? Nothing is spent, counted or changed.',
        ...all.map((name, index) => `${index + 1}. ${name}`),
      ],
      ways: 'choices: a number; a key or an otpauth URI of your own, which is kept nowhere; back',
    };
  }
  const name = `on the phone: ${target.name}`;
  if (check.stage === 'qr') {
    return {
      key: 'check/qr',
      lines: [`secret key: ${groupKey(target.seed)}`, name],
      ways: 'choices: Enter when it is on the phone, picture, back',
    };
  }
  return {
    key: `check/code/${target.account}`,
    lines: [name],
    ways: `choices: the code it shows now; ${canCatchChange(check) ? 'Enter when it changes; ' : ''}${target.isGiven === true ? '' : 'key; '}inside; back`,
  };
}
