import { expect } from 'vitest';
import { LESSONS } from '../../src/lessons/catalog.js';
import type { Lesson } from '../../src/lessons/engine/lesson.js';
import { WORDS } from '../helpers/page-words.js';
import type { Walker } from './walker.js';

/** Said of a refusal that was the task. */
const AS_INTENDED = 'AWS refused it, as intended';

/** A task is solved, as the screen and as the lines say it. */
const DONE = /[Dd]one: /;

/** What a learner has in hand, and how two codes in a row come from it without waiting. */
export interface Hand {
  readonly choice: 'a' | 'b';
  /** Takes the secret from the page that shows it. */
  enrol(walker: Walker): Promise<void>;
  /** The code of now. */
  code(walker: Walker): string;
  /** Types two codes in a row. */
  pair(walker: Walker, seen: string | RegExp): Promise<void>;
  /** Brings about a code that has not been used. */
  fresh(walker: Walker): Promise<void>;
  /** Takes the entry of a device that is there already, where the lab's phone has it by itself. */
  takeOver(walker: Walker): Promise<void>;
}

/** Walks through a lesson in which the phone matters, from the list of lessons to its last page. */
export function walkLesson(lesson: 5 | 6 | 7 | 9 | 10 | 11 | 12, walker: Walker, hand: Hand): Promise<void> {
  switch (lesson) {
    case 5:
      return lessonFive(walker, hand);
    case 6:
      return lessonSix(walker, hand);
    case 7:
      return lessonSeven(walker, hand);
    case 9:
      return lessonNine(walker, hand);
    case 10:
      return lessonTen(walker);
    case 11:
      return lessonEleven(walker);
    case 12:
      return lessonTwelve(walker, hand);
  }
}

/** What a task will lead to is asked first. */
const ASKED = /before you try/i;

/** A lesson was walked to its end. */
const ENDED = /you can now|The end of the course/i;

/** The lessons that are walked as a learner would, with all that matters in them looked at. */
const WALKS: { readonly [lessonId: string]: (walker: Walker, hand: Hand) => Promise<void> } = {
  'two-secrets-are-not-two-factors': lessonOne,
  'the-night-a-password-leaks': lessonTwo,
  'choose-a-device': lessonThree,
  'sign-in-as-the-right-person': lessonFour,
  'link-the-phone': lessonFive,
  'two-consecutive-codes': lessonSix,
  'sign-in-with-a-code': lessonSeven,
  'the-phones-clock-is-wrong': lessonEight,
  'the-phone-is-gone': lessonNine,
  'the-relay': lessonTen,
  'make-mfa-the-rule': lessonEleven,
  'mfa-on-the-command-line': lessonTwelve,
};

/** Walks from the list of lessons to the last page of the course. */
export async function walkCourse(walker: Walker, hand: Hand): Promise<void> {
  for (const lesson of LESSONS) {
    await (WALKS[lesson.id]?.(walker, hand) ?? walkSteps(walker, lesson));
  }
  await walker.seen('AWS MFA by doing');
}

/** Any lesson: its texts are read, its questions answered, and its tasks done for us. */
async function walkSteps(walker: Walker, { steps }: Lesson): Promise<void> {
  await walker.goOn(steps[0]?.title ?? ENDED);
  for (const [index, step] of steps.entries()) {
    const next = steps[index + 1]?.title ?? ENDED;
    switch (step.kind) {
      case 'read':
        await walker.read(next);
        break;
      case 'quiz':
        await walker.answer(next);
        break;
      case 'task':
        await walker.haveDone();
        await walker.next(next);
        break;
    }
  }
}

async function lessonOne(walker: Walker): Promise<void> {
  await walker.goOn('Three kinds of proof');
  await walker.read('Card 2 of 8');
  const trays = ['know', 'know', 'have', 'have', 'am', 'have', 'know'];
  for (const [index, tray] of trays.entries()) {
    await walker.choose(`[what I ${tray}]`, index === 6 ? DONE : `Card ${index + 3} of 8`);
  }
  await walker.next('Choose two cards: one factor');
  for (const [second, verdict] of [
    ['an app on your phone', 'two'],
    ['a fingerprint', 'two'],
    ['a PIN', 'one'],
  ] as const) {
    await walker.choose('first: a password');
    await walker.choose(`second: ${second}`);
    await walker.choose(`[${verdict} factor`, `${second}: ${verdict} factor`);
  }
  await walker.next('Which of these is multi-factor');
  await walker.answer('What to keep');
  await walker.read(ENDED);
}

