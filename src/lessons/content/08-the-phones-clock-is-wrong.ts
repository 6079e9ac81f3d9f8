import { stepAt, TIME_STEP_SECONDS } from '../../sim/base/time.js';
import type { MfaDevice } from '../../sim/world/devices.js';
import type { Phone } from '../../sim/world/phone.js';
import { isCompanyPhone } from '../../sim/world/phone.js';
import type { World } from '../../sim/world/world.js';
import { phonesAtHand } from '../../sim/world/world.js';
import { aliceDevices, isInStep } from '../engine/goals.js';
import type { GoalView, Move } from '../engine/lesson.js';
import {
  hoursPass,
  lockClock,
  measureClock,
  openResync,
  resync,
  setClock,
  setClockHalfAMinuteOff,
  submitResyncCodes,
} from '../engine/moves/clock-moves.js';
import {
  closePrivateWindow,
  openPrivateWindow,
  openSecurityCredentials,
  signOut,
  submitPassword,
} from '../engine/moves/moves.js';
import { enterPassword, enterPasswordAnew } from '../engine/moves/password-moves.js';
import { guessCode } from '../engine/moves/people-moves.js';
import { lendPhone, submitPhoneCode } from '../engine/moves/phone-moves.js';
import {
  chooseDeviceInHand,
  collectPhones,
  handOutWorkPhone,
  signInWithPhoneInHand,
  submitOldestCode,
  takePhone,
} from '../engine/moves/two-phones-moves.js';
import { codeSignIns, refusals, wasRefused } from '../engine/step-events.js';
import { lesson } from '../engine/written-lesson.js';
import { figure } from '../words/figures/figure.js';
import type { RichText } from '../words/rich-text.js';
import { list, text } from '../words/rich-text.js';
import { signInWithACode } from './07-sign-in-with-a-code.js';
import { DRIFT_REMEMBERED, WINDOW_AND_CLOCK } from './figures.js';
import { SOURCES } from './sources.js';

/** How near to the truth a measurement has to come, in seconds. */
const NEAR_ENOUGH = 5;

/** Clocks that a phone may have by itself; which one, a lab decides by its account. */
const UNKNOWN_CLOCKS = [-95, -110, -125, -155] as const;

/** A clock that went wrong in a drawer. */
const drawerClock: Move = ({ account }) => ({
  kind: 'phone-set-clock',
  offset: UNKNOWN_CLOCKS[Number(account.id.at(-1)) % UNKNOWN_CLOCKS.length] ?? UNKNOWN_CLOCKS[0],
});

