import { lessonProgress, standingWords } from '../../lessons/engine/progress.js';
import {
  isOnRoute,
  lessonMinutesLeft,
  minutesLeft,
  nextLesson,
  QUICK_TEXTS,
  routeById,
} from '../../lessons/engine/routes.js';
import { stepIndex } from '../../lessons/engine/session.js';
import { courseDone } from '../../lessons/words/course-text.js';
import { minutesToGo } from '../../lessons/words/duration.js';
import { MONDAY_TITLE, mondayState } from '../../lessons/words/monday-text.js';
import { menuEntries } from '../screens/menu/menu-entries.js';
import type { ReviewRound } from '../screens/review/review-state.js';
import { isReviewSolved } from '../screens/review/review-update.js';
import { reviewTitle } from '../screens/review/review-view.js';
import { AT_THE_END, HOW_LONG, WHAT_IT_IS } from '../screens/welcome/welcome-view.js';
import type { Model } from '../store/model.js';
import { routeNow } from '../store/route-now.js';
import { reviewQuestion } from '../store/shown-question.js';
import type { PlainPlace } from './plain-place.js';
import { optionLines } from './plain-place.js';

/** The first question of all. */
export const WELCOME_PLACE: PlainPlace = {
  key: 'welcome',
  lines: [
    WHAT_IT_IS,
    HOW_LONG.replace('with q,', 'with quit,'),
    AT_THE_END,
    'question: which phone will you use?',
    "1. the lab's phone, nothing to set up",
    '2. my own phone, with the authenticator app on it',
    '3. only check my phone: are its codes right, and is its clock?',
  ],
  ways: 'choices: 1, 2, 3, steps for the whole of it in six steps, help, quit',
};

/** The list of lessons. */
export function menuPlace(model: Model): PlainPlace {
  const { settings, progress, sessions } = model.saved;
  const way = routeNow(model);
  const route = routeById(way);
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
    const next = nextLesson(way, progress)?.id === id ? ', next' : '';
    const off = isOnRoute(way, id) ? '' : ', not on this route';
    const left = status === 'open' ? lessonMinutesLeft(lesson, progress) : lesson.minutes;
    return `${number}. ${title}: ${left} minute${left === 1 ? '' : 's'}, ${state}${next}${off}`;
  });
  const map = route.isFolded ? QUICK_TEXTS.map((step) => `- ${step}`) : [];
  return {
    key: `menu/${route.name}`,
    lines: [
      `lessons: ${route.name}, ${courseDone(way, progress)}, ${minutesToGo(minutesLeft(way, progress), 'minutes')}`,
      `phone: ${settings.phone === 'own' ? 'your own' : "the lab's"}`,
      ...lines,
      ...(route.isFolded
        ? map
        : [`monday. ${MONDAY_TITLE.replace(/^Monday: /, '')}: ${mondayState(progress, sessions)}`]),
    ],
    ways: `choices: the number of a lesson${enterWays(model)}, route, phone, check, review, monday, sandbox, steps, odds, words, real, export, again N, erase, help, quit`,
  };
}

/** The list behind a lesson that was finished: what comes next. The whole of it is one word away. */
export function shortMenuPlace(model: Model): PlainPlace {
  const whole = menuPlace(model);
  const entry = menuEntries(model)[model.menuIndex];
  return {
    key: whole.key,
    lines: [
      ...whole.lines.slice(0, 1),
      ...(entry === undefined ? [] : [`Enter opens lesson ${entry.number}, ${entry.title}.`]),
    ],
    ways: 'choices: Enter, list for all lessons, the number of a lesson, review, help, quit',
  };
}

/** Enter opens what the list stands at. */
function enterWays(model: Model): string {
  const entry = menuEntries(model)[model.menuIndex];
  return entry?.lesson ? `, Enter for lesson ${entry.number}` : '';
}

/** An old question, asked again. */
export function reviewPlace(model: Model, round: ReviewRound): PlainPlace {
  const old = reviewQuestion(model);
  if (old === null) return menuPlace(model);
  return {
    key: `review/${round.seed}/${old.id}`,
    lines: [
      reviewTitle(round, old).replace(', ', ': '),
      `question: ${old.step.question}`,
      ...optionLines(model),
    ],
    ways: isReviewSolved(model)
      ? 'choices: Enter next, lessons, help, quit'
      : 'choices: the letter of your answer, lessons, help, quit',
  };
}
