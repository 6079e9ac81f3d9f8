import type { EpochSeconds, Seconds } from '../../sim/base/time.js';
import { TIME_STEP_SECONDS } from '../../sim/base/time.js';
import { cardById, factorCount } from '../../sim/things/cards.js';
import { deviceTypeById, personById } from '../../sim/things/equipment.js';
import type { FactorKind } from '../../sim/world/desk.js';
import { ADMINISTRATOR, LEARNER } from '../../sim/world/new-world.js';
import type { BareReason, CodeOrigin, Reason } from '../../sim/world/reasons.js';
import { ADMINISTRATOR_WINDOW, ATTACKER_WINDOW } from '../../sim/world/windows.js';
import type { World } from '../../sim/world/world.js';
import { activeBrowser } from '../../sim/world/world.js';
import { BARE_EXPLANATIONS } from './bare-explanations.js';
import { explainDenial } from './denial-text.js';
import { explainDrift } from './drift-text.js';
import { ago, wordOffset } from './duration.js';
import type { Explained } from './explained.js';
import { whatCodeDid } from './sts-text.js';
import { entryNames, nextCode, paper, resyncWay, whoseWords } from './window-words.js';

/**
 * What the lab says where AWS stays mute: what happened, why, with the number, and what to do now. Two lines at most,
 * no blame. In a task that is solved the advice is left out: the refusal was what the task wanted.
 */
export function explainReason(reason: Reason, world: World, now: EpochSeconds, isSolved = false): string {
  const { why, todo } = explained(reason, world, now);
  return todo === undefined || isSolved ? why : `${why} ${todo}`;
}

function explained(reason: Reason, world: World, now: EpochSeconds): Explained {
  return isBare(reason) ? BARE_EXPLANATIONS[reason.code](world, now) : explainDetailed(reason, world, now);
}

function isBare(reason: Reason): reason is { readonly code: BareReason } {
  return Object.hasOwn(BARE_EXPLANATIONS, reason.code);
}

/** A code is taken once, whoever typed it. */
function explainUsedCode(usedAt: EpochSeconds, world: World, now: EpochSeconds): Explained {
  const isThiefs = world.history.some(
    ({ eventName, at, browser, error }) =>
      eventName === 'ConsoleLogin' && error === null && at === usedAt && browser === ATTACKER_WINDOW,
  );
  return isThiefs
    ? {
        why: `This code signed somebody in ${ago(usedAt, now)}, in another browser. Each works once.`,
        todo: 'For real: somebody else has it. Say so at once.',
      }
    : {
        why: `This code already ${whatCodeDid(usedAt, world)}, ${ago(usedAt, now)}. Each works once.`,
        todo: `Wait for another one; ${nextCode(world, now)}.`,
      };
}

/** A reason with numbers or names of its own. */
type DetailedReason = Exclude<Reason, { readonly code: BareReason }>;

function explainDetailed(reason: DetailedReason, world: World, now: EpochSeconds): Explained {
  switch (reason.code) {
    case 'not-adjacent':
      return {
        why: `Those codes are ${apart(reason.stepsApart)}. AWS wants neighbours.`,
        todo: `Type the current code as code 1; ${nextCode(world, now)}.`,
      };
    case 'pair-out-of-range':
      return {
        why: `Both codes are right for a moment ${wordOffset(reason.stepsOff)}. AWS looks about 8.3 hours either way.`,
        todo: 'One of the two clocks is off: set phone and computer to automatic time, then type two new codes.',
      };
    case 'other-device':
      return {
        why: `This code comes from ${describeOrigin(reason.origin)}. Each device has codes of its own.`,
        todo: `Read the entry ${entryNames(world)}.`,
      };
    case 'code-already-used':
      return explainUsedCode(reason.usedAt, world, now);
    case 'drift':
      return explainDrift(reason.stepsOff, reason.storedDrift, resyncWay(world));
    case 'removed-device':
      return {
        why: `This code comes from ${reason.deviceName}, which was removed ${ago(reason.removedAt, now)}. Its codes open nothing any more.`,
        todo: 'Delete that entry from the phone.',
      };
    case 'other-factor':
      return explainTray(reason.card, reason.as);
    case 'other-count':
      return { why: explainCount(reason.first, reason.second) };
    case 'unfit-device':
      return explainUnfit(reason.person, reason.device);
    case 'too-many-attempts':
      return {
        why: `Nine codes of this device were checked in three minutes; AWS checks no more for now.${whoseWords(world)}`,
        todo: `In ${secondsUntil(reason.until, now)} s it starts over. Then type the code of that moment.`,
      };
    case 'unknown-user':
      return explainUnknownUser(reason.looksLikeEmail, world);
    case 'not-allowed':
      return explainDenial(reason, world);
    case 'name-taken':
      return reason.owner === null
        ? {
            why: `A device ${reason.deviceName} exists but belongs to nobody: a set-up was cut short.`,
            todo: `Take another name, such as ${reason.deviceName}-2.`,
          }
        : { why: `${reason.deviceName} is a device of ${reason.owner} already.`, todo: 'Take another name.' };
    case 'invalid-name':
      return {
        why: 'A name has letters, digits and _ + = , . @ - only.',
        todo: 'No spaces: write alice-phone, for example.',
      };
    case 'name-too-long':
      return {
        why: `That name has ${reason.length} characters; ${reason.limit} is the most here.`,
        todo: 'Shorten it.',
      };
    case 'invalid-parameter':
      return explainParameter(reason.parameter);
    case 'too-many-devices':
      return { why: `A user has at most ${reason.limit} devices.`, todo: 'Remove one first.' };
    case 'user-arn-for-mfa':
      return {
        why: 'That is the ARN of the user. MFA wants the one of a device, with mfa/ in it.',
        // Which one it is, is for the learner to find.
        todo:
          reason.serialNumber === null
            ? 'Enrol an authenticator app first.'
            : 'Find it with aws iam list-mfa-devices.',
      };
    case 'policy-unreadable':
      return {
        why: `Nobody can read the policy ${reason.policyName}, so it allows nothing.`,
        todo: 'Write it anew.',
      };
    case 'malformed-policy':
      return {
        why:
          reason.at === ''
            ? 'AWS does not take this policy as it is.'
            : `AWS does not take ${reason.at} of this policy as it is.`,
        todo: reason.hint,
      };
    case 'password-policy':
      return { why: `${reason.message}.`, todo: 'Choose another one.' };
  }
}

