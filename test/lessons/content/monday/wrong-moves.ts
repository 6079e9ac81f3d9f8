import { aliceDevices } from '../../../../src/lessons/engine/goals.js';
import type { Move } from '../../../../src/lessons/engine/lesson.js';
import { createAccessKey, denyOlderSessions } from '../../../../src/lessons/engine/moves/access-moves.js';
import { resync, setClock } from '../../../../src/lessons/engine/moves/clock-moves.js';
import {
  inFront,
  openAssignMfa,
  openBookmark,
  openSecurityCredentials,
  passwordOf,
  submitDeviceName,
  submitSetUpCodes,
  submitUsedCode,
} from '../../../../src/lessons/engine/moves/moves.js';
import {
  changePassword,
  enterPassword,
  openChangePassword,
} from '../../../../src/lessons/engine/moves/password-moves.js';
import {
  administratorsWindow,
  alicesWindow,
  answerCaller,
  confirmRemove,
  guessCode,
  openAlice,
  openRemove,
  resetPassword,
  submitAdministratorsPassword,
  submitTokenCode,
} from '../../../../src/lessons/engine/moves/people-moves.js';
import { submitPhoneCode } from '../../../../src/lessons/engine/moves/phone-moves.js';
import {
  exportSession,
  getSession,
  getSessionWithUsedCode,
  getSessionWithUserArn,
  listBuckets,
  runLine,
  unsetSession,
} from '../../../../src/lessons/engine/moves/terminal-moves.js';
import { chooseDeviceInHand } from '../../../../src/lessons/engine/moves/two-phones-moves.js';
import { LEARNER } from '../../../../src/sim/world/new-world.js';

const omarIn = [administratorsWindow, submitAdministratorsPassword, submitTokenCode] as const;
const openServers = inFront((browser) => ({ kind: 'open-page', browser, page: 'servers' }));
const stop = inFront((browser) => ({ kind: 'stop-servers', browser }));
const openReset = inFront((browser) => ({ kind: 'open-reset-password', browser, userName: LEARNER }));

/** Each wrong turn of each incident, taken. */
export const WRONG_MOVES: {
  readonly [incident: string]: { readonly [turn: string]: readonly Move[] };
} = {
  leak: {
    'short-password': [
      ...enterPassword,
      openChangePassword,
      (world) => ({
        kind: 'submit-change-password',
        browser: world.activeBrowser,
        oldPassword: passwordOf(world),
        newPassword: 'short',
      }),
    ],
    // A session is older than the policy only once some time has passed.
    'denied-first': [...enterPassword, openAlice, denyOlderSessions],
    'denied-herself': [
      ...enterPassword,
      openChangePassword,
      changePassword,
      'wait-for-next-code',
      openAlice,
      denyOlderSessions,
      openServers,
      stop,
    ],
    'wrong-password': [
      (world) => ({
        kind: 'sign-in-as-user',
        browser: world.activeBrowser,
        account: world.account.alias,
        userName: LEARNER,
        password: 'Not-Hers-12',
      }),
    ],
    'made-a-key': [...enterPassword, openSecurityCredentials, createAccessKey],
    'more-servers': [
      ...enterPassword,
      openServers,
      inFront((browser) => ({ kind: 'launch-servers', browser })),
    ],
  },
  drift: {
    'more-codes': [chooseDeviceInHand, submitPhoneCode(0)],
    guessed: [chooseDeviceInHand, guessCode('000000')],
    'removed-it': [setClock(31), submitPhoneCode(0), openSecurityCredentials, openRemove, confirmRemove],
    'resynced-instead': [setClock(31), submitPhoneCode(0), ...resync],
    'set-the-clock': [setClock(0)],
  },
  'expired-session': {
    'asked-in-the-old': [getSession()],
    'user-arn': [unsetSession, getSessionWithUserArn],
    'used-code': [unsetSession, getSessionWithUsedCode],
    guessed: [
      unsetSession,
      (world) => ({
        kind: 'run-command',
        line: `aws sts get-session-token --serial-number ${aliceDevices(world)[0]?.serialNumber} --token-code 000000`,
      }),
    ],
    'key-alone': [unsetSession, listBuckets],
    'half-a-session': [unsetSession, getSession(), ...exportSession(2), listBuckets],
    'without-a-code': [unsetSession, runLine('aws sts get-session-token')],
  },
  relay: {
    'removed-it': [...omarIn, openAlice, openRemove, confirmRemove],
    'short-password': [
      ...omarIn,
      openAlice,
      openReset,
      inFront((browser) => ({ kind: 'submit-reset-password', browser, password: 'short' })),
    ],
    'used-code': [alicesWindow, ...enterPassword, submitUsedCode],
    'wrong-password': [
      alicesWindow,
      openBookmark,
      (world) => ({
        kind: 'sign-in-as-user',
        browser: world.activeBrowser,
        account: world.account.alias,
        userName: LEARNER,
        password: 'Not-Hers-12',
      }),
    ],
  },
  'lost-phone': {
    'believed-the-caller': [...omarIn, openAlice, openReset, resetPassword, answerCaller('remove')],
    'asked-the-caller': [answerCaller('ask-password')],
    'removed-too-early': [...omarIn, openAlice, openRemove, confirmRemove],
    'short-password': [
      ...omarIn,
      openAlice,
      openReset,
      inFront((browser) => ({ kind: 'submit-reset-password', browser, password: 'short' })),
    ],
    guessed: [alicesWindow, ...enterPassword, guessCode('000000')],
    pair: [
      ...omarIn,
      openAlice,
      openReset,
      resetPassword,
      openRemove,
      confirmRemove,
      alicesWindow,
      ...enterPassword,
      openSecurityCredentials,
      openAssignMfa,
      submitDeviceName,
      submitSetUpCodes(0, -1),
    ],
  },
};
