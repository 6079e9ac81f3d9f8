import type { World } from '../../sim/world/world.js';
import {
  aliceDevices,
  deviceInSetUp,
  hasEnrolled,
  isClockKnown,
  isOnPage,
  wasSameCodeRefused,
} from '../engine/goals.js';
import {
  hideQr,
  openAssignMfa,
  putSecretOnPhone,
  showQr,
  submitDeviceName,
  submitSetUpCodes,
} from '../engine/moves/moves.js';
import { wasRefused } from '../engine/step-events.js';
import { lesson } from '../engine/written-lesson.js';
import { figure } from '../words/figures/figure.js';
import type { RichText } from '../words/rich-text.js';
import { text } from '../words/rich-text.js';
import { linkThePhone } from './05-link-the-phone.js';
import { THREE_PAIRS, TWO_CLOCKS } from './figures.js';
import { SOURCES } from './sources.js';

/** Lesson 6 of the curriculum. */
export const twoConsecutiveCodes = lesson({
  id: 'two-consecutive-codes',
  title: 'Two consecutive codes',
  objective: 'Finish enrolment, and say what the second code proves.',
  minutes: 8,
  drawsTime: true,
  checkpoint: (world) => [
    ...linkThePhone.checkpoint(world),
    openAssignMfa,
    submitDeviceName,
    showQr,
    putSecretOnPhone,
    hideQr,
  ],
  accepts: (world) => isOnPage(world, 'set-up-device') && deviceInSetUp(world)?.owner === null,
  steps: () => [
    {
      kind: 'quiz',
      id: 'recall-shared-computers',
      title: 'Before we start',
      recalls: 'choose-a-device',
      question:
        'Bea packs parcels. She has no smartphone, and signs in at a shared computer. What do you give her?',
      sources: [SOURCES.mfaPage, SOURCES.fido, SOURCES.hardware, SOURCES.smsEnded],
      options: [
        {
          id: 'a',
          text: 'Codes by text message, to her old mobile',
          isRight: false,
          misconception: 'sms-is-available',
          explanation: 'AWS has ended support for enabling SMS on IAM users, as first device and as spare.',
        },
        {
          id: 'b',
          text: 'A security key on her ring, or a token',
          isRight: true,
          explanation:
            'Both go where she goes, and neither needs a telephone. Nothing of hers stays in the computer.',
        },
        {
          id: 'c',
          text: 'A passkey that the shared computer keeps',
          isRight: false,
          misconception: 'kept-for-everybody',
          explanation: 'What the computer keeps stays there when she goes home, for whoever sits there next.',
        },
        {
          id: 'd',
          text: 'Nothing: MFA asks for a smartphone',
          isRight: false,
          misconception: 'mfa-needs-a-phone',
          explanation: 'Security keys and hardware tokens are for people without one.',
        },
      ],
    },
    {
      kind: 'read',
      id: 'why-two',
      title: 'Why AWS asks twice',
      sources: [SOURCES.enableApi, SOURCES.measured],
      blocks: [
        text(
          'AWS cannot see your phone. Before it trusts the device it asks for **two codes**: not for one, and not for any two. What for, you will find out by trying.',
        ),
        figure(TWO_CLOCKS),
        text(
          'You will send three different pairs. Before the first two, say what you expect AWS to do. Its answers are short; the lab adds the reason.',
        ),
        text(
          'After each try the lab draws where in time code 1 and code 2 lay. AWS shows nothing of the kind.',
        ),
      ],
      more: [
        text(
          'How far does it look? A third party measured AWS in 2026: about 8.3 hours either way. So two old codes can enrol a device, and leave it out of step. Send the pair as soon as you have both.',
        ),
      ],
    },
    {
      kind: 'task',
      id: 'same-code-twice',
      title: 'The same code twice',
      sources: [SOURCES.enableApi, SOURCES.measured],
      arrange: () => [hideQr],
      prompt: 'Send the code shown now as `MFA code 1`, and the same one again as `MFA code 2`.',
      predictions: [
        {
          question:
            'Suppose you type the code shown now as code 1, and at once the same one as code 2. What does AWS do?',
          options: [
            { id: 'a', text: 'it takes the pair: the code is right', isRight: false },
            { id: 'b', text: 'it keeps code 1, and asks for code 2', isRight: false },
            { id: 'c', text: 'it refuses the pair, without a reason', isRight: true },
          ],
        },
      ],
      goals: [
        {
          id: 'same-code-refused',
          text: 'one code of the phone was sent twice, as a pair',
          isMet: wasSameCodeRefused,
        },
      ],
      hints: [
        'Nothing breaks, whatever AWS answers.',
        'Digits go to the code field by themselves. Six digits, Enter, the same six digits, Enter.',
      ],
      // Nobody has to wait here.
      waitCards: [],
      solution: () => [submitSetUpCodes(0, 0)],
      otherRoute: () => [submitSetUpCodes(-1, -1)],
      temptations: [
        { name: 'the newer code first', moves: () => [submitSetUpCodes(0, -1)], reason: 'swapped' },
      ],
      astray: (world) =>
        takenInstead(world, 'Those two were neighbours, so AWS took them.', 'type one code twice.'),
      why: 'One code shows one moment only. Somebody who read it over your shoulder could have typed it, too. AWS wants another one.',
    },
    {
      kind: 'task',
      id: 'skip-a-code',
      title: 'One left out',
      sources: [SOURCES.enableApi, SOURCES.measured, SOURCES.rfc6238],
      prompt:
        "Send the code shown now as code 1. Let the next one pass, and send the one **after** it as code 2. (Lab's phone: `w` jumps to the next code.)",
      predictions: [
        {
          question:
            'Suppose code 1 is right. You let the next code pass, and type the one after it as code 2: right as well. What does AWS do?',
          options: [
            { id: 'a', text: 'it takes the pair: both codes are right', isRight: false },
            { id: 'b', text: 'it refuses the pair, although both are right', isRight: true },
            { id: 'c', text: 'it takes code 1, and asks for the one left out', isRight: false },
          ],
        },
      ],
      goals: [
        {
          id: 'gap-refused',
          text: 'two codes with a gap between them were sent',
          isMet: (view) => wasRefused(view, 'not-adjacent'),
        },
      ],
      hints: [
        'A gap means that the phone has shown another code in between.',
        'Code 1 and Enter. Wait until the code has changed twice, then code 2 and Enter.',
      ],
      solution: () => [submitSetUpCodes(0, 2)],
      otherRoute: () => [submitSetUpCodes(-3, 0)],
      temptations: [
        { name: 'the same code twice', moves: () => [submitSetUpCodes(0, 0)], reason: 'same-step' },
      ],
      astray: (world) =>
        takenInstead(world, 'That was the very next code, so AWS took the pair.', 'let one code pass.'),
      waitsForCodes: 2,
      waitCards: [
        {
          kind: 'look-inside',
          text: 'AWS never sees your phone: only two numbers now, and one at every sign-in. It has the same secret, and a clock of its own.',
        },
        {
          kind: 'connect',
          text: 'Somebody who types slowly leaves a code out without noticing. What would AWS answer then?',
        },
        {
          kind: 'look-inside',
          text: 'Both sides count half minutes since 1970. So the codes of every such app change together, at :00 and at :30 of a right clock.',
        },
        {
          kind: 'connect',
          text: 'All that the app needs is a secret and a clock. What would a wrong clock do to the code that comes now?',
        },
        {
          kind: 'look-inside',
          text: 'A change of the code costs nothing, and asks nobody. A phone in a drawer goes through 2,880 codes a day.',
        },
      ],
      why: 'Each code was right at its own moment. AWS tries code 1 at one moment and code 2 at the very next, and with a gap there is no such pair.',
    },
    {
      kind: 'task',
      id: 'two-in-a-row',
      title: 'Two in a row',
      sources: [SOURCES.enableVirtual, SOURCES.enableApi],
      prompt: "Now make the device alice's: send AWS a pair that it takes, without delay.",
      goals: [
        {
          id: 'pair-accepted',
          text: 'AWS took the two codes',
          isMet: ({ world }) => hasEnrolled(world),
        },
        {
          id: 'device-assigned',
          text: 'the device is assigned to alice',
          isMet: ({ world }) => aliceDevices(world).length > 0,
        },
        {
          id: 'in-step',
          text: 'fresh codes of it work from now on',
          isMet: ({ world }) => aliceDevices(world).some((device) => isClockKnown(world, device)),
        },
      ],
      hints: [
        'Neighbours, in order. The second one as soon as it comes.',
        "Code 1 and Enter. Then wait for the change (lab's phone: `w`), code 2 and Enter: the last Enter is `Add MFA`.",
      ],
      solution: () => [submitSetUpCodes(-1, 0)],
      otherRoute: () => ['wait-for-next-code', submitSetUpCodes(0, 1)],
      temptations: [
        { name: 'in the wrong order', moves: () => [submitSetUpCodes(0, -1)], reason: 'swapped' },
        { name: 'one left out', moves: () => [submitSetUpCodes(-2, 0)], reason: 'not-adjacent' },
        {
          name: 'from a clock a day off',
          moves: () => [submitSetUpCodes(2879, 2880)],
          reason: 'pair-out-of-range',
        },
      ],
      why: "Two neighbours show both: the phone has the secret, and this is what its clock says. AWS keeps how far that is from its own time. The device is alice's; sign-in asks for its codes from now on.",
      more: [
        text(
          'The two codes are not used up: they were measured to work at sign-in, too. Sometimes the second one is refused in the first seconds, so wait for the next code.',
        ),
      ],
      waitCards: [
        {
          kind: 'predict',
          question: 'A thief reads code 1 over your shoulder. Can she finish this form?',
          options: [
            {
              id: 'a',
              text: 'yes, code 1 is still good',
              isRight: false,
              misconception: 'one-code-enrols',
              explanation: 'The form needs the next one as well, and only the secret can make that.',
            },
            {
              id: 'b',
              text: 'no, she cannot make the next',
              isRight: true,
              explanation: 'Right: without the secret there is no next code.',
            },
            {
              id: 'c',
              text: 'only if she has the password',
              isRight: false,
              misconception: 'password-makes-codes',
              explanation: 'The password plays no part in the sum. The secret does.',
            },
          ],
        },
        {
          kind: 'look-inside',
          text: 'The phone counts 30-second steps since 1970, mixes that number with the secret (HMAC-SHA-1), and shows six digits of it.',
        },
        {
          kind: 'connect',
          text: 'AWS does the same sum at this moment, with no message between the two. What must both have?',
        },
      ],
    },
    {
      kind: 'quiz',
      id: 'why-two-codes',
      title: 'Check',
      question: 'Why does AWS want two codes in a row?',
      sources: [SOURCES.enableApi],
      options: [
        {
          id: 'a',
          text: 'Twelve digits are much harder to guess than six are',
          isRight: false,
          misconception: 'second-code-is-password',
          explanation: 'Guessing is not the worry at this point. Nobody else is in your session.',
        },
        {
          id: 'b',
          text: 'To check its secret, and how far off its clock is',
          isRight: true,
          explanation:
            'Only the secret makes two neighbours, and they fit at one moment only. How far that moment is off, AWS keeps.',
        },
        {
          id: 'c',
          text: 'One is enough, if the other one is mistyped',
          isRight: false,
          misconception: 'spare-code',
          explanation: 'A typo in either one fails both.',
        },
        {
          id: 'd',
          text: 'One is for the console, one for the programs',
          isRight: false,
          misconception: 'a-code-per-tool',
          explanation: 'The same device and the same codes serve both.',
        },
      ],
    },
    {
      kind: 'read',
      id: 'takeaway',
      title: 'What to keep',
      sources: [SOURCES.enableVirtual, SOURCES.enableApi, SOURCES.measured, SOURCES.labelsChanged],
      blocks: [
        text('**Two codes, neighbours, in order, sent without delay: they show the secret and the clock.**'),
        figure(THREE_PAIRS),
        {
          kind: 'today',
          older: 'MFA code 1, MFA code 2, Assign MFA; "You have successfully assigned virtual MFA"',
          today: 'MFA code 1, MFA code 2, Add MFA; a green banner "MFA device assigned"',
        },
        text('Lesson 7: sign in with a code, and see what happens to a used one.'),
      ],
      more: [
        text(
          'AWS takes two old codes as well. Then it keeps their distance from its own time, and looks for codes as old as those: fresh ones are refused, until two fresh ones in a row set it right.',
        ),
      ],
    },
  ],
});

/** A pair that was to be refused was taken: the form is gone, and no hint can be followed. */
function takenInstead(world: World, taken: string, then: string): RichText | null {
  return aliceDevices(world).length === 0
    ? null
    : `${taken} The device is assigned, and the form is gone. \`u\` takes it back, or \`x\` starts the step over; then ${then}`;
}
