import { codeAtStep } from '../../sim/codes/totp.js';
import { groupCode } from '../../sim/codes/typed-code.js';
import type { World } from '../../sim/world/world.js';
import { activeBrowser } from '../../sim/world/world.js';
import { aliceDevices, isClockKnown } from '../engine/goals.js';
import {
  openPrivateWindow,
  submitCode,
  submitPassword,
  submitSetUpCodes,
  submitUnusedCode,
  submitUsedCode,
} from '../engine/moves/moves.js';
import { enterPasswordAnew } from '../engine/moves/password-moves.js';
import { guessCode } from '../engine/moves/people-moves.js';
import { codeSignIns, hasAlice, wasRefused } from '../engine/step-events.js';
import { lesson } from '../engine/written-lesson.js';
import { figure } from '../words/figures/figure.js';
import type { RichText } from '../words/rich-text.js';
import { text } from '../words/rich-text.js';
import { twoConsecutiveCodes } from './06-two-consecutive-codes.js';
import { USED_CODE, WINDOW } from './figures.js';
import { SOURCES } from './sources.js';

/** Lesson 7 of the curriculum. */
export const signInWithACode = lesson({
  id: 'sign-in-with-a-code',
  title: 'Sign in with a code',
  objective: 'Sign in with MFA, and say what happens to a code that is used twice.',
  minutes: 7,
  drawsTime: true,
  checkpoint: (world) => [...twoConsecutiveCodes.checkpoint(world), submitSetUpCodes(-1, 0)],
  accepts: (world) =>
    aliceDevices(world).some((device) => isClockKnown(world, device)) && !activeBrowser(world).isPrivate,
  steps: () => [
    {
      kind: 'quiz',
      id: 'recall-what-codes-need',
      title: 'Before we start',
      recalls: 'link-the-phone',
      question: 'alice moves to a new phone. What must it have, so that its codes are right?',
      sources: [SOURCES.rfc6238],
      options: [
        {
          id: 'a',
          text: 'Her password, and the time of AWS',
          isRight: false,
          misconception: 'password-makes-codes',
          explanation: 'The password plays no part in the codes, and nobody asks AWS for the time.',
        },
        {
          id: 'b',
          text: 'The secret, and a clock that is right',
          isRight: true,
          explanation: 'The sum takes these two, and no more.',
        },
        {
          id: 'c',
          text: 'The secret, and a network to AWS',
          isRight: false,
          misconception: 'codes-are-fetched',
          explanation: 'The secret, yes. But you saw the codes go on in airplane mode.',
        },
        {
          id: 'd',
          text: 'Her number, on the same SIM card',
          isRight: false,
          misconception: 'codes-are-messages',
          explanation: 'That would be SMS. The app makes its codes itself, on any device.',
        },
      ],
    },
    {
      kind: 'read',
      id: 'this-session',
      title: 'The next sign-in is different',
      sources: [SOURCES.signInWithMfa, SOURCES.measured],
      blocks: [
        text(
          'alice has a device now, but the session in front of you began with a password alone, and so it stays. **MFA counts from the next sign-in.**',
        ),
        text(
          'Sign-in then has two pages: first the password, then the code. The second comes only after a right password.',
        ),
        figure(WINDOW),
        text(
          'Somebody outside AWS measured this on its service STS (the console may differ). AWS checks nine codes of a device in three minutes, no more.',
        ),
        text(
          'After each try the lab shows these steps under the field, and `[##]` where your code fell. AWS shows no such thing.',
        ),
      ],
      more: [
        text(
          'The numbers were measured by a third party in 2026 on AWS STS, the service behind the command line. AWS does not document them, and the console may differ. The lab uses them for both.',
        ),
      ],
    },
    {
      kind: 'task',
      id: 'sign-in-with-code',
      title: 'Sign in with a code',
      sources: [SOURCES.signInWithMfa],
      prompt:
        'Get alice signed in with MFA. The session in front of you began without it, and stays as it is.',
      goals: [
        {
          id: 'code-asked',
          text: 'the password was right, and AWS asked for a code',
          isMet: (view) => hasAlice(view, 'CheckMfa'),
        },
        {
          id: 'signed-in-with-mfa',
          text: 'alice is signed in with MFA',
          isMet: (view) => codeSignIns(view).length > 0,
        },
      ],
      hints: [
        'First out, then in. AWS asks for the code after the password.',
        '`Sign out`, `Open the bookmark`, `Fill in from the card`, `Sign in`. Then six digits and Enter.',
      ],
      solution: () => [...enterPasswordAnew, submitUnusedCode],
      otherRoute: () => [openPrivateWindow, submitPassword, 'wait-for-next-code', submitCode(-1)],
      temptations: [
        {
          name: 'a code from two minutes ago',
          moves: () => [...enterPasswordAnew, submitCode(-4)],
          reason: 'drift',
        },
      ],
      why: 'The session now carries the mark "MFA used". Policies can ask for that mark, and a stolen password alone does not get it.',
    },
    {
      kind: 'task',
      id: 'use-it-again',
      title: 'The same code, somebody else',
      sources: [SOURCES.rfc6238Reuse, SOURCES.measured],
      prompt:
        'Somebody read your code over your shoulder, and knows your password. Be that somebody: sign in with the **same** code, in a window where nobody is signed in.',
      predictions: [
        {
          question:
            'Suppose you signed in with a code. Seconds later, while the phone still shows it, somebody else types the same code. What does AWS do?',
          options: [
            { id: 'a', text: 'it lets them in, because the code still shows', isRight: false },
            { id: 'b', text: 'it refuses them, though the code still shows', isRight: true },
            { id: 'c', text: 'it lets them in, and signs alice out', isRight: false },
          ],
        },
      ],
      reminder: usedCodeReminder,
      goals: [
        {
          id: 'reuse-refused',
          text: 'the code that signed you in was typed once more',
          isMet: (view) => wasRefused(view, 'code-already-used'),
        },
      ],
      hints: [
        'The code is the one you signed in with. The phone may show another one by now.',
        '`Private window`, `Fill in from the card`, `Sign in`, then the code you used before.',
      ],
      solution: () => [openPrivateWindow, submitPassword, submitUsedCode],
      otherRoute: () => [...enterPasswordAnew, submitUsedCode],
      temptations: [
        {
          name: 'six digits from memory, one of them wrong',
          moves: () => [openPrivateWindow, submitPassword, guessCode('000000')],
          reason: 'unknown-code',
        },
      ],
      why: 'A code works once. Whoever comes second is refused, even within the same 30 seconds, and even if it is you.',
      more: [
        text(
          'Scripts run into this every week: two of them start in the same half minute, and the second reads "MultiFactorAuthentication failed with invalid MFA one time pass code". The cure is to wait for the next code.',
        ),
      ],
    },
    {
      kind: 'task',
      id: 'the-next-one',
      title: 'And now?',
      sources: [SOURCES.passwordPolicy, SOURCES.measured],
      prompt:
        'Now it is alice who signs in, in this same window. Nothing is broken, and nothing needs to be reset.',
      goals: [
        {
          id: 'newer-code-accepted',
          text: 'alice is signed in, with MFA',
          isMet: (view) => codeSignIns(view).length > 0,
        },
      ],
      hints: [
        'The bar beside the code shows how long it lasts.',
        "Wait for the change (lab's phone: `w`), then six digits and Enter.",
      ],
      solution: () => [submitUnusedCode],
      otherRoute: () => ['wait-for-next-code', submitUnusedCode],
      temptations: [
        { name: 'the used code once more', moves: () => [submitUsedCode], reason: 'code-already-used' },
      ],
      why: 'A fresh code is a fresh proof. "Refused" did not mean "locked": AWS locks nobody out for failed sign-ins; it only slows tries down.',
      waitsAtStart: true,
      waitCards: [
        {
          kind: 'predict',
          question: 'Twenty seconds are left on a code you have used. What now?',
          options: [
            {
              id: 'a',
              text: 'type it again, faster',
              isRight: false,
              misconception: 'speed-helps',
              explanation: 'Used is used. Speed does not help.',
            },
            {
              id: 'b',
              text: 'wait for the next one',
              isRight: true,
              explanation: 'Right. At most 30 seconds.',
            },
            {
              id: 'c',
              text: 'set MFA up once more',
              isRight: false,
              misconception: 'refused-means-broken',
              explanation: 'Nothing is broken. A new device would be a lot of work for 20 seconds.',
            },
          ],
        },
        {
          kind: 'look-inside',
          text: 'AWS remembers which time steps a device has used. A step in that list is refused, whatever the digits.',
        },
        {
          kind: 'connect',
          text: 'RFC 6238 asks for this: a code that was accepted must not be accepted a second time.',
        },
      ],
    },
    {
      kind: 'quiz',
      id: 'script-needs-code',
      title: 'Check',
      question:
        'Your code has 14 s left. You signed in with it 5 s ago, and a script asks for a code now. What do you do?',
      sources: [SOURCES.measured],
      options: [
        {
          id: 'a',
          text: 'Type the same code, while it is still shown',
          isRight: false,
          misconception: 'good-until-it-changes',
          explanation: 'A used code is refused, although the phone still shows it.',
        },
        {
          id: 'b',
          text: 'Wait 14 s for another code, and type that',
          isRight: true,
          explanation: 'In 14 seconds there is a fresh one, and it works.',
        },
        {
          id: 'c',
          text: 'Resynchronise the device, then type the code',
          isRight: false,
          misconception: 'refused-means-drift',
          explanation: 'The clocks are fine: the code worked 5 seconds ago.',
        },
        {
          id: 'd',
          text: 'Remove MFA, and set it up for scripts',
          isRight: false,
          misconception: 'refused-means-broken',
          explanation: 'Nothing is broken, and without MFA the account would be open meanwhile.',
        },
      ],
    },
    {
      kind: 'read',
      id: 'takeaway',
      title: 'What to keep',
      sources: [SOURCES.signInWithMfa, SOURCES.rfc6238Reuse],
      blocks: [
        text('**Password, then the code shown now. Each works once. Refused? Wait.**'),
        figure(USED_CODE),
        {
          kind: 'today',
          older: 'password page; page "MFA code"; Submit',
          today:
            'password page; page "Additional verification required" or "Multi-factor authentication"; MFA code',
        },
        text(
          'Now a password alone is not enough. What a code cannot stop is a copy of the page that passes it on at once.',
        ),
        text('Your own phone: keep its entry **MFA Lab** until you stop; then delete it.'),
      ],
    },
  ],
});

/** The used code is on no phone any more. Where a fresh one went in instead, says so. */
function usedCodeReminder(world: World): RichText {
  const device = aliceDevices(world)[0];
  const used = device?.usedSteps.at(-1);
  if (device === undefined || used === undefined) return '';
  const digits = groupCode(codeAtStep(device.seed, used.step));
  const { isPrivate, session } = activeBrowser(world);
  return isPrivate && session !== null
    ? ` You are in: that was a fresh code. Sign out, and type it once more: \`${digits}\`.`
    : ` The used one: \`${digits}\`.`;
}
