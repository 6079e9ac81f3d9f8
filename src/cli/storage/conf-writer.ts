import os from 'node:os';
import path from 'node:path';
import Conf from 'conf';
import type { JsonObject } from './document-file.js';

/*
 * The only file that knows `conf`, which writes. Reading is `document-file.ts`. The built program loads conf when it is
 * first called (`scripts/build/late-packages.js`), which is behind the first frame: nothing but its writing is used here.
 */

const NAME = 'mfa-lab';

const CONF_OPTIONS = {
  projectName: NAME,
  projectSuffix: '',
  configName: 'progress',
  configFileMode: 0o600,
  accessPropertiesByDotNotation: false,
  clearInvalidConfig: false,
  serialize,
  // conf would throw on a byte order mark, and take `[]`, `null` and `42` for an empty store: it is not to read.
  deserialize: () => ({}),
};

/** The data file in `folder`, or in the folder where conf keeps what programs store. Creates nothing. */
export function confPath(folder: string | undefined): string {
  return path.resolve(folder || platformFolder(), `${CONF_OPTIONS.configName}.json`);
}

/** Where conf has it on this platform (env-paths): a test compares the two. */
function platformFolder(): string {
  const { env, platform } = process;
  if (platform === 'darwin') return path.join(homeFolder(), 'Library', 'Preferences', NAME);
  if (platform === 'win32') {
    return path.join(env['APPDATA'] || path.join(homeFolder(), 'AppData', 'Roaming'), NAME, 'Config');
  }
  return path.join(env['XDG_CONFIG_HOME'] || path.join(homeFolder(), '.config'), NAME);
}

/** Writes whole documents into the existing `folder`, each in the place of the one before, or throws. */
export function createConfWriter(folder: string): (document: JsonObject) => void {
  let conf: Conf<Record<string, unknown>> | undefined;
  return (document) => {
    // Made when it is needed: that is behind the first frame.
    conf ??= withHome(() => new Conf<Record<string, unknown>>({ ...CONF_OPTIONS, cwd: folder }));
    const writer = conf;
    withoutSnap(() => {
      writer.store = { ...document };
    });
  };
}

/** The text that is stored. */
export function serialize(document: JsonObject): string {
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

/** In a shell inside a snap (the terminal of VS Code's snap) conf would think it is one, and not write atomically. */
function withoutSnap(write: () => void): void {
  const { SNAP: snap } = process.env;
  if (snap !== undefined) Reflect.deleteProperty(process.env, 'SNAP');
  try {
    write();
  } finally {
    if (snap !== undefined) Object.assign(process.env, { SNAP: snap });
  }
}

/**
 * conf asks for the home folder while it loads, and a process without one (a container with a random user id and no
 * HOME) would end there with a stack trace.
 */
function withHome<Made>(make: () => Made): Made {
  const isHomeless = !hasHome();
  if (isHomeless) Object.assign(process.env, { HOME: homeFolder() });
  try {
    return make();
  } finally {
    if (isHomeless) Reflect.deleteProperty(process.env, 'HOME');
  }
}

function hasHome(): boolean {
  try {
    os.homedir();
    return true;
  } catch {
    return false;
  }
}

/** With `/` for who has none: they may not write there, so that the lab runs and says so. */
function homeFolder(): string {
  return hasHome() ? os.homedir() : '/';
}
