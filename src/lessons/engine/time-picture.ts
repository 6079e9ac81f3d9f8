import type { TimeStep } from '../../sim/base/time.js';
import { stepAt } from '../../sim/base/time.js';
import { findDevice } from '../../sim/world/account.js';
import type { Browser } from '../../sim/world/browser.js';
import type { MfaDevice } from '../../sim/world/devices.js';
import type { HistoryEvent } from '../../sim/world/event.js';
import { eventsAfter } from '../../sim/world/history.js';
import type { World } from '../../sim/world/world.js';
import { activeBrowser } from '../../sim/world/world.js';
import { findLesson } from '../catalog.js';
import type { LessonSession } from './session.js';

/**
 * Where the codes of the last try fell. It is the lab's picture: AWS tells nobody. It is there after a try only, so that
 * it gives nothing away, and shows the moment of that try: it does not age while somebody reads it.
 */
export type TimePicture =
  /** One code beside the steps that AWS took. All steps count from the moment of the try. */
  | {
      readonly kind: 'window';
      /** The step in the middle of those that AWS takes: the drift that it keeps. */
      readonly centre: number;
      /** The step of the code; null where the lab finds none. */
      readonly code: number | null;
      /** The code had signed somebody in before. */
      readonly isUsed: boolean;
    }
  /** Two codes that are to be neighbours. */
  | {
      readonly kind: 'pair';
      /** Steps from the first to the second. */
      readonly apart: number;
      /** Neighbours in order may be refused all the same. */
      readonly but: 'far' | 'used' | null;
    }
  /** Two codes of which one has no place. */
  | { readonly kind: 'half-pair'; readonly unknown: 1 | 2 };

/** The picture for the page in front; null where there is nothing to draw. */
export function timePicture({ world, mark, lessonId }: LessonSession): TimePicture | null {
  if (findLesson(lessonId)?.drawsTime !== true) return null;
  const browser = activeBrowser(world);
  // A page that is looked at asks AWS for what is on it.
  const last = eventsAfter(world, mark.eventId).findLast(
    (event) => event.browser === browser.id && !/^(Get|List)/.test(event.eventName),
  );
  if (last === undefined) return null;
  switch (browser.page.name) {
    case 'mfa-challenge':
      return last.eventName === 'ConsoleLogin' ? refusedCode(world, browser, last) : null;
    case 'console-home':
      return last.eventName === 'ConsoleLogin'
        ? takenCode(deviceOf(world, last, 'MFAIdentifier'), last)
        : null;
    case 'set-up-device':
    case 'resync-mfa-device':
      return isPairEvent(last) ? refusedPair(last) : null;
    case 'security-credentials':
      return isPairEvent(last) ? takenPair(world, last) : null;
    default:
      return null;
  }
}

function isPairEvent({ eventName }: HistoryEvent): boolean {
  return eventName === 'EnableMFADevice' || eventName === 'ResyncMFADevice';
}

function deviceOf(world: World, { details }: HistoryEvent, detail: string): MfaDevice | undefined {
  return findDevice(world.account, details[detail] ?? '');
}

function takenCode(device: MfaDevice | undefined, { timeStep, at }: HistoryEvent): TimePicture | null {
  return device === undefined || timeStep === null
    ? null
    : { kind: 'window', centre: device.drift, code: timeStep - stepAt(at), isUsed: false };
}

function refusedCode(world: World, { challenge }: Browser, { reason, at }: HistoryEvent): TimePicture | null {
  const device = findDevice(world.account, challenge?.serialNumber ?? '');
  if (device === undefined) return null;
  const drawn = (step: TimeStep | number | undefined, isUsed: boolean): TimePicture => ({
    kind: 'window',
    centre: device.drift,
    code: step === undefined ? null : step - stepAt(at),
    isUsed,
  });
  switch (reason?.code) {
    case 'drift':
      return drawn(stepAt(at) + reason.storedDrift + reason.stepsOff, false);
    case 'code-already-used':
      return drawn(device.usedSteps.find((used) => used.at === reason.usedAt)?.step, true);
    case 'unknown-code':
      return drawn(undefined, false);
    default:
      return null;
  }
}

function refusedPair({ reason }: HistoryEvent): TimePicture | null {
  switch (reason?.code) {
    case 'same-step':
    case 'same-unknown-code':
      return { kind: 'pair', apart: 0, but: null };
    case 'swapped':
      return { kind: 'pair', apart: -1, but: null };
    case 'not-adjacent':
      return { kind: 'pair', apart: reason.stepsApart, but: null };
    case 'pair-out-of-range':
      return { kind: 'pair', apart: 1, but: 'far' };
    case 'pair-already-used':
      return { kind: 'pair', apart: 1, but: 'used' };
    case 'first-code-unknown':
      return { kind: 'half-pair', unknown: 1 };
    case 'second-code-unknown':
      return { kind: 'half-pair', unknown: 2 };
    default:
      return null;
  }
}

/** A resync moves the steps that AWS takes; an enrolment shows that the two are neighbours. */
function takenPair(world: World, event: HistoryEvent): TimePicture | null {
  if (event.error !== null) return null;
  return event.eventName === 'ResyncMFADevice'
    ? takenCode(deviceOf(world, event, 'serialNumber'), event)
    : { kind: 'pair', apart: 1, but: null };
}
