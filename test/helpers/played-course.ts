import { LESSONS } from '../../src/lessons/catalog.js';
import { openLesson } from '../../src/ui/store/open-lesson.js';
import { isPredicting, shownQuestion } from '../../src/ui/store/shown-question.js';
import { drive } from './drive.js';

/**
 * A lab in which the whole course was gone through in a way of its own: each question is answered wrongly and then rightly,
 * each task runs into a refusal, and is done by the lab in the end, or skipped.
 */
export function playedCourse(phone: 'a' | 'b' = 'a', lessons = LESSONS) {
  const lab = drive(80, 24, 3);
  lab.press(phone);
  for (const { id, steps } of lessons) {
    lab.open(id);
    for (let count = 0; count < 12 * steps.length && lab.model.saved.current === id; count += 1) {
      const open = openLesson(lab.model);
      if (open === null) break;
      if (open.session.isSolved) lab.press('escape', 'n');
      else if (open.step.kind === 'quiz') lab.press(lab.wrongLetter(), lab.rightLetter());
      else if (isPredicting(lab.model)) lab.press(lab.rightLetter(), 'enter');
      else if (open.step.id.length % 5 === 0) lab.press('escape', 's');
      else lab.press('000000', 'enter', 'escape', 'h', 'h', 'h');
      lab.wait(20);
    }
    if (shownQuestion(lab.model) !== null) lab.press('escape');
  }
  return lab;
}
