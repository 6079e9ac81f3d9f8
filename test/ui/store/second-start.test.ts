import { describe, expect, it } from 'vitest';
import { firstModel } from '../../../src/ui/store/model.js';
import { focusedElement } from '../../../src/ui/store/screen-elements.js';
import { update } from '../../../src/ui/store/update.js';
import { drive } from '../../helpers/drive.js';
import { fakeContext } from '../../helpers/fake-ports.js';
import type { Driven } from './lab-at.js';
import { at, openTask } from './lab-at.js';

const CODES = 'two-consecutive-codes';
const PERSON = 'sign-in-as-the-right-person';

/** The lab as the next start shows it. */
function startedAgain({ model: { saved, now, size } }: Driven) {
  return update(firstModel(saved, now, size, []), { kind: 'resumed', now }, fakeContext()).model;
}

describe('a second start', () => {
  it('comes back to a lesson that was opened by name, before any question was answered', () => {
    const lab = drive();
    lab.open(PERSON);
    lab.press('b', 'enter');
    const { stepId } = lab.session();

    const again = startedAgain(lab);

    expect(again.screen).toBe('lesson');
    expect(again.saved.sessions[PERSON]?.stepId).toBe(stepId);
  });

  it('goes on at the code that is awaited, once the first of two is noted', () => {
    const lab = at(CODES, 'same-code-twice');
    openTask(lab);
    expect(focusedElement(startedAgain(lab))?.label).not.toContain('MFA code');
    lab.press('123456', 'enter');

    expect(focusedElement(startedAgain(lab))?.label).toBe('MFA code 2');
  });
});
