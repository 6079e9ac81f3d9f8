import type { Draws } from '../../../sim/base/draws.js';
import { TIME_STEP_SECONDS } from '../../../sim/base/time.js';
import type { MfaDevice } from '../../../sim/world/devices.js';
import { LEARNER, newWorld } from '../../../sim/world/new-world.js';
import { isCompanyPhone } from '../../../sim/world/phone.js';
import type { World } from '../../../sim/world/world.js';
import { phonesAtHand } from '../../../sim/world/world.js';
import { aliceDevices, isInStep } from '../../engine/goals.js';
import type { GoalView } from '../../engine/lesson.js';
import { hoursPass, openResync, setClock, submitResyncCodes } from '../../engine/moves/clock-moves.js';
import { openSecurityCredentials, signOut } from '../../engine/moves/moves.js';
import { enterPassword } from '../../engine/moves/password-moves.js';
import { submitPhoneCode, submitUnusedPhoneCode } from '../../engine/moves/phone-moves.js';
import { chooseDeviceInHand, signInWithPhoneInHand, takePhone } from '../../engine/moves/two-phones-moves.js';
import { codeSignIns, eventsBy, eventsOfAlice, wasGranted } from '../../engine/step-events.js';
import { SOURCES } from '../sources.js';
import type { Incident, IncidentCase, Message, WrongTurn } from './incident.js';
import { cameAt, colleague, deviceName, enrolUnder, pick, refusedFor } from './incident.js';

/** Clocks that no code survives, and that a code still tells. */
const OFFSETS = [-590, -330, -155, -95, 95, 155, 330, 590] as const;

/** What the company calls the device of its phone. */
const WORK = `${LEARNER}-work`;

/** Codes are refused, and nothing is broken: lesson 8 once more. Which cure fits depends on whose phone it is. */
export const drift: Incident = {
  id: 'drift',
  name: 'A clock that was wrong',
  lessonId: 'the-phones-clock-is-wrong',
  make: (draws) => (draws.below(2) === 0 ? ownPhone(draws) : workPhone(draws)),
};

/** A clock that may be set. */
function ownPhone(draws: Draws): IncidentCase {
  const name = colleague(draws);
  const offset = pick(draws, OFFSETS);
  const device = deviceName(draws);
  const [channel, message] = pick<Message>(draws, [
    [
      'a mail',
      'alice: "My phone came back from repair. I have typed six codes, and AWS takes none. Shall I set the app up anew?"',
    ],
    [
      'a call',
      `${name}: "alice sits next to me, and is getting angry. Her app shows codes as always, and AWS says no to each."`,
    ],
    [
      'a chat',
      'alice: "I played with the settings of my phone on the train. Since then AWS refuses my codes. Is my account blocked?"',
    ],
  ]);
  return {
    channel,
    task: {
      newWorld,
      sources: [SOURCES.timeSync, SOURCES.sync, SOURCES.measured],
      hidesHistory: true,
      hidesClock: true,
      tools: ['clock', 'measure'],
      arrange: () => [
        ...enrolUnder(device),
        signOut,
        hoursPass,
        setClock(offset),
        ...enterPassword,
        submitPhoneCode(0),
      ],
      prompt: `${message} Her password is typed; her phone lies beside the console. You are alice.`,
      goals: [
        {
          id: 'in',
          text: 'alice is in, with a code of this phone',
          isMet: (view) => codeSignIns(view).length > 0,
        },
        {
          id: 'for-good',
          text: 'its codes fit, today and tomorrow',
          isMet: ({ world }) =>
            aliceDevices(world).some(isInStep) && phoneOf(world, false)?.clockOffset === 0,
        },
      ],
      hints: [
        'The app and AWS both work out the code from the time. One of them is told the wrong one.',
        '`p`, `Clock`, `automatic`; then the six digits that the phone shows, Enter.',
      ],
      solution: () => [setClock(0), submitPhoneCode(0)],
      otherRoute: () => [setClock(31), submitPhoneCode(0), setClock(0)],
      why: 'First the clock, where it can be set. The secret was right all the time.',
    },
    wrongTurns: [
      moreCodes,
      guessed,
      removedIt,
      {
        id: 'resynced-instead',
        text: 'telling AWS of a clock that could be set',
        isTaken: (view) => hasResynced(view) && phoneOf(view.world, false)?.clockOffset !== 0,
      },
    ],
    gap: { text: 'alice was locked out', seconds: (view) => firstSignIn(view) },
  };
}

