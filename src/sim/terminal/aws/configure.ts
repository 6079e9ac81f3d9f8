import { lookUp } from '../../base/table.js';
import type { World } from '../../world/world.js';
import type { Ran } from '../shell.js';
import { ended, fitForLine } from '../shell.js';
import { parseWords } from './argument-parser.js';
import { findCredentials } from './credentials.js';
import { notInTheLab, otherFailure, unknownWords, usageFailure } from './failure.js';
import { writeFile } from './files.js';
import { CONFIGURE_COMMANDS, serviceHelp } from './help.js';
import type { Invocation } from './invocation.js';
import { failedWith } from './invocation.js';
import type { Configuration } from './settings.js';
import { missingProfile, profileSettings, regionOf } from './settings.js';
import { withSetting } from './write-settings.js';

/** `aws configure`: without the questions that the real one asks. */
export function configure(invocation: Invocation, words: readonly string[]): Ran {
  const { world } = invocation.shell;
  const [name, ...rest] = words;
  switch (name) {
    case undefined:
      return failedWith(
        world,
        notInTheLab('aws configure asks nothing here. Use aws configure set NAME VALUE, or the variables.'),
      );
    case 'list':
      return list(invocation, rest);
    case 'get':
      return get(invocation, rest);
    case 'set':
      return set(invocation, rest);
    case 'help':
      return ended(world, serviceHelp('configure', CONFIGURE_COMMANDS));
    default:
      return failedWith(
        world,
        notInTheLab(`the lab's aws configure has no ${fitForLine(name)}. It has list, get and set.`),
      );
  }
}

/** A line of `aws configure list`: what is used, and where it is from. */
type Row = readonly [name: string, value: string, type: string, location: string];

const NOT_SET = ['<not set>', 'None', 'None'] as const;

function list({ shell: { world }, configuration }: Invocation, words: readonly string[]): Ran {
  if (words.length > 0) return failedWith(world, unknownWords(words.map(fitForLine)));
  const head = linesOf([
    ['Name', 'Value', 'Type', 'Location'],
    ['----', '-----', '----', '--------'],
    profileRow(configuration),
  ]);
  const found = findCredentials(configuration);
  if (!found.ok) {
    return failedWith(world, { ...found.failure, text: head + found.failure.text });
  }
  return ended(world, head + linesOf([...keyRows(found.value), regionRow(configuration)]));
}

function linesOf(rows: readonly Row[]): string {
  return rows
    .map(
      ([name, value, type, location]) =>
        `${name.padStart(10)} ${value.padStart(24)} ${type.padStart(16)}    ${location}\n`,
    )
    .join('');
}

function profileRow({ profile, isChosen }: Configuration): Row {
  if (profile === null) return ['profile', ...NOT_SET];
  return isChosen
    ? ['profile', profile, 'manual', '--profile']
    : ['profile', profile, 'env', "['AWS_PROFILE', 'AWS_DEFAULT_PROFILE']"];
}

function regionRow(configuration: Configuration): Row {
  const found = regionOf(configuration);
  if (found === null) return ['region', ...NOT_SET];
  return found.isVariable
    ? ['region', found.region, 'env', "['AWS_REGION', 'AWS_DEFAULT_REGION']"]
    : ['region', found.region, 'config-file', '~/.aws/config'];
}

function keyRows(found: Extract<ReturnType<typeof findCredentials>, { ok: true }>['value']): readonly Row[] {
  if (found === null)
    return [
      ['access_key', ...NOT_SET],
      ['secret_key', ...NOT_SET],
    ];
  if (found.kind === 'role') {
    return [
      ['access_key', '****************', 'assume-role', ''],
      ['secret_key', '****************', 'assume-role', ''],
    ];
  }
  const { method, keys } = found;
  return [
    ['access_key', masked(keys.accessKeyId), method, ''],
    ['secret_key', masked(keys.secretAccessKey ?? ''), method, ''],
  ];
}

function masked(value: string): string {
  return `${'*'.repeat(16)}${value.slice(-4)}`;
}

function get({ shell: { world }, configuration }: Invocation, words: readonly string[]): Ran {
  const parsed = parseWords(words, [], [{ name: 'varname' }]);
  if (!parsed.ok) return failedWith(world, usageFailure(parsed.failure));
  const { positionals, rest } = parsed.value;
  if (rest.length > 0) return failedWith(world, unknownWords(rest.map(fitForLine)));
  const missing = missingProfile(configuration);
  if (missing !== null) {
    return failedWith(world, otherFailure(`The config profile (${missing}) could not be found`));
  }
  const value = lookUp(profileSettings(configuration), positionals[0] ?? '');
  return value === undefined ? ended(world, '', 1) : ended(world, `${value}\n`);
}

/** Settings of these names go into the file with credentials. */
const SECRET_SETTINGS = ['aws_access_key_id', 'aws_secret_access_key', 'aws_session_token'];

function set({ shell: { world }, configuration }: Invocation, words: readonly string[]): Ran {
  const parsed = parseWords(words, [], [{ name: 'varname' }, { name: 'value' }]);
  if (!parsed.ok) return failedWith(world, usageFailure(parsed.failure));
  const { positionals, rest } = parsed.value;
  if (rest.length > 0) return failedWith(world, unknownWords(rest.map(fitForLine)));
  const [name = '', value = ''] = positionals.map(fitForLine);
  if (!/^\w+$/.test(name)) {
    return failedWith(world, notInTheLab('aws configure set takes a plain name here, such as region.'));
  }
  return written(world, configuration, name, value);
}

function written(world: World, configuration: Configuration, name: string, value: string): Ran {
  const profile = fitForLine(configuration.profile ?? 'default');
  const isSecret = SECRET_SETTINGS.includes(name);
  const path = isSecret ? configuration.credentialsPath : configuration.configPath;
  const section = isSecret || profile === 'default' ? profile : `profile ${quoted(profile)}`;
  const text = withSetting(lookUp(world.terminal.files, path) ?? '', section, name, value);
  const after = writeFile(world, path, text);
  return after.ok ? ended(after.value, '') : failedWith(world, after.failure);
}

function quoted(name: string): string {
  return /[ \t]/.test(name) ? `'${name}'` : name;
}
