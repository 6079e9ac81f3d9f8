import type { Parameter } from '../../../api/shapes.js';
import type { JsonObject } from '../../../aws/json.js';
import type { LabContext } from '../../../base/ports.js';
import type { Result } from '../../../base/result.js';
import type { Outcome } from '../../../outcome.js';
import type { Response } from '../../../responses.js';
import type { Sender } from '../../../world/caller.js';
import type { Refusal } from '../../../world/refusal.js';
import type { World } from '../../../world/world.js';
import type { OptionSpec } from '../argument-parser.js';

/** What a call needs: who calls, and where. */
export interface Api {
  readonly world: World;
  readonly sender: Sender;
  readonly context: LabContext;
}

/** The values of a command's options, by the names of the parameters that they are for. */
export type Given = { readonly [parameter: string]: string | number };

/** What an operation answered, as the AWS CLI has it from the service. */
export interface Answered {
  readonly world: World;
  readonly result: Result<JsonObject, Refusal>;
}

/** A command that makes one call. */
export interface ApiCommand {
  readonly operation: string;
  /** In half a sentence, for the help. */
  readonly about: string;
  readonly parameters: readonly Parameter[];
  /** Options that are the command's own, and no parameters. */
  readonly options?: readonly OptionSpec[];
  readonly call: (api: Api, given: Given) => Answered;
}

/** The commands of a service, by their names. */
export type ApiCommands = { readonly [name: string]: ApiCommand };

/** Puts an answer into the shape that AWS's model gives it. Members are in the order of the model. */
export function shown<Answer extends Response>(
  { world, result }: Outcome<Answer>,
  shape: (answer: Answer) => JsonObject,
): Answered {
  return { world, result: result.ok ? { ok: true, value: shape(result.value) } : result };
}

/** The option for a parameter: `--authentication-code1` for `authenticationCode1`. */
export function optionName({ name }: Parameter): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
