import { OTHER_SIGN_IN_STEPS, SIGN_IN_STEPS } from '../../sim/codes/limits.js';
import { AWS_PARAMETERS, isAwsDevice } from '../../sim/codes/totp-parameters.js';
import { duration } from './duration.js';
import type { CheckAbout } from './verdict-text.js';

/** Who checks the codes of a key: AWS, or another service, where no device of AWS could make them. */
export interface ServiceWords {
  readonly isAws: boolean;
  /** At the beginning of "would accept it now". */
  readonly name: string;
  /** How far from now a sign-in takes a code, in steps and in words. */
  readonly steps: number;
  readonly range: string;
  /** What follows one step further: "one step more, and AWS refuses". */
  readonly refuses: string;
}

/** A third party's measurement of AWS. */
const AWS: ServiceWords = {
  isAws: true,
  name: 'AWS',
  steps: SIGN_IN_STEPS,
  range: `At sign-in AWS takes ${SIGN_IN_STEPS} steps (${SIGN_IN_STEPS * AWS_PARAMETERS.period} s) either way.`,
  refuses: 'AWS refuses',
};

/** Who checks codes that are made in this way; AWS where nothing is said. */
export function serviceWords({ parameters = AWS_PARAMETERS }: Pick<CheckAbout, 'parameters'>): ServiceWords {
  if (isAwsDevice(parameters)) return AWS;
  const step = `${OTHER_SIGN_IN_STEPS} step (${duration(parameters.period)})`;
  return {
    isAws: false,
    name: `A service that takes ${step} either way`,
    steps: OTHER_SIGN_IN_STEPS,
    range: `RFC 6238 advises services to take at most ${step} for a code that comes late; what this one takes is its own choice.`,
    refuses: 'many services refuse',
  };
}

/** How far one code is looked for, in words: ten minutes, or a step where steps are longer. */
export function nearTime({ parameters = AWS_PARAMETERS }: Pick<CheckAbout, 'parameters'>): string {
  return duration(Math.max(600, parameters.period));
}