/** A clock that only the company sets. */
function workPhone(draws: Draws): IncidentCase {
  const name = colleague(draws);
  const offset = pick(draws, OFFSETS);
  const own = deviceName(draws);
  const direction = offset < 0 ? 'slow' : 'fast';
  const [channel, message] = pick<Message>(draws, [
    [
      'a mail',
      `${name}, who looks after the phones: "alice's work phone runs ${Math.abs(offset)} s ${direction} since the update. We set no clocks before Thursday, and nobody else can."`,
    ],
    [
      'a call',
      `alice: "The codes of my work phone are refused. ${name} says that its clock is ${direction}, and locked. My own phone is fine."`,
    ],
  ]);
  return {
    channel,
    task: {
      newWorld,
      sources: [SOURCES.sync, SOURCES.enableApi, SOURCES.measured],
      hidesHistory: true,
      tools: ['clock'],
      arrange: () => [
        ...enrolUnder(own),
        signOut,
        () => ({ kind: 'hand-out-phone', to: LEARNER, deviceName: WORK, clockOffset: offset }),
        hoursPass,
        takePhone('work'),
        ...enterPassword,
      ],
      prompt: `${message} Today she takes it to a customer, and it has to sign her in. You are alice; her password is typed.`,
      goals: [
        {
          id: 'in',
          text: `alice is in, with a code of ${WORK}`,
          isMet: (view) =>
            codeSignIns(view).some(
              ({ details }) => details['MFAIdentifier'] === workDevice(view.world)?.serialNumber,
            ),
        },
        {
          id: 'fits',
          text: 'AWS expects this phone as it is',
          isMet: ({ world }) => {
            const [phone, device] = [phoneOf(world, true), workDevice(world)];
            if (phone === undefined || device === undefined) return false;
            return Math.abs(device.drift - phone.clockOffset / TIME_STEP_SECONDS) <= 1;
          },
        },
      ],
      hints: [
        'This clock stays wrong until Thursday. Who else could allow for it?',
        'Sign in with her own phone (`Take the other phone`). `Security credentials`, `Resync` beside the work phone: two codes of it in a row. Sign out, and in with it.',
      ],
      solution: () => [
        takePhone('own'),
        chooseDeviceInHand,
        submitUnusedPhoneCode,
        openSecurityCredentials,
        takePhone('work'),
        openResync,
        submitResyncCodes,
        ...signInWithPhoneInHand,
      ],
      why: 'A clock that cannot be set is told to AWS: a resync. On Thursday, when it is set, it takes one more.',
    },
    wrongTurns: [
      moreCodes,
      guessed,
      removedIt,
      refusedFor('set-the-clock', 'setting the clock that only the company sets', 'clock-locked'),
    ],
    gap: { text: `alice was without ${WORK}`, seconds: (view) => signInWithWork(view) },
  };
}

const moreCodes = refusedFor(
  'more-codes',
  'one more code of a clock that is off',
  'drift',
  'code-already-used',
);

const guessed = refusedFor('guessed', 'digits that no phone of hers shows', 'unknown-code', 'other-device');

const removedIt: WrongTurn = {
  id: 'removed-it',
  text: 'taking the device away, though nothing was wrong with its secret',
  isTaken: (view) =>
    [...eventsBy(view, 'learner'), ...eventsBy(view, 'administrator')].some(
      (event) => event.eventName === 'DeactivateMFADevice' && wasGranted(event),
    ),
};

function hasResynced(view: GoalView): boolean {
  return eventsOfAlice(view).some((event) => event.eventName === 'ResyncMFADevice' && wasGranted(event));
}

/** alice's phone, or the company's. */
function phoneOf(world: World, isCompanys: boolean) {
  return phonesAtHand(world).find((phone) => isCompanyPhone(phone) === isCompanys);
}

function workDevice(world: World): MfaDevice | undefined {
  return aliceDevices(world).find(({ name }) => name === WORK);
}

function firstSignIn(view: GoalView): number | null {
  const [first] = codeSignIns(view);
  return first === undefined ? null : first.at - cameAt(view);
}

function signInWithWork(view: GoalView): number | null {
  const serialNumber = workDevice(view.world)?.serialNumber;
  const first = codeSignIns(view).find(({ details }) => details['MFAIdentifier'] === serialNumber);
  return first === undefined ? null : first.at - cameAt(view);
}
