import { explainOutOfStep, explainReason, explainTypedCode } from '../lessons/explanations.js';
import type { QuizOption } from '../lessons/lesson.js';
import { lessonProgress } from '../lessons/progress.js';
import { plainText } from '../lessons/rich-text.js';
import { isOnRoute, minutesLeft, nextLesson, QUICK_MAP, routeById } from '../lessons/routes.js';
import { checkedGoals, stepIndex } from '../lessons/session.js';
import { groupKey, LAB_ISSUER } from '../sim/otpauth-uri.js';
import { unreachable } from '../sim/result.js';
import { findDevice, labTime } from '../sim/world.js';
import type { Model, Notice } from '../ui/store/model.js';
import { pageView } from '../ui/store/page-view.js';
import type { Element, PageRow } from '../ui/store/pages/elements.js';
import { checkTarget, checkTargets, wordMeasured, wordResult } from '../ui/store/phone-check.js';
import { phoneView, showsOwnPhone } from '../ui/store/phone-view.js';
import type { OpenLesson } from '../ui/store/select.js';
import {
  elements,
  isQrShown,
  menuEntries,
  openLesson,
  qrSerialNumber,
  waitCard,
} from '../ui/store/select.js';
import { textBlocks } from '../ui/store/text-pages.js';
import { blockLines, words } from './plain-blocks.js';

/** What the plain mode says of a place: first where one is, then what is there, then what can be chosen. */
export interface PlainPlace {
  /** Changes when the learner is somewhere else, so that nothing is said twice. */
  readonly key: string;
  readonly lines: readonly string[];
}

/** The place as a whole. */
export function plainPlace(model: Model): PlainPlace {
  const open = openLesson(model);
  if (model.screen === 'check') return checkPlace(model);
  if (model.overlay?.kind === 'erase')
    return { key: 'erase', lines: ['question: erase everything? Type the word erase, or no.'] };
  if (model.overlay?.kind.startsWith('confirm-') === true) {
    return {
      key: `overlay/${model.overlay.kind}`,
      lines: [`question: ${confirmQuestion(model)}`, 'choices: y yes, n no'],
    };
  }
  if (open !== null) return lessonPlace(model, open);
  switch (model.screen) {
    case 'welcome':
      return {
        key: 'welcome',
        lines: [
          'Learn AWS MFA by doing it. The AWS here is simulated; the codes are real.',
          'question: which phone will you use?',
          "1. the lab's phone, nothing to set up",
          '2. my own phone, with the authenticator app on it',
        ],
      };
    case 'finish':
      return {
        key: 'finish',
        lines: [
          'The end of the course, and what comes now',
          ...blockLines(textBlocks(model), null),
          'choices: Enter or lessons for the list, quit',
        ],
      };
    default:
      return menuPlace(model);
  }
}

function confirmQuestion({ overlay }: Model): string {
  switch (overlay?.kind) {
    case 'confirm-own-phone':
      return 'the clock of this lab was moved ahead. Restart this lesson in real time, for your own phone?';
    case 'confirm-restart-lesson':
      return 'start this lesson anew? What is done stays done.';
    default:
      return 'start this step anew? The world goes back to how the step began.';
  }
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
        ? status
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
      `lessons: ${route.name}, about ${minutesLeft(settings.route, progress)} minutes left`,
      `phone: ${settings.phone === 'own' ? 'your own' : "the lab's"}`,
      ...lines,
      ...map,
      'choices: the number of a lesson, route, phone, check, words, real, again N, erase, help, quit',
    ],
  };
}

function lessonPlace(model: Model, open: OpenLesson): PlainPlace {
  const { lesson, session, step } = open;
  const head = `lesson: ${lesson.title}, step ${stepIndex(lesson, step.id) + 1} of ${lesson.steps.length}: ${step.title}`;
  const key = `${lesson.id}/${step.id}`;
  switch (step.kind) {
    case 'read':
      return {
        key,
        lines: [
          head,
          ...blockLines(textBlocks(model), session.world),
          `choices: Enter next${step.more === undefined ? '' : ', more'}, help`,
        ],
      };
    case 'quiz':
      return {
        key,
        lines: [
          head,
          `question: ${step.question}`,
          ...optionLines(step.options),
          'choices: the letter of your answer, help',
        ],
      };
    case 'task': {
      const prompt = (showsOwnPhone(session) ? step.ownPhonePrompt : undefined) ?? step.prompt;
      return { key, lines: [head, `task: ${words(prompt)}`] };
    }
    default:
      return unreachable(step);
  }
}

function optionLines(options: readonly QuizOption[]): readonly string[] {
  return options.map(({ id, text }) => `${id}. ${text}`);
}

/** The goals of a task, as they stand. */
export function goalLines(model: Model): readonly string[] {
  const open = openLesson(model);
  if (open === null || open.step.kind !== 'task') return [];
  return checkedGoals(open.step, open.session, model.now).map(
    ({ goal, isMet }) => `goal: ${isMet ? '[x]' : '[ ]'} ${goal.text}`,
  );
}

/** The page of the console, or the desk, and what can be chosen on it by number. */
export function pageLines(model: Model): readonly string[] {
  const open = openLesson(model);
  if (open === null || open.step.kind !== 'task') return [];
  if (isQrShown(model)) return qrLines(model, open);
  const page = pageView(open.session, model.now);
  const list = elements(model);
  const phone = phoneView(open.session, model.now);
  return [
    page.url === null ? 'page: the desk' : `page: ${page.window}, ${page.url}`,
    ...rowLines(page.rows, list),
    ...(phone.rows.length === 0 ? [] : [`phone: ${phone.title.toLowerCase()}`]),
    ...rowLines(phone.rows, list).filter((line) => line !== ''),
    ...cardLines(model),
    taskChoices(open, list),
  ];
}

