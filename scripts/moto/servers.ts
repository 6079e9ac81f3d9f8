import type { ChildProcess } from 'node:child_process';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { cleanEnvironment, PROGRAM } from '../bench/program.js';

/** Keys of a caller. */
export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** A simulated AWS that was started, and is to be ended. */
export interface Simulated {
  readonly name: string;
  readonly port: number;
  readonly child: ChildProcess;
  /** Of a user that is there from the beginning. */
  keysOf(userName: string): Keys;
}

/** `mfa-lab serve` with a data folder of its own. */
export async function openLab(
  name: string,
  folder: string,
  more: readonly string[] = [],
): Promise<Simulated> {
  const child = spawn(process.execPath, [PROGRAM, 'serve', '--port', '0', '--json', ...more], {
    env: cleanEnvironment({ MFA_LAB_DATA_DIR: folder }),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [first] = await once(createInterface({ input: child.stdout }), 'line');
  child.stdout.resume();
  const { port, credentials }: { port: number; credentials: string } = JSON.parse(String(first));
  return {
    name,
    port,
    child,
    keysOf(userName) {
      const keys = new RegExp(
        `\\[${userName}\\]\naws_access_key_id = (\\S+)\naws_secret_access_key = (\\S+)`,
      );
      const [, accessKeyId = '', secretAccessKey = ''] = keys.exec(readFileSync(credentials, 'utf8')) ?? [];
      return { accessKeyId, secretAccessKey };
    },
  };
}

/** moto's server; null where Python has none (`pip install 'moto[server]'`). It takes whatever keys it is given. */
export async function openMoto(python = 'python3'): Promise<Simulated | null> {
  const version = spawnSync(python, ['-c', 'import moto.server, moto; print(moto.__version__)'], {
    encoding: 'utf8',
  });
  if (version.status !== 0) return null;
  const port = await freePort();
  // What `moto_server` runs, as a module, so that it can be ended.
  const child = spawn(python, ['-m', 'moto.server', '-H', '127.0.0.1', '-p', String(port)], {
    stdio: 'ignore',
  });
  while (!(await isOpen(port))) if (child.exitCode !== null) return null;
  const keys = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'x' };
  return { name: `moto ${version.stdout.trim()}`, port, child, keysOf: () => keys };
}

/** Ends it, and waits until it has ended. */
export async function close({ child }: Pick<Simulated, 'child'>): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill();
  await once(child, 'exit');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('A server without a port');
  return address.port;
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => setTimeout(() => resolve(false), 50));
  });
}