/** Lesson 8 of the curriculum. */
export const thePhonesClockIsWrong = lesson({
  id: 'the-phones-clock-is-wrong',
  title: "The phone's clock is wrong",
  objective: 'Find out by how much a clock is off, and choose between setting it and resynchronising.',
  minutes: 9,
  lendsPhone: true,
  drawsTime: true,
  checkpoint: (world) => [...signInWithACode.checkpoint(world), signOut],
  accepts: (world) =>
    aliceDevices(world).length === 1 &&
    aliceDevices(world).some(isInStep) &&
    world.phone.status === 'in-hand',
  steps: () => [
    {
      kind: 'quiz',
      id: 'recall-second-code',
      title: 'Before we start',
      recalls: 'two-consecutive-codes',
      question:
        'alice once typed her two codes ten minutes late, one after the other, and AWS took them. Which codes does it take from then on?',
      sources: [SOURCES.enableApi, SOURCES.enableVirtual, SOURCES.measured],
      options: [
        {
          id: 'a',
          text: 'those that are ten minutes old when typed',
          isRight: true,
          explanation:
            'AWS keeps how far a pair was from its own time, the drift, and looks for codes there. Two fresh codes, a resync, set it right.',
        },
        {
          id: 'b',
          text: 'those that her phone shows when she types',
          isRight: false,
          misconception: 'assigned-means-in-step',
          explanation:
            'They are ten minutes newer than AWS expects by now. The device is assigned, and out of sync.',
        },
        {
          id: 'c',
          text: 'none any more: the late pair broke the device',
          isRight: false,
          misconception: 'refused-means-broken',
          explanation: 'Nothing is broken: AWS only keeps a distance in time that is no longer right.',
        },
        {
          id: 'd',
          text: 'all of them, since AWS has the same secret',
          isRight: false,
          misconception: 'secret-is-enough',
          explanation: 'The secret gives a code for every moment. AWS looks only around the one it expects.',
        },
      ],
    },
    {
      kind: 'task',
      id: 'refused-twice',
      title: 'A phone from the drawer',
      sources: [SOURCES.signInWithMfa, SOURCES.sync],
      arrange: () => [
        closePrivateWindow,
        signOut,
        collectPhones,
        lendPhone,
        hoursPass,
        drawerClock,
        ...enterPassword,
      ],
      prompt:
        "alice's phone lay in a drawer for months. Her password is typed; now AWS wants a code of that phone. Give it one, and then the next one as well.",
      predictions: [
        {
          question:
            "alice's phone lay in a drawer for months. AWS refuses the first code that it shows. She types the next one, and one more. What does AWS do?",
          options: [
            { id: 'a', text: 'it takes the next one, which is fresh', isRight: false },
            { id: 'b', text: 'it refuses the next ones just as well', isRight: true },
            { id: 'c', text: 'it locks her out, from the third one on', isRight: false },
          ],
        },
      ],
      goals: [
        {
          id: 'refused-once',
          text: 'AWS was given a code of the phone',
          isMet: (view) => lateCodes(view) > 0,
        },
        {
          id: 'refused-twice',
          text: 'and one more',
          isMet: (view) => lateCodes(view) > 1,
        },
      ],
      hints: [
        'The app looks as always. Type what it shows.',
        'Six digits and Enter; then six digits and Enter once more.',
      ],
      solution: () => [submitPhoneCode(0), submitPhoneCode(-1)],
      otherRoute: () => [openPrivateWindow, submitPassword, submitPhoneCode(0), submitPhoneCode(0)],
      temptations: [{ name: 'any six digits', moves: () => [guessCode('000000')], reason: 'unknown-code' }],
      why: 'More tries do not help: each code is right for the phone, and late for AWS. On the real console you would read one short sentence here.',
    },
    {
      kind: 'read',
      id: 'two-clocks',
      title: 'Two clocks and a window',
      sources: [SOURCES.sync, SOURCES.signInWithMfa, SOURCES.measured, SOURCES.timeSync],
      blocks: [
        text('Codes come from the time, so two clocks must agree. Not to the second:'),
        figure(WINDOW_AND_CLOCK),
        text(
          'A clock up to 60 s off always works, one 90 s off never; between, now and then. After each try the lab shows these steps under the field, and `[##]` where your code fell.',
        ),
        text(
          'Usual causes: a clock set by hand, a phone that was off for a month, an old one without a network. **Automatic time** stays well inside.',
        ),
        text(
          'Set the clock right, or tell AWS how far it is off: a **resync**. Leave the clock of your own phone alone; the lab lends you one.',
        ),
      ],
      more: [
        text(
          'The five steps were measured by a third party on AWS STS in 2026. AWS gives no number; the console may differ.',
        ),
        text('Security keys have no clock. They never drift.'),
        text(
          '**Locked out by a clock?** After several refused codes the real console asks whether to resynchronise; the lab does not. An administrator can resync for you, too.',
        ),
      ],
    },
    {
      kind: 'task',
      id: 'measure',
      title: 'How far off is it?',
      tools: ['measure'],
      beginsBeside: true,
      sources: [SOURCES.rfc6238, SOURCES.lab],
      prompt:
        "Find out how many seconds this clock is off. The lab's clock check, beside the phone (`p`), wants a code, and then the moment at which that code changes.",
      ownPhonePrompt:
        "Find out how many seconds the lent phone's clock is off. The lab's clock check, beside it (`p`), wants a code, and then the moment at which that code changes. Your own phone is chosen, so the lab keeps real time: wait for it.",
      goals: [
        {
          id: 'measured',
          text: `the clock is measured, to within ${NEAR_ENOUGH} s`,
          isMet: ({ world, since }) =>
            world.measurements
              .slice(since.measurements)
              .some(({ offset }) => Math.abs(offset - world.phone.clockOffset) <= NEAR_ENOUGH),
        },
      ],
      hints: [
        'The code says in which half minute the phone is; the change says where in it.',
        'p, six digits, Enter. Keep a finger on Enter, watch the phone, press when the digits change. `w` brings that moment, unless your own phone is chosen.',
      ],
      solution: () => [measureClock],
      temptations: [
        {
          name: 'a code of nobody',
          moves: () => [
            (world, now) => ({
              kind: 'measure-clock',
              serialNumber: aliceDevices(world)[0]?.serialNumber ?? '',
              code: '000000',
              changedAt: now,
            }),
          ],
          reason: 'unknown-code',
        },
      ],
      why: 'AWS has no such check; this is the lab. No measurement can say which of the two clocks is wrong. Look at a third one.',
      more: [
        text(
          'The sum: 30 seconds for each step between the two, and the rest from the moment of the change. A press is exact to about half a second.',
        ),
      ],
    },
    {
      kind: 'task',
      id: 'two-phones',
      title: 'Two phones, two cures',
      tools: ['clock'],
      sources: [SOURCES.timeSync, SOURCES.sync, SOURCES.enableApi, SOURCES.measured],
      arrange: () => [
        closePrivateWindow,
        signOut,
        collectPhones,
        handOutWorkPhone,
        takePhone('work'),
        ...enterPasswordAnew,
        chooseDeviceInHand,
        submitOldestCode,
        openSecurityCredentials,
        takePhone('own'),
        hoursPass,
        drawerClock,
      ],
      prompt:
        'Hours later. alice has a work phone, too: it is 95 s fast, and only the company sets its clock. With a code of it, typed late enough, she got in. Her own is still slow. Make the codes of both fit, those of her own for good, and prove each with a new sign-in.',
      goals: [
        {
          id: 'own-cured',
          text: 'her own phone is cured for good, and signed her in',
          isMet: (view) => isOwnCured(view.world) && hasSignedIn(view, deviceOn(view.world, 'own')),
        },
        {
          id: 'work-cured',
          text: "her work phone's codes fit, and signed her in",
          isMet: (view) => knowsTheClock(view.world) && hasSignedIn(view, deviceOn(view.world, 'work')),
        },
      ],
      hints: [
        'There are two cures: the clock is set right, or AWS learns how far it is off. Which phone can have which?',
        'Own phone: p, `Clock`, `automatic`. Then `Take the other phone`; on `Security credentials`, `Resync` beside alice-work: code 1, Enter, the next code, Enter. `Sign out`, and sign in with each of the two.',
      ],
      solution: () => [
        setClock(0),
        takePhone('work'),
        openResync,
        submitResyncCodes,
        ...signInWithPhoneInHand,
        takePhone('own'),
        ...signInWithPhoneInHand,
      ],
      otherRoute: () => [
        takePhone('work'),
        ...resync,
        openPrivateWindow,
        submitPassword,
        chooseDeviceInHand,
        submitPhoneCode(0),
        closePrivateWindow,
        takePhone('own'),
        // Both cures, in the order that costs more: the second resync tells AWS of the clock that is right now.
        ...resync,
        setClock(0),
        ...resync,
        ...signInWithPhoneInHand,
      ],
      temptations: [
        {
          name: 'setting the clock that the company keeps',
          moves: () => [takePhone('work'), setClock(0)],
          reason: 'clock-locked',
        },
        {
          name: 'signing in with the work phone, and no cure',
          moves: () => [takePhone('work'), ...enterPasswordAnew, chooseDeviceInHand, submitPhoneCode(0)],
          reason: 'drift',
        },
        {
          name: 'a code of the other phone',
          moves: () => [
            setClock(0),
            ...enterPasswordAnew,
            chooseDeviceInHand,
            takePhone('work'),
            submitPhoneCode(0),
          ],
          reason: 'other-device',
        },
      ],
      astray: resyncedInsteadOfSet,
      why: 'Set the clock that can be set. Where it cannot be, a resync tells AWS how far it is off; AWS keeps that drift for each device by itself.',
      outcome: (world) =>
        `AWS keeps, in steps of 30 s (95 s: 3 or 4): her own phone ${driftOf(world, 'own')}, her work phone ${driftOf(world, 'work')}.`,
      waitCards: [
        {
          kind: 'predict',
          question: 'The work phone runs 95 s fast. What will AWS do with the two codes?',
          options: [
            {
              id: 'a',
              text: 'remember how far off it is',
              isRight: true,
              explanation: 'Right: it keeps the difference for this device. The phone stays as it is.',
            },
            {
              id: 'b',
              text: 'set the clock of the phone',
              isRight: false,
              misconception: 'resync-sets-the-clock',
              explanation: 'AWS never reaches the phone. It only learns how far off its clock is.',
            },
            {
              id: 'c',
              text: 'make a new secret for the phone',
              isRight: false,
              misconception: 'resync-makes-a-secret',
              explanation: 'The secret stays, and so does the entry on the phone.',
            },
          ],
        },
        {
          kind: 'look-inside',
          text: 'Two codes in a row fit at one moment only. AWS compares it with its own time, and counts the steps between: three or four here.',
        },
        {
          kind: 'connect',
          text: 'From now on AWS counts on these steps. What if somebody sets the clock of the phone right?',
        },
      ],
      more: [
        text(
          'On AWS both codes must be newer than those of the last pair. So after a pair that was 4 steps ahead one waits about 2 minutes before the next resync is taken. When hours pass between two steps of this lesson, the lab has let that wait go by.',
        ),
      ],
    },
    {
      kind: 'task',
      id: 'clock-corrected',
      title: 'The company sets its clock right',
      tools: ['clock'],
      sources: [SOURCES.sync, SOURCES.measured],
      arrange: () => [
        closePrivateWindow,
        signOut,
        hoursPass,
        takePhone('work'),
        lockClock(false),
        setClock(0),
        lockClock(true),
        ...enterPassword,
        chooseDeviceInHand,
      ],
      predictions: [
        {
          question:
            "In the night the company sets the work phone's clock right. Nobody tells AWS. In the morning alice types the code it shows. What does AWS do?",
          options: [
            { id: 'a', text: 'it takes the code, since the clock is right now', isRight: false },
            { id: 'b', text: 'it refuses the code, as it would an old one', isRight: true },
            { id: 'c', text: 'it takes the code, and forgets the old drift', isRight: false },
          ],
        },
      ],
      prompt: 'The work phone shows the right time this morning. Give AWS a code of it, and see.',
      goals: [
        {
          id: 'right-code-tried',
          text: 'AWS was given a code of the phone with the right time',
          isMet: (view) => deviceOn(view.world, 'work')?.drift !== 0 && lateCodes(view) > 0,
        },
      ],
      hints: ['The phone is in her hand. Read it.', 'Six digits, Enter.'],
      solution: () => [submitPhoneCode(0)],
      otherRoute: () => [openPrivateWindow, submitPassword, chooseDeviceInHand, submitPhoneCode(-1)],
      temptations: [{ name: 'any six digits', moves: () => [guessCode('000000')], reason: 'unknown-code' }],
      why: 'AWS still adds the distance it was told: to it a right clock is a slow one now. So set a clock first, and resync only if codes are still refused. The other way round her codes fail again on the day the clock is set.',
      more: [
        text(
          'Codes that are typed late do the same as a slow clock: AWS keeps their distance, and fresh codes are refused until the next resync.',
        ),
      ],
    },
    {
      kind: 'task',
      id: 'play-with-clocks',
      title: 'How much is too much?',
      tools: ['clock'],
      sources: [SOURCES.measured, SOURCES.lab],
      arrange: () => [
        closePrivateWindow,
        signOut,
        collectPhones,
        hoursPass,
        setClock(3600),
        ...enterPassword,
      ],
      predictions: [
        {
          question:
            'Her own phone again. Its clock is one hour off, and then ten minutes. What does AWS do with a code of each?',
          options: [
            { id: 'a', text: 'it refuses both, in the same short words', isRight: true },
            { id: 'b', text: 'it says how far off the ten minutes are', isRight: false },
            { id: 'c', text: 'it refuses the hour, and takes the minutes', isRight: false },
          ],
        },
        {
          question:
            'And 31 seconds off, so that the phone shows a code that is a little older or newer: what does AWS do?',
          options: [
            { id: 'a', text: 'it takes that code, and she is signed in', isRight: true },
            { id: 'b', text: 'it refuses it: only the right one will do', isRight: false },
            { id: 'c', text: 'it asks for the next one, to be sure of it', isRight: false },
          ],
        },
      ],
      prompt:
        "Her own phone's clock is one hour fast now. Give AWS a code of that clock, then one of a clock 10 minutes off, and last one of a clock 31 s off.",
      goals: [
        { id: 'hour-unknown', text: '1 hour off: tried', isMet: (view) => wasRefused(view, 'unknown-code') },
        {
          id: 'minutes-refused',
          text: '10 minutes off: tried',
          isMet: (view) =>
            refusals(view, 'drift').some(
              ({ reason }) => reason?.code === 'drift' && Math.abs(reason.stepsOff) >= 15,
            ),
        },
        {
          id: 'half-minute-fine',
          text: '31 s off: tried',
          isMet: (view) =>
            codeSignIns(view).some(({ timeStep, at }) => timeStep !== null && timeStep !== stepAt(at)),
        },
      ],
      hints: [
        'The clock is on the phone. Digits go to the code field by themselves.',
        'Six digits, Enter. p, `Clock`, `10 min slow`, six digits, Enter. Enter at `Clock` again, `31 s slow`, six digits, Enter.',
      ],
      solution: () => [
        submitPhoneCode(0),
        setClock(600),
        submitPhoneCode(0),
        setClockHalfAMinuteOff,
        submitPhoneCode(0),
      ],
      otherRoute: () => [
        setClock(-600),
        submitPhoneCode(0),
        setClock(3600),
        submitPhoneCode(0),
        setClock(-31),
        submitPhoneCode(0),
      ],
      temptations: [
        {
          name: 'a clock 95 s off',
          moves: () => [setClock(-95), submitPhoneCode(0)],
          reason: 'drift',
        },
      ],
      why: '\n31 s off: within the five steps, so AWS takes it.\n10 minutes off: refused, and the lab can say by how much.\n1 hour off: refused. One code may fit there by chance; two in a row tell, as in a resync.',
      more: [
        text(
          'One random code fits somewhere in 41 steps once in 24,000 tries, and somewhere in a day once in 350. Two in a row fit by chance once in many millions.',
        ),
      ],
    },
    {
      kind: 'quiz',
      id: 'flew-home',
      title: 'Check',
      question:
        'Codes fail since your phone came back from repair. The app looks normal. What do you do first?',
      sources: [SOURCES.timeSync, SOURCES.sync],
      options: [
        {
          id: 'a',
          text: 'Delete the entry, and set it up again',
          isRight: false,
          misconception: 'refused-means-broken',
          explanation: 'The secret is fine, and without the entry you are locked out.',
        },
        {
          id: 'b',
          text: "Look at the phone's automatic time",
          isRight: true,
          explanation: 'It costs nothing to look, and it is the usual cause. Resync only if it still fails.',
        },
        {
          id: 'c',
          text: 'Have an administrator remove MFA',
          isRight: false,
          misconception: 'remove-mfa-first',
          explanation: 'That is the last way. Until you enrol again the password stands alone.',
        },
        {
          id: 'd',
          text: 'Switch on mobile data for new codes',
          isRight: false,
          misconception: 'codes-are-fetched',
          explanation: 'Codes are made on the phone. The network helps only to set its clock.',
        },
      ],
    },
    {
      kind: 'read',
      id: 'takeaway',
      title: 'What to keep',
      sources: [SOURCES.sync, SOURCES.signInWithMfa, SOURCES.timeSync],
      blocks: [
        text('**Codes refused? First the clock, then resync. The entry stays.**'),
        figure(DRIFT_REMEMBERED),
        {
          kind: 'today',
          older: 'Manage; Resync; two codes',
          today:
            'Security credentials; the radio button beside the device; Resync; MFA code 1, MFA code 2; Resync',
        },
        list(
          'After several refused codes the console asks whether to resync.',
          'Root has its own page for it, and an administrator can do it, too.',
        ),
        text('Lesson 9: no clock and no code helps when the phone itself is gone.'),
      ],
    },
  ],
});

