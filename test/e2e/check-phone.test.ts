import { describe, expect, it } from 'vitest';
import { addFromUri } from '../helpers/authenticator.js';
import { ENTER, openLab, press, STEP_START, seenQr, submit, temporaryFolder } from './lab.js';

describe("checking a phone that is not the lab's", () => {
  it('begins at the first question, and asks for the new code after a press', async () => {
    using data = temporaryFolder();
    using lab = openLab(data.folder);
    await lab.seen('Only check my phone');
    await press(lab, 'c', 'a new entry, for checking only');
    await press(lab, ENTER, 'it is on the phone');
    const phone = addFromUri(await seenQr(lab));
    await press(lab, ENTER, 'Type the code it shows now');
    await press(lab, submit(phone.codeAt(STEP_START)), 'To the second');
    await press(lab, ENTER, 'Type the new code it shows');
    await press(lab, submit(phone.codeAt(STEP_START)), 'still the code from before');
    await press(lab, ENTER, 'Type the new code it shows');
    await press(
      lab,
      submit(phone.codeAt(STEP_START + 30)),
      /Measured once: the phone's clock is \d+ s ahead/,
    );
    await press(lab, ENTER, 'Codes change every 30 s');

    expect(Math.max(...lab.frameHeights())).toBeLessThanOrEqual(23);
  });
});
