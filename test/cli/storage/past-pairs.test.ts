import { describe, expect, it } from 'vitest';
import { decodeSavedState, encodeSavedState } from '../../../src/cli/storage/saved-state.js';
import { thePhonesClockIsWrong as lesson } from '../../../src/lessons/content/08-the-phones-clock-is-wrong.js';
import { beginStep } from '../../../src/lessons/engine/session.js';
import { NOTHING_SAVED } from '../../../src/ui/store/model.js';
import { granted, labWithDevice, pairAt, submitPair } from '../../sim/scenario.js';

/** A lab in lesson 8 with a real phone, in which the order of pairs was let go. */
function savedAfterHours() {
  const lab = labWithDevice('phone');
  granted(submitPair(lab, 'ResyncMFADevice', 'alice', 'phone', pairAt(lab, 'phone', 4)));
  granted(lab.ask({ kind: 'use-own-phone', own: true }));
  granted(lab.ask({ kind: 'let-hours-pass', hours: 2 }));
  const [step] = lesson.steps;
  if (step === undefined) throw new Error('the lesson has steps');
  const session = beginStep(lesson.id, step, lab.world, lab.now);
  return { ...NOTHING_SAVED, current: lesson.id, sessions: { [lesson.id]: session } };
}

describe('a world in which the order of pairs was let go', () => {
  it('comes back from the disk as it was, and with it that a pair counts once', () => {
    const saved = savedAfterHours();

    const read = decodeSavedState(JSON.parse(JSON.stringify(encodeSavedState(saved))));

    expect(read.sessions).toEqual(saved.sessions);
    expect(JSON.stringify(read)).toContain('"pastPairs":[');
  });
});
