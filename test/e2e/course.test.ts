import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type AuthenticatorEntry, addFromUri } from '../helpers/authenticator.js';
import type { OpenTerminal } from '../helpers/terminal.js';
import { ENTER, openLab, press, STEP_START, seenQr, submit, temporaryFolder } from './lab.js';
import { answer, choose, focus, next, read, shownCode, signInFrom } from './walk.js';

/** A learner: the program, and what comes of waiting. */
interface Learner {
  /** The program as it runs now. */
  lab: OpenTerminal;
  /** Brings the next code of whatever is shown, without waiting for it. */
  waitForCode(): Promise<void>;
}

/** What a learner has in hand, and how two codes in a row come from it without waiting. */
interface Hand {
  readonly choice: 'a' | 'b';
  /** Takes the secret from the page that shows it. */
  enrol(lab: OpenTerminal): Promise<void>;
  /** The code of now. */
  code(lab: OpenTerminal): string;
  /** Types two codes in a row. */
  pair(lab: OpenTerminal, seen: string | RegExp): Promise<void>;
  /** Brings about a code that has not been used. */
  fresh(lab: OpenTerminal): Promise<void>;
  /** Time that was skipped between two starts of the program, in seconds. */
  moveOn(seconds: number): void;
}

async function newCode(lab: OpenTerminal): Promise<void> {
  const before = shownCode(lab);
  lab.send('w');
  await expect.poll(() => shownCode(lab)).not.toBe(before);
}

/** The lab's phone: what it shows is read from the screen, and the lab's clock is moved. */
function labsPhone(): Hand {
  return {
    choice: 'a',
    async enrol(lab) {
      await choose(lab, '[Show QR code]', "Press p: the lab's phone scans");
      await press(lab, 'p', 'Scanned');
    },
    code: shownCode,
    async pair(lab, seen) {
      await press(lab, submit(shownCode(lab)), /Code 1 is noted/);
      await newCode(lab);
      await press(lab, submit(shownCode(lab)), seen);
    },
    fresh: newCode,
    moveOn() {},
  };
}

/** A phone of one's own: another TOTP library, set up from the QR code on the screen, by its own clock. */
function ownPhone(): Hand {
  const began = performance.now();
  let entry: AuthenticatorEntry | undefined;
  let skipped = 0;
  const now = () => STEP_START + 3 + skipped + (performance.now() - began) / 1000;
  // A sign-in spends a code; the clock of a test does not run on, so the next code is one a little older or newer.
  let step = 0;
  const at = (steps: number) => entry?.codeAt(now() + 30 * steps) ?? '';
  return {
    choice: 'b',
    async enrol(lab) {
      await choose(lab, '[Show QR code]', 'On the phone it is called');
      entry = addFromUri(await seenQr(lab));
      step = 0;
      await press(lab, submit(at(0)), /Right: the lab|secret is right/);
      await press(lab, ENTER, /MFA code 1|DONE/);
    },
    code: () => at(step),
    async pair(lab, seen) {
      await press(lab, submit(at(-1)), /Code 1 is noted/);
      await press(lab, submit(at(0)), seen);
    },
    async fresh() {
      step = [0, 1, 2, -1, -2][([0, 1, 2, -1, -2].indexOf(step) + 1) % 5] ?? 0;
    },
    moveOn(seconds) {
      skipped = seconds;
    },
  };
}

async function lessonOne(lab: OpenTerminal): Promise<void> {
  await read(lab, 'Card 2 of 8');
  const trays = ['know', 'know', 'have', 'have', 'am', 'have', 'know'];
  for (const [index, tray] of trays.entries()) {
    await choose(lab, `[what I ${tray}]`, index === 6 ? 'DONE' : `Card ${index + 3} of 8`);
  }
  await next(lab, 'Put two cards together');
  await lab.seen('>( ) a password');
  for (const [second, verdict] of [
    ['app on your phone', 'two'],
    ['a fingerprint', 'two'],
    ['a PIN', 'one'],
  ] as const) {
    await press(lab, ENTER, 'second:>');
    await focus(lab, second);
    await press(lab, ENTER, '>[one factor]');
    await choose(lab, `[${verdict} factor`, `As you said: ${verdict}`);
  }
  await next(lab, 'Which of these is multi-factor');
  await answer(lab, 'b', 'What to keep');
  await read(lab, 'is done. Next');
}

