import { findLesson, stepById } from '../../src/lessons/catalog.js';
import { routeById } from '../../src/lessons/engine/routes.js';
import { TERMINAL_TITLE } from '../../src/ui/console/page-view.js';
import { CODE_LABELS } from '../../src/ui/console/pages/device-pages.js';
import { SIMULATED_SHORT } from '../../src/ui/screens/frame.js';
import { CODE_1_NOTED } from '../../src/ui/screens/lesson/enter-key.js';
import { BEFORE_YOU_TRY, RIGHT_ANSWER } from '../../src/ui/screens/lesson/question-view.js';
import { DONE } from '../../src/ui/screens/lesson/task-words.js';
import { PHONE_QUESTION } from '../../src/ui/screens/welcome/welcome-view.js';

/**
 * What the pages say, taken from where they say it: by these words a test knows where it is. Written out once more in
 * each test, a sentence that is made better breaks a dozen files. As they are looked at, they stand in the goldens.
 */
export const WORDS = {
  /** The first question of all. */
  phoneQuestion: PHONE_QUESTION,
  /** The route that nobody has changed, and the head of the list of lessons with it. */
  route: routeById('full').name,
  listHead: `Lessons   ${routeById('full').name}`,
  rightAnswer: RIGHT_ANSWER,
  beforeYouTry: BEFORE_YOU_TRY,
  done: `${DONE}: `,
  /** The page before the first task with two codes. */
  whyTwo: stepTitle('two-consecutive-codes', 'why-two'),
  /** The first task with two codes. */
  sameCode: 'Send the code shown now as',
  code1: CODE_LABELS[0],
  code2: CODE_LABELS[1],
  code1Noted: CODE_1_NOTED,
  simulated: SIMULATED_SHORT,
  terminal: TERMINAL_TITLE,
} as const;

/** What a step is called at the top of its page. */
function stepTitle(lessonId: string, stepId: string): string {
  const lesson = findLesson(lessonId);
  if (lesson === undefined) throw new Error(`No lesson ${lessonId}`);
  const step = stepById(lesson, stepId);
  if (step.kind === 'quiz') throw new Error(`${lessonId} / ${stepId} is a question, and has no title`);
  return step.title;
}

/** The line of a lesson in the list, while it is the chosen one: by its mark, the sign of how far it is, and its number. */
export function chosenLesson(number: number): RegExp {
  return new RegExp(`^ [▌>].{3} *${number} {2}`, 'm');
}
