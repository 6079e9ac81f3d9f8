import { describe, expect, it } from 'vitest';
import { elements, phoneElements } from '../../../src/ui/store/screen-elements.js';
import { drive } from '../../helpers/drive.js';

describe('what can be chosen on the screen', () => {
  it('is found once for each model, as each key of the footer may ask for it', () => {
    const lab = drive();
    lab.press('a');
    lab.open('sandbox');
    const { model } = lab;

    expect(phoneElements(model).length).toBeGreaterThan(0);
    expect(phoneElements(model)).toBe(phoneElements(model));
    expect(elements(model)).toBe(elements(model));
    lab.press('w');
    expect(elements(lab.model)).not.toBe(elements(model));
  });
});