async function lessonTwo(walker: Walker): Promise<void> {
  await walker.goOn('How passwords get out');
  await walker.read(ASKED);
  await walker.guess("This window is the thief's");
  await walker.signInFrom('list', 'Console Home');
  await walker.choose('[Security credentials]', 'Access keys (0)');
  await walker.choose('[Create access key]', 'Access keys (1)');
  await walker.choose('[Home]', 'Console Home');
  await walker.choose('[EC2]', 'Bill so far: $0');
  await walker.choose('[Launch 4', 'Running: 4');
  await walker.passNight('Bill so far: $800');
  await walker.next('The next morning you are alice');
  await walker.signInFrom('card', 'Console Home');
  await walker.choose('[Event history]', '8 hours ago');
  await walker.choose('[Home]', 'Console Home');
  await walker.choose('[EC2]', 'Running: 4');
  await walker.choose('[Terminate all]', 'Running: 0');
  await walker.choose('[Security credentials]', 'My security credentials');
  await walker.choose('[Change password]', 'New password');
  await walker.choose('[Fill in a good one]');
  await walker.choose('[Change password]', /assword (?:of alice|is) changed/);
  await walker.next(ASKED);
  await walker.guess('You are the thief again');
  await walker.choose('[Home]', 'Console Home');
  await walker.choose('[EC2]', 'Running: 0');
  await walker.choose('[Launch 4', 'Running: 4');
  await walker.next('You are alice, administrator');
  await walker.choose('[IAM]', 'IAM dashboard');
  await walker.choose('[Users]', 'MFA: None');
  await walker.choose('[alice]', 'Access keys (1)');
  await walker.choose('[Delete]', 'access key is deleted');
  await walker.choose('[Deny sessions', 'A policy denies everything');
  await walker.choose('[Sign out]', 'IAM user sign in');
  await walker.signInFrom('card', 'Console Home');
  await walker.choose('[EC2]', 'Running: 4');
  await walker.choose('[Terminate all]', 'Running: 0');
  await walker.next(ASKED);
  await walker.guess('with the new list');
  await walker.signInFrom('list', 'Additional verification required');
  await walker.code('123456', AS_INTENDED);
  await walker.next('Does MFA still matter?');
  await walker.answer('What to keep');
  await walker.read(ENDED);
}

async function lessonThree(walker: Walker): Promise<void> {
  await walker.goOn('Nils has MFA on his AWS user');
  await walker.answer('Which devices AWS takes');
  await walker.read('Rosa owns');
  await walker.choose('[Authenticator app]', 'Choose another for Rosa');
  await walker.choose('[Passkey', 'Dev runs');
  await walker.choose('[Security key', 'shows no six digits');
  await walker.choose('[Authenticator app]', 'Nils has');
  await walker.choose('[Hardware TOTP', 'Everybody has a device');
  await walker.next(ASKED);
  await walker.guess('Rosa asks for codes');
  await walker.choose('[Text message', 'AWS has ended SMS');
  await walker.next('How a number is stolen');
  await walker.read('Your team wants codes');
  await walker.answer('What makes a security key strong');
  await walker.answer('What to keep');
  await walker.read(ENDED);
}

async function lessonFour(walker: Walker): Promise<void> {
  await walker.goOn('her script with an access key');
  await walker.answer('Root and IAM users');
  await walker.read('Rosa has left this computer');
  await walker.choose('[root @', 'Sign out');
  await walker.choose('[Sign out]', 'IAM user sign in');
  await walker.next(ASKED);
  await walker.guess('Many people type their e-mail');
  await walker.choose('[Fill in from the card]');
  await walker.fill('IAM user name', 'alice@lab.example', AS_INTENDED);
  await walker.next(ASKED);
  await walker.guess('Only one link leads');
  await openOwnLink(walker);
  await walker.signInFrom('card', 'Console Home');
  await walker.next('many guides say');
  await walker.choose('[IAM]', 'IAM dashboard');
  await walker.choose('[Users]', 'Access denied');
  await walker.next('There is a page about alice alone');
  await walker.choose('[alice @', 'Sign out');
  await walker.choose('[Security credentials]', 'My security credentials');
  await walker.next('Root has MFA. Alice has none');
  await walker.answer('What to keep');
  await walker.read(ENDED);
}

