import type { Result } from '../../base/result.js';
import { fail, ok } from '../../base/result.js';
import { lookUp } from '../../base/table.js';
import type { SentCredentials } from '../../world/caller.js';
import type { Failure } from './failure.js';
import { otherFailure } from './failure.js';
import type { Configuration, Settings } from './settings.js';
import { missingProfile, variable } from './settings.js';

/** Keys, and how they were found: the word that `aws configure list` has for it. */
export interface FoundKeys {
  readonly kind: 'keys';
  readonly method: 'env' | 'shared-credentials-file' | 'config-file';
  readonly keys: SentCredentials;
}

/** A role that has to be assumed first, with the keys of somebody who may. */
export interface RoleToAssume {
  readonly kind: 'role';
  readonly profile: string;
  readonly settings: Settings;
  readonly roleArn: string;
  readonly source: FoundCredentials;
}

/** What a command calls with. */
export type FoundCredentials = FoundKeys | RoleToAssume;

/**
 * Looks for credentials as the AWS CLI does: variables, unless a profile was chosen by option; then the role of the profile;
 * then keys of the profile, in the file for credentials and in the other. Null where there are none.
 */
export function findCredentials(configuration: Configuration): Result<FoundCredentials | null, Failure> {
  const missing = missingProfile(configuration);
  if (missing !== null) return fail(otherFailure(`The config profile (${missing}) could not be found`));
  if (!configuration.isChosen) {
    const inEnvironment = environmentKeys(configuration);
    if (!inEnvironment.ok || inEnvironment.value !== null) return inEnvironment;
  }
  const profile = configuration.profile ?? 'default';
  const settings = lookUp(configuration.profiles, profile) ?? {};
  return settings['role_arn'] === undefined
    ? profileKeys(configuration, profile)
    : roleOf(configuration, profile, [profile]);
}

function environmentKeys({ environment }: Configuration): Result<FoundKeys | null, Failure> {
  const accessKeyId = variable(environment, 'AWS_ACCESS_KEY_ID');
  if (accessKeyId === null) return ok(null);
  const secretAccessKey = variable(environment, 'AWS_SECRET_ACCESS_KEY');
  if (secretAccessKey === null) return fail(partial('env', 'AWS_SECRET_ACCESS_KEY'));
  const token = variable(environment, 'AWS_SECURITY_TOKEN') ?? variable(environment, 'AWS_SESSION_TOKEN');
  return ok({ kind: 'keys', method: 'env', keys: keysOf(accessKeyId, secretAccessKey, token) });
}

function profileKeys(
  { credentials, config }: Configuration,
  profile: string,
): Result<FoundKeys | null, Failure> {
  const places = [
    { method: 'shared-credentials-file', settings: lookUp(credentials, profile) },
    { method: 'config-file', settings: lookUp(config, profile) },
  ] as const;
  for (const { method, settings } of places) {
    const accessKeyId = settings?.['aws_access_key_id'];
    if (settings === undefined || accessKeyId === undefined) continue;
    const secretAccessKey = settings['aws_secret_access_key'];
    if (secretAccessKey === undefined) return fail(partial(method, 'aws_secret_access_key'));
    const token = settings['aws_security_token'] ?? settings['aws_session_token'] ?? null;
    return ok({ kind: 'keys', method, keys: keysOf(accessKeyId, secretAccessKey, token) });
  }
  return ok(null);
}

function keysOf(accessKeyId: string, secretAccessKey: string, token: string | null): SentCredentials {
  return { accessKeyId, secretAccessKey, ...(token === null ? {} : { sessionToken: token }) };
}

function roleOf(
  configuration: Configuration,
  profile: string,
  visited: readonly string[],
): Result<RoleToAssume, Failure> {
  const settings = lookUp(configuration.profiles, profile) ?? {};
  const source = sourceOf(configuration, profile, settings, visited);
  if (!source.ok) return source;
  const roleArn = settings['role_arn'] ?? '';
  return ok({ kind: 'role', profile, settings, roleArn, source: source.value });
}

function sourceOf(
  configuration: Configuration,
  profile: string,
  settings: Settings,
  visited: readonly string[],
): Result<FoundCredentials, Failure> {
  const named = settings['source_profile'];
  const source = settings['credential_source'];
  if (named !== undefined && source !== undefined) {
    return bad(`The profile "${profile}" contains both source_profile and credential_source.`);
  }
  if (source !== undefined) return fromSource(configuration, profile, source);
  if (named === undefined) return fail(partial('assume-role', 'source_profile or credential_source'));
  const of = lookUp(configuration.profiles, named);
  if (of === undefined) {
    return bad(`The source_profile "${named}" referenced in the profile "${profile}" does not exist.`);
  }
  const hasKeys = 'aws_access_key_id' in of || 'aws_secret_access_key' in of;
  if (visited.includes(named) && !(named === profile && hasKeys)) {
    return bad(
      `Infinite loop in credential configuration detected. Attempting to load from profile ${named} which has already been visited. Visited profiles: [${visited.map((one) => `'${one}'`).join(', ')}]`,
    );
  }
  if (!hasKeys && of['role_arn'] !== undefined) return roleOf(configuration, named, [...visited, named]);
  const keys = profileKeys(configuration, named);
  if (!keys.ok) return keys;
  return keys.value === null ? bad(`The source profile "${named}" must have credentials.`) : ok(keys.value);
}

function fromSource(
  configuration: Configuration,
  profile: string,
  source: string,
): Result<FoundCredentials, Failure> {
  if (source !== 'Environment') {
    return bad(`The credential source "${source}" referenced in profile "${profile}" is not valid.`);
  }
  const keys = environmentKeys(configuration);
  if (!keys.ok) return keys;
  const why = `No credentials found in credential_source referenced in profile ${profile}`;
  return keys.value === null
    ? bad(`Error when retrieving credentials from ${source}: ${why}`)
    : ok(keys.value);
}

function bad(message: string): Result<never, Failure> {
  return fail(otherFailure(message));
}

function partial(where: string, missing: string): Failure {
  return otherFailure(`Partial credentials found in ${where}, missing: ${missing}`);
}
