import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { connect, Socket } from 'node:net';
import type { Door } from '../../../src/cli/serve/door.js';
import { openDoor } from '../../../src/cli/serve/door.js';
import type { ServedWorld } from '../../../src/cli/serve/served.js';
import { serveWorld } from '../../../src/cli/serve/served.js';
import { p256 } from '../../../src/cli/system/p256.js';
import type { ToldCall } from '../../../src/sim/aws/answer-wire.js';
import { newServedWorld } from '../../../src/sim/aws/served-world.js';
import { addSteps, epochSeconds, stepAt } from '../../../src/sim/base/time.js';
import { codeAtStep } from '../../../src/sim/codes/totp.js';
import { accessKeysOf } from '../../../src/sim/world/account.js';
import { seededRandom } from '../../helpers/fake-ports.js';
import { START } from '../../sim/scenario.js';

/** A door that is open at a port of this computer, in the process of the test. */
export interface OpenDoor extends AsyncDisposable {
  readonly door: Door;
  readonly url: string;
  readonly served: ServedWorld;
  readonly told: readonly ToldCall[];
  readonly stopped: readonly string[];
  keysOf(userName: string): { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** The code of a device, at the lab's time, which stands still. */
  code(deviceName: string, steps?: number): string;
}

/** Opens one with a new account. `onChange` is told of every world before its answer goes out. */
export async function openTestDoor(onChange: () => void = () => {}): Promise<OpenDoor> {
  const ports = { random: seededRandom(3), signatures: p256 };
  const made = newServedWorld({ ...ports, now: START }, []);
  if (!made.ok) throw new Error(made.failure);
  const clock = { now: () => epochSeconds(START) };
  const served = serveWorld(made.value, { ...ports, clock, hostNow: () => Date.now() }, onChange);
  const told: ToldCall[] = [];
  const stopped: string[] = [];
  const door = await openDoor(0, {
    answer: (request) => served.answer(request),
    onCall: (call) => told.push(call),
    onStopped: (host) => stopped.push(host),
  });
  return {
    door,
    url: `http://127.0.0.1:${door.port}`,
    served,
    told,
    stopped,
    keysOf(userName) {
      const [key] = accessKeysOf(served.world.account, userName);
      if (key?.secretAccessKey == null) throw new Error(`${userName} has no key`);
      return { accessKeyId: key.accessKeyId, secretAccessKey: key.secretAccessKey };
    },
    code(deviceName, steps = 0) {
      const device = served.world.account.mfaDevices.find(({ name }) => name === deviceName);
      if (device === undefined) throw new Error(`No device ${deviceName}`);
      return codeAtStep(device.seed, addSteps(stepAt(START), steps));
    },
    [Symbol.asyncDispose]: () => door.close(),
  };
}

/** Sends bytes as they are, and answers all that came until the other side closed. */
export function sendRaw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.on('data', (data) => {
      answer += data;
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}

/** Half of a request, which the door has begun to read. */
export interface HalfSent extends Disposable {
  /** The door's own end of the connection. */
  readonly atDoor: Socket;
}

/** Sends the head of a call and half of its body, and comes back when the door waits for the rest. */
export function sendHalf(port: number): Promise<HalfSent> {
  // It is told to go on once the head was read, and half of the body is in the same piece.
  const head = `POST / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Length: 1000\r\nExpect: 100-continue\r\n\r\n`;
  return sendAndStay(port, `${head}${'x'.repeat(500)}`);
}

/** Sends bytes, and keeps its own end of the connection open whatever comes. Comes back at the first answer. */
export async function sendAndStay(port: number, text: string): Promise<HalfSent> {
  const atDoor: Socket[] = [];
  const look = (message: unknown) => {
    const isSocket = typeof message === 'object' && message !== null && 'socket' in message;
    if (isSocket && message.socket instanceof Socket && message.socket.localPort === port) {
      atDoor.push(message.socket);
    }
  };
  subscribe('net.server.socket', look);
  try {
    const client = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    client.on('error', () => {});
    client.write(text);
    await once(client, 'data');
    const [socket] = atDoor;
    if (socket === undefined) throw new Error('Nobody was let in');
    return { atDoor: socket, [Symbol.dispose]: () => client.destroy() };
  } finally {
    unsubscribe('net.server.socket', look);
  }
}
