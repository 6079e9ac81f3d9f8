import { describe, expect, it } from 'vitest';
import { chooseADevice as LESSON } from '../../../src/lessons/content/03-choose-a-device.js';
import { frameOf } from '../../ui/screens/course.js';
import { at, choose } from '../../ui/store/lab-at.js';

describe('a text message', () => {
  it('is among the devices only once it has been asked what AWS does with it', () => {
    const before = at(LESSON.id, 'equip-four-people');
    const lab = at(LESSON.id, 'try-sms');
    lab.press('enter');

    expect(before.elementsLike(/^equip-/)).not.toContain('equip-sms');
    expect(lab.elementsLike(/^equip-/)).toContain('equip-sms');
  });

  it('can still be chosen for Rosa after one Enter too many', () => {
    const lab = at(LESSON.id, 'try-sms');
    lab.press('enter', 'enter');
    expect(lab.session().world.desk.equipped).toEqual({ owner: 'passkey' });

    choose(lab, 'equip-sms');

    expect(lab.model.notice).toMatchObject({ kind: 'refused', reason: { code: 'sms-not-offered' } });
    expect(lab.session().isSolved).toBe(true);
    expect(lab.session().world.history.at(-1)).toMatchObject({ eventName: 'EquipPerson' });
    expect(frameOf(lab.model).text).toContain('Rosa owns the account');
  });
});