/** Opens the links of the mail until the address is that of the account. */
async function openOwnLink(walker: Walker): Promise<void> {
  for (const link of [1, 2, 3]) {
    await walker.choose(`[Sign in (link ${link})]`, 'IAM user sign in');
    if (/https:\/\/[\w-]+\.signin\.aws\.amazon\.com\/console/.test(walker.text())) return;
    await walker.choose('[Back to the mail]', "alice's mail");
  }
}

async function nameDevice(walker: Walker, name: string, seen: string | RegExp): Promise<void> {
  await walker.choose('[Assign MFA device]', 'Select MFA device');
  await walker.fill('Device name', name);
  await walker.choose('Authenticator app');
  await walker.choose('[Next]', seen);
}

async function lessonFive(walker: Walker, hand: Hand): Promise<void> {
  await walker.goOn('Where do they come from');
  await walker.answer('One secret in two places');
  await walker.read('Give the device a name');
  await nameDevice(walker, 'alice-phone', 'Set up device: alice-phone');
  await walker.next('Many people close this page');
  await walker.choose('[Cancel]', 'My security credentials');
  await nameDevice(walker, 'alice-phone', 'MFA device already exists');
  await walker.fill('Device name', 'alice-phone-2');
  await walker.choose('[Next]', 'Set up device: alice-phone-2');
  await walker.next(/scan it with/);
  await hand.enrol(walker);
  await walker.next('Inside the QR code');
  await walker.read(ASKED);
  await walker.guess(/30\s+seconds/);
  if (hand.choice === 'a') {
    await walker.choose('[Airplane mode: off]', 'Airplane mode: on');
    await walker.warp();
  } else {
    await walker.checkOwn(hand.code(walker), /Right: the lab|secret is right/);
    await hand.fresh(walker);
    await walker.code(hand.code(walker), DONE);
  }
  await walker.next(ASKED);
  await walker.guess(/set\s+up\s+a\s+new\s+device/);
  await walker.photograph();
  await walker.choose('[Cancel]', 'My security credentials');
  await nameDevice(walker, 'alice-phone-3', 'Set up device: alice-phone-3');
  await hand.enrol(walker);
  await walker.next('alice set up her device');
  await walker.answer('What to keep');
  await walker.read(ENDED);
}

async function lessonSix(walker: Walker, hand: Hand): Promise<void> {
  await walker.goOn('Bea packs parcels');
  await walker.answer(WORDS.whyTwo);
  await walker.read(ASKED);
  await walker.guess(/the\s+same\s+one\s+again/);
  const code = hand.code(walker);
  await walker.code(code, WORDS.code1Noted);
  await walker.code(code, AS_INTENDED);
  await walker.next(ASKED);
  await walker.guess(/Let\s+the\s+next\s+one\s+pass/);
  await walker.code(hand.code(walker), WORDS.code1Noted);
  await hand.fresh(walker);
  await hand.fresh(walker);
  await walker.code(hand.code(walker), 'steps apart');
  await walker.next('send AWS a pair that it takes');
  await hand.pair(walker, 'MFA device assigned: ');
  await walker.next('Why does AWS want two codes');
  await walker.answer('What to keep');
  await walker.read(ENDED);
}

async function lessonSeven(walker: Walker, hand: Hand): Promise<void> {
  await walker.goOn('alice moves to a new phone');
  await walker.answer('The next sign-in is different');
  await walker.read('Get alice signed in with MFA');
  await walker.choose('[Sign out]', 'IAM user sign in');
  await walker.signInFrom('card', 'Additional verification required');
  await hand.fresh(walker);
  const used = hand.code(walker);
  await walker.code(used, 'Signed in with MFA');
  await walker.next(ASKED);
  await walker.guess(/Be\s+that\s+somebody/);
  await walker.choose('[Private window]', 'IAM user sign in');
  await walker.signInFrom('card', 'Additional verification required');
  await walker.code(used, AS_INTENDED);
  await walker.next('in this same window');
  await hand.fresh(walker);
  await walker.code(hand.code(walker), 'Signed in with MFA');
  await walker.next('Your code has 14 s left');
  await walker.answer('What to keep');
  await walker.read(ENDED);
}

