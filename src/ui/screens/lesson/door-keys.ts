import { closeDoor, isDoorOpen, offersDoor, openDoor } from '../../store/door.js';
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

/** o: the account of this lesson, for programs of the learner's own. */
export const DOOR_KEYS: KeyTable = [
  { keys: ['o'], shown: 'o', help: 'my own aws', when: offersDoor, does: openDoor },
  CLOSE_DOOR,
];
