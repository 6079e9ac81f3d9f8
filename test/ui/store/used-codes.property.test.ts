import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addSteps, epochSeconds, stepAt } from '../../../src/sim/base/time.js';
import { codeAtStep } from '../../../src/sim/codes/totp.js';
import type { Request } from '../../../src/sim/requests.js';
import { devicesOf } from '../../../src/sim/world/account.js';
import { roleArn } from '../../../src/sim/world/arn.js';
import type { AccessKey } from '../../../src/sim/world/credentials.js';
import { LAB_ROLE } from '../../../src/sim/world/roles.js';
import { MAIN_WINDOW } from '../../../src/sim/world/windows.js';
import type { World } from '../../../src/sim/world/world.js';
import { browserById, labTime } from '../../../src/sim/world/world.js';
import { restartLesson } from '../../../src/ui/screens/lesson/enter-lesson.js';
import { restart, undo } from '../../../src/ui/screens/lesson/take-back.js';
import type { Message, Model } from '../../../src/ui/store/model.js';
import { firstModel, NOTHING_SAVED } from '../../../src/ui/store/model.js';
import { openLesson } from '../../../src/ui/store/open-lesson.js';
import { sendRequest } from '../../../src/ui/store/send-request.js';
import { changeSession } from '../../../src/ui/store/session.js';
import { update } from '../../../src/ui/store/update.js';
import { depth } from '../../helpers/depth.js';
import { fakeContext, SOME_TIME, seededRandom } from '../../helpers/fake-ports.js';

const SANDBOX = 'sandbox';

const key = (accessKeyId: string, userName: string | null): AccessKey => ({
  accessKeyId,
  secretAccessKey: null,
  userName,
  createdAt: epochSeconds(SOME_TIME),
  status: 'Active',
  lastUsed: null,
});

const ALICES = { credentials: { accessKeyId: 'LABAALICE234567ALICE' } };
const ROOTS = { credentials: { accessKeyId: 'LABAROOT2345672ROOT2' } };
const KEYS = [key(ALICES.credentials.accessKeyId, 'alice'), key(ROOTS.credentials.accessKeyId, null)];

/** Keys that are there from the beginning of the task, so that nothing takes them back. */
function withKeys(model: Model): Model {
  const put = (world: World): World => ({
    ...world,
    account: { ...world.account, accessKeys: KEYS },
  });
  return changeSession(model, (session) => {
    const world = put(session.world);
    return { ...session, world, stepStart: world };
  });
}

const happening = fc.record({
  does: fc.constantFrom(
    'console',
    'console',
    'token',
    'token',
    'role',
    'role',
    'undo',
    'undo',
    'undo',
    'restart',
    'leave',
    'wait',
    'warp',
    'delete',
    'again',
  ),
  steps: fc.integer({ min: -2, max: 2 }),
  count: fc.integer({ min: 1, max: 5 }),
  waited: fc.constantFrom(1, 31, 60, 200),
});

describe('a code that was accepted once', () => {
  it('is never accepted again, whatever is taken back, started over or left in between', () => {
    const met = { accepted: 0, refusedAgain: 0 };
    fc.assert(
      fc.property(fc.array(happening, { minLength: 10, maxLength: 50, size: 'max' }), (plan) => {
        const random = seededRandom(7);
        let now = epochSeconds(SOME_TIME);
        const context = () => ({ ...fakeContext(now), random });
        let model = firstModel(NOTHING_SAVED, now, { columns: 80, rows: 24 }, []);
        const send = (message: Message) => {
          model = update(model, message, context()).model;
        };
        const open = (lessonId: string) => send({ kind: 'lesson-asked-for', lessonId, now });
        const world = (): World => {
          const opened = openLesson(model);
          if (opened === null) throw new Error('The sandbox is open');
          return opened.session.world;
        };
        /** Whether the request was granted, by what the world says of it last. */
        const ask = (request: Request): string | null => {
          model = sendRequest(model, request, context());
          const event = world().history.at(-1);
          return event?.reason?.code ?? null;
        };
        const accepted = new Set<string>();
        const tryCode = (seed: string, step: number, refusedFor: string | null) => {
          const name = `${seed} ${step}`;
          if (refusedFor === null) {
            expect(accepted).not.toContain(name);
            accepted.add(name);
            met.accepted += 1;
          } else if (refusedFor === 'code-already-used') {
            expect(accepted).toContain(name);
            met.refusedAgain += 1;
          }
        };
        send({ kind: 'key', key: { name: 'text', text: 'a' }, now });
        open(SANDBOX);
        model = withKeys(model);

        for (const { does, steps, count, waited } of plan) {
          const { account } = world();
          const [phone] = devicesOf(account, { type: 'user', userName: 'alice' });
          const step = addSteps(stepAt(labTime(world(), now)), (phone?.drift ?? 0) + steps);
          const code = phone === undefined ? '000000' : codeAtStep(phone.seed, step);
          const mfa = { serialNumber: phone?.serialNumber ?? '', tokenCode: code };
          switch (does) {
            case 'console': {
              if (phone === undefined) break;
              const password = account.users.find(({ userName }) => userName === 'alice')?.loginProfile
                ?.password;
              const who = { account: account.id, userName: 'alice', password: password ?? '' };
              ask({ kind: 'sign-in-as-user', browser: MAIN_WINDOW, ...who });
              expect(browserById(world(), MAIN_WINDOW).challenge).not.toBeNull();
              tryCode(phone.seed, step, ask({ kind: 'submit-mfa-code', browser: MAIN_WINDOW, code }));
              break;
            }
            case 'token':
              if (phone === undefined) break;
              tryCode(
                phone.seed,
                step,
                ask({ kind: 'sts', from: ALICES, operation: 'GetSessionToken', ...mfa }),
              );
              break;
            case 'role': {
              if (phone === undefined) break;
              const role = { roleArn: roleArn(account.id, LAB_ROLE), roleSessionName: 'again' };
              tryCode(
                phone.seed,
                step,
                ask({ kind: 'sts', from: ALICES, operation: 'AssumeRole', ...role, ...mfa }),
              );
              break;
            }
            case 'delete': {
              const { serialNumber } = mfa;
              ask({
                kind: 'iam',
                from: ROOTS,
                operation: 'DeactivateMFADevice',
                userName: 'alice',
                serialNumber,
              });
              ask({ kind: 'iam', from: ROOTS, operation: 'DeleteVirtualMFADevice', serialNumber });
              break;
            }
            case 'undo':
              for (let times = 0; times < count; times += 1) model = undo(model);
              break;
            case 'restart':
              model = restart(model, context());
              break;
            case 'again':
              model = withKeys(restartLesson(model, SANDBOX, context()));
              break;
            case 'leave':
              open('choose-a-device');
              open(SANDBOX);
              break;
            case 'warp':
              ask({ kind: 'warp-to-next-step' });
              break;
            case 'wait':
              now = epochSeconds(now + waited);
              send({ kind: 'ticked', now });
              break;
          }
        }
      }),
      { numRuns: depth(20, 250) },
    );
    // The walks come to both, often.
    expect(Math.min(met.accepted, met.refusedAgain)).toBeGreaterThan(50);
  });
});
