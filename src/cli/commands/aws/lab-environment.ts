/** Variables by name. */
export interface Variables {
  readonly [name: string]: string | undefined;
}

/** What a program finds changed in its environment. */
export interface LabEnvironment {
  readonly set: { readonly [name: string]: string };
  /** Names of what is taken away. */
  readonly unset: readonly string[];
}

/** The lab that a program is led to. */
export interface LedTo {
  readonly port: number;
  /** With the files of the AWS CLI; and the home of what is run. */
  readonly folder: string;
  readonly profile: string;
  readonly isWindows: boolean;
}

/** The AWS CLIs and the SDKs read some ninety such names, and new ones come: so they are known by their beginnings. */
const OF_AWS = /^(?:AWS_|AWSCLI_|BOTO|AMAZON_)/i;
const OF_PROXIES = /_PROXY$/i;
const OF_CERTIFICATES = /^(?:REQUESTS|CURL)_CA_BUNDLE$/i;

/** The three that a learner exports after `sts get-session-token`. */
const EXPORTED = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'];

/** Ids of the lab: its own keys, and those of its sessions. */
const LAB_KEY = /^LAB[AS][A-Z2-7]{16}$/;

/** Never asked: the lab is here. */
const NO_PROXY = '127.0.0.1,localhost';

/**
 * The environment in which the lab runs a program: of AWS nothing of the learner's but exported keys of the lab, a home of
 * its own, and the lab's own port as the proxy, so that whatever goes outside ends there.
 */
export function labEnvironment(env: Variables, lab: LedTo): LabEnvironment {
  const { port, folder, isWindows } = lab;
  const proxy = addressOf(port);
  const home = env['HOME'];
  const set = {
    HOME: folder,
    USERPROFILE: folder,
    // An `aws` that somebody installed for themselves has its modules there.
    ...(env['PYTHONUSERBASE'] === undefined && home !== undefined && !isWindows
      ? { PYTHONUSERBASE: `${home}/.local` }
      : {}),
    ...awsVariables(env, lab),
    HTTPS_PROXY: proxy,
    HTTP_PROXY: proxy,
    ALL_PROXY: proxy,
    https_proxy: proxy,
    http_proxy: proxy,
    all_proxy: proxy,
    NO_PROXY,
    no_proxy: NO_PROXY,
  };
  const isDropped = (name: string) => [OF_AWS, OF_PROXIES, OF_CERTIFICATES].some((names) => names.test(name));
  return { set, unset: dropped(env, set, isDropped) };
}

/** The part of it that can stand in somebody's own shell without changing what else is done there. */
export function scriptEnvironment(env: Variables, lab: LedTo): LabEnvironment {
  const loopback = (name: string) => [env[name] ?? '', NO_PROXY].filter((part) => part !== '').join(',');
  const set = { ...awsVariables(env, lab), NO_PROXY: loopback('NO_PROXY'), no_proxy: loopback('no_proxy') };
  return { set, unset: dropped(env, set, (name) => OF_AWS.test(name)) };
}

function awsVariables(
  env: Variables,
  { port, folder, profile, isWindows }: LedTo,
): { readonly [name: string]: string } {
  const file = (name: string) => (isWindows ? `${folder}\\${name}` : `${folder}/${name}`);
  return {
    AWS_CONFIG_FILE: file('config'),
    AWS_SHARED_CREDENTIALS_FILE: file('credentials'),
    ...(hasLabKey(env) ? exported(env) : { AWS_PROFILE: profile }),
    AWS_REGION: 'us-east-1',
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_ENDPOINT_URL: addressOf(port),
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_PAGER: '',
    AWS_CLI_AUTO_PROMPT: 'off',
    AWS_CLI_HISTORY_FILE: file('history.db'),
    AWS_LOGIN_CACHE_DIRECTORY: file('login'),
    BOTO_CONFIG: isWindows ? 'NUL' : '/dev/null',
  };
}

/** Keys win over a profile anyway; with keys of the lab there is none beside them. */
function hasLabKey(env: Variables): boolean {
  return LAB_KEY.test(env['AWS_ACCESS_KEY_ID'] ?? '');
}

function exported(env: Variables): { readonly [name: string]: string } {
  const entries = EXPORTED.flatMap((name) => {
    const value = env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(entries);
}

function dropped(env: Variables, set: object, isDropped: (name: string) => boolean): readonly string[] {
  return Object.keys(env)
    .filter((name) => isDropped(name) && !Object.hasOwn(set, name))
    .toSorted();
}

/** An environment with these changes. On Windows a name is one name in whatever case. */
export function changed(env: Variables, { set, unset }: LabEnvironment): Variables {
  return Object.fromEntries([
    ...Object.entries(env).filter(([name]) => !unset.includes(name)),
    ...Object.entries(set),
  ]);
}

/** Of the lab at a port. */
export function addressOf(port: number): string {
  return `http://127.0.0.1:${port}`;
}
