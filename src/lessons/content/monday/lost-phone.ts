import { CALLED_BACK } from '../../../sim/console/telephone.js';
import { ADMINISTRATOR, LEARNER, newWorld } from '../../../sim/world/new-world.js';
import { personaOf } from '../../../sim/world/windows.js';
import type { World } from '../../../sim/world/world.js';
import { gapSeconds } from '../../engine/gap.js';
import { aliceDevices, isAliceSignedIn, isClockKnown } from '../../engine/goals.js';
import type { Goal, GoalView, Move } from '../../engine/lesson.js';
import { hoursPass } from '../../engine/moves/clock-moves.js';
import {
  hideQr,
  inFront,
  openAssignMfa,
  openBookmark,
  openSecurityCredentials,
  personPassword,
  showQr,
  signOut,
  submitDeviceName,
  submitSetUpCodes,
} from '../../engine/moves/moves.js';
import { enterPassword } from '../../engine/moves/password-moves.js';
import {
  administratorsWindow,
  alicesWindow,
  answerCaller,
  confirmRemove,
  leakPassword,
  openAlice,
  openRemove,
  resetPassword,
  submitAdministratorsPassword,
  submitTokenCode,
} from '../../engine/moves/people-moves.js';
import { losePhone, replacePhone } from '../../engine/moves/phone-moves.js';
import { tryAnotherMethod } from '../../engine/moves/second-device-moves.js';
import { eventsBy } from '../../engine/step-events.js';
import { SOURCES } from '../sources.js';
import type { Incident, WrongTurn } from './incident.js';
import { colleague, deviceName, enrolUnder, pick, refusedFor } from './incident.js';

const openReset = inFront((browser) => ({ kind: 'open-reset-password', browser, userName: LEARNER }));

const omarSignsIn: readonly Move[] = [
  administratorsWindow,
  openBookmark,
  submitAdministratorsPassword,
  submitTokenCode,
];

/** alice with a new phone, from the password on. */
const aliceEnrolsAgain: readonly Move[] = [
  alicesWindow,
  ...enterPassword,
  replacePhone,
  openSecurityCredentials,
  openAssignMfa,
  submitDeviceName,
  showQr,
  (world) => ({ kind: 'phone-scan', browser: world.activeBrowser }),
  hideQr,
  submitSetUpCodes(-1, 0),
];

/** A phone is gone: lesson 9 once more. Sometimes it is not alice who says so. */
export const lostPhone: Incident = {
  id: 'lost-phone',
  name: 'A phone that was gone',
  lessonId: 'the-phone-is-gone',
  make(draws) {
    const name = colleague(draws);
    const place = pick(draws, [
      'in a taxi',
      'on the night train',
      'at the airport',
      'at the gym',
      'on the tram',
    ]);
    const device = deviceName(draws);
    const isCall = draws.below(2) === 0;
    // Whoever calls has to have the password from somewhere.
    const isListed = isCall || draws.below(2) === 0;
    const message = isCall
      ? `omar's telephone: "alice here. My phone is gone, I left it ${place}. I show our figures in ten minutes: take that MFA thing off me, quick!"`
      : `${name}, front desk: "omar, alice is here with me, I know her. Her phone was stolen ${place}, and she cannot sign in."`;
    const listed = isListed ? ' Her password is in a list that went round this weekend.' : '';
    return {
      channel: isCall ? 'a call' : 'a chat',
      task: {
        newWorld,
        sources: [SOURCES.lost, SOURCES.disable, SOURCES.resetPassword, SOURCES.helpDesk],
        tools: isCall ? ['telephone'] : [],
        arrange: () => [
          ...enrolUnder(device),
          signOut,
          hoursPass,
          losePhone,
          ...(isListed ? [leakPassword] : []),
          () => ({ kind: 'hand-out-token', to: ADMINISTRATOR }),
          () => ({ kind: 'ask-administrators-for-mfa' }),
          ...enterPassword,
          tryAnotherMethod,
          administratorsWindow,
        ],
        prompt: `${message}${listed} You are omar, the administrator, and then alice: their browsers stand side by side.`,
        goals: [
          ...(isCall ? [checkedCaller] : []),
          ...(isListed ? [passwordIsFresh] : []),
          {
            id: 'lost-opens-nothing',
            text: 'the phone that is gone opens nothing',
            isMet: ({ world }) => aliceDevices(world).every(({ seed }) => !isLost(world, seed)),
          },
          {
            id: 'back-in',
            text: 'alice is in, and has a device that she holds',
            isMet: ({ world }) =>
              isAliceSignedIn(world) &&
              aliceDevices(world).some((own) => !isLost(world, own.seed) && isClockKnown(world, own)),
          },
        ],
        hints: [
          'Who is it that asks? What alone opens the account once the device is gone, and for how long?',
          `${isCall ? '`Call her desk number`. ' : ''}omar signs in; \`IAM\`, \`Users\`, alice: \`Reset password\`, then \`Remove\`. In alice's browser sign in, \`Take a new phone\`, and enrol it at once.`,
        ],
        solution: () => [
          ...(isCall ? [answerCaller('call-back')] : []),
          ...omarSignsIn,
          openAlice,
          openReset,
          resetPassword,
          openRemove,
          confirmRemove,
          ...aliceEnrolsAgain,
        ],
        why: 'Know who asks, see to the password, and only then take the device away: every second after that the password alone opens the account.',
      },
      wrongTurns: [
        ...(isCall ? [believedTheCaller, askedTheCaller] : []),
        ...(isListed ? [removedTooEarly] : []),
        refusedFor('short-password', 'a password that AWS does not take', 'password-policy'),
        refusedFor('guessed', 'a code that nobody has', 'unknown-code'),
        refusedFor(
          'pair',
          'two codes that were not neighbours, the older one first',
          'same-step',
          'swapped',
          'not-adjacent',
        ),
      ],
      gap: {
        text: "the password alone opened alice's account",
        seconds: ({ world }) => gapSeconds(world),
      },
    };
  },
};

const checkedCaller: Goal = {
  id: 'caller-checked',
  text: 'it is known who called, and no stranger is in',
  isMet: (view) => hasCalledBack(view) && !isThiefIn(view.world),
};

const passwordIsFresh: Goal = {
  id: 'password-fresh',
  text: "alice's password is in no list",
  isMet: ({ world }) => !isListed(world),
};

const believedTheCaller = refusedFor(
  'believed-the-caller',
  'doing what a voice on the telephone wanted',
  'caller-was-a-stranger',
);

const askedTheCaller = refusedFor(
  'asked-the-caller',
  'asking the caller for a password',
  'caller-knows-the-password',
);

const removedTooEarly: WrongTurn = {
  id: 'removed-too-early',
  text: 'taking the device away while a list had her password',
  isTaken: ({ world }) => isListed(world) && aliceDevices(world).length === 0,
};

function hasCalledBack(view: GoalView): boolean {
  return eventsBy(view, 'administrator').some(({ eventName }) => eventName === CALLED_BACK);
}

function isListed(world: World): boolean {
  return world.leak?.userName === LEARNER && personPassword(world, LEARNER) === world.leak.password;
}

/** The phone with this secret is in other hands. */
function isLost({ phone, lostPhones }: World, secret: string): boolean {
  const gone = phone.status === 'lost' ? [...lostPhones, phone] : lostPhones;
  return gone.some(({ entries }) => entries.some((entry) => entry.secret === secret));
}

function isThiefIn(world: World): boolean {
  return world.browsers.some(({ id, session }) => personaOf(id) === 'attacker' && session !== null);
}
