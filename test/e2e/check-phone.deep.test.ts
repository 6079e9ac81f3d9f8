import { describe, expect, it } from 'vitest';
import { addFromUri } from '../helpers/authenticator.js';
import { WORDS } from '../helpers/page-words.js';
import { ENTER, ESCAPE, openLab, press, STEP_START, seenQr, submit, temporaryFolder } from './lab.js';

/** Another TOTP program, set up from the QR code on the screen, with its clock set wrong. */
async function checked(offset: number, isHours = false) {
  using data = temporaryFolder();
  using lab = openLab(data.folder);
  await lab.seen(WORDS.phoneQuestion);
  await press(lab, 'b', WORDS.listHead);
  await press(lab, 'c', 'a new entry, for checking only');
  await press(lab, ENTER, 'it is on the phone');
  const phone = addFromUri(await seenQr(lab));
  await press(lab, ENTER, 'Type the code it shows now');
  if (isHours) {
    await press(lab, submit(phone.codeAt(STEP_START + offset - 30)), 'And the next code');
    await press(lab, submit(phone.codeAt(STEP_START + offset)), 'To the second');
  } else {
    await press(lab, submit(phone.codeAt(STEP_START + offset)), 'To the second');
  }
  const screen = lab.screen();
  expect(Math.max(...lab.frameHeights())).toBeLessThanOrEqual(23);
  await press(lab, ESCAPE, '(for checking only)');
  await press(lab, ESCAPE, WORDS.listHead);
  return { screen, issuer: phone.issuer };
}

/** Clocks of a phone, as seconds off this computer's, and what the check has to say of them. */
const CLOCKS: readonly (readonly [name: string, offset: number, sentences: readonly RegExp[]])[] = [
  ['two minutes slow', -120, [/of a moment 2 minutes ago/, /phone's clock is\s+about\s+2 minutes behind/]],
  [
    'right',
    0,
    [
      /it is the code of this moment\. AWS takes such\s+codes\./,
      /The app and the clock are fine\. If AWS refuses the codes of its/,
    ],
  ],
  ['an hour fast, on two codes', 3600, [/of a moment 1 hour ahead/]],
];

describe("checking a phone that is not the lab's", () => {
  it.each(CLOCKS)('tells that it is %s', async (_name, offset, sentences) => {
    const { screen, issuer } = await checked(offset, offset === 3600);

    expect(issuer).toBe('MFA Lab');
    for (const sentence of sentences) expect(screen).toMatch(sentence);
  });
});