/** A parameter that AWS did not look at any further. */
function explainParameter(parameter: string): Explained {
  if (/password$/i.test(parameter)) {
    return {
      why: 'A password of AWS has 1 to 128 characters: Latin letters, digits and signs, no emoji.',
      todo: 'Choose another one.',
    };
  }
  return parameter === 'serialNumber'
    ? { why: 'A serial number has 9 to 256 characters, and no spaces.', todo: 'Read it once more.' }
    : { why: `AWS did not take the form of ${parameter}.`, todo: 'Look at it once more.' };
}

function explainUnknownUser(looksLikeEmail: boolean, world: World): Explained {
  const isAdministrator = activeBrowser(world).id === ADMINISTRATOR_WINDOW;
  const name = isAdministrator ? ADMINISTRATOR : LEARNER;
  return looksLikeEmail
    ? { why: 'No IAM user has that name. Some are e-mail addresses; here none is.', todo: `Here: ${name}.` }
    : { why: 'This account has no user of that name.', todo: `The ${paper(world)} says ${name}.` };
}

/** The right tray is for the learner to find. */
function explainTray(card: string, as: FactorKind): Explained {
  return { why: `That is not something you ${as}.`, todo: `${cardById(card).nudge} Try another tray.` };
}

function explainCount(first: string, second: string): string {
  const [one, other] = [cardById(first), cardById(second)];
  return factorCount(first, second) === 2
    ? `These are two factors: ${one.label} and ${other.label} are of different kinds. A thief needs two different tricks.`
    : `This is one factor: both are things you ${one.kind}. ${ONE_TRICK[one.kind]}`;
}

/** How one and the same trick gets two proofs of a kind. */
const ONE_TRICK = {
  know: 'One fake page can ask for both, and both stay good.',
  have: 'Who takes your bag may have both.',
  are: 'Both belong to one body.',
} as const;

const NEED_WORDS = {
  'phishing-resistant': 'can be fooled by a copy of the page: its digits can be typed in anywhere',
  'gives-codes': 'shows no six digits, and those scripts ask for them',
  'no-smartphone': "needs a phone or a computer of one's own",
  today: 'has to be bought and sent first',
} as const;

function explainUnfit(person: string, device: string): Explained {
  const { name, need } = personById(person);
  return { why: `${deviceTypeById(device).name} ${NEED_WORDS[need]}.`, todo: `Choose another for ${name}.` };
}

function describeOrigin({ deviceName, owner, isSameUser }: CodeOrigin): string {
  if (owner === null) return `${deviceName}, a device assigned to nobody`;
  return isSameUser
    ? `${deviceName}, another device of the same user`
    : `${deviceName}, a device of ${owner}`;
}

function apart(steps: number): string {
  const distance = `${Math.abs(steps)} steps apart, ${Math.abs(steps) * TIME_STEP_SECONDS} s`;
  return steps < 0 ? `${distance}, the newer one first` : distance;
}

function secondsUntil(time: EpochSeconds, now: EpochSeconds): Seconds {
  return Math.max(1, Math.ceil(time - now));
}
