import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createDoorKeeper } from '../../../src/cli/run/door-keeper.js';
import { addSteps, stepAt } from '../../../src/sim/base/time.js';
import { codeAtStep } from '../../../src/sim/codes/totp.js';
import { devicesOf } from '../../../src/sim/world/account.js';
import { labTime } from '../../../src/sim/world/world.js';
import type { Message } from '../../../src/ui/store/model.js';
import { call, keysIn } from '../../e2e/serve-process.js';
import { sendHalf } from '../serve/open-door.js';
import { labWithRealDoor } from './lab-with-door.js';

type Lab = ReturnType<typeof labWithRealDoor>;

/** What a call for a session takes, with the code of so many steps from now. */
function askForSession({ session, store }: Lab, steps = 0) {
  const { world } = session();
  const [device] = devicesOf(world.account, { type: 'user', userName: 'alice' });
  if (device === undefined || !('seed' in device)) throw new Error('alice has no phone');
  return {
    Action: 'GetSessionToken',
    SerialNumber: device.serialNumber,
    TokenCode: codeAtStep(device.seed, addSteps(stepAt(labTime(world, store.get().now)), steps)),
  };
}

/** Whether somebody listens. */
function isOpen(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

describe('the door of a lab', () => {
  it('is found by programs, with keys that nobody else can read, and gone with the lesson (T2)', async () => {
    using lab = labWithRealDoor();
    const { url, files } = await lab.open();
    const credentials = path.join(files, 'credentials');
    const keys = keysIn(credentials, 'alice');

    expect(statSync(credentials).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(path.join(files, 'endpoint.json'), 'utf8'))).toMatchObject({
      lesson: 'mfa-on-the-command-line',
      account: lab.session().world.account.id,
    });
    expect((await call(url, keys, { Action: 'GetCallerIdentity' })).status).toBe(200);

    const silent = connect(Number(new URL(url).port), '127.0.0.1');
    const ended = new Promise((resolve) => silent.on('close', resolve).on('error', () => undefined));
    await new Promise<void>((resolve) => silent.on('connect', () => resolve()));
    lab.press('l');
    await ended;
    expect(await isOpen(url)).toBe(false);
    expect(existsSync(files)).toBe(false);
  });

  it('is shut when the lesson is left, also for whoever has sent half of a call (T2)', async () => {
    using lab = labWithRealDoor();
    const { url, files } = await lab.open();
    const before = lab.session().world;
    using half = await sendHalf(Number(new URL(url).port));
    expect(half.atDoor.destroyed).toBe(false);

    lab.press('l');

    // In the turn of the key.
    expect([half.atDoor.destroyed, existsSync(files)]).toEqual([true, false]);
    expect(await isOpen(url)).toBe(false);
    expect(lab.session().world).toEqual(before);
  });

  it('has saved that a code is spent before anybody hears of it', async () => {
    using lab = labWithRealDoor();
    const { url, files } = await lab.open('which-arn');
    const keys = keysIn(path.join(files, 'credentials'), 'alice');
    const asked = askForSession(lab);
    const used = (account = lab.onDisk().sessions['mfa-on-the-command-line']?.world.account) =>
      account?.mfaDevices.flatMap(({ usedSteps }) => usedSteps).length ?? 0;
    const before = used();

    expect((await call(url, keys, asked)).status).toBe(200);

    expect(used()).toBe(before + 1);
    expect((await call(url, keys, asked)).text).toContain('invalid MFA one time pass code');
  });

  it('knows no session that was taken back, and gives the profiles of the account as it is (T2)', async () => {
    using lab = labWithRealDoor();
    const { url, files } = await lab.open('which-arn');
    const credentials = path.join(files, 'credentials');
    const keys = keysIn(credentials, 'alice');
    const { text } = await call(url, keys, askForSession(lab));
    const [, accessKeyId = '', secretAccessKey = '', sessionToken = ''] =
      /<AccessKeyId>(.*?)<.*<SecretAccessKey>(.*?)<.*<SessionToken>(.*?)</.exec(text) ?? [];
    const session = { accessKeyId, secretAccessKey, sessionToken };
    expect((await call(url, session, { Action: 'GetCallerIdentity' })).status).toBe(200);

    lab.press('u', 'u');
    const after = await call(url, session, { Action: 'GetCallerIdentity' });
    expect(after.status).toBe(403);
    expect(after.text).toContain('InvalidClientTokenId');

    lab.press('x', 'y');
    expect((await call(url, keys, { Action: 'GetCallerIdentity' })).status).toBe(200);
    expect(keysIn(credentials, 'alice')).toEqual(keys);
  });

  it('has the AWS CLI forget the session of a role that was taken back', async () => {
    using lab = labWithRealDoor();
    const { url, files } = await lab.open('which-arn');
    const keys = keysIn(path.join(files, 'credentials'), 'alice');
    await call(url, keys, askForSession(lab));
    const cache = path.join(files, '.aws', 'cli', 'cache');
    mkdirSync(cache, { recursive: true });

    expect((await call(url, keys, { Action: 'GetCallerIdentity' })).status).toBe(200);
    expect(existsSync(cache)).toBe(true);
    lab.press('u', 'u');
    expect(existsSync(cache)).toBe(false);
  });

  it('is not opened by a window that saves nothing: a code would be good again', async () => {
    using lab = labWithRealDoor();
    const told: Message[] = [];
    const keeper = createDoorKeeper({
      dataDir: lab.folder,
      context: lab.lab.context,
      problem: () => 'this window saves nothing',
    });

    await keeper.run(
      { kind: 'open-door' },
      { model: () => lab.store.get(), tell: (message) => told.push(message) },
    );

    expect(told).toEqual([{ kind: 'door-failed', reason: 'this window saves nothing' }]);
  });
});
