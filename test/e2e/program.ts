import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Terminal } from '@xterm/headless';
import { encodeSavedState } from '../../src/cli/storage/saved-state.js';
import { savedWith, sessionOf } from '../cli/commands/ports.js';
import { addFromUri } from '../helpers/authenticator.js';
import { cellsOf } from '../helpers/cells.js';
import { fakeContext } from '../helpers/fake-ports.js';
import { readQr } from '../helpers/read-qr.js';
import { STEP_START, temporaryFolder } from './lab.js';

export const PROGRAM = fileURLToPath(new URL('../../bin/mfa-lab.cjs', import.meta.url));
export const NOW = STEP_START + 3;

export interface Machine {
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly folder?: string;
}

export const environment = (env: Machine['env'] = {}) => ({
  PATH: process.env['PATH'],
  HOME: '/nonexistent',
  XDG_CACHE_HOME: process.env['XDG_CACHE_HOME'],
  TZ: 'UTC',
  MFA_LAB_DATA_DIR: '/nonexistent/lab',
  MFA_LAB_NOW: String(NOW),
  ...env,
});

/** The built program without a terminal: its output goes into pipes. */
export function run(
  args: readonly string[],
  { input = '', env, folder }: Machine = {},
): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [PROGRAM, ...args], {
    encoding: 'utf8',
    input,
    // Nothing is on the path: the doctor would ask a real `aws` for its version, each time.
    env: { ...environment(), PATH: '/nonexistent', ...env },
    ...(folder === undefined ? {} : { cwd: folder }),
  });
}

/** A data folder in which lesson 7 was begun. */
export function dataFolder() {
  const data = temporaryFolder();
  const session = sessionOf(undefined, undefined, fakeContext(STEP_START - 3000));
  const file = path.join(data.folder, 'progress.json');
  const { state } = savedWith(session);
  writeFileSync(file, `${JSON.stringify(encodeSavedState(state))}\n`, { mode: 0o600 });
  const [entry] = session.world.phone.entries;
  if (entry === undefined) throw new Error('the lesson has no entry');
  const phone = addFromUri(`otpauth://totp/x?secret=${entry.secret}&issuer=MFA%20Lab`);
  return {
    ...data,
    [Symbol.dispose]: () => data[Symbol.dispose](),
    file,
    env: { MFA_LAB_DATA_DIR: data.folder },
    phone,
    entry,
  };
}

/** What a phone reads off a terminal on which a text was printed. */
export async function scan(text: string): Promise<string> {
  const terminal = new Terminal({ cols: 80, rows: 50, allowProposedApi: true, convertEol: true });
  await new Promise<void>((resolve) => terminal.write(text, resolve));
  const read = readQr({ cells: () => cellsOf(terminal) });
  terminal.dispose();
  return read ?? '';
}
