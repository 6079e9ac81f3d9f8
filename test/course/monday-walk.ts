import { DEVICE_NAMES } from '../../src/lessons/content/monday/incident.js';
import { monday } from '../../src/lessons/content/monday/monday.js';
import { plainText } from '../../src/lessons/words/rich-text.js';
import { WORDS } from '../helpers/page-words.js';
import { exportSession, lastArn } from './course.js';
import type { Walker } from './walker.js';

/** What differs between the two phones of a learner: with one's own, the lab's clock is not moved. */
export interface Waiting {
  /** Brings the next code of the phone that is shown. */
  next(walker: Walker): Promise<void>;
}

/** Walks through a Monday, from its first page to the page at its end. */
export async function walkMonday(walker: Walker, seed: number, waiting: Waiting): Promise<void> {
  const { incidents } = monday(seed);
  const beginnings = incidents.map(({ step }) => beginningOf(plainText(step.prompt)));
  await walker.seen(`Monday ${seed}`);
  await walker.read(beginnings[0] ?? 'how it went');
  for (const [index, { incident, step }] of incidents.entries()) {
    const text = plainText(step.prompt);
    await WALKS[incident.id]?.(walker, text, waiting);
    await walker.next(beginnings[index + 1] ?? /and how it went/);
  }
}

/** The first words of a message, wherever its lines break. */
function beginningOf(text: string): RegExp {
  const words = text.split(' ').slice(0, 6);
  return new RegExp(words.map((word) => word.replace(/[^\w]/g, '\\$&')).join('\\s+'));
}

const WALKS: {
  readonly [incident: string]: (walker: Walker, message: string, waiting: Waiting) => Promise<void>;
} = { leak, drift, 'lost-phone': lostPhone, relay, 'expired-session': expiredSession };

async function leak(walker: Walker): Promise<void> {
  await walker.signInFrom('card', 'Console Home');
  await walker.choose('[Security credentials]', /Access keys \(\d\)/);
  const said = walker.text();
  const hasKey = said.lastIndexOf('Access keys (1)') > said.lastIndexOf('Access keys (0)');
  await walker.choose('[Change password]', 'New password');
  await walker.choose('[Fill in a good one]');
  await walker.choose('[Change password]', /assword (?:of alice|is) changed/);
  await walker.choose('[IAM]', 'IAM dashboard');
  await walker.choose('[Users]', 'MFA: None');
  await walker.choose('[alice]', 'User alice: Security credentials');
  if (hasKey) {
    await walker.choose('[Delete]', 'access key is deleted');
  }
  await walker.choose('[Deny sessions', 'A policy denies everything');
  await walker.choose('[Sign out]', 'IAM user sign in');
  await walker.signInFrom('card', 'Console Home');
  await walker.choose('[EC2]', /Running: \d+/);
  await walker.choose('[Terminate all]', 'Running: 0');
}

async function drift(walker: Walker, message: string, waiting: Waiting): Promise<void> {
  if (!message.includes('work phone')) {
    await walker.choose('[Clock]', "The phone's clock");
    await walker.choose('automatic', 'Clock: automatic');
    await walker.code(walker.shownCode(), 'Signed in with MFA');
    return;
  }
  await walker.choose('[Take the other phone]', 'Clock: automatic');
  const said = walker.text();
  const [own = ''] = DEVICE_NAMES.toSorted((one, other) => said.lastIndexOf(other) - said.lastIndexOf(one));
  await walker.choose(own, `Device: ${own}`);
  await walker.code(walker.shownCode(), 'Signed in with MFA');
  await walker.choose('[Security credentials]', 'My security credentials');
  await walker.choose('[Take the other phone]', /Clock: \d+ s/);
  await walker.choose('alice-work: [Resync]', 'Resync MFA device: alice-work');
  await walker.code(walker.shownCode(), WORDS.code1Noted);
  await waiting.next(walker);
  await walker.code(walker.shownCode(), 'MFA device resynced');
  await walker.choose('[Sign out]', 'IAM user sign in');
  await walker.signInFrom('card', 'Choose a device');
  await walker.choose('alice-work', 'Device: alice-work');
  await walker.code(walker.shownCode(), 'Signed in with MFA');
}

async function lostPhone(walker: Walker, message: string, waiting: Waiting): Promise<void> {
  if (message.includes('telephone')) await walker.choose('[Call her desk number]', 'she never called');
  await walker.signInFrom('card', 'Additional verification required');
  await walker.code(walker.shownCode(), 'Signed in with MFA');
  await walker.choose('[IAM]', 'IAM dashboard');
  await walker.choose('[Users]', 'MFA: Virtual');
  await walker.choose('[alice]', 'User alice: Security credentials');
  await walker.choose('[Reset password]', 'Reset the console password of alice');
  await walker.choose('[Fill in a good one]');
  await walker.choose('[Reset password]', /assword (?:of alice|is) changed/);
  await walker.choose('[Remove]', 'Remove MFA device');
  await walker.choose('[Remove]', 'MFA device removed');
  await walker.choose("[alice's browser]", 'The device that this sign-in');
  await walker.choose('[Start again]', 'IAM user sign in');
  await walker.signInFrom('card', 'Console Home');
  await walker.choose('[Take ', /an empty app|No entries/);
  await walker.choose('[Security credentials]', 'My security credentials');
  await walker.choose('[Assign MFA device]', 'Select MFA device');
  await walker.fill('Device name', 'new-phone');
  await walker.choose('Authenticator app');
  await walker.choose('[Next]', 'Set up device: new-phone');
  await walker.scan();
  await walker.code(walker.shownCode(), WORDS.code1Noted);
  await waiting.next(walker);
  await walker.code(walker.shownCode(), 'MFA device assigned: new-phone');
}

async function relay(walker: Walker): Promise<void> {
  await walker.signInFrom('card', 'Additional verification required');
  await walker.code(walker.shownCode(), 'Signed in with MFA');
  await walker.choose('[IAM]', 'IAM dashboard');
  await walker.choose('[Users]', 'MFA: Virtual');
  await walker.choose('[alice]', 'User alice: Security credentials');
  await walker.choose('[Deny sessions', 'A policy denies everything');
  await walker.choose('[Reset password]', 'Reset the console password of alice');
  await walker.choose('[Fill in a good one]');
  await walker.choose('[Reset password]', /assword (?:of alice|is) changed/);
  await walker.choose('[Home]', 'Console Home');
  await walker.choose('[EC2]', /Running: \d+/);
  if (walker.text().lastIndexOf('Running: 4') > walker.text().lastIndexOf('Running: 0')) {
    await walker.choose('[Terminate all]', 'Running: 0');
  }
}

async function expiredSession(walker: Walker): Promise<void> {
  await walker.command('unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN', /unset/);
  await walker.command('aws iam list-mfa-devices', 'EnableDate');
  const arn = lastArn(walker, 'mfa');
  await walker.command(
    `aws sts get-session-token --serial-number ${arn} --token-code ${walker.shownCode()}`,
    'SessionToken',
  );
  await exportSession(walker);
  await walker.command('aws s3 ls', /[Dd]one: /);
}
