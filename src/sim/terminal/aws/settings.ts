import { lookUp } from '../../base/table.js';
import { CONFIG_FILE, CREDENTIALS_FILE } from '../../world/terminal.js';
import type { Variables } from '../expand.js';
import type { Files } from '../paths.js';
import { pathOf } from '../paths.js';

/** What stands in a section of a file, by name. */
export type Settings = { readonly [name: string]: string };

/** The sections of a file, or the profiles of both, by name. */
export type Profiles = { readonly [name: string]: Settings };

/** What the AWS CLI goes by. */
export interface Configuration {
  readonly environment: Variables;
  readonly configPath: string;
  readonly credentialsPath: string;
  /** The sections of the file with credentials alone. */
  readonly credentials: Profiles;
  /** The profiles of the file with settings alone. */
  readonly config: Profiles;
  /** Both; what the file with credentials has comes before the other. */
  readonly profiles: Profiles;
  /** The profile that was asked for, by option or variable; null where none was, which means `default`. */
  readonly profile: string | null;
  /** It was asked for by `--profile`, which comes before keys in the environment. */
  readonly isChosen: boolean;
}

/** Reads the files and variables that the AWS CLI reads, in its order of precedence. */
export function configurationOf(
  files: Files,
  environment: Variables,
  chosen: string | undefined,
): Configuration {
  const configPath = pathOf(environment['AWS_CONFIG_FILE'] ?? CONFIG_FILE);
  const credentialsPath = pathOf(environment['AWS_SHARED_CREDENTIALS_FILE'] ?? CREDENTIALS_FILE);
  const config = profilesIn(lookUp(files, configPath) ?? '');
  const credentials = sectionsOf(lookUp(files, credentialsPath) ?? '');
  const profiles: { [name: string]: Settings } = { ...config };
  for (const [name, settings] of Object.entries(credentials)) {
    profiles[name] = { ...lookUp(config, name), ...settings };
  }
  return {
    environment,
    configPath,
    credentialsPath,
    credentials,
    config,
    profiles,
    profile: chosen ?? variable(environment, 'AWS_PROFILE') ?? variable(environment, 'AWS_DEFAULT_PROFILE'),
    isChosen: chosen !== undefined,
  };
}

/** A variable that is set to something. */
export function variable(environment: Variables, name: string): string | null {
  const value = lookUp(environment, name);
  return value === undefined || value === '' ? null : value;
}

/** The settings of the profile that is used. */
export function profileSettings({ profiles, profile }: Configuration): Settings {
  return lookUp(profiles, profile ?? 'default') ?? {};
}

/** A profile was asked for that no file has. */
export function missingProfile({ profiles, profile }: Configuration): string | null {
  return profile === null || Object.hasOwn(profiles, profile) ? null : profile;
}

/** The region, and whether a variable says so; null where nothing does. */
export function regionOf(
  configuration: Configuration,
): { readonly region: string; readonly isVariable: boolean } | null {
  const { environment } = configuration;
  const named = variable(environment, 'AWS_REGION') ?? variable(environment, 'AWS_DEFAULT_REGION');
  const region = named ?? lookUp(profileSettings(configuration), 'region') ?? null;
  return region === null ? null : { region, isVariable: named !== null };
}

/** In the file with settings a profile is called `[profile NAME]`, and `[default]`. */
function profilesIn(text: string): Profiles {
  const profiles: { [name: string]: Settings } = {};
  for (const [section, settings] of Object.entries(sectionsOf(text))) {
    const named = /^profile\s+(?:"([^"]*)"|'([^']*)'|(\S+))$/.exec(section);
    const name = named === null ? null : (named[1] ?? named[2] ?? named[3] ?? '');
    if (name !== null) profiles[name] = settings;
    else if (section === 'default') profiles[section] = settings;
  }
  return profiles;
}

/** The sections of a file, as Python's `configparser` reads it. What belongs to a value further up is left out. */
function sectionsOf(text: string): Profiles {
  const sections: { [name: string]: { [name: string]: string } } = {};
  let section: { [name: string]: string } | null = null;
  for (const line of text.split('\n')) {
    const header = /^\[([^\]]+)\]/.exec(line)?.[1];
    const [, name, value] = /^([^\s#;:=][^:=]*?)\s*[:=]\s*(.*?)\s*$/.exec(line) ?? [];
    if (header !== undefined) {
      section = (Object.hasOwn(sections, header) ? sections[header] : undefined) ?? {};
      sections[header] = section;
    } else if (section !== null && name !== undefined) section[name.toLowerCase()] = value ?? '';
  }
  return sections;
}
