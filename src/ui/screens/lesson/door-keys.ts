import { closeDoor, isDoorOpen, offersDoor, openDoor } from '../../store/door.js';
import { openLesson } from '../../store/open-lesson.js';
import type { Binding, KeyTable } from '../key-table.js';

/** O: nobody gets in any more. */
export const CLOSE_DOOR: Binding = {
  keys: ['O'],
  shown: 'O',
  help: 'close the port',
  when: isDoorOpen,
  isQuiet: true,
  does: closeDoor,
};

const OPEN_DOOR: Binding = {
  keys: ['o'],
  shown: 'o',
  help: 'my aws',
  when: offersDoor,
  does: openDoor,
};

/** o: the account of this lesson, for programs of the learner's own. */
export const DOOR_KEYS: KeyTable = [
  // Whoever answers a question has no use for it yet.
  { ...OPEN_DOOR, when: (model) => offersDoor(model) && openLesson(model)?.step.kind !== 'quiz' },
  { ...OPEN_DOOR, isQuiet: true },
  CLOSE_DOOR,
];
