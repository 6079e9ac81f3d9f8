import { runningServers } from '../../../sim/console/servers.js';
import { accessKeysOf, allDevicesOf } from '../../../sim/world/account.js';
import { LEARNER, newPersonalWorld } from '../../../sim/world/new-world.js';
import type { GoalView } from '../../engine/lesson.js';
import { createAccessKey, deleteAccessKey, denyOlderSessions } from '../../engine/moves/access-moves.js';
import {
  inFront,
  openSecurityCredentials,
  passwordOf,
  signOut,
  submitPassword,
} from '../../engine/moves/moves.js';
import { changePassword, enterPassword, openChangePassword } from '../../engine/moves/password-moves.js';
import {
  alicesWindow,
  leakPassword,
  openAlice,
  thiefsWindow,
  tryTheList,
} from '../../engine/moves/people-moves.js';
import { eventsOfAlice, wasGranted } from '../../engine/step-events.js';
import { isThiefPowerless } from '../02-the-night-a-password-leaks.js';
import { SOURCES } from '../sources.js';
import type { Incident, Message } from './incident.js';
import { cameAt, colleague, pick, refusedFor } from './incident.js';

const openServers = inFront((browser) => ({ kind: 'open-page', browser, page: 'servers' }));
const launch = inFront((browser) => ({ kind: 'launch-servers', browser }));
const stop = inFront((browser) => ({ kind: 'stop-servers', browser }));

/** A password got out, and somebody used it: lesson 2 once more, without its order. */
export const leak: Incident = {
  id: 'leak',
  name: 'A leaked password, and somebody in the account',
  lessonId: 'the-night-a-password-leaks',
  next: `MFA for ${LEARNER}, if she has none yet (lesson 5)`,
  make(draws) {
    const name = colleague(draws);
    const hasKey = draws.below(2) === 0;
    const hours = pick(draws, [5, 8, 14, 30] as const);
    const [channel, message] = pick<Message>(draws, [
      [
        'a mail',
        `${name}, accounts: "alice, AWS wants hundreds of dollars for one weekend. What did you start?"`,
      ],
      [
        'a mail',
        `A service that watches the web: "Your address and a password of yours are in a list that appeared on Saturday."`,
      ],
      [
        'a call',
        `${name}: "alice, that web shop you buy from was robbed of its passwords. Did you use yours elsewhere?"`,
      ],
      ['a call', `${name}, from the bank: "Somebody charges your card by the hour. The name on it is AWS."`],
    ]);
    return {
      channel,
      task: {
        newWorld: newPersonalWorld,
        sources: [SOURCES.endSession, SOURCES.compromised, SOURCES.changePassword],
        hidesHistory: true,
        hidesStrangers: true,
        tools: ['deny-sessions'],
        arrange: () => [
          leakPassword,
          thiefsWindow,
          tryTheList,
          openServers,
          launch,
          ...(hasKey ? [openSecurityCredentials, createAccessKey] : []),
          () => ({ kind: 'let-hours-pass', hours }),
          openServers,
          // The last thing that the thief did is a moment ago.
          launch,
          alicesWindow,
        ],
        prompt: `${message} You are alice. The account is hers alone, and nobody has looked into it yet.`,
        goals: [
          {
            id: 'nobody-else',
            text: 'nobody but alice can do anything in the account',
            isMet: (view) => isThiefPowerless(view) && accessKeysOf(view.world.account, LEARNER).length === 0,
          },
          {
            id: 'nothing-runs',
            text: 'nothing runs on her bill',
            isMet: ({ world }) => runningServers(world) === 0,
          },
          {
            id: 'leak-is-useless',
            text: 'what got out opens nothing any more',
            isMet: ({ world }) => passwordOf(world) !== world.leak?.password,
          },
        ],
        hints: [
          'Three things may be left of a stranger: what runs, what is open, and what gets in again.',
          'On the page of alice in IAM: delete keys, `Deny sessions older than now`; sign out and in. Then `EC2`, `Terminate all`, and `Change password`.',
        ],
        solution: () => [
          ...enterPassword,
          openChangePassword,
          changePassword,
          openAlice,
          deleteAccessKey,
          denyOlderSessions,
          signOut,
          ...enterPassword,
          openServers,
          stop,
        ],
        otherRoute: () => [
          ...enterPassword,
          openAlice,
          denyOlderSessions,
          signOut,
          submitPassword,
          openServers,
          stop,
          openAlice,
          deleteAccessKey,
          openChangePassword,
          changePassword,
        ],
        why: 'The password comes before the sessions, or the stranger simply signs in again. Keys and what runs are ended one by one, in any order.',
        outcome: ({ account }) =>
          allDevicesOf(account, { type: 'user', userName: LEARNER }).length === 0
            ? 'alice still has no MFA, so the next password that leaks opens everything again.'
            : '',
      },
      wrongTurns: [
        refusedFor('short-password', 'a password that AWS does not take', 'password-policy'),
        refusedFor('denied-herself', 'going on in a session that had been denied as well', 'session-denied'),
        refusedFor(
          'wrong-password',
          'a password that was not the present one',
          'wrong-password',
          'wrong-old-password',
        ),
        {
          id: 'denied-first',
          text: 'denying sessions while the leaked password still opened new ones',
          isTaken: (view) =>
            hasDone(view, 'PutUserPolicy') && passwordOf(view.world) === view.world.leak?.password,
        },
        {
          id: 'made-a-key',
          text: 'one more access key',
          isTaken: (view) => hasDone(view, 'CreateAccessKey'),
        },
        { id: 'more-servers', text: 'more servers', isTaken: (view) => hasDone(view, 'RunInstances') },
      ],
      gap: {
        text: 'a stranger could act in the account',
        seconds: (view) => {
          const shut = eventsOfAlice(view).findLast(
            (event) =>
              ['PutUserPolicy', 'DeleteAccessKey', 'ChangePassword'].includes(event.eventName) &&
              wasGranted(event),
          );
          return shut === undefined ? null : shut.at - cameAt(view);
        },
      },
    };
  },
};

function hasDone(view: GoalView, eventName: string): boolean {
  return eventsOfAlice(view).some((event) => event.eventName === eventName && wasGranted(event));
}
