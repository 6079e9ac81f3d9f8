import { encodeSavedState } from '../../src/cli/storage/saved-state.js';
import { LESSONS } from '../../src/lessons/catalog.js';
import { playedCourse } from '../../test/helpers/played-course.js';

/** What a learner has kept who has gone through the first half of the course, or the whole, as in `progress.json`. */
export function keptBy(learner: 'half' | 'whole'): string {
  const lessons = learner === 'whole' ? LESSONS : LESSONS.slice(0, LESSONS.length / 2);
  return JSON.stringify(encodeSavedState(playedCourse('a', lessons).model.saved));
}