async function lessonTwo(lab: OpenTerminal): Promise<void> {
  await press(lab, ENTER, 'How passwords get out');
  await read(lab, "This window is the thief's");
  await signInFrom(lab, 'list', 'Console Home');
  await choose(lab, '[EC2]', 'Bill so far: $0');
  await choose(lab, '[Launch 4', 'Running: 4');
  await choose(lab, '[Let the night', 'Bill so far: $800');
  await next(lab, 'You are alice again');
  await signInFrom(lab, 'card', 'Console Home');
  await choose(lab, '[Event history]', "a thief's browser: ok");
  await choose(lab, '[Home]', 'Console Home');
  await choose(lab, '[EC2]', 'Running: 4');
  await choose(lab, '[Stop all]', 'Running: 0');
  await choose(lab, '[Security credentials]', 'My security credentials');
  await choose(lab, '[Change password]', 'New password');
  await choose(lab, '[Fill in a good one]', '>[Change password]');
  await press(lab, ENTER, 'Password of alice changed');
  await next(lab, 'her new password has leaked');
  await signInFrom(lab, 'list', 'Additional verification required');
  await press(lab, submit('123456'), 'No moment in the 10 minutes');
  await next(lab, 'Does MFA still matter?');
  await answer(lab, 'b', 'What to keep');
  await read(lab, 'is done. Next');
}

async function lessonThree(lab: OpenTerminal): Promise<void> {
  await press(lab, ENTER, 'Where did the second night end?');
  await answer(lab, 'a', 'What AWS takes');
  await read(lab, 'Dev works');
  await choose(lab, '[Security key', 'gives no six digits');
  await choose(lab, '[Authenticator app]', 'Nils has');
  await choose(lab, '[Hardware TOTP', 'Cleo starts');
  await choose(lab, '[Passkey', 'Everybody has a device');
  await next(lab, 'Everybody has a telephone number');
  await choose(lab, '[Text message', 'AWS has ended SMS');
  await next(lab, 'How a number is stolen');
  await read(lab, 'Your team wants codes');
  await answer(lab, 'b', 'What makes a security key strong');
  await answer(lab, 'b', 'What to keep');
  await read(lab, 'is done. Next');
}

async function lessonFour(lab: OpenTerminal): Promise<void> {
  await press(lab, ENTER, 'uses two factors');
  await answer(lab, 'b', 'Root and IAM users');
  await read(lab, 'signed in as root');
  await choose(lab, '[Sign out]', 'IAM user sign in');
  await next(lab, 'Sign in as the IAM user alice');
  await signInFrom(lab, 'card', 'Console Home');
  await next(lab, 'Many guides say');
  await choose(lab, '[IAM]', 'IAM dashboard');
  await choose(lab, '[Users]', 'Access denied');
  await next(lab, 'Your own page is behind');
  await choose(lab, '[Security credentials]', 'My security credentials');
  await next(lab, 'Root has MFA. Alice has none');
  await answer(lab, 'b', 'What to keep');
  await read(lab, 'is done. Next');
}

async function nameDevice(lab: OpenTerminal, name: string, seen: string | RegExp): Promise<void> {
  await choose(lab, '[Assign MFA device]', 'Select MFA device');
  await press(lab, name, `[${name}`);
  await choose(lab, 'Authenticator app', '>[Next]');
  await press(lab, ENTER, seen);
}

async function lessonFive(lab: OpenTerminal, hand: Hand): Promise<void> {
  await press(lab, ENTER, 'One secret in two places');
  await read(lab, 'Give it a name');
  await nameDevice(lab, 'alice-phone', 'Set up device: alice-phone');
  await next(lab, 'People close this page');
  await choose(lab, '[Cancel]', 'My security credentials');
  await nameDevice(lab, 'alice-phone', 'MFA device already exists');
  await focus(lab, 'Device name');
  await press(lab, '-2', '[alice-phone-2');
  await choose(lab, '[Next]', 'Set up device: alice-phone-2');
  await next(lab, /scan it with/);
  await hand.enrol(lab);
  await next(lab, 'Inside the QR code');
  await read(lab, /airplane mode/);
  if (hand.choice === 'a') {
    await choose(lab, '[Airplane mode: off]', 'Airplane mode: on');
    lab.send('w');
  } else {
    await press(lab, `p${submit(hand.code(lab))}`, /Right: the lab|secret is right/);
    await hand.fresh(lab);
    lab.send(submit(hand.code(lab)));
  }
  await next(lab, 'photographs');
  await answer(lab, 'b', 'What to keep');
  await read(lab, 'is done. Next');
}

