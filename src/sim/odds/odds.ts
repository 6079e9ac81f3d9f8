import type { Draws } from '../base/draws.js';
import { seededDraws } from '../base/draws.js';
import type { OddsAssumptions } from './assumptions.js';
import { GUESSING_DAYS, windowsIn } from './assumptions.js';
import {
  chanceOfGuess,
  chanceOfGuesses,
  chanceOfGuessing,
  chanceOfRelay,
  chanceOfStuffing,
  guessCount,
} from './chances.js';
import type { Trial } from './trials.js';
import { guessingTrial, plainTrial, relayTrial, stuffingTrial } from './trials.js';

/** What is tried against the codes. */
export type Attack =
  | { readonly kind: 'guessing'; readonly devices: number; readonly days: number }
  | { readonly kind: 'stuffing'; readonly enrolled: number }
  | { readonly kind: 'relay'; readonly factor: 'code' | 'security-key' }
  | { readonly kind: 'sms'; readonly aim: 'bulk' | 'targeted' };

/** What a simulation gave: how many of the attacks that were carried out got in, and what the true share may be. */
export interface Simulated {
  readonly runs: number;
  readonly hits: number;
  readonly low: number;
  readonly high: number;
}

/** The odds of one attack: by its formula, and as simulated. */
export interface OddsRow {
  readonly attack: Attack;
  readonly chance: number;
  readonly simulated: Simulated;
  /** The formula lies within the error of the simulation. */
  readonly agrees: boolean;
}

/** How much is simulated. */
export interface Simulation {
  /** Guesses, or entries, or people, in each row. */
  readonly tries: number;
  readonly seed: number;
}

/** Enough to see that the formulas are right, and done in a moment. */
export const QUICK_SIMULATION: Simulation = { tries: 1_000_000, seed: 1 };

/** The error is told so wide that chance alone leaves it once in 1000 rows: so many standard errors. */
export const STANDARD_ERRORS = 3.29;

/** The attacks that are compared, in the order in which they are told. */
export function attacksOf({ devices, enrolled }: OddsAssumptions): readonly Attack[] {
  return [
    ...devices.flatMap((count) =>
      GUESSING_DAYS.map((days): Attack => ({ kind: 'guessing', devices: count, days })),
    ),
    ...enrolled.map((share): Attack => ({ kind: 'stuffing', enrolled: share })),
    { kind: 'relay', factor: 'code' },
    { kind: 'relay', factor: 'security-key' },
    { kind: 'sms', aim: 'bulk' },
    { kind: 'sms', aim: 'targeted' },
  ];
}

/** All rows. Each is simulated with numbers of its own, so that one more row changes no other. */
export function allOdds(assumed: OddsAssumptions, simulation: Simulation): readonly OddsRow[] {
  return attacksOf(assumed).map((attack, index) => oddsOf(attack, assumed, simulation, index));
}

function oddsOf(
  attack: Attack,
  assumed: OddsAssumptions,
  { tries, seed }: Simulation,
  index: number,
): OddsRow {
  const chance = chanceOf(attack, assumed);
  const runs = Math.max(1, Math.round(tries / guessesARun(attack, assumed)));
  const simulated = simulate(trialOf(attack, assumed), runs, seededDraws(seed * 1000 + index));
  return { attack, chance, simulated, agrees: isWithin(chance, simulated) };
}

/** The chance of an attack, by its formula. */
export function chanceOf(attack: Attack, assumed: OddsAssumptions): number {
  switch (attack.kind) {
    case 'guessing':
      return chanceOfGuessing(attack.devices, attack.days, assumed);
    case 'stuffing':
      return chanceOfStuffing(attack.enrolled, assumed);
    case 'relay':
      // A key signs for the site that the browser is really on: what a false one gets is of no use at AWS.
      return attack.factor === 'code' ? chanceOfRelay(assumed) : 0;
    case 'sms':
      return attack.aim === 'bulk' ? assumed.pastSmsBulk : assumed.pastSmsTargeted;
  }
}

function trialOf(attack: Attack, assumed: OddsAssumptions): Trial {
  switch (attack.kind) {
    case 'guessing':
      return guessingTrial(attack.devices, attack.days, assumed);
    case 'stuffing':
      return stuffingTrial(attack.enrolled, assumed);
    case 'relay':
      return attack.factor === 'code' ? relayTrial(assumed) : plainTrial(0);
    case 'sms':
      return plainTrial(chanceOf(attack, assumed));
  }
}

/** How many guesses somebody makes on average, who stops at the first that is right: what a run costs. */
function guessesARun(attack: Attack, assumed: OddsAssumptions): number {
  if (attack.kind !== 'guessing') return 1;
  const most = guessCount(attack.devices, windowsIn(attack.days, assumed), assumed);
  return Math.max(1, chanceOfGuesses(most, assumed) / chanceOfGuess(assumed));
}

/** Carries an attack out so many times, and says between what the true share lies. */
export function simulate(trial: Trial, runs: number, draws: Draws): Simulated {
  let hits = 0;
  for (let run = 0; run < runs; run += 1) if (trial(draws)) hits += 1;
  return { runs, hits, ...wilson(hits, runs) };
}

/** Wilson's interval: unlike hits plus or minus an error, it is right where there are few hits, or none. */
function wilson(hits: number, runs: number): { readonly low: number; readonly high: number } {
  const share = hits / runs;
  const squared = STANDARD_ERRORS ** 2 / runs;
  const middle = share + squared / 2;
  const reach = STANDARD_ERRORS * Math.sqrt((share * (1 - share)) / runs + squared / (4 * runs));
  return {
    low: hits === 0 ? 0 : (middle - reach) / (1 + squared),
    high: hits === runs ? 1 : (middle + reach) / (1 + squared),
  };
}

function isWithin(chance: number, { low, high }: Simulated): boolean {
  return chance >= low && chance <= high;
}