/** Signs in as alice from the card, up to the code. */
async function passwordOf(walker: Walker): Promise<void> {
  await walker.signInFrom('card', 'Additional verification required');
}

/** Two codes in a row, as the panel shows them, with a wait between. */
async function shownPair(walker: Walker, seen: string | RegExp): Promise<void> {
  await walker.code(walker.shownCode(), WORDS.code1Noted);
  await walker.wait();
  await walker.code(walker.shownCode(), seen);
}

/** Clocks set back and forth bring codes again that were used. Then the next one is waited for. */
async function shownUnused(walker: Walker, seen: string): Promise<void> {
  await walker.code(walker.shownCode(), new RegExp(`${seen}|already signed you in`));
  if (lastPlace(walker, seen) > lastPlace(walker, 'already signed you in')) return;
  await walker.wait();
  await shownUnused(walker, seen);
}

/** Where some words were said last, however their line was broken. */
function lastPlace(walker: Walker, words: string): number {
  const pattern = new RegExp(words.replaceAll(' ', '\\s+'), 'g');
  return [...walker.text().matchAll(pattern)].at(-1)?.index ?? -1;
}

/** Another clock, which closes the list by itself. How it stands before may be the lab's own choice. */
async function setClock(walker: Walker, from: string | null, to: string): Promise<void> {
  await walker.choose(from === null ? '[Clock: ' : `[Clock: ${from}]`, "The phone's clock");
  await walker.choose(to, `Clock: ${to}`);
}