async function lessonSix(lab: OpenTerminal, hand: Hand): Promise<void> {
  await press(lab, ENTER, 'text message');
  await answer(lab, 'b', 'Why AWS asks twice');
  await read(lab, 'Type the code the phone shows');
  const code = hand.code(lab);
  await press(lab, submit(code), 'Code 1 is noted');
  await press(lab, submit(code), 'That is code 1 again');
  await next(lab, 'Let the next one pass');
  await press(lab, submit(hand.code(lab)), 'Code 1 is noted');
  await hand.fresh(lab);
  await hand.fresh(lab);
  await press(lab, submit(hand.code(lab)), 'steps apart');
  await next(lab, 'the right way');
  await hand.pair(lab, 'MFA device assigned: ');
  await next(lab, 'Why does AWS want two codes');
  await answer(lab, 'b', 'What to keep');
  await read(lab, 'is done. Next');
}

async function lessonSeven(lab: OpenTerminal, hand: Hand): Promise<void> {
  await press(lab, ENTER, 'You sit in a plane');
  await answer(lab, 'b', 'The next sign-in is different');
  await read(lab, 'Sign out, and sign in');
  await choose(lab, '[Sign out]', 'IAM user sign in');
  await signInFrom(lab, 'card', 'Additional verification required');
  await hand.fresh(lab);
  const used = hand.code(lab);
  await press(lab, submit(used), 'Signed in with MFA');
  await next(lab, 'Somebody read your code');
  await choose(lab, '[Private window]', 'IAM user sign in');
  await signInFrom(lab, 'card', 'Additional verification required');
  await press(lab, submit(used), 'already signed you in');
  await next(lab, 'Wait until the phone shows another');
  await hand.fresh(lab);
  await press(lab, submit(hand.code(lab)), 'Signed in with MFA');
  await next(lab, 'Your code still shows 14 s');
  await answer(lab, 'b', 'What to keep');
  await read(lab, 'is done. Next');
}

/** Signs in as alice from the card, up to the code. */
async function passwordOf(lab: OpenTerminal): Promise<void> {
  await signInFrom(lab, 'card', 'Additional verification required');
}

/** Two codes in a row, as the panel shows them, with a wait between. */
async function shownPair(learner: Learner, seen: string | RegExp): Promise<void> {
  await press(learner.lab, submit(shownCode(learner.lab)), 'Code 1 is noted');
  await learner.waitForCode();
  await press(learner.lab, submit(shownCode(learner.lab)), seen);
}

async function setClock(lab: OpenTerminal, from: string, to: string): Promise<void> {
  await choose(lab, `[Clock: ${from}]`, '[Close]');
  await choose(lab, to, `(o) ${to}`);
  await choose(lab, '[Close]', '[Clock: ');
}

async function resync(learner: Learner): Promise<void> {
  await choose(learner.lab, '[Security credentials]', 'My security credentials');
  await choose(learner.lab, '[Resync]', 'Resync MFA device');
  await shownPair(learner, 'MFA device resynced');
}

