import type { Refusal } from '../../world/refusal.js';

/** How the AWS CLI ended, when it did not do what it was asked (AWS CLI User Guide, "Return codes"). */
export interface Failure {
  readonly text: string;
  readonly exitCode: number;
  readonly refusal: Refusal | null;
}

/** The command or its parameters are wrong. */
export const USAGE_EXIT = 252;

/** A setting is wrong or missing, as credentials are. */
const CONFIGURATION_EXIT = 253;

/** The service answered with an error. */
const SERVICE_EXIT = 254;

/** Whatever else there is. */
const GENERAL_EXIT = 255;

const HELP_BLURB =
  'To see help text, you can run:\n\n  aws help\n  aws <command> help\n  aws <command> <subcommand> help\n';

const USAGE = `usage: aws [options] <command> <subcommand> [<subcommand> ...] [parameters]\n${HELP_BLURB}`;

const failure = (text: string, exitCode: number): Failure => ({ text, exitCode, refusal: null });

/** What argparse says of a command line, below the usage. */
export const usageFailure = (message: string): Failure =>
  failure(`\n${USAGE}\naws: error: ${message}\n\n`, USAGE_EXIT);

/** Options that no command has. */
export const unknownOptions = (words: readonly string[]): Failure =>
  failure(`\n${USAGE}\nUnknown options: ${words.join(', ')}\n\n`, USAGE_EXIT);

/** The same, of commands that are more than one call, or none: they show no usage. */
export const unknownWords = (words: readonly string[]): Failure =>
  failure(`\nUnknown options: ${words.join(', ')}\n`, USAGE_EXIT);

/** Something is wrong with a value. */
export const badParameter = (message: string): Failure => failure(`\n${message}\n`, USAGE_EXIT);

/** Something is wrong with the settings. */
export const badConfiguration = (message: string): Failure => failure(`\n${message}\n`, CONFIGURATION_EXIT);

/** Something else is wrong. */
export const otherFailure = (message: string): Failure => failure(`\n${message}\n`, GENERAL_EXIT);

/** What the lab's `aws` does not do, said in the lab's name. */
export const notInTheLab = (message: string): Failure => failure(`mfa-lab: ${message}\n`, USAGE_EXIT);

/** The service refused. */
export function serviceFailure(operation: string, refusal: Refusal): Failure {
  const { code, message } = refusal.error ?? { code: 'Unknown', message: 'Unknown' };
  const text = `\nAn error occurred (${code}) when calling the ${operation} operation: ${message}\n`;
  return { text, exitCode: SERVICE_EXIT, refusal };
}