async function lessonEight(walker: Walker): Promise<void> {
  await walker.goOn('ten minutes late');
  await walker.answer(ASKED);
  await walker.guess(/AWS\s+wants\s+a\s+code/);
  await walker.code(walker.shownCode(), 'belongs to a moment');
  await walker.code(walker.shownCode(), DONE);
  await walker.next('Two clocks and a window');
  await walker.read("lab's clock check");
  await walker.checkOwn(walker.shownCode(), 'Now');
  await walker.wait();
  await walker.choose('[Now]', /s\s+behind\s+(?:the\s+lab|this\s+computer)'s/);
  await walker.next('prove each');
  await setClock(walker, null, 'automatic');
  await walker.choose('[Take the other phone]', 'Clock: 95 s fast');
  await setLockedClock(walker);
  await walker.choose('alice-work: [Resync]', 'Resync MFA device: alice-work');
  await shownPair(walker, 'MFA device resynced');
  await signInWith(walker, 'alice-work');
  await walker.choose('[Take the other phone]', 'Clock: automatic');
  await signInWith(walker, 'alice-phone');
  expect(walker.text()).toMatch(/work\s+phone\s+[34]\./);
  await walker.next(ASKED);
  await walker.guess('The work phone shows the right time');
  await walker.code(walker.shownCode(), AS_INTENDED);
  await walker.next(ASKED);
  await walker.guess('And 31 seconds off');
  await walker.guess('Give AWS a code of that clock');
  await walker.code(walker.shownCode(), 'No moment within 10 minutes');
  await setClock(walker, '1 hour fast', '10 min fast');
  await walker.code(walker.shownCode(), '10 minutes ahead');
  await setClock(walker, '10 min fast', '31 s slow');
  await shownUnused(walker, 'Signed in with MFA');
  await walker.next(/back\s+from\s+repair/);
  await walker.answer('What to keep');
  await walker.read(ENDED);
}

/** Signs out, and in again with one of two devices. */
async function signInWith(walker: Walker, device: string): Promise<void> {
  await walker.choose('[Sign out]', 'IAM user sign in');
  await walker.signInFrom('card', 'Choose a device');
  await walker.choose(device, `Device: ${device}`);
  await shownUnused(walker, 'Signed in with MFA');
}

/** The clock of a managed phone cannot be set, and the lab says what to do instead. */
async function setLockedClock(walker: Walker): Promise<void> {
  await walker.choose('[Clock: 95 s fast]', "The phone's clock");
  await walker.choose('automatic', 'manages this phone sets its clock');
  await walker.seen('Clock: 95 s fast');
}

async function lessonNine(walker: Walker, hand: Hand): Promise<void> {
  await walker.goOn('The root user of a small company');
  await walker.answer(ASKED);
  await walker.guess(/Who\s+or\s+what/);
  await walker.guess('lies in a taxi');
  await passwordOf(walker);
  await walker.choose('[Try another MFA method]', 'There is no other device');
  await walker.next('Three ways back');
  await walker.read(ASKED);
  await walker.guess('Now you are omar, the administrator');
  await walker.choose('[IAM]', 'IAM dashboard');
  await walker.choose('[Users]', 'Access denied');
  await walker.next('Here is alice');
  await walker.choose('[Sign out]', 'IAM user sign in');
  await passwordOf(walker);
  await walker.code(walker.shownCode(), 'Signed in with MFA');
  await walker.choose('[Ask for her password]', 'the password is in a list');
  await walker.choose('[Call her desk number]', 'she never called');
  await walker.next('alice sits at her desk');
  await walker.choose('[IAM]', 'IAM dashboard');
  await walker.choose('[Users]', 'MFA: Virtual');
  await walker.choose('[alice]', 'User alice: Security credentials');
  await walker.choose('[Reset password]', 'Reset the console password of alice');
  await walker.choose('[Fill in a good one]');
  await walker.choose('[Reset password]', /assword (?:of alice|is) changed/);
  await walker.choose('[Remove]', 'Remove MFA device');
  await walker.choose('[Remove]', 'MFA device removed');
  await walker.next('You are alice again');
  await walker.signInFrom('card', 'Console Home');
  await walker.choose('[Take ', /an empty app/);
  await walker.choose('[Security credentials]', 'My security credentials');
  await nameDevice(walker, 'new-phone', 'Set up device: new-phone');
  await hand.enrol(walker);
  await hand.pair(walker, 'MFA device assigned: new-phone');
  expect(walker.text()).toMatch(/Time\s+with\s+the\s+password\s+alone/);
  await walker.next('somebody found the old phone');
  await walker.signInFrom('list', 'Additional verification required');
  await walker.code(walker.shownCode(), AS_INTENDED);
  await walker.next(ASKED);
  await walker.guess('One device is not enough');
  await nameKey(walker, 'the session began without it');
  await walker.choose('[Sign out]', 'IAM user sign in');
  await passwordOf(walker);
  await hand.fresh(walker);
  await walker.code(hand.code(walker), 'Signed in with MFA');
  await walker.choose('[Security credentials]', 'My security credentials');
  await nameKey(walker, 'Touch the security key');
  await walker.choose('[Touch the security key]', 'MFA device assigned: alice-key');
  await walker.next("This time alice's phone is stolen");
  await walker.signInFrom('card', 'Choose a device');
  await walker.choose('alice-key', 'Touch the security key');
  await walker.choose('[Touch the security key]', 'Signed in with MFA');
  await walker.next('Lost is one thing');
  await walker.choose('[Security credentials]', 'My security credentials');
  await walker.choose('[Remove]', 'Remove new-phone');
  await walker.choose('[Remove]', 'MFA device removed: new-phone');
  await walker.choose('[Change password]', 'New password');
  await walker.choose('[Fill in a good one]');
  await walker.choose('[Change password]', /assword (?:of alice|is) changed/);
  await walker.next('Rosa owns the account');
  await walker.choose('[Sign in using root user email]', 'Root user sign in');
  await walker.signInFrom('card', 'Additional verification required');
  await walker.choose('[Sign in using alternative factors]', 'Step 1 of 2');
  await walker.choose('[Send verification email]', 'A mail is on its way');
  await walker.choose('[Open the mail', 'Step 2 of 2');
  await walker.choose('[Call me now]', 'The telephone rings');
  const number = /for this\s+number: *(\d{6})|(\d{6})/.exec(walker.text());
  await walker.code(number?.[1] ?? number?.[2] ?? '', 'Root is signed in');
  await walker.next('For your own account');
  await walker.fill('My administrator', 'ask in the team');
  await walker.fill('Knows it is me by', 'a call back');
  await walker.fill('My second device', 'a key');
  await walker.fill('Reads root mail', 'the office');
  await walker.fill("Root's telephone", 'the safe', 'Your plan is in');
  await walker.next('Who can get her in?');
  await walker.answer('What to keep');
  await walker.read(ENDED);
}

async function nameKey(walker: Walker, seen: string): Promise<void> {
  await walker.choose('[Assign MFA device]', 'Select MFA device');
  await walker.fill('Device name', 'alice-key');
  await walker.choose('Passkey or security key');
  await walker.choose('[Next]', seen);
}

/** Three rounds with a page in between: a code, a key, and the session itself. */
async function lessonTen(walker: Walker): Promise<void> {
  const toThief = (seen: string | RegExp) => walker.choose("[a thief's browser]", seen);
  await walker.goOn('telephone number moved');
  await walker.answer('A page in between');
  await walker.read(ASKED);
  await walker.guess('the mail has led you here');
  await walker.signInFrom('card', 'Device: alice-phone');
  expect(walker.text()).toContain('https://signin-aws.example/mfa');
  await walker.code(walker.shownCode(), 'The page took the code');
  await toThief('Signed in as alice, with MFA');
  await walker.next('Who knew what');
  await walker.read(ASKED);
  await walker.guess('in place of the app');
  await walker.signInFrom('card', 'Touch the security key');
  await walker.choose('[Touch the security key]', 'so it signed nothing');
  await walker.choose('[Open the bookmark]', 'IAM user sign in');
  await walker.signInFrom('card', 'Now AWS wants a touch');
  await walker.choose('[Touch the security key]', 'the key signed for this very site');
  await walker.next('The same seconds, with a key');
  await walker.read('Play both sides');
  await walker.signInFrom('card', 'One moment');
  await toThief('Choose a device');
  await walker.choose('alice-phone', 'Device: alice-phone');
  await walker.choose("[alice's browser]", 'MFA code');
  await walker.code(walker.shownCode(), DONE);
  await walker.next('Other second steps');
  await walker.read(ASKED);
  await walker.guess('You are the thief');
  await walker.choose('[EC2]', 'Running: 0');
  await walker.choose('[Launch 4', 'Running: 4');
  await walker.next('Two hours later');
  await walker.choose('[IAM]', 'IAM dashboard');
  await walker.choose('[Users]', 'MFA: ');
  await walker.choose('[alice]', 'User alice: Security credentials');
  await walker.choose('[Deny sessions', 'A policy denies everything');
  await walker.choose('[Home]', 'Console Home');
  await walker.choose('[EC2]', 'Running: 4');
  await walker.choose('[Terminate all]', 'Running: 0');
  await toThief('What runs: access denied');
  await walker.choose('[Launch 4', AS_INTENDED);
  await walker.next('and you touch it');
  await walker.answer('nothing beside it');
  await walker.answer('What to keep');
  await walker.read(ENDED);
}

/** A rule from the web, repaired part by part. */
async function lessonEleven(walker: Walker): Promise<void> {
  await walker.goOn('Who gets in?');
  await walker.answer(ASKED);
  await walker.guess('Her backup script');
  await walker.choose('[Run the backup script]', DONE);
  await walker.next('How a rule is written');
  await walker.read(ASKED);
  await walker.guess('You are omar now');
  await walker.choose('[IAM]', 'IAM dashboard');
  await walker.choose('[Users]', 'MFA: ');
  await walker.choose('[alice]', 'Permissions');
  await walker.choose('[Permissions]', 'ReadBuckets');
  await walker.choose('[Create inline policy]', 'AskForMFA: a policy of alice');
  await walker.choose('[Save changes]', 'AskForMFA saved');
  await walker.choose('[Run the backup script]', DONE);
  await walker.next('True, false, nothing');
  await walker.read('Repair the rule');
  await walker.choose('If', 'aws:MultiFactorAuthPresent');
  await walker.choose('BoolIfExists', /BoolIfExists M.* is false/);
  await walker.choose('[Save changes]', 'AskForMFA saved');
  await walker.choose('[Run the backup script]', DONE);
  await walker.next(ASKED);
  await walker.guess('The rule denies too much');
  await walker.choose('Action', 'all but these');
  for (const action of ['CreateVirtualMFADevice', 'EnableMFADevice', 'GetUser', 'ListMFADevices']) {
    await walker.choose(`iam:${action}`, /Action: (?:\*|\d)/);
  }
  await walker.choose('all but these', 'NotAction');
  await walker.choose('every action', 'NotAction: 4');
  await walker.choose('[Save changes]', DONE);
  await walker.next('Who gets in?');
  await walker.answer('OwnDevices');
  await walker.choose('[Permissions]', 'ReadBuckets');
  await walker.choose('[OwnDevices]', 'OwnDevices: a policy of alice');
  await walker.choose('Resource', 'arn:aws:iam::*:mfa/*');
  await walker.choose('arn:aws:iam::*:user/', /Resource: \* (?:\+|and) 1/);
  await walker.choose('arn:aws:iam::*:mfa/*', /Resource: \* (?:\+|and) 2/);
  await walker.choose('every resource', 'Resource: 2');
  await walker.choose('[Save changes]', DONE);
  await walker.next('What to keep');
  await walker.read(ENDED);
}

/** The ARN that stands on the terminal last. */
export function lastArn(walker: Walker, kind: 'user' | 'mfa'): string {
  const pattern = new RegExp(`arn:aws:iam::\\d+:${kind}/[\\w-]+`, 'g');
  return [...walker.onTerminal().matchAll(pattern)].at(-1)?.[0] ?? '';
}

/** Asks for a session, with an ARN and the code of now. */
async function askForSession(walker: Walker, hand: Hand, arn: string, seen: string | RegExp): Promise<void> {
  await walker.command(
    `aws sts get-session-token --serial-number ${arn} --token-code ${hand.code(walker)}`,
    seen,
  );
}

/** The three values of the last answer become variables. */
export async function exportSession(walker: Walker): Promise<void> {
  await walker.completed('export AWS_ACCESS_KEY_ID=', /LABS\w+/);
  await walker.completed('export AWS_SECRET_ACCESS_KEY=', 'SECRET_ACCESS_KEY');
  await walker.completed('export AWS_SESSION_TOKEN=', 'SESSION_TOKEN');
}

/** At the terminal: a session with a code, used, over, and got anew. */
async function lessonTwelve(walker: Walker, hand: Hand): Promise<void> {
  await walker.goOn('A program comes with an access key');
  await walker.answer('A terminal');
  await walker.read(ASKED);
  await walker.guess('List her buckets with the key');
  await walker.command('aws s3 ls', DONE);
  await walker.next('A key and a code for a session');
  await walker.read(ASKED);
  await walker.guess('Get a session for alice');
  await hand.takeOver(walker);
  await walker.command('aws sts get-caller-identity', 'user/alice');
  await askForSession(walker, hand, lastArn(walker, 'user'), 'That is the ARN of the user');
  await walker.command('aws iam list-mfa-devices', 'EnableDate');
  const arn = lastArn(walker, 'mfa');
  const used = hand.code(walker);
  await askForSession(walker, hand, arn, DONE);
  await walker.next(ASKED);
  await walker.guess(/Another\s+script\s+of/);
  await walker.command(
    `aws sts get-session-token --serial-number ${arn} --token-code ${used}`,
    'already got you a session',
  );
  await walker.next('The session is three values');
  await exportSession(walker);
  await walker.command('aws s3 ls', DONE);
  await walker.next(ASKED);
  await walker.guess('It is 13 hours later');
  await walker.command('aws s3 ls', 'temporary credentials have ended');
  await walker.command('unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN', /unset/);
  await hand.fresh(walker);
  await askForSession(walker, hand, arn, 'SessionToken');
  await exportSession(walker);
  await walker.command('aws s3 ls', DONE);
  await walker.next('The CLI does ask for a code');
  await walker.command('cat ~/.aws/config', 'source_profile');
  await walker.command('aws s3 ls --profile deployer', 'Enter MFA code for');
  await hand.fresh(walker);
  await walker.command(hand.code(walker), DONE);
  await walker.next('A rule lets nobody work without MFA');
  await walker.answer('A colleague has one MFA device');
  await walker.answer('What to keep');
  await walker.read(ENDED);
}