async function lessonEight(learner: Learner): Promise<void> {
  const { lab } = learner;
  await press(lab, ENTER, 'What did it keep from them?');
  await answer(lab, 'a', 'Two clocks and a window');
  await read(lab, 'back from a flight');
  await passwordOf(lab);
  await press(lab, submit(shownCode(lab)), 'belongs to a moment');
  await press(lab, submit(shownCode(lab)), 'DONE');
  await next(lab, 'clock check, Enter');
  await press(lab, `p${submit(shownCode(lab))}`, '>[Now]');
  await learner.waitForCode();
  await press(learner.lab, 'p', '>[Now]');
  await press(learner.lab, ENTER, 's behind this computer');
  await next(learner.lab, 'sign in with the code it');
  await setClock(learner.lab, 'by hand', 'automatic');
  await press(learner.lab, submit(shownCode(learner.lab)), 'Signed in with MFA');
  await next(learner.lab, 'Now a company keeps');
  await setLockedClock(learner.lab);
  await resync(learner);
  await choose(learner.lab, '[Sign out]', 'IAM user sign in');
  await passwordOf(learner.lab);
  await press(learner.lab, submit(shownCode(learner.lab)), 'Signed in with MFA');
  expect(learner.lab.screen()).toMatch(/device:\s+(90|120) s/);
  await next(learner.lab, 'The company lets go');
  await setClock(learner.lab, 'by hand', 'automatic');
  await choose(learner.lab, '[Private window]', 'IAM user sign in');
  await passwordOf(learner.lab);
  await press(learner.lab, submit(shownCode(learner.lab)), 'but AWS takes this phone to be');
  await choose(learner.lab, '[Sign in to a different account]', 'IAM user sign in');
  await choose(learner.lab, '[Close window]', 'Console Home');
  await resync(learner);
  await choose(learner.lab, '[Sign out]', 'IAM user sign in');
  await passwordOf(learner.lab);
  await press(learner.lab, submit(shownCode(learner.lab)), 'Signed in with MFA');
  await next(learner.lab, 'Sign in three times');
  await passwordOf(learner.lab);
  await setClock(learner.lab, 'automatic', '10 min fast');
  await press(learner.lab, submit(shownCode(learner.lab)), '10 minutes ahead');
  await setClock(learner.lab, 'by hand', '1 hour fast');
  await press(learner.lab, submit(shownCode(learner.lab)), 'No moment in the 10 minutes');
  await setClock(learner.lab, 'by hand', '31 s fast');
  await press(learner.lab, submit(shownCode(learner.lab)), 'Signed in with MFA');
  await next(learner.lab, 'let three minutes');
  await setClock(learner.lab, 'automatic', '10 min slow');
  await shownPair(learner, 'that far off');
  await setClock(learner.lab, 'by hand', 'automatic');
  await choose(learner.lab, '[Private window]', 'IAM user sign in');
  await passwordOf(learner.lab);
  await press(learner.lab, submit(shownCode(learner.lab)), 'but AWS takes this phone to be');
  await choose(learner.lab, '[Sign in to a different account]', 'IAM user sign in');
  await choose(learner.lab, '[Close window]', 'My security credentials');
  await resync(learner);
  await next(learner.lab, 'since you flew home');
  await answer(learner.lab, 'b', 'What to keep');
  await read(learner.lab, 'is done. Next');
}

/** The clock of a managed phone cannot be set, and the lab says what to do instead. */
async function setLockedClock(lab: OpenTerminal): Promise<void> {
  await choose(lab, '[Clock: by hand]', '[Close]');
  await choose(lab, 'automatic', 'manages this phone keeps its clock');
  await choose(lab, '[Close]', '[Clock: ');
}

async function lessonNine({ lab }: Learner, hand: Hand): Promise<void> {
  await press(lab, ENTER, 'Whose code does AWS ask');
  await answer(lab, 'b', 'Three ways back');
  await read(lab, 'lies in a taxi');
  await passwordOf(lab);
  await choose(lab, '[Try another MFA method]', 'There is no other device');
  await next(lab, "omar's hands now");
  await choose(lab, '[IAM]', 'IAM dashboard');
  await choose(lab, '[Users]', 'Access denied');
  await next(lab, 'omar signs out, and in again');
  await choose(lab, '[Sign out]', 'IAM user sign in');
  await passwordOf(lab);
  await press(lab, submit(shownCode(lab)), 'Signed in with MFA');
  await choose(lab, '[IAM]', 'IAM dashboard');
  await choose(lab, '[Users]', 'MFA: Virtual');
  await choose(lab, '[alice]', 'User alice: Security credentials');
  await choose(lab, '[Remove]', 'Remove MFA device');
  await choose(lab, '[Remove]', 'MFA device removed');
  await next(lab, 'alice again');
  await signInFrom(lab, 'card', 'Console Home');
  await choose(lab, '[Take ', /an empty app/);
  await choose(lab, '[Security credentials]', 'My security credentials');
  await nameDevice(lab, 'new-phone', 'Set up device: new-phone');
  await hand.enrol(lab);
  await hand.pair(lab, 'MFA device assigned: new-phone');
  expect(lab.screen()).toMatch(/Time with the\s+password alone/);
  await next(lab, 'Somebody found the old phone');
  await signInFrom(lab, 'list', 'Additional verification required');
  await press(lab, submit(shownCode(lab)), 'which was removed');
  await next(lab, 'Never again one device');
  await nameKey(lab, 'the session began without it');
  await choose(lab, '[Sign out]', 'IAM user sign in');
  await passwordOf(lab);
  await hand.fresh(lab);
  await press(lab, submit(hand.code(lab)), 'Signed in with MFA');
  await choose(lab, '[Security credentials]', 'My security credentials');
  await nameKey(lab, '>[Touch the security key]');
  await press(lab, ENTER, 'MFA device assigned: alice-key');
  await next(lab, 'is stolen this time');
  await signInFrom(lab, 'card', 'Choose a device');
  await choose(lab, 'alice-key', '>[Touch the security key]');
  await press(lab, ENTER, 'Signed in with MFA');
  await next(lab, 'Lost is one thing');
  await choose(lab, '[Security credentials]', 'My security credentials');
  await choose(lab, '[Remove]', 'Remove new-phone');
  await choose(lab, '[Remove]', 'MFA device removed: new-phone');
  await choose(lab, '[Change password]', 'New password');
  await choose(lab, '[Fill in a good one]', '>[Change password]');
  await press(lab, ENTER, 'Password of alice changed');
  await next(lab, 'fell into the sea');
  await choose(lab, '[Sign in using root user email]', 'Root user sign in');
  await signInFrom(lab, 'card', 'Additional verification required');
  await choose(lab, '[Sign in using alternative factors]', 'Step 1 of 2');
  await choose(lab, '[Send verification email]', 'A mail is on its way');
  await choose(lab, '[Open the mail', 'Step 2 of 2');
  await choose(lab, '[Call me now]', 'The telephone rings');
  const number = /for this\s+number: *(\d{6})|(\d{6})/.exec(lab.screen());
  await press(lab, submit(number?.[1] ?? number?.[2] ?? ''), 'Root is signed in');
  await next(lab, 'For your own account');
  await press(lab, 'ask in the team', '[ask in the team');
  await press(lab, `${ENTER}a key`, '[a key');
  await press(lab, `${ENTER}the office`, '[the office');
  await press(lab, ENTER, 'Your plan is in');
  await next(lab, 'Who can get her in?');
  await answer(lab, 'c', 'What to keep');
  await read(lab, 'The end of the course');
}

