import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { AwsV4Signer } from 'aws4fetch';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { Door } from '../../src/cli/serve/door.js';
import { openDoor } from '../../src/cli/serve/door.js';
import { keepWorld, readKeptWorld } from '../../src/cli/serve/kept-world.js';
import type { ServedWorld } from '../../src/cli/serve/served.js';
import { serveWorld } from '../../src/cli/serve/served.js';
import { p256 } from '../../src/cli/system/p256.js';
import { newServedWorld } from '../../src/sim/aws/served-world.js';
import type { SignedRequest } from '../../src/sim/aws/sigv4.js';
import { addSteps, epochSeconds, stepAt } from '../../src/sim/base/time.js';
import { codeAtStep } from '../../src/sim/codes/totp.js';
import { accessKeysOf } from '../../src/sim/world/account.js';
import type { World } from '../../src/sim/world/world.js';
import { ATTACK_SEED, attacks } from '../helpers/attack.js';
import { seededRandom } from '../helpers/fake-ports.js';
import type { Parameters } from '../sim/aws/wire-lab.js';
import { formOf, serviceOf } from '../sim/aws/wire-lab.js';
import { START } from '../sim/scenario.js';

// Many calls, one after the other and at once, over real sockets: nothing of them stays but what is kept on purpose, and a
// code is spent as if all calls had come one by one.