/** How many codes AWS refused for being too old, those among them that had been used in their time. */
function lateCodes(view: GoalView): number {
  return refusals(view, 'drift').length + refusals(view, 'code-already-used').length;
}

/** Which of alice's two phones. */
type Which = 'own' | 'work';

function phoneOf(world: World, which: Which): Phone | undefined {
  return phonesAtHand(world).find((phone) => isCompanyPhone(phone) === (which === 'work'));
}

/** alice's device on one of her phones. */
function deviceOn(world: World, which: Which): MfaDevice | undefined {
  const entries = phoneOf(world, which)?.entries ?? [];
  return aliceDevices(world).find(({ seed }) => entries.some(({ secret }) => secret === seed));
}

function driftOf(world: World, which: Which): number {
  return deviceOn(world, which)?.drift ?? 0;
}

/** The clock is right, and AWS expects it to be. */
function isOwnCured(world: World): boolean {
  const device = deviceOn(world, 'own');
  return device !== undefined && isInStep(device) && phoneOf(world, 'own')?.clockOffset === 0;
}

/** What AWS keeps as the work phone's drift is what its clock shows, to the step. */
function knowsTheClock(world: World): boolean {
  const [phone, device] = [phoneOf(world, 'work'), deviceOn(world, 'work')];
  if (phone === undefined || device === undefined || device.drift === 0) return false;
  return Math.abs(device.drift - phone.clockOffset / TIME_STEP_SECONDS) <= 1;
}

/** A code of this device signed alice in, in this step. */
function hasSignedIn(view: GoalView, device: MfaDevice | undefined): boolean {
  return codeSignIns(view).some(({ details }) => details['MFAIdentifier'] === device?.serialNumber);
}

/** AWS was told of a clock that could have been set. It helps for today, and breaks on the day somebody sets it. */
function resyncedInsteadOfSet(world: World): RichText | null {
  const device = deviceOn(world, 'own');
  if (device === undefined || isInStep(device)) return null;
  return phoneOf(world, 'own')?.clockOffset === 0
    ? "Her own phone's clock is right now, and AWS still expects it to be slow. Resync it once more."
    : 'AWS now expects her own phone to stay slow. That works today; but one day its clock may be set, and then its codes fail. Set it, and resync it once more.';
}
