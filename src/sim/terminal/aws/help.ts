import type { ApiCommand, ApiCommands } from './services/api-command.js';
import { optionName } from './services/api-command.js';
import { IAM_COMMANDS } from './services/iam.js';
import { S3API_COMMANDS } from './services/s3api.js';
import { STS_COMMANDS } from './services/sts.js';

/** The services whose commands each make one call. */
export const SERVICES: { readonly [name: string]: ApiCommands } = {
  iam: IAM_COMMANDS,
  s3api: S3API_COMMANDS,
  sts: STS_COMMANDS,
};

/** The commands that are more than one call, or none. */
export const CONFIGURE_COMMANDS = {
  get: 'a setting of a profile: aws configure get NAME',
  list: 'which keys and which region are used, and where they are from',
  set: 'writes a setting into a file: aws configure set NAME VALUE',
} as const;

/** What `aws s3` has in the lab. */
export const S3_COMMANDS = {
  ls: 'the buckets, or what lies in one: aws s3 ls [s3://BUCKET]',
} as const;

/** What `aws` has in the lab. */
export const AWS_COMMANDS = {
  configure: 'reads and writes settings',
  iam: 'users, keys and MFA devices',
  s3: 'buckets, by hand',
  s3api: 'buckets, call by call',
  sts: 'who you are, and temporary credentials',
} as const;

const GLOBAL_HELP = rows({
  '--output FORMAT': 'json, text or table',
  '--query EXPRESSION': 'only a part of the answer, by JMESPath',
  '--profile NAME': 'a profile of ~/.aws/config or ~/.aws/credentials',
  '--region NAME': 'taken, and of no use here: the lab has one of everything',
});

/** `aws help`. */
export function awsHelp(): string {
  return `This aws is simulated, and has what the course needs. Its answers have the form of the real one's.

aws COMMAND SUBCOMMAND [OPTIONS]

${rows(AWS_COMMANDS)}
With every command:
${GLOBAL_HELP}
aws COMMAND help and aws COMMAND SUBCOMMAND help say more.
`;
}

/** `aws sts help`: what a service has. */
export function serviceHelp(service: string, abouts: { readonly [name: string]: string }): string {
  return `aws ${service}, as much of it as the lab has:\n\n${rows(abouts)}`;
}

/** What each command of a service does, by name. */
export function aboutsOf(commands: ApiCommands): { readonly [name: string]: string } {
  return Object.fromEntries(Object.entries(commands).map(([name, { about }]) => [name, about]));
}

/** `aws sts get-session-token help`: what a command does, and its options. */
export function commandHelp(
  service: string,
  name: string,
  { operation, about, parameters, options = [] }: ApiCommand,
): string {
  const own = [
    ...parameters.map((parameter) => ({
      option: optionName(parameter),
      isOptional: parameter.isOptional === true,
      value: parameter.shape.type === 'whole' ? 'NUMBER' : 'VALUE',
    })),
    ...options.map((option) => ({ option: option.name, isOptional: false, value: 'VALUE' })),
  ].map(({ option, isOptional, value }) => {
    const text = `--${option} ${value}`;
    return `  ${isOptional ? `[${text}]` : text}\n`;
  });
  const list = own.length === 0 ? 'It has no options of its own.\n' : `${own.join('')}`;
  return `aws ${service} ${name}: ${about}.\nIt calls ${operation}. What is in [ ] can be left out.\n\n${list}`;
}

function rows(table: { readonly [name: string]: string }): string {
  const width = Math.max(...Object.keys(table).map((name) => name.length));
  return Object.entries(table)
    .map(([name, about]) => `  ${name.padEnd(width)}  ${about}\n`)
    .join('');
}
