/**
 * How far apart a device's steps may be for each purpose: the one set of limits on codes, in time steps of 30 s.
 *
 * What AWS takes was measured by a third party on AWS STS in 2026 (stackd docs/iam-mfa.md). Whether console sign-in has
 * the same numbers is unverified; that it uses them here is the lab's choice.
 *
 * What the lab recognises beyond that follows from arithmetic, so that chance seldom speaks: one random code is somewhere
 * in 41 steps once in 24,000 tries, and somewhere in a day in 1 of 170. So only two codes together may speak of hours.
 */

/** Sign-in: a code is good if its step is at most this far from where the device is expected, either way (measured). */
export const SIGN_IN_STEPS = 2;

/**
 * Enrolment and resync: how far from where the device is expected the second code of a pair may lie, about 8.3 hours
 * either way (measured; +1001 was refused).
 */
export const PAIR_STEPS_BACK = 998;
export const PAIR_STEPS_FORWARD = 1000;

/**
 * A key that is no AWS device's: its service takes one step either way, as RFC 6238 section 5.2 recommends at most. What
 * a service really takes is its own choice.
 */
export const OTHER_SIGN_IN_STEPS = 1;

/** One code is recognised ten minutes either way (the lab's choice). */
export const NEAR_STEPS = 20;

/** Two codes: 25 hours either way, a clock set by hand in the wrong zone, with summer time (the lab's choice). */
export const FAR_STEPS = 3000;

/**
 * Two codes of one device further apart than this, 20 minutes, are not called a gap (the lab's choice). Each may be near
 * by itself, on either side of now.
 */
export const LARGEST_GAP = 2 * NEAR_STEPS;
