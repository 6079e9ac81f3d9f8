import { p256 } from '../../../src/cli/system/p256.js';
import { answerWire } from '../../../src/sim/aws/answer-wire.js';
import { addSteps, stepAt } from '../../../src/sim/base/time.js';
import { codeAtStep } from '../../../src/sim/codes/totp.js';
import { accessKeysOf, devicesOf } from '../../../src/sim/world/account.js';
import { labTime } from '../../../src/sim/world/world.js';
import { worldBehindDoor } from '../../../src/ui/store/door.js';
import type { OutsideCall } from '../../../src/ui/store/door-state.js';
import { seededRandom } from '../../helpers/fake-ports.js';
import type { Keys, Parameters } from '../../sim/aws/wire-lab.js';
import { formOf, serviceOf, signed } from '../../sim/aws/wire-lab.js';
import { at, openTask } from './lab-at.js';

export const WAY_IN = { port: 6320, shell: 'mfa-lab shell', hasAws: true } as const;

/** `aws s3 ls`. */
export const LIST_BUCKETS: Parameters = { Action: 'ListBuckets' };

/** A lesson at one of its tasks, with its door open, and calls that come in by it as the door of a lab has them come. */
export function labWithDoor(lessonId: string, stepId: string, size: readonly [number, number] = [80, 24]) {
  const lab = at(lessonId, stepId, ...size);
  openTask(lab);
  lab.press('escape', 'o');
  lab.send({ kind: 'door-opened', ...WAY_IN });
  lab.press('enter');
  const world = () => lab.session().world;
  const now = () => labTime(world(), lab.model.now);
  const random = seededRandom(5);
  return {
    lab,
    world,
    keys(userName = 'alice'): Keys {
      const [key] = accessKeysOf(world().account, userName);
      if (key?.secretAccessKey == null) throw new Error(`${userName} has no key`);
      return { accessKeyId: key.accessKeyId, secretAccessKey: key.secretAccessKey };
    },
    device: () => devicesOf(world().account, { type: 'user', userName: 'alice' })[0]?.serialNumber ?? '',
    /** The code of alice's device now, or so many steps away. */
    code(steps = 0): string {
      const [device] = devicesOf(world().account, { type: 'user', userName: 'alice' });
      return device === undefined || !('seed' in device)
        ? ''
        : codeAtStep(device.seed, addSteps(stepAt(now()), steps));
    },
    /** Sends a call, and answers its status and its text. */
    async call(keys: Keys, parameters: Parameters) {
      const isS3 = parameters === LIST_BUCKETS;
      const request = await signed(keys, {
        method: isS3 ? 'GET' : 'POST',
        body: isS3 ? '' : formOf(parameters),
        service: isS3 ? 's3' : serviceOf(parameters['Action'] ?? ''),
        signedAt: now(),
      });
      const behind = worldBehindDoor(lab.model);
      if (behind === null) throw new Error('the door is closed');
      const {
        answer,
        told,
        world: after,
      } = answerWire(behind, request, {
        now: lab.model.now,
        random,
        signatures: p256,
        hostNow: now(),
        requestId: '00000000-0000-4000-a000-000000000000',
      });
      const call: OutsideCall = {
        kind: 'called',
        world: after,
        told,
        client: 'aws-cli/2.38.1',
        now: lab.model.now,
      };
      lab.send(call);
      return { status: answer.status, text: answer.body('') };
    },
  };
}
