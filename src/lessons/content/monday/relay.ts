import { runningServers } from '../../../sim/console/servers.js';
import { ADMINISTRATOR, LEARNER } from '../../../sim/world/new-world.js';
import { newWorldWithServers } from '../../../sim/world/relay-world.js';
import type { Goal, Move } from '../../engine/lesson.js';
import { denyOlderSessions } from '../../engine/moves/access-moves.js';
import { hoursPass } from '../../engine/moves/clock-moves.js';
import { inFront, openBookmark, signOut } from '../../engine/moves/moves.js';
import {
  administratorsWindow,
  alicesWindow,
  openAlice,
  resetPassword,
  submitAdministratorsPassword,
  submitTokenCode,
  thiefsWindow,
} from '../../engine/moves/people-moves.js';
import { isPasswordNew, isThiefDenied } from '../../engine/relay-goals.js';
import { relayIncident } from '../../engine/relay-incident.js';
import { eventsBy, wasGranted } from '../../engine/step-events.js';
import { SOURCES } from '../sources.js';
import type { Incident, Message } from './incident.js';
import { cameAt, colleague, deviceName, enrolUnder, pick, refusedFor } from './incident.js';

const openReset = inFront((browser) => ({ kind: 'open-reset-password', browser, userName: LEARNER }));
const openServers = inFront((browser) => ({ kind: 'open-page', browser, page: 'servers' }));
const launch = inFront((browser) => ({ kind: 'launch-servers', browser }));
const stop = inFront((browser) => ({ kind: 'stop-servers', browser }));

const omarSignsIn: readonly Move[] = [openBookmark, submitAdministratorsPassword, submitTokenCode];

/** A password and a code were passed on, and somebody is in with both: lesson 10 once more, the minutes after. */
export const relay: Incident = {
  id: 'relay',
  name: 'A password and a code, typed on a wrong page',
  lessonId: 'the-relay',
  make(draws) {
    const name = colleague(draws);
    const device = deviceName(draws);
    const hasServers = draws.below(2) === 0;
    const [channel, message] = pick<Message>(draws, [
      [
        'a call',
        'alice: "I think I typed it on a wrong page. It took my password and the six digits, and then it said that it was busy."',
      ],
      [
        'a chat',
        `${name}: "Did you all get that mail about confirming your account? alice did it at once, she is always so quick."`,
      ],
      [
        'a mail',
        'alice: "AWS is odd today: I signed in with a code, and all it said was to come back later. The address ended in .example."',
      ],
      [
        'a call',
        `${name}: "Somebody signed in as alice from an address that I do not know, code and all. The real one is having coffee with me."`,
      ],
    ]);
    return {
      channel,
      task: {
        newWorld: newWorldWithServers,
        sources: [SOURCES.endSession, SOURCES.changePassword, SOURCES.nistPhishing],
        hidesHistory: true,
        hidesStrangers: true,
        tools: ['deny-sessions'],
        arrange: (world) => [
          ...enrolUnder(device),
          signOut,
          hoursPass,
          () => ({ kind: 'hand-out-token', to: ADMINISTRATOR }),
          () => ({ kind: 'ask-administrators-for-mfa' }),
          ...relayIncident(world),
          ...(hasServers ? [thiefsWindow, openServers, launch, alicesWindow] : []),
          administratorsWindow,
        ],
        prompt: `${message} You are omar, the administrator; alice's browser stands beside yours.`,
        goals: [
          {
            id: 'stranger-is-out',
            text: 'nobody but alice can do anything in her name',
            isMet: isThiefDenied,
          },
          {
            id: 'password-unknown',
            text: 'nobody else knows her password',
            isMet: isPasswordNew,
          },
          ...(hasServers ? [nothingRuns] : []),
        ],
        hints: [
          'A code is used up, a password is not, and what was opened with both stays open.',
          `omar signs in; \`IAM\`, \`Users\`, alice: \`Deny sessions older than now\`, and \`Reset password\`.${hasServers ? ' Then `EC2`, `Terminate all`.' : ''}`,
        ],
        solution: () => [
          ...omarSignsIn,
          openAlice,
          denyOlderSessions,
          openReset,
          resetPassword,
          ...(hasServers ? [openServers, stop] : []),
        ],
        otherRoute: () => [
          ...omarSignsIn,
          ...(hasServers ? [openServers, stop] : []),
          openAlice,
          openReset,
          resetPassword,
          openAlice,
          denyOlderSessions,
        ],
        why: 'The session was opened with MFA and lives for hours: it has to be denied. The password is known: a new one. The secret in her phone was never seen: it stays.',
      },
      wrongTurns: [
        {
          id: 'removed-it',
          text: 'taking her device away, though its secret was never seen',
          isTaken: (view) =>
            [...eventsBy(view, 'administrator'), ...eventsBy(view, 'learner')].some(
              (event) => event.eventName === 'DeactivateMFADevice' && wasGranted(event),
            ),
        },
        refusedFor('short-password', 'a password that AWS does not take', 'password-policy'),
        refusedFor('used-code', 'a code that was used up', 'code-already-used'),
        refusedFor('wrong-password', 'a password that was not the present one', 'wrong-password'),
      ],
      gap: {
        text: 'a stranger could act as alice',
        seconds: (view) => {
          const denied = eventsBy(view, 'administrator').find(
            (event) => event.eventName === 'PutUserPolicy' && wasGranted(event),
          );
          return denied === undefined ? null : denied.at - cameAt(view);
        },
      },
    };
  },
};

const nothingRuns: Goal = {
  id: 'nothing-runs',
  text: 'nothing runs that a stranger started',
  isMet: ({ world }) => runningServers(world) === 0,
};
