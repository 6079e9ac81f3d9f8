import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { decodeSavedState } from '../../src/cli/storage/saved-state.js';
import { addSteps, epochSeconds, stepAt } from '../../src/sim/base/time.js';
import { codeAtStep } from '../../src/sim/codes/totp.js';
import { devicesOf } from '../../src/sim/world/account.js';
import { labTime } from '../../src/sim/world/world.js';
import { ENTER, ESCAPE, openLab, STEP_START, temporaryFolder } from '../e2e/lab.js';
import { call, keysIn } from '../e2e/serve-process.js';
import { ATTACK_SEED, attacks } from '../helpers/attack.js';
import { WORDS } from '../helpers/page-words.js';
import type { OpenTerminal } from '../helpers/terminal.js';
import { picker } from './mutations.js';
import { storedIn } from './oracle.js';

/** The program, in which the power fails at a change to the disk. */
const DIES_AT = fileURLToPath(new URL('./fixtures/dies-at.cjs', import.meta.url));

const KILLS = attacks(4, 60);

const LESSON = 'mfa-on-the-command-line';

/** A start, the way to the task and the door make some ninety changes to the disk, and each call some fifteen. */
const [FIRST_CHANGE, CHANGES] = [95, 85];

const lessonOnDisk = (folder: string) => decodeSavedState(storedIn(folder)).sessions[LESSON];

/** Whether it is seen before the end comes. */
async function isSeen(lab: OpenTerminal, text: string): Promise<boolean> {
  await lab.until(`no ${text}`, () => lab.isOver() || lab.shows(text));
  return !lab.isOver();
}

/** Opens the door of lesson 12, and spends codes of alice until the power fails. Answers the codes that got a session. */
async function spendCodes(folder: string, diesAt: number): Promise<readonly number[]> {
  using lab: OpenTerminal = openLab(folder, ['12.5'], {
    program: DIES_AT,
    env: { DIES_AT: String(diesAt) },
  });
  const spent: number[] = [];
  if (!(await isSeen(lab, WORDS.beforeYouTry))) return spent;
  lab.send(ENTER);
  if (!(await isSeen(lab, 'Get a session'))) return spent;
  lab.send(ESCAPE);
  if (!(await isSeen(lab, 'w next code'))) return spent;
  lab.send('o');
  if (!(await isSeen(lab, 'aws sts get-caller-identity'))) return spent;
  const name = readdirSync(folder).find((one) => one.startsWith('aws-serve-')) ?? '';
  const keys = keysIn(path.join(folder, name, 'credentials'), 'alice');
  const url = `http://127.0.0.1:${name.replace('aws-serve-', '')}`;
  const { world } = lessonOnDisk(folder) ?? {};
  const [device] = world === undefined ? [] : devicesOf(world.account, { type: 'user', userName: 'alice' });
  if (world === undefined || device === undefined || !('seed' in device)) throw new Error('no phone');
  const now = stepAt(labTime(world, epochSeconds(STEP_START + 3)));
  for (const off of [-2, -1, 0, 1, 2]) {
    const step = addSteps(now, off);
    const asked = {
      Action: 'GetSessionToken',
      SerialNumber: device.serialNumber,
      TokenCode: codeAtStep(device.seed, step),
    };
    const answer = await call(url, keys, asked).catch(() => null);
    if (answer?.status === 200) spent.push(step);
  }
  if (!lab.isOver()) lab.kill('SIGKILL');
  await lab.exited;
  return spent;
}

it(`a code that a program got a session with stays spent after ${KILLS} kills (seed ${ATTACK_SEED})`, {
  timeout: 1_800_000,
}, async () => {
  const pick = picker(ATTACK_SEED);
  let answers = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    using data = temporaryFolder();
    const spent = await spendCodes(data.folder, FIRST_CHANGE + pick(CHANGES));
    answers += spent.length;

    if (spent.length === 0) continue;
    const account = lessonOnDisk(data.folder)?.world.account;
    const used = account?.mfaDevices.flatMap(({ usedSteps }) => usedSteps.map(({ step }) => step)) ?? [];
    expect(used).toEqual(expect.arrayContaining([...spent]));
  }
  expect(answers).toBeGreaterThan(0);
});
