import { stepAt, TIME_STEP_SECONDS } from '../../sim/base/time.js';
import type { HistoryEvent } from '../../sim/world/event.js';
import { eventsAfter } from '../../sim/world/history.js';
import type { World } from '../../sim/world/world.js';
import { aliceDevices, codeSignIns, isInStep, wasRefused } from '../engine/goals.js';
import type { GoalView, Lesson } from '../engine/lesson.js';
import {
  hoursPass,
  lockClock,
  measureClock,
  resync,
  setClock,
  setClockHalfAMinuteOff,
} from '../engine/moves/clock-moves.js';
import {
  closePrivateWindow,
  hideQr,
  openAssignMfa,
  openPrivateWindow,
  openSecurityCredentials,
  showQr,
  signOut,
  submitDeviceName,
  submitPassword,
  submitSetUpCodes,
  submitUnusedCode,
} from '../engine/moves/moves.js';
import { enterPassword, enterPasswordAnew } from '../engine/moves/password-moves.js';
import { guessCode } from '../engine/moves/people-moves.js';
import {
  lendPhone,
  scanWithLabPhone,
  submitPhoneCode,
  takeDevices,
  tryInPrivate,
} from '../engine/moves/phone-moves.js';
import { list, text } from '../words/rich-text.js';
import { signInWithACode } from './07-sign-in-with-a-code.js';
import { SOURCES } from './sources.js';

/** How near to the truth a measurement has to come, in seconds. */
const NEAR_ENOUGH = 5;

/** Clocks that a phone may have by itself; which one, a lab decides by its account. */
const UNKNOWN_CLOCKS = [-95, -110, -125, -155] as const;

