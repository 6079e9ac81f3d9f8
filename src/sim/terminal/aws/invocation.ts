import type { SentCredentials } from '../../world/caller.js';
import type { World } from '../../world/world.js';
import type { Ran, Shell } from '../shell.js';
import type { Failure } from './failure.js';
import type { OutputFormat } from './format/format.js';
import type { Configuration } from './settings.js';

/** `aws` with the options that all its commands have. */
export interface Invocation {
  readonly shell: Shell;
  readonly configuration: Configuration;
  readonly format: OutputFormat;
  /** A JMESPath expression that can be read, or null. */
  readonly query: string | null;
}

/** The keys that a command calls with, and the world after they were got. */
export interface SignedIn {
  readonly world: World;
  readonly keys: SentCredentials;
}

/** A command that failed. What was done before that stays done. */
export function failedWith(world: World, { text: output, exitCode, refusal }: Failure): Ran {
  return { world, output, exitCode, refusal, prompt: null };
}
