import type { JsonObject } from '../../aws/json.js';
import { isObject } from '../../aws/json.js';
import { lookUp } from '../../base/table.js';
import type { World } from '../../world/world.js';
import { pathOf } from '../paths.js';
import type { Ran } from '../shell.js';
import { ended, fitForLine } from '../shell.js';
import { parseWords } from './argument-parser.js';
import { findCredentials } from './credentials.js';
import { notInTheLab, otherFailure, serviceFailure, unknownOptions, usageFailure } from './failure.js';
import { writeFile } from './files.js';
import { formatAnswer } from './format/format.js';
import { commandHelp } from './help.js';
import type { Invocation } from './invocation.js';
import { failedWith } from './invocation.js';
import { givenValues, optionsFor, tooSmall } from './parameters.js';
import { applyQuery } from './query.js';
import type { ApiCommand } from './services/api-command.js';
import { signIn } from './sign-in.js';

/** Runs a command that makes one call: reads its options, finds keys, calls, and prints the answer. */
export function runApiCommand(
  invocation: Invocation,
  service: string,
  name: string,
  command: ApiCommand,
  words: readonly string[],
): Ran {
  const { world, context } = invocation.shell;
  const { parameters, options = [] } = command;
  if (words.length === 1 && words[0] === 'help') return ended(world, commandHelp(service, name, command));
  const parsed = parseWords(
    words,
    [...optionsFor(parameters), ...options],
    [{ name: 'help', isOptional: true }],
  );
  if (!parsed.ok) return failedWith(world, usageFailure(parsed.failure));
  const { rest, values, positionals } = parsed.value;
  if (positionals[0] === 'help') return ended(world, commandHelp(service, name, command));
  // The first word that is no option might have been `help`, and comes last.
  const unknown = [...rest, ...positionals].map(fitForLine);
  if (unknown.length > 0) return failedWith(world, unknownOptions(unknown));
  if (values['bootstrap-method'] === 'QRCodePNG') {
    return failedWith(
      world,
      notInTheLab('this terminal shows no pictures. Use --bootstrap-method Base32StringSeed.'),
    );
  }
  const given = givenValues(parameters, parsed.value, world.terminal.files);
  if (!given.ok) return failedWith(world, given.failure);
  const found = findCredentials(invocation.configuration);
  if (!found.ok) return failedWith(world, found.failure);
  const small = tooSmall(parameters, given.value);
  if (small !== null) return failedWith(world, small);
  const keys = signIn(invocation, found.value);
  if (!keys.ok) return keys.failure;
  const api = { world: keys.value.world, sender: { credentials: keys.value.keys }, context };
  const answer = command.call(api, given.value);
  return answer.result.ok
    ? printed(invocation, answer.world, command, answer.result.value, values['outfile'])
    : failedWith(answer.world, serviceFailure(command.operation, answer.result.failure));
}

/** What is written into a file is not printed. */
function printed(
  { query, format }: Invocation,
  start: World,
  { operation }: ApiCommand,
  answer: JsonObject,
  outfile: string | undefined,
): Ran {
  const { answer: shownAnswer, secret } = withoutSecret(answer, outfile !== undefined);
  const written = outfile === undefined ? null : writeFile(start, pathOf(outfile), secret);
  if (written !== null && !written.ok) return failedWith(start, written.failure);
  const world = written === null ? start : written.value;
  const found = query === null ? null : applyQuery(shownAnswer, query);
  if (found !== null && !found.ok) return failedWith(world, otherFailure(found.failure));
  const text = formatAnswer(found === null ? shownAnswer : found.value, format, operation);
  return ended(world, text);
}

function withoutSecret(answer: JsonObject, isSaved: boolean) {
  const device = lookUp(answer, 'VirtualMFADevice');
  if (!isSaved || device === undefined || !isObject(device)) return { answer, secret: '' };
  const { Base32StringSeed: secret, ...rest } = device;
  return { answer: { VirtualMFADevice: rest }, secret: typeof secret === 'string' ? secret : '' };
}