const folder = mkdtempSync(path.join(os.tmpdir(), 'mfa-lab-load-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A call as it was carried out, in its place among the others. */
interface Carried {
  readonly request: SignedRequest;
  readonly now: number;
  readonly status: number;
}

interface Loaded extends AsyncDisposable {
  readonly door: Door;
  readonly served: ServedWorld;
  /** In the order in which they were carried out. */
  readonly carried: readonly Carried[];
  setNow(seconds: number): void;
}

const ports = () => ({ random: seededRandom(3), signatures: p256, hostNow: () => Date.now() });

/** An account with so many users, each with a device of its own. */
function worldOf(users: number): World {
  const seeded = Array.from({ length: users }, (_, index) => ({
    userName: `user${index}`,
    isAdministrator: false,
    password: null,
    policies: [],
    mfaDevice: { name: `phone${index}`, seed: null },
  }));
  const made = newServedWorld({ ...ports(), now: START }, seeded);
  if (!made.ok) throw new Error(made.failure);
  return made.value;
}

async function openLoaded(start: World, onChange: (world: World) => void, isNoted = true): Promise<Loaded> {
  let now: number = START;
  const carried: Carried[] = [];
  const clock = { now: () => epochSeconds(now) };
  const served = serveWorld(start, { ...ports(), clock }, onChange);
  const door = await openDoor(0, {
    answer(request) {
      const called = served.answer(request);
      if (isNoted) carried.push({ request, now, status: called.answer.status });
      return called;
    },
    onCall: () => {},
    onStopped: () => {},
  });
  return {
    door,
    served,
    carried,
    setNow(seconds) {
      now = seconds;
    },
    [Symbol.asyncDispose]: () => door.close(),
  };
}

/** What is sent, so that sending it again and again costs nothing but the sending. */
interface Prepared {
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
}

async function prepared(
  { door, served }: Loaded,
  userName: string,
  parameters: Parameters,
  secret?: string,
): Promise<Prepared> {
  const [key] = accessKeysOf(served.world.account, userName);
  if (key?.secretAccessKey == null) throw new Error(`${userName} has no key`);
  const body = formOf(parameters);
  const host = `127.0.0.1:${door.port}`;
  const signer = new AwsV4Signer({
    accessKeyId: key.accessKeyId,
    secretAccessKey: secret ?? key.secretAccessKey,
    method: 'POST',
    url: `http://${host}/`,
    service: serviceOf(parameters['Action'] ?? ''),
    region: 'us-east-1',
    body,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  const { headers } = await signer.sign();
  return { headers: { ...Object.fromEntries(headers), host }, body };
}

function send({ door }: Loaded, { headers, body }: Prepared, agent: Agent | false): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port: door.port, method: 'POST', path: '/', headers, agent },
      (answer) => {
        answer.resume();
        answer.on('end', () => resolve(answer.statusCode ?? 0));
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

function tokenCall({ served }: Loaded, user: number, at: number, steps: number): Parameters {
  const device = served.world.account.mfaDevices.find(({ name }) => name === `phone${user}`);
  if (device === undefined) throw new Error(`user${user} has no device`);
  return {
    Action: 'GetSessionToken',
    SerialNumber: device.serialNumber,
    TokenCode: codeAtStep(device.seed, addSteps(stepAt(epochSeconds(at)), steps)),
  };
}

/** Heap in bytes, when all that can go has gone. */
function heapUsed(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect !== 'function') throw new Error('No gc');
  for (let time = 0; time < 3; time += 1) collect();
  return process.memoryUsage().heapUsed;
}

/** What a program could leave behind: open handles, and listeners of the process. */
function left() {
  return {
    handles: process
      .getActiveResourcesInfo()
      .filter((name) => /TCP|Pipe|FS|Timeout/.test(name))
      .toSorted(),
    listeners: process.eventNames().map((name) => [String(name), process.listenerCount(String(name))]),
  };
}

/** All that is kept for a while (the newest events, sessions and used codes) is full after so many. */
const UNTIL_FULL = 1700;
const IN_A_ROW = attacks(4000, 20_000);

describe('many calls', () => {
  it(`leave nothing behind: ${IN_A_ROW} in a row`, async () => {
    const warnings: Error[] = [];
    const warned = (warning: Error) => warnings.push(warning);
    process.on('warning', warned);
    await using open = await openLoaded(worldOf(1), () => {}, false);
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const kinds = [
      { expected: 200, call: await prepared(open, 'user0', { Action: 'GetCallerIdentity' }) },
      { expected: 200, call: await prepared(open, 'user0', { Action: 'GetSessionToken' }) },
      { expected: 403, call: await prepared(open, 'user0', tokenCall(open, 0, START, 900)) },
      { expected: 200, call: await prepared(open, 'omar', { Action: 'ListMFADevices' }) },
      { expected: 404, call: await prepared(open, 'omar', { Action: 'GetUser', UserName: 'nobody' }) },
      { expected: 400, call: await prepared(open, 'omar', { Action: 'GetUser', UserName: 'a\nb' }) },
      { expected: 403, call: await prepared(open, 'omar', { Action: 'ListUsers' }, 'of somebody else') },
      { expected: 400, call: await prepared(open, 'omar', { Action: 'NoSuchThing' }) },
    ];
    const sendSome = async (count: number) => {
      for (let index = 0; index < count; index += 1) {
        const kind = kinds[index % kinds.length];
        if (kind === undefined) throw new Error('No kinds');
        const status = await send(open, kind.call, agent);
        if (status !== kind.expected) expect([index, status]).toEqual([index, kind.expected]);
      }
    };

    await sendSome(UNTIL_FULL);
    const [heapBefore, leftBefore] = [heapUsed(), left()];
    await sendSome(IN_A_ROW - UNTIL_FULL);

    // Bytes. Compiled code is some 400,000, whatever the number of calls; a request that stays is some 700 each time.
    expect(heapUsed() - heapBefore).toBeLessThan(1_000_000);
    expect(left()).toEqual(leftBefore);
    process.off('warning', warned);
    expect(warnings).toEqual([]);
    agent.destroy();
  });

  it('spend each code once, a hundred at once on sockets of their own', async () => {
    const file = path.join(folder, 'hundred.json');
    const USERS = 25;
    await using open = await openLoaded(worldOf(USERS), (world) => keepWorld(file, world));
    const asked = await Promise.all(
      Array.from({ length: 4 * USERS }, (_, index) =>
        prepared(open, `user${index % USERS}`, tokenCall(open, index % USERS, START, 0)),
      ),
    );

    const statuses = await Promise.all(asked.map((call) => send(open, call, false)));

    for (let user = 0; user < USERS; user += 1) {
      const of = statuses.filter((_, index) => index % USERS === user).toSorted();
      expect(of).toEqual([200, 403, 403, 403]);
    }
    expect(open.carried).toHaveLength(asked.length);
    expect(readKeptWorld(file)).toEqual({ ok: true, value: open.served.world });
  });

  it('come to what they would one by one, however they come', async () => {
    const USERS = 3;
    const start = worldOf(USERS);
    const call = fc.record({
      user: fc.nat(USERS - 1),
      // As many in reach as out of it, and the same ones often.
      steps: fc.integer({ min: -3, max: 3 }),
      isOnOwnSocket: fc.boolean(),
    });
    const round = fc.record({
      wait: fc.nat(200),
      calls: fc.array(call, { minLength: 1, maxLength: 12 }),
    });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 6 }), async (rounds) => {
        run += 1;
        const file = path.join(folder, `run-${run}.json`);
        await using open = await openLoaded(start, (world) => keepWorld(file, world));
        const agent = new Agent({ keepAlive: true, maxSockets: 2 });
        let now: number = START;
        const codes: string[] = [];
        const answered: number[] = [];
        for (const { wait, calls } of rounds) {
          now += wait;
          open.setNow(now);
          const at = now;
          const sent = await Promise.all(
            calls.map(async ({ user, steps, isOnOwnSocket }) => ({
              isOnOwnSocket,
              code: `${user} ${stepAt(epochSeconds(at)) + steps}`,
              call: await prepared(open, `user${user}`, tokenCall(open, user, at, steps)),
            })),
          );
          const statuses = await Promise.all(
            sent.map(({ call: one, isOnOwnSocket }) => send(open, one, isOnOwnSocket ? false : agent)),
          );
          answered.push(...statuses);
          codes.push(...sent.filter((_, index) => statuses[index] === 200).map(({ code }) => code));
        }
        agent.destroy();

        // Nobody got two sessions for one code, and each was answered as it was carried out.
        expect(new Set(codes).size).toBe(codes.length);
        expect(open.carried.map(({ status }) => status).toSorted()).toEqual(answered.toSorted());

        // The same calls, one by one and without sockets.
        let then = 0;
        const again = serveWorld(start, { ...ports(), clock: { now: () => epochSeconds(then) } }, () => {});
        for (const { request: same, now: at, status } of open.carried) {
          then = at;
          expect(again.answer(same).answer.status).toBe(status);
        }
        expect(again.world).toEqual(open.served.world);
        expect(readKeptWorld(file)).toEqual({ ok: true, value: open.served.world });
      }),
      { numRuns: attacks(8, 300), seed: ATTACK_SEED },
    );
  });
});