function taskChoices({ session }: OpenLesson, list: readonly Element[]): string {
  if (session.isSolved) return 'choices: Enter next, undo, restart, page, lessons, help';
  const takesCode = list.some((element) => element.kind === 'field' && element.input === 'code');
  return [
    'choices: a number',
    ...(takesCode ? ['six digits', 'time'] : []),
    'hint, undo, skip, restart, page, lessons, help',
  ].join(', ');
}

function rowLines(rows: readonly PageRow[], list: readonly Element[]): readonly string[] {
  return rows.flatMap((row) => {
    switch (row.kind) {
      case 'blank':
        return [];
      case 'text':
        return isBar(words(row.text)) ? [] : [spoken(words(row.text))];
      case 'elements':
        return [
          ...(row.trail === undefined ? [] : [`signed in: ${row.trail}`]),
          ...row.elements.map((element) => {
            const number = list.findIndex(({ id }) => id === element.id) + 1;
            const lead = row.lead === undefined ? '' : `${row.lead.replace(/:$/, '').trim()}: `;
            return `${number}. ${lead}${spokenElement(element)}`;
          }),
        ];
      default:
        return unreachable(row);
    }
  });
}

/** The bar that runs down says nothing to an ear; the time is told on request. */
function isBar(text: string): boolean {
  return /^\d+ s( \[|:)/.test(text);
}

const CODE_LABEL = 'code: ';

/** A code with a space in it is read as one thing behind its label. */
function spoken(text: string): string {
  return /^\d{3} \d{3}$/.test(text) ? `${CODE_LABEL}${text}` : text;
}

function spokenElement(element: Element): string {
  switch (element.kind) {
    case 'field': {
      const value =
        element.value === '' ? 'empty' : element.input === 'password' ? 'filled in' : element.value;
      return `${element.label}: ${value}`;
    }
    case 'choice':
      return `${element.label}: ${element.isChosen === true ? 'chosen' : 'not chosen'}`;
    case 'button':
    case 'link':
      return element.label;
    default:
      return unreachable(element);
  }
}

function qrLines(model: Model, open: OpenLesson): readonly string[] {
  const { world } = open.session;
  const device = findDevice(world.account, qrSerialNumber(model) ?? '');
  if (device === undefined) return [];
  return [
    `secret key: ${groupKey(device.seed)}`,
    `on the phone: ${LAB_ISSUER}: ${device.name}@${world.account.alias}`,
    showsOwnPhone(open.session)
      ? 'choices: type the key into the app, then six digits it shows; picture saves a QR code as PNG; Enter back'
      : "choices: p the lab's phone takes it; picture saves a QR code as PNG; Enter back",
  ];
}

function cardLines(model: Model): readonly string[] {
  const card = waitCard(model);
  if (card === null) return [];
  switch (card.kind) {
    case 'predict':
      return [`while you wait: ${card.question}`, ...optionLines(card.options)];
    case 'look-inside':
    case 'connect':
      return [`while you wait: ${card.text}`];
    default:
      return unreachable(card);
  }
}

/** What the last action led to, with a label in front that says what it is. */
export function noticeLines(model: Model): readonly string[] {
  const open = openLesson(model);
  const said = model.notice === null ? [] : wordNotice(model.notice, open, model);
  return [...said, ...quizLines(open), ...solvedLines(open)];
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

function solvedLines(open: OpenLesson | null): readonly string[] {
  if (open?.step.kind !== 'task' || !open.session.isSolved) return [];
  const outcome = open.step.outcome?.(open.session.world) ?? '';
  return [
    `done: ${[plainText(open.step.why), outcome, 'Enter: next.'].filter((part) => part !== '').join(' ')}`,
  ];
}

/** What the phone beside the console shows, when that is a code. */
export function shownCodes(model: Model): readonly string[] {
  const open = openLesson(model);
  if (open === null) return [];
  const texts = phoneView(open.session, model.now).rows.filter(({ kind }) => kind === 'text');
  const lines = rowLines(texts, []).filter((line) => line !== '');
  return lines.some(isCode) ? lines : [];
}

function isCode(line: string): boolean {
  return line.startsWith(CODE_LABEL);
}

function checkPlace(model: Model): PlainPlace {
  const { check } = model;
  const target = checkTarget(model);
  if (check === null || check.stage === 'pick' || target === undefined) {
    const names = checkTargets(model).map(({ account, origin }) => `${LAB_ISSUER}: ${account}, ${origin}`);
    const all = model.saved.checkEntry === null ? [...names, 'a new entry, for checking only'] : names;
    return {
      key: 'check/pick',
      lines: [
        'check my phone: which entry? Nothing is spent, counted or changed.',
        ...all.map((name, index) => `${index + 1}. ${name}`),
        'choices: a number, back',
      ],
    };
  }
  const name = `on the phone: ${LAB_ISSUER}: ${target.account}`;
  if (check.stage === 'qr') {
    return {
      key: 'check/qr',
      lines: [
        `secret key: ${groupKey(target.seed)}`,
        name,
        'choices: Enter when it is on the phone, picture, back',
      ],
    };
  }
  return {
    key: `check/code/${target.account}`,
    lines: [name, 'choices: the code it shows now; key; inside; back'],
  };
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