/** Lesson 8 of the curriculum. */
export const thePhonesClockIsWrong: Lesson = {
  id: 'the-phones-clock-is-wrong',
  title: "The phone's clock is wrong",
  objective: 'Find out by how much a clock is off, and choose between setting it and resynchronising.',
  minutes: 12,
  lendsPhone: true,
  checkpoint: (world) => [...signInWithACode.checkpoint(world), signOut],
  accepts: (world) =>
    aliceDevices(world).length === 1 &&
    aliceDevices(world).some(isInStep) &&
    world.phone.status === 'in-hand',
  steps: [
    {
      kind: 'quiz',
      id: 'recall-second-code',
      title: 'Before we start',
      recalls: 'two-consecutive-codes',
      question: 'At enrolment AWS took two codes in a row. What did it keep from them?',
      sources: [SOURCES.enableApi, SOURCES.measured],
      options: [
        {
          id: 'a',
          text: "How far the phone's clock was from its own",
          isRight: true,
          explanation: 'That distance is the drift. AWS adds it whenever it checks a code of this device.',
        },
        {
          id: 'b',
          text: 'The two codes, as spare passwords',
          isRight: false,
          misconception: 'codes-are-kept',
          explanation: 'Codes are worked out anew each time. What was kept is a distance in time.',
        },
        {
          id: 'c',
          text: 'The name of the phone',
          isRight: false,
          misconception: 'aws-knows-the-phone',
          explanation: 'AWS never hears of the phone. It knows a secret, and how far the clock was off.',
        },
      ],
    },
    {
      kind: 'read',
      id: 'two-clocks',
      title: 'Two clocks and a window',
      sources: [SOURCES.sync, SOURCES.measured, SOURCES.timeSync],
      blocks: [
        text(
          'Both sides work out codes from the time, so two clocks must agree. Not to the second: AWS looks at five steps of 30 seconds.',
        ),
        {
          kind: 'facts',
          rows: [
            ['-2 -1 0', 'the code of a minute ago, of half a minute ago, of now'],
            ['+1 +2', 'the next two, for phones that run ahead'],
            ['beyond', 'refused: always from 90 seconds, never up to 60, by chance between'],
          ],
        },
        text(
          'A phone with **automatic time** stays well inside. A clock set by hand, a phone that was off for a month, an old one without a network: those are the usual causes.',
        ),
        text(
          'Nothing is broken then, and the secret is fine. Either set the clock right, or tell AWS how far it is off: that is called **resync**.',
        ),
        text(
          'In this lesson a clock gets broken on purpose. Do not do this to your own phone; the lab lends you one.',
        ),
      ],
      more: [
        text(
          'The five steps were measured by a third party on AWS STS in 2026. AWS gives no number; the console may differ.',
        ),
        text('Security keys have no clock. They never drift.'),
      ],
    },
    {
      kind: 'task',
      id: 'refused-twice',
      title: 'Refused, and refused again',
      sources: [SOURCES.signInWithMfa, SOURCES.sync],
      arrange: (world) => [
        closePrivateWindow,
        signOut,
        lendPhone,
        hoursPass,
        setClock(
          UNKNOWN_CLOCKS[Number(world.account.id.at(-1)) % UNKNOWN_CLOCKS.length] ?? UNKNOWN_CLOCKS[0],
        ),
      ],
      prompt:
        "alice's phone lay in a drawer for months. Sign in as alice with the code on the lab's phone. When it is refused, try the next one as well.",
      goals: [
        {
          id: 'refused-once',
          text: 'a code was refused',
          isMet: (view) => refusals(view, 'drift').length > 0,
        },
        {
          id: 'refused-twice',
          text: 'so was another',
          isMet: (view) => refusals(view, 'drift').length > 1,
        },
      ],
      hints: [
        'The app looks as always. Type what it shows.',
        '`Open the bookmark`, `Fill in from the card`, `Sign in`, six digits, Enter; then six digits and Enter once more.',
      ],
      solution: () => [...enterPassword, submitPhoneCode(0), submitPhoneCode(-1)],
      otherRoute: () => [...tryInPrivate, submitPhoneCode(0)],
      temptations: [
        {
          name: 'any six digits',
          moves: () => [...enterPassword, guessCode('000000')],
          reason: 'unknown-code',
        },
      ],
      why: 'More tries do not help: each code is right for the phone, and late for AWS. On the real console you would read one short sentence here.',
    },
    {
      kind: 'task',
      id: 'measure',
      title: 'How far off is it?',
      tools: ['measure'],
      sources: [SOURCES.rfc6238, SOURCES.lab],
      prompt:
        'Press `p` and type the code of the phone into the clock check, Enter. Then press Enter once more at the moment the code changes (`w` jumps there).',
      ownPhonePrompt:
        'Press `p` and type the code of the lent phone into the clock check, Enter. Then press Enter once more at the moment the code changes. Your own phone is chosen, so the lab keeps real time: wait for it.',
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
        'p, six digits, Enter. Keep a finger on Enter, watch the phone, press when the digits change.',
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
      why: 'AWS has no such check; this is the lab. Which of the two clocks is wrong no measurement can say. Look at a third one.',
      more: [
        text(
          'The sum: 30 seconds for each step between the two, and the rest from the moment of the change. A press is exact to about half a second.',
        ),
      ],
    },
    {
      kind: 'task',
      id: 'automatic-time',
      title: 'First cure: set the clock',
      tools: ['clock'],
      sources: [SOURCES.timeSync, SOURCES.sync],
      arrange: () => [hoursPass],
      prompt:
        "Set the phone's clock to `automatic` (`p`, then `Clock`), and sign in with the code it shows then.",
      goals: [
        {
          id: 'clock-is-right',
          text: "the phone's clock is automatic",
          isMet: ({ world }) => world.phone.clockOffset === 0,
        },
        {
          id: 'signed-in',
          text: 'alice is signed in with MFA',
          isMet: (view) => codeSignIns(view).length > 0,
        },
      ],
      hints: [
        'On a real phone: Settings, Date and time, automatic. In the app nothing changes.',
        '`p`, `Clock`, `automatic`. Then the new six digits, Enter.',
      ],
      solution: () => [setClock(0), ...enterPasswordAnew, submitUnusedCode],
      otherRoute: () => [...enterPasswordAnew, setClock(0), submitPhoneCode(0)],
      temptations: [
        {
          name: 'signing in before the clock is set',
          moves: () => [...enterPasswordAnew, submitPhoneCode(0)],
          reason: 'drift',
        },
      ],
      why: 'The same secret, the same entry, and the code fits again. Nobody had to remove or set up anything.',
    },
    {
      kind: 'task',
      id: 'resync',
      title: 'Second cure: resync',
      tools: ['clock'],
      sources: [SOURCES.sync, SOURCES.enableApi],
      arrange: () => [hoursPass, setClock(95), lockClock(true)],
      prompt:
        "Later that day: alice's company manages the phone. It runs 95 s fast, and she may not set its clock. You are signed in still: open `Security credentials`, `Resync`, two codes in a row. Then sign out, and in with a code.",
      goals: [
        {
          id: 'drift-known',
          text: "AWS knows the phone's clock",
          isMet: ({ world }) => knowsTheClock(world),
        },
        {
          id: 'signed-in',
          text: 'a code of the fast phone signed alice in',
          isMet: (view) => knowsTheClock(view.world) && codeSignIns(view).length > 0,
        },
      ],
      hints: [
        'Resync is beside the device. It wants the same as enrolment: two codes, neighbours, in order.',
        '`Security credentials`, `Resync`, code 1, Enter, wait for the change, code 2, Enter. Then `Sign out` and sign in.',
      ],
      solution: () => [...resync, ...enterPasswordAnew, submitUnusedCode],
      otherRoute: () => [...resync, openPrivateWindow, submitPassword, submitUnusedCode],
      temptations: [
        { name: 'setting a clock that is locked', moves: () => [setClock(0)], reason: 'clock-locked' },
        {
          name: 'signing in without a resync',
          moves: () => [...tryInPrivate],
          reason: 'drift',
        },
      ],
      why: 'The phone is as fast as before, and its codes fit: AWS now expects this device to be three or four steps ahead.',
      outcome: (world) =>
        `The drift AWS keeps for this device: ${(aliceDevices(world)[0]?.drift ?? 0) * TIME_STEP_SECONDS} s.`,
      more: [
        text(
          'After several refused codes the real console asks by itself whether to synchronise, says the documentation. After how many it does not say, and this lab leaves it out. An administrator can resync for you.',
        ),
        text(
          'On AWS both codes must be newer than those of the last pair. So after a pair that was 4 steps ahead one waits about 2 minutes before the next resync is taken. When hours pass between two steps of this lesson, the lab has let that wait go by.',
        ),
      ],
    },
    {
      kind: 'task',
      id: 'corrected-and-broken',
      title: 'Break it: the clock is set right',
      tools: ['clock'],
      sources: [SOURCES.sync, SOURCES.measured],
      arrange: () => [closePrivateWindow, hoursPass, lockClock(false)],
      prompt:
        'Then the company unlocks the clock. Set it to `automatic`, and try a sign-in in a `Private window`. Read why it fails; then close that window, resync, and sign in.',
      goals: [
        {
          id: 'clock-is-right',
          text: "the phone's clock is automatic",
          isMet: ({ world }) => world.phone.clockOffset === 0,
        },
        {
          id: 'right-and-refused',
          text: 'a right code was refused',
          isMet: (view) =>
            refusals(view, 'drift').some(
              ({ reason }) => reason?.code === 'drift' && reason.storedDrift !== 0,
            ),
        },
        {
          id: 'in-step-again',
          text: 'AWS and phone are in step again',
          isMet: ({ world }) => aliceDevices(world).some(isInStep),
        },
        {
          id: 'signed-in',
          text: 'alice is signed in with MFA',
          isMet: (view) => aliceDevices(view.world).some(isInStep) && codeSignIns(view).length > 0,
        },
      ],
      hints: [
        'AWS still adds the old distance. It has to hear of the new one.',
        'p, `Clock`, `automatic`. `Private window`, sign in, one code, refused. Close the window, `Security credentials`, `Resync`, then sign out and in.',
      ],
      solution: () => [
        setClock(0),
        ...tryInPrivate,
        closePrivateWindow,
        ...resync,
        ...enterPasswordAnew,
        submitUnusedCode,
      ],
      temptations: [
        {
          name: 'one more code without a resync',
          moves: () => [setClock(0), ...tryInPrivate],
          reason: 'drift',
        },
      ],
      why: 'Set the clock first, and resync only if codes are refused still. The other way round breaks it twice.',
    },
    {
      kind: 'task',
      id: 'play-with-clocks',
      title: 'How much is too much?',
      tools: ['clock'],
      sources: [SOURCES.measured],
      arrange: () => [closePrivateWindow, signOut, hoursPass],
      prompt:
        'Sign in three times, each time with another clock: `10 min` off, `1 hour` off, and last `31 s` off. Make a guess before each.',
      goals: [
        {
          id: 'minutes-refused',
          text: 'ten minutes off: refused, and the lab says by how much',
          isMet: (view) =>
            refusals(view, 'drift').some(
              ({ reason }) => reason?.code === 'drift' && Math.abs(reason.stepsOff) >= 15,
            ),
        },
        {
          id: 'hour-unknown',
          text: 'an hour off: one code cannot tell it from a typo',
          isMet: (view) => wasRefused(view, 'unknown-code'),
        },
        {
          id: 'half-minute-fine',
          text: 'half a minute off: signed in',
          isMet: (view) =>
            codeSignIns(view).some(({ timeStep, at }) => timeStep !== null && timeStep !== stepAt(at)),
        },
      ],
      hints: [
        'The clock is behind p, Clock. Digits go to the code field by themselves.',
        'Sign in to the code page. p, Clock, 10 min fast, six digits, Enter. Then the same with the others.',
      ],
      solution: () => [
        ...enterPassword,
        setClock(600),
        submitPhoneCode(0),
        setClock(3600),
        submitPhoneCode(0),
        setClockHalfAMinuteOff,
        submitPhoneCode(0),
      ],
      otherRoute: () => [
        ...enterPassword,
        setClock(3600),
        submitPhoneCode(0),
        setClock(-600),
        submitPhoneCode(0),
        setClock(-31),
        submitPhoneCode(0),
      ],
      temptations: [
        {
          name: 'a clock 95 s off',
          moves: () => [...enterPassword, setClock(-95), submitPhoneCode(0)],
          reason: 'drift',
        },
      ],
      why: 'One code within ten minutes can be placed. Further away a match could be chance, so the lab says nothing. Two codes can be placed over hours: resync finds them.',
      more: [
        text(
          'One random code fits somewhere in 41 steps once in 24,000 tries, and somewhere in a day once in 350. Two in a row fit by chance once in many millions.',
        ),
      ],
    },
    {
      kind: 'task',
      id: 'too-late',
      title: 'Break it: two codes that come late',
      tools: ['clock'],
      sources: [SOURCES.enableApi, SOURCES.enableVirtual, SOURCES.measured],
      arrange: () => [
        closePrivateWindow,
        hoursPass,
        takeDevices,
        setClock(0),
        ...enterPasswordAnew,
        openSecurityCredentials,
        openAssignMfa,
        submitDeviceName,
        showQr,
        scanWithLabPhone,
        hideQr,
      ],
      prompt:
        'alice removed her device, and scanned a new one. Now be late: set the clock to `10 min slow`, enter two codes in a row, and set it to `automatic`. Try a sign-in in a `Private window`. Then close it, and `Resync`.',
      goals: [
        {
          id: 'enrolled-late',
          text: 'AWS took two old codes',
          isMet: ({ world, since }) =>
            eventsAfter(world, since.eventId).some(
              ({ eventName, error, timeStep, at }) =>
                eventName === 'EnableMFADevice' &&
                error === null &&
                timeStep !== null &&
                stepAt(at) - timeStep > 2,
            ),
        },
        {
          id: 'fresh-code-refused',
          text: 'a fresh code was refused',
          isMet: (view) => refusals(view, 'drift').length > 0,
        },
        {
          id: 'repaired',
          text: 'device and AWS are in step',
          isMet: (view) => refusals(view, 'drift').length > 0 && aliceDevices(view.world).some(isInStep),
        },
      ],
      hints: [
        'AWS takes old codes and remembers how old they were. What is the repair called?',
        '`p`, `Clock`, `10 min slow`. Code 1, Enter, next code, Enter. The clock to automatic. `Private window`, sign in, refused. `Close window`, `Resync`, two fresh codes.',
      ],
      solution: () => [submitSetUpCodes(-7, -6), ...tryInPrivate, closePrivateWindow, ...resync],
      otherRoute: () => [
        setClock(-600),
        submitSetUpCodes(-21, -20),
        setClock(0),
        ...tryInPrivate,
        closePrivateWindow,
        ...resync,
      ],
      temptations: [
        { name: 'the older code second', moves: () => [submitSetUpCodes(-6, -7)], reason: 'swapped' },
        {
          name: 'codes of yesterday',
          moves: () => [submitSetUpCodes(-2881, -2880)],
          reason: 'pair-out-of-range',
        },
      ],
      why: 'The documentation says it too: such a device is associated, and out of sync. To AWS a slow clock and codes typed late are the same. Send the two without delay, or resync.',
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
          text: 'Delete the entry and start anew',
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
          text: 'Ask an administrator to remove MFA',
          isRight: false,
          misconception: 'remove-mfa-first',
          explanation: 'That is the last way. Until you enrol again the password stands alone.',
        },
        {
          id: 'd',
          text: 'Switch on mobile data, so that the app can fetch codes',
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
      sources: [SOURCES.sync, SOURCES.timeSync],
      blocks: [
        text('**Codes refused for no reason? First the clock, then resync. The entry stays.**'),
        {
          kind: 'today',
          older: 'Manage; Resync; two codes',
          today:
            'Security credentials; the radio button beside the device; Resync; MFA code 1, MFA code 2; Resync',
        },
        list(
          'Root resynchronises before sign-in, on its own troubleshooting page.',
          'An administrator can resync a device of a user.',
        ),
        text('Next: no clock and no code helps when the phone itself is gone.'),
      ],
    },
  ],
};

function refusals({ world, since }: GoalView, reason: string): readonly HistoryEvent[] {
  return eventsAfter(world, since.eventId).filter((event) => event.reason?.code === reason);
}

/** What AWS keeps as drift is what the phone's clock shows, to the step. */
function knowsTheClock(world: World): boolean {
  const steps = world.phone.clockOffset / TIME_STEP_SECONDS;
  return aliceDevices(world).some(({ drift }) => drift !== 0 && Math.abs(drift - steps) <= 1);
}
