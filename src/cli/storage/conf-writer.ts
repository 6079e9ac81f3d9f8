import os from 'node:os';
import path from 'node:path';
import type { JsonObject } from './document-file.js';

/** The only file that knows `conf`: where it keeps a project's data, and how it writes. Reading is `document-file.ts`. */
const CONF_OPTIONS = {
  projectName: 'mfa-lab',
  projectSuffix: '',
  configName: 'progress',
  configFileMode: 0o600,
  accessPropertiesByDotNotation: false,
  clearInvalidConfig: false,
  serialize,
  // conf would throw on a byte order mark, and take `[]`, `null` and `42` for an empty store: it is not to read.
  deserialize: () => ({}),
};

const Conf = await importConf();

/** conf that answers its `path`. Its constructor reads the store, for which it would make the folder. */
class PathOnlyConf extends Conf<Record<string, unknown>> {
  override get store(): Record<string, unknown> {
    return {};
  }
}

/** The data file in `folder`, or in conf's folder for this platform. Creates nothing. */
export function confPath(folder: string | undefined): string {
  return new PathOnlyConf({ ...CONF_OPTIONS, ...(folder ? { cwd: path.resolve(folder) } : {}) }).path;
}

/** Writes whole documents into the existing `folder`, each in the place of the one before, or throws. */
export function createConfWriter(folder: string): (document: JsonObject) => void {
  let conf: InstanceType<typeof Conf<Record<string, unknown>>> | undefined;
  return (document) => {
    // Made when it is needed: that is behind the first frame.
    conf ??= new Conf<Record<string, unknown>>({ ...CONF_OPTIONS, cwd: folder });
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
 * HOME) would end there with a stack trace. With `/`, where it may not write, the lab runs and says so.
 */
async function importConf(): Promise<typeof import('conf').default> {
  const isHomeless = !hasHome();
  if (isHomeless) Object.assign(process.env, { HOME: '/' });
  const { default: Conf } = await import('conf');
  if (isHomeless) Reflect.deleteProperty(process.env, 'HOME');
  return Conf;
}

function hasHome(): boolean {
  try {
    os.homedir();
    return true;
  } catch {
    return false;
  }
}
