import { describe, expect, it } from 'vitest';
import { firstModel } from '../../../src/ui/store/model.js';
import { update } from '../../../src/ui/store/update.js';
import { drive } from '../../helpers/drive.js';
import { fakeContext } from '../../helpers/fake-ports.js';

const PERSON = 'sign-in-as-the-right-person';

describe('a second start', () => {
  it('comes back to a lesson that was opened by name, before any question was answered', () => {
    const lab = drive();
    lab.open(PERSON);
    lab.press('b', 'enter');
    const { stepId } = lab.session();

    const { saved, now, size } = lab.model;
    const again = update(firstModel(saved, now, size, []), { kind: 'resumed', now }, fakeContext()).model;

    expect(again.screen).toBe('lesson');
    expect(again.saved.sessions[PERSON]?.stepId).toBe(stepId);
  });
});
