import { describe, expect, it } from 'vitest';
import { chooseADevice as LESSON } from '../../../src/lessons/content/03-choose-a-device.js';
import { at } from '../../ui/store/lab-at.js';

describe('a text message', () => {
  it('is among the devices only once it has been asked what AWS does with it', () => {
    const before = at(LESSON.id, 'equip-four-people');
    const lab = at(LESSON.id, 'try-sms');
    lab.press('enter');

    expect(before.elementsLike(/^equip-/)).not.toContain('equip-sms');
    expect(lab.elementsLike(/^equip-/)).toContain('equip-sms');
  });
});