async function nameKey(lab: OpenTerminal, seen: string): Promise<void> {
  await choose(lab, '[Assign MFA device]', 'Select MFA device');
  await press(lab, 'alice-key', '[alice-key');
  await choose(lab, 'Passkey or security key', '>[Next]');
  await press(lab, ENTER, seen);
}

/** Seconds until the code in the panel changes, as it says. */
function secondsLeft(lab: OpenTerminal): number {
  return Number(/│ +(\d+) s(?: \[|:)/.exec(lab.screen())?.[1] ?? 30);
}

describe.each([
  { name: "the lab's phone", make: labsPhone },
  { name: 'another TOTP program', make: ownPhone },
])('the course with $name', ({ make }) => {
  it('is walked from its first lesson to its last page', { timeout: 180_000 }, async () => {
    using data = temporaryFolder();
    const hand = make();
    const began = performance.now();
    let skipped = 0;
    const open = () =>
      openLab(data.folder, [], {
        env: { MFA_LAB_NOW: String(STEP_START + 3 + skipped + (performance.now() - began) / 1000) },
      });
    const learner: Learner = {
      lab: open(),
      async waitForCode() {
        if (hand.choice === 'a') return newCode(learner.lab);
        // Real time cannot be moved from inside. The program is left, and started again when the code changes.
        skipped += secondsLeft(learner.lab);
        learner.lab.send('\u0003');
        await learner.lab.exited;
        learner.lab[Symbol.dispose]();
        learner.lab = open();
        await learner.lab.seen('step ');
      },
    };
    try {
      const { lab } = learner;
      await lab.seen('Which phone will you use?');
      await press(lab, hand.choice, /Lessons {3}full course/);
      await press(lab, ENTER, 'Three kinds of proof');
      await lessonOne(lab);
      await lessonTwo(lab);
      await lessonThree(lab);
      await lessonFour(lab);
      await lessonFive(lab, hand);
      await lessonSix(lab, hand);
      await lessonSeven(lab, hand);
      await lessonEight(learner);
      hand.moveOn(skipped);
      await lessonNine(learner, hand);

      expect(learner.lab.screen()).toContain('You can now');
      expect(readFileSync(path.join(data.folder, 'recovery-plan.md'), 'utf8')).toContain('the office');
      expect(readFileSync(path.join(data.folder, 'progress.json'), 'utf8')).not.toContain('"skipped"');
      expect(Math.max(...learner.lab.frameHeights())).toBeLessThanOrEqual(23);
      expect(learner.lab.alternateScrolls()).toBe(0);
    } finally {
      learner.lab[Symbol.dispose]();
    }
  });
});
