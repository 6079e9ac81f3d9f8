import { describe, expect, it } from 'vitest';
import { addFromUri } from '../helpers/authenticator.js';
import { ENTER, ESCAPE, openLab, press, STEP_START, seenQr, submit, temporaryFolder } from './lab.js';

/** Another TOTP program, set up from the QR code on the screen, with its clock set wrong. */
async function checked(offset: number, isHours = false) {
  using data = temporaryFolder();
  using lab = openLab(data.folder);
  await lab.seen('Which phone will you use?');
  await press(lab, 'b', /Lessons {3}full course/);
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
  await press(lab, ESCAPE, /Lessons {3}full course/);
  return { screen, issuer: phone.issuer };
}

describe("checking a phone that is not the lab's", () => {
  it('tells that it is right', async () => {
    const { screen, issuer } = await checked(0);

    expect(issuer).toBe('MFA Lab');
    expect(screen).toContain('it is the code of now. AWS would accept it now.');
  });

  it('tells that it is two minutes slow', async () => {
    const { screen } = await checked(-120);

    expect(screen).toContain('of a moment 2 minutes ago');
    expect(screen).toMatch(/phone's clock is about\s+2 minutes behind/);
  });

  it('tells that it is an hour fast, on two codes', async () => {
    const { screen } = await checked(3600, true);

    expect(screen).toMatch(/of a moment 1 hour ahead/);
  });
});
