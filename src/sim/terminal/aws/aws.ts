import { lookUp } from '../../base/table.js';
import type { Program, Ran, Shell } from '../shell.js';
import { ended, fitForLine } from '../shell.js';
import { runApiCommand } from './api-program.js';
import type { ParsedWords } from './argument-parser.js';
import { parseWords } from './argument-parser.js';
import { configure } from './configure.js';
import type { Failure } from './failure.js';
import { badParameter, notInTheLab, otherFailure, usageFailure } from './failure.js';
import type { OutputFormat } from './format/format.js';
import { OUTPUT_FORMATS } from './format/format.js';
import { GLOBAL_OPTIONS, LEFT_OUT } from './global-options.js';
import { AWS_COMMANDS, aboutsOf, awsHelp, SERVICES, serviceHelp } from './help.js';
import type { Invocation } from './invocation.js';
import { failedWith } from './invocation.js';
import { queryProblem } from './query.js';
import { s3 } from './s3.js';
import type { Configuration } from './settings.js';
import { configurationOf, profileSettings, variable } from './settings.js';

/** The version whose words these are: the one that the lab's are compared with. */
export const AWS_CLI_VERSION = '2.9.19';

/** `aws`. */
export const aws: Program = (shell, words) => {
  const { world } = shell;
  const early = parseWords(words, [{ name: 'profile' }, { name: 'debug', isFlag: true }]);
  if (!early.ok) return failedWith(world, earlyFailure(early.failure));
  // The real one says little to either. All that there is to know is in `aws help`.
  if (words.includes('--help') || words.includes('-h')) return ended(world, awsHelp());
  if (words.includes('--version')) {
    return ended(world, `aws-cli/${AWS_CLI_VERSION} simulated by mfa-lab\n`);
  }
  const parsed = parseWords(words, GLOBAL_OPTIONS, [{ name: 'command' }]);
  if (!parsed.ok) return failedWith(world, usageFailure(parsed.failure));
  const leftOut = LEFT_OUT.find((name) => Object.hasOwn(parsed.value.values, name));
  if (leftOut !== undefined) return failedWith(world, notInTheLab(`the lab's aws has no --${leftOut}.`));
  return invoke(shell, parsed.value);
};

function invoke(shell: Shell, { values, positionals: [command = ''], rest }: ParsedWords): Ran {
  const { world } = shell;
  if (command !== 'help' && !Object.hasOwn(AWS_COMMANDS, command)) {
    return failedWith(world, notInTheLab(unknownCommand(command)));
  }
  const query = lookUp(values, 'query') ?? null;
  const problem = query === null ? null : queryProblem(query);
  if (problem !== null) {
    const message = `Bad value for --query ${fitForLine(query ?? '')}: Invalid jmespath expression: ${problem}`;
    return failedWith(world, badParameter(message));
  }
  if (command === 'help') return ended(world, awsHelp());
  const configuration = configurationOf(world.terminal.files, shell.environment, lookUp(values, 'profile'));
  const format = formatFor(configuration, lookUp(values, 'output'));
  if (typeof format !== 'string') return failedWith(world, format);
  return dispatch({ shell, configuration, format, query }, command, rest);
}

function dispatch(invocation: Invocation, command: string, words: readonly string[]): Ran {
  const { world } = invocation.shell;
  if (command === 's3') return s3(invocation, words);
  if (command === 'configure') return configure(invocation, words);
  const commands = lookUp(SERVICES, command) ?? {};
  const parsed = parseWords(words, [], [{ name: 'operation' }]);
  if (!parsed.ok) return failedWith(world, usageFailure(parsed.failure));
  const { positionals, rest } = parsed.value;
  const [name = ''] = positionals;
  if (name === 'help') return ended(world, serviceHelp(command, aboutsOf(commands)));
  const found = lookUp(commands, name);
  return found === undefined
    ? failedWith(world, notInTheLab(unknownOperation(command, name)))
    : runApiCommand(invocation, command, name, found, rest);
}

/** By option, by variable, or by the profile. */
function formatFor(configuration: Configuration, chosen: string | undefined): OutputFormat | Failure {
  const name =
    chosen ??
    variable(configuration.environment, 'AWS_DEFAULT_OUTPUT') ??
    lookUp(profileSettings(configuration), 'output') ??
    'json';
  const format = OUTPUT_FORMATS.find((one) => one === name);
  if (format !== undefined) return format;
  return name === 'yaml' || name === 'yaml-stream'
    ? notInTheLab("the lab's aws prints json, text and table.")
    : otherFailure(`Unknown output type: ${fitForLine(name)}`);
}

function earlyFailure(message: string): Failure {
  const text = `\nusage: aws [-h] [--profile PROFILE] [--debug]\n\naws: error: ${message}\n\n`;
  return { text, exitCode: 252, refusal: null };
}

function unknownCommand(command: string): string {
  return `the lab's aws has no ${fitForLine(command)}. It has ${Object.keys(AWS_COMMANDS).join(', ')}; aws help says more.`;
}

function unknownOperation(service: string, name: string): string {
  return `the lab's aws ${service} has no ${fitForLine(name)}. aws ${service} help shows what it has.`;
}
