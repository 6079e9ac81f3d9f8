import { describe, expect, it } from 'vitest';
import { type AuthenticatorEntry, addFromUri } from '../helpers/authenticator.js';
import type { OpenTerminal } from '../helpers/terminal.js';
import {
  DOWN,
  ENTER,
  openFromList,
  openLab,
  press,
  SHIFT_TAB,
  STEP_START,
  seenQr,
  signInWithPassword,
  submit,
  temporaryFolder,
} from './lab.js';

/** Enters the wizard on the page of lesson 5 and makes a device. */
async function makeDevice(lab: OpenTerminal, name: string): Promise<void> {
  await press(lab, ENTER, 'Start with');
  await press(lab, ENTER, 'Select MFA device');
  await press(lab, name, `[${name}`);
  await press(lab, ENTER, '>( ) Passkey');
  await press(lab, DOWN, '>( ) Authenticator app');
  await press(lab, ENTER, '>[Next]');
  await press(lab, ENTER, `Set up device: ${name}`);
  await press(lab, ENTER, 'half-way');
  await press(lab, 's', 'Show QR code');
  await lab.seen('step 4/');
}

/** Answers the question on screen rightly, and goes on. */
async function answer(lab: OpenTerminal, letter: string, next: string | RegExp): Promise<void> {
  await press(lab, letter, 'Yes.');
  await press(lab, ENTER, next);
}

async function signOut(lab: OpenTerminal): Promise<void> {
  await lab.seen('>[Assign MFA device]');
  await press(lab, SHIFT_TAB, '>[Resync]');
  await press(lab, SHIFT_TAB, '>[Sign out]');
  await press(lab, ENTER, 'IAM user sign in');
}

describe("enrolment and sign-in with a phone that is not the lab's", () => {
  it('takes the QR code from the screen, and codes from another library', async () => {
    using data = temporaryFolder();
    using lab = openLab(data.folder);
    await openFromList(lab, 'b', 1);
    await makeDevice(lab, 'pocket.phone');

    await press(lab, ENTER, 'On the phone it is called');
    const uri = await seenQr(lab);
    const phone: AuthenticatorEntry = addFromUri(uri);
    const now = phone.codeAt(STEP_START);
    const before = phone.codeAt(STEP_START - 30);
    expect(phone.issuer).toBe('MFA Lab');
    expect(uri).toMatch(
      /^otpauth:\/\/totp\/MFA%20Lab:[\w.-]+@lab-\w{5}\?secret=[A-Z2-7]{32}&issuer=MFA%20Lab$/,
    );
    await press(lab, submit(now), 'Right: the lab');
    await press(lab, ENTER, 'DONE');
    await press(lab, ENTER, 'Inside the QR code');
    await press(lab, ENTER, 'airplane mode');
    await press(lab, `p${submit(before)}`, 'one step');
    await press(lab, submit(now), 'DONE');
    await press(lab, ENTER, 'photographs');
    await answer(lab, 'b', 'What to keep');
    await press(lab, ENTER, 'is done. Next');

    await press(lab, ENTER, 'text message');
    await answer(lab, 'b', 'Why AWS asks twice');
    await press(lab, ENTER, 'Type the code the phone shows');
    await press(lab, submit(now), 'Code 1 is noted');
    await press(lab, submit(now), 'That is code 1 again');
    expect(lab.screen()).toContain('InvalidAuthenticationCode: Authentication code for device is not valid.');
    await press(lab, ENTER, 'Let the next one pass');
    await press(lab, submit(phone.codeAt(STEP_START - 60)), 'Code 1 is noted');
    await press(lab, submit(now), '2 steps apart');
    await press(lab, ENTER, 'the right way');
    await press(lab, submit(before), 'Code 1 is noted');
    await press(lab, submit(now), 'MFA device assigned: ');
    await press(lab, ENTER, 'Why does AWS want two codes');
    await answer(lab, 'b', 'What to keep');
    await press(lab, ENTER, 'is done. Next');

    await press(lab, ENTER, 'You sit in a plane');
    await answer(lab, 'b', 'The next sign-in is different');
    await press(lab, ENTER, 'Sign out, and sign in');
    await signOut(lab);
    await signInWithPassword(lab);
    await press(lab, submit(now), 'Signed in with MFA');

    expect(lab.screen()).toContain('Signed in as alice, with MFA.');
    expect(Math.max(...lab.frameHeights())).toBeLessThanOrEqual(23);
    expect(lab.alternateScrolls()).toBe(0);
  });
});

describe("enrolment and sign-in with the lab's phone", () => {
  it('scans, enrols and signs in with the codes that its screen shows', async () => {
    using data = temporaryFolder();
    using lab = openLab(data.folder);
    const code = () =>
      (/(\d{3}) (\d{3})(?= )|(\d{3}) (\d{3})$/m.exec(lab.screen())?.[0] ?? '').replace(' ', '');
    await openFromList(lab, 'a', 1);
    await makeDevice(lab, 'alice-phone');
    await press(lab, ENTER, 'On the phone it is called');
    await press(lab, 'p', 'Scanned');
    await press(lab, ENTER, 'Inside the QR code');
    await press(lab, ENTER, 'airplane mode');
    await press(lab, 'p', '>[Scan the screen]');
    await press(lab, DOWN, '>[Airplane mode: off]');
    await press(lab, ENTER, 'Airplane mode: on');
    await press(lab, 'w', 'DONE');
    await press(lab, ENTER, 'photographs');
    await answer(lab, 'b', 'What to keep');
    await press(lab, ENTER, 'is done. Next');

    await press(lab, ENTER, 'text message');
    await answer(lab, 'b', 'Why AWS asks twice');
    await press(lab, ENTER, 'Type the code the phone shows');
    await press(lab, submit(code()), 'Code 1 is noted');
    await press(lab, submit(code()), 'That is code 1 again');
    await press(lab, ENTER, 'Let the next one pass');
    await press(lab, submit(code()), 'Code 1 is noted');
    await press(lab, 'w', 'New code');
    const skipped = code();
    lab.send('w');
    await lab.gone(`${skipped.slice(0, 3)} ${skipped.slice(3)}`);
    await press(lab, submit(code()), '2 steps apart');
    await press(lab, ENTER, 'the right way');
    const first = code();
    await press(lab, submit(first), 'PREDICT');
    await press(lab, 'b', 'Right: without');
    await press(lab, 'w', 'New code');
    expect(code()).not.toBe(first);
    await press(lab, submit(code()), 'MFA device assigned: ');
    await press(lab, ENTER, 'Why does AWS want two codes');
    await answer(lab, 'b', 'What to keep');
    await press(lab, ENTER, 'is done. Next');

    await press(lab, ENTER, 'You sit in a plane');
    await answer(lab, 'b', 'The next sign-in is different');
    await press(lab, ENTER, 'Sign out, and sign in');
    await signOut(lab);
    await signInWithPassword(lab);
    await press(lab, submit(code()), 'Signed in with MFA');

    expect(Math.max(...lab.frameHeights())).toBeLessThanOrEqual(23);
  });
});
