import type { ClassFile } from '../../lessons/class/class-file.js';
import { newExportId } from '../../lessons/class/handed-in.js';
import type { RandomSource } from '../../sim/base/ports.js';
import type { SavedState } from '../../ui/store/model.js';
import type { ClassReading } from '../commands/command.js';

/** Gives an id to whoever has none: a newcomer, who began before there were ids, and who has erased everything. */
export function idMaker(random: RandomSource): (state: SavedState) => SavedState {
  let made: string | null = null;
  return (state) => {
    // One that a state has is not given again: whoever erases everything after it is somebody else.
    if (state.id === made) made = null;
    if (state.id !== '') return state;
    made ??= newExportId(random);
    return { ...state, id: made };
  };
}

/** The class that the lab goes by, or null. */
export function joinedClass(joined: ClassReading): ClassFile | null {
  return joined.kind === 'joined' ? joined.file : null;
}

/** What the learner must be told of a class that cannot be used. */
export function classNotice(joined: ClassReading): readonly string[] {
  return joined.kind === 'unusable'
    ? [
        `Your class cannot be used: ${joined.path}. ${joined.reason} Ask your facilitator for its file again, or leave it: mfa-lab join --leave.`,
      ]
    : [];
}
