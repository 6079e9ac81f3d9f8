import { lessonProgress, standingWords } from '../../lessons/engine/progress.js';
import { letterAt } from '../../lessons/engine/questions.js';
import { isOnRoute, minutesLeft, nextLesson, QUICK_MAP, routeById } from '../../lessons/engine/routes.js';
import { checkedGoals, stepIndex } from '../../lessons/engine/session.js';
import { minutesToGo } from '../../lessons/words/duration.js';
import { groupKey } from '../../sim/codes/otpauth-uri.js';
import { canCatchChange } from '../screens/check/change-press.js';
import { checkTarget, checkTargets } from '../screens/check/check-targets.js';
import { menuEntries } from '../screens/menu/menu-entries.js';
import type { Overlay } from '../screens/overlays/overlay.js';
import { textBlocks } from '../screens/overlays/text-pages.js';
import type { Model } from '../store/model.js';
import type { OpenLesson } from '../store/open-lesson.js';
import { openLesson } from '../store/open-lesson.js';
import { isPredicting, shownQuestion } from '../store/shown-question.js';
import { blockLines, words } from './plain-blocks.js';

/** What the plain mode says of a place: first where one is, then what is there, then what can be chosen. */
export interface PlainPlace {
  /** Changes when the learner is somewhere else, so that nothing is said twice. */
  readonly key: string;
  readonly lines: readonly string[];
  /** What can be typed, where the page does not say it. */
  readonly ways: string | null;
}

/** All that is said of a place. */
export function placeLines({ lines, ways }: PlainPlace): readonly string[] {
  return ways === null ? lines : [...lines, ways];
}

/** The place as a whole. */
export function plainPlace(model: Model): PlainPlace {
  const { overlay, screen } = model;
  const asked = overlay === null || screen === 'check' ? null : askedOver(overlay);
  if (asked !== null) return asked;
  const open = openLesson(model);
  if (open !== null) return lessonPlace(model, open);
  switch (screen) {
    case 'check':
      return checkPlace(model);
    case 'welcome':
      return {
        key: 'welcome',
        lines: [
          'Learn AWS MFA by doing it. The AWS here is simulated; the codes are real.',
          'question: which phone will you use?',
          "1. the lab's phone, nothing to set up",
          '2. my own phone, with the authenticator app on it',
          '3. only check my phone: are its codes right, and is its clock?',
        ],
        ways: 'choices: 1, 2, 3, help, quit',
      };
    case 'finish':
      return {
        key: 'finish',
        lines: ['The end of the course, and what comes now', ...blockLines(textBlocks(model), null)],
        ways: 'choices: Enter or lessons for the list, quit',
      };
    // A lesson that is on the screen and gone from what is saved is as good as the list.
    case 'lesson':
    case 'menu':
      return menuPlace(model);
  }
}

/** A question that stands over the page, or null. */
function askedOver(overlay: Overlay): PlainPlace | null {
  switch (overlay.kind) {
    case 'erase':
      return { key: 'erase', lines: ['question: erase everything? Type the word erase, or no.'], ways: null };
    case 'confirm-own-phone':
      return confirmPlace(
        overlay,
        'the clock of this lab was moved ahead. Restart this lesson in real time, for your own phone?',
      );
    case 'confirm-restart-lesson':
      return confirmPlace(overlay, 'start this lesson anew? What is done stays done.');
    case 'confirm-restart':
      return confirmPlace(overlay, 'start this step anew? The world goes back to how the step began.');
    case 'help':
    case 'more':
    case 'whole':
    case 'before':
    case 'inside':
    case 'glossary':
    case 'simulated':
    case 'review':
    case 'lab-qr':
      return null;
  }
}

function confirmPlace({ kind }: Overlay, question: string): PlainPlace {
  return { key: `overlay/${kind}`, lines: [`question: ${question}`], ways: 'choices: y yes, n no' };
}

function menuPlace(model: Model): PlainPlace {
  const { settings, progress, sessions } = model.saved;
  const route = routeById(settings.route);
  const lines = menuEntries(model).map(({ id, number, title, lesson }) => {
    if (lesson === null) return `${number}. ${title}: planned, not here yet`;
    const { status } = lessonProgress(progress, id);
    const session = sessions[id];
    const state =
      status !== 'open'
        ? standingWords(progress, lesson)
        : session === undefined
          ? 'new'
          : `at step ${stepIndex(lesson, session.stepId) + 1} of ${lesson.steps.length}`;
    const next = nextLesson(settings.route, progress)?.id === id ? ', next' : '';
    const off = isOnRoute(settings.route, id) ? '' : ', not on this route';
    return `${number}. ${title}: ${lesson.minutes} minutes, ${state}${next}${off}`;
  });
  const map = route.isFolded ? QUICK_MAP.map(({ step, lesson }) => `- ${step} (lesson ${lesson})`) : [];
  return {
    key: `menu/${settings.route}`,
    lines: [
      `lessons: ${route.name}, ${minutesToGo(minutesLeft(settings.route, progress), 'minutes')}`,
      `phone: ${settings.phone === 'own' ? 'your own' : "the lab's"}`,
      ...lines,
      ...map,
    ],
    ways: 'choices: the number of a lesson, route, phone, check, words, real, again N, erase, help, quit',
  };
}

function lessonPlace(model: Model, open: OpenLesson): PlainPlace {
  const { lesson, session, step } = open;
  const number = menuEntries(model).find(({ id }) => id === lesson.id)?.number;
  const head = `lesson: ${number}, ${lesson.title}, step ${stepIndex(lesson, step.id) + 1} of ${lesson.steps.length}: ${step.title}`;
  const key = `${lesson.id}/${step.id}`;
  switch (step.kind) {
    case 'read':
      return {
        key,
        lines: [head, ...blockLines(textBlocks(model), session.world)],
        ways: `choices: Enter next${step.more === undefined ? '' : ', more'}, lessons, help, quit`,
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
          ways: 'choices: the letter of what you expect, Enter for not sure, skip, lessons, help, quit',
        };
      }
      const prompt = (session.world.usesOwnPhone ? step.ownPhonePrompt : undefined) ?? step.prompt;
      const reminder = words(step.reminder?.(session.world) ?? '');
      const told = [words(prompt), reminder].filter((part) => part !== '').join(' ');
      return { key: `${key}${reminder}`, lines: [head, `task: ${told}`], ways: null };
    }
  }
}

/** The answers of the question that is asked now, each with the letter of its place. */
export function optionLines(model: Model): readonly string[] {
  return (shownQuestion(model)?.options ?? []).map(({ text }, place) => `${letterAt(place)}. ${text}`);
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
    ({ goal, isMet }) => `goal: ${isMet ? '[x]' : '[ ]'} ${goal.text}`,
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
