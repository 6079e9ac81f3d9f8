declare const epochSecondsBrand: unique symbol;
declare const labTimeBrand: unique symbol;
declare const timeStepBrand: unique symbol;

/** Seconds since 1970-01-01T00:00:00Z; may carry a fraction. */
export type EpochSeconds = number & { readonly [epochSecondsBrand]: true };

/**
 * A moment on the lab's clock, which may have been moved ahead of the real one. It counts steps like any other moment,
 * but the compiler takes it nowhere that asks for real time. `labTime` of the world makes it.
 */
export type LabTime = EpochSeconds & { readonly [labTimeBrand]: true };

/** A moment on a real clock. Any moment will do but one that is known to be the lab's. */
export type RealTime = EpochSeconds & { readonly [labTimeBrand]?: never };

/** The TOTP counter: floor(unix seconds / 30), RFC 6238 section 4.2. */
export type TimeStep = number & { readonly [timeStepBrand]: true };

/** A span of time in seconds. */
export type Seconds = number;

/** Length of one TOTP time step. RFC 6238 section 4.1 default X, and what AWS uses ("wait up to 30 seconds"). */
export const TIME_STEP_SECONDS = 30;

/** The year 5138, far behind RFC 6238's last test row; clocks that count milliseconds are past it since 1973. */
export const LATEST_TYPED_SECONDS = 99_999_999_999;

/** Names a number of unix seconds. Throws on anything that cannot be a time: that is a bug, not an input. */
export function epochSeconds(value: number): EpochSeconds {
  if (!Number.isFinite(value) || value < 0) throw new RangeError(`Not a time in unix seconds: ${value}`);
  // The brand exists only for the compiler; this is the one place that puts it on.
  return value as EpochSeconds;
}

/** Names a TOTP counter value. */
export function timeStep(value: number): TimeStep {
  // The brand exists only for the compiler; this is the one place that puts it on.
  return Math.floor(value) as TimeStep;
}

/** The time `seconds` after `time` (before it when negative), by the same clock; never earlier than 1970. */
export function addSeconds<Time extends EpochSeconds>(time: Time, seconds: Seconds): Time {
  // The brand exists only for the compiler: a moment stays one of its clock.
  return epochSeconds(Math.max(0, time + seconds)) as Time;
}

/** The lab's time when its clock is `offset` ahead of the real one. */
export function labTimeAt(realTime: RealTime, offset: Seconds): LabTime {
  // The brand exists only for the compiler; this is the one place that puts it on.
  return epochSeconds(Math.max(0, realTime + offset)) as LabTime;
}

/** The step that is `steps` after `step`. */
export function addSteps(step: TimeStep, steps: number): TimeStep {
  return timeStep(step + steps);
}

/** The time step a moment falls in. RFC 6238 section 4.2 with T0 = 0. */
export function stepAt(time: EpochSeconds): TimeStep {
  return timeStep(time / TIME_STEP_SECONDS);
}

/** The first moment of a step. */
export function stepStart(step: TimeStep): EpochSeconds {
  return epochSeconds(step * TIME_STEP_SECONDS);
}

/** Whole seconds until the next step begins: 30 at its first moment, 1 in its last second. */
export function secondsToNextStep(time: EpochSeconds): Seconds {
  return TIME_STEP_SECONDS - Math.floor(time % TIME_STEP_SECONDS);
}
