declare const epochSecondsBrand: unique symbol;
declare const timeStepBrand: unique symbol;

/** Seconds since 1970-01-01T00:00:00Z; may carry a fraction. */
export type EpochSeconds = number & { readonly [epochSecondsBrand]: true };

/** The TOTP counter: floor(unix seconds / 30), RFC 6238 section 4.2. */
export type TimeStep = number & { readonly [timeStepBrand]: true };

/** A span of time in seconds. */
export type Seconds = number;

/** Length of one TOTP time step. RFC 6238 section 4.1 default X, and what AWS uses ("wait up to 30 seconds"). */
export const TIME_STEP_SECONDS = 30;

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

/** The time `seconds` after `time` (before it when negative); never earlier than 1970. */
export function addSeconds(time: EpochSeconds, seconds: Seconds): EpochSeconds {
  return epochSeconds(Math.max(0, time + seconds));
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
