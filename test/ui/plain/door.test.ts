import { describe, expect, it } from 'vitest';
import type { DoorKeeper } from '../../../src/cli/run/door-keeper.js';
import type { Inside } from '../../../src/cli/serve/run-lab-door.js';
import { p256 } from '../../../src/cli/system/p256.js';
import { answerWire } from '../../../src/sim/aws/answer-wire.js';
import { accessKeysOf } from '../../../src/sim/world/account.js';
import { worldBehindDoor } from '../../../src/ui/store/door.js';
import { NOTHING_SAVED } from '../../../src/ui/store/model.js';
import { seededRandom } from '../../helpers/fake-ports.js';
import { signed } from '../../sim/aws/wire-lab.js';
import { WAY_IN } from '../store/outside-lab.js';
import { plainLab } from './plain-lab.js';

const LESSON = 'mfa-on-the-command-line';
const saved = { ...NOTHING_SAVED, settings: { ...NOTHING_SAVED.settings, phone: 'lab' as const } };

/** A door that opens, or does not, and lets the test in. */
function keeper(isOpening: boolean) {
  let inside: Inside | null = null;
  const asked: string[] = [];
  const door: DoorKeeper = {
    async run(effect, within) {
      asked.push(effect.kind);
      inside = within;
      if (effect.kind !== 'open-door') return;
      within.tell(
        isOpening
          ? { kind: 'door-opened', ...WAY_IN }
          : { kind: 'door-failed', reason: 'the ports 6320 to 6329 are all taken' },
      );
    },
    close: () => undefined,
  };
  return { door, asked, inside: () => inside };
}

/** Lesson 12 at its first task, in lines. */
async function atTerminal(door: DoorKeeper) {
  const lab = plainLab({ saved, lessonId: LESSON, door });
  for (const line of ['skip', '', '']) lab.send(line);
  await rest();
  return lab;
}

/** Until nothing more is said. */
async function rest() {
  for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

describe('the door in the plain mode', () => {
  it('is opened by a word, and each call is told in lines, also while a line is waited for', async () => {
    const { door, asked, inside } = keeper(true);
    const lab = await atTerminal(door);
    lab.send('open port');
    await rest();
    expect(lab.output()).toContain('mfa-lab shell');

    const within = inside();
    const world = within === null ? null : worldBehindDoor(within.model());
    const key = world === null ? undefined : accessKeysOf(world.account, 'alice')[0];
    if (within === null || world === null || key?.secretAccessKey == null) throw new Error('no way in');
    const { now } = within.model();
    const request = await signed(
      { accessKeyId: key.accessKeyId, secretAccessKey: key.secretAccessKey },
      { method: 'GET', body: '', service: 's3', signedAt: now },
    );
    const called = answerWire(world, request, {
      now,
      random: seededRandom(5),
      signatures: p256,
      hostNow: now,
      requestId: '00000000-0000-4000-a000-000000000000',
    });
    within.tell({ kind: 'called', world: called.world, told: called.told, client: 'aws-cli/2.38.1', now });

    expect(lab.output()).toContain('call: aws-cli/2.38.1 as alice: ListBuckets, refused.');
    expect(lab.output()).toContain('why: Statement 1 (DenyWithoutMFA)');
    expect(lab.output()).toContain('goal met: AWS was asked for the buckets with the key');
    lab.send('close port');
    await rest();
    expect(asked.at(-1)).toBe('close-door');
    expect(await lab.end()).toContain('The port is closed.');
  });

  it('T4: that does not open takes nothing away: the shell of the lab does the same', async () => {
    const lab = await atTerminal(keeper(false).door);
    lab.send('open port');
    await rest();
    expect(lab.output()).toContain('No port could be opened: the ports 6320 to 6329 are all taken.');

    lab.send('aws s3 ls');
    await rest();
    expect(await lab.end()).toContain('goal met: AWS was asked for the buckets with the key');
  });
});
