import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { WireCall } from '../../sim/aws/answer-wire.js';
import { answerWire } from '../../sim/aws/answer-wire.js';
import type { SignedRequest } from '../../sim/aws/sigv4.js';
import type { ExecuteContext } from '../../sim/base/ports.js';
import type { Result } from '../../sim/base/result.js';
import { fail, ok } from '../../sim/base/result.js';
import { epochSeconds } from '../../sim/base/time.js';
import type { World } from '../../sim/world/world.js';
import { afterAbsence } from '../../ui/screens/lesson/enter-lesson.js';
import { worldBehindDoor } from '../../ui/store/door.js';
import type { OutsideCall, WayIn } from '../../ui/store/door-state.js';
import type { Message, Model } from '../../ui/store/model.js';
import { reasonOf } from '../storage/document-file.js';
import { findProgram } from '../system/find-program.js';
import type { AwsFolder } from './aws-folder.js';
import { openAwsFolder } from './aws-folder.js';
import type { Behind, Door } from './door.js';
import { clientOf } from './door.js';
import { openAt, PORTS_TRIED, USUAL_PORT } from './open-at.js';

/** The lab that a door leads into. */
export interface Inside {
  /** As it is at this moment. */
  model(): Model;
  /** Tells it something; what that asks for outside, such as saving, is done when this comes back. */
  tell(message: Message): void;
}

/** What the door of a lab is opened with. */
export interface LabDoorOptions {
  readonly dataDir: string | undefined;
  readonly lessonId: string;
  readonly world: World;
  readonly context: () => ExecuteContext;
  readonly inside: Inside;
}

/** The door of a lab while it is open. */
export interface LabDoor {
  readonly wayIn: WayIn;
  /** The account has other keys or sessions than before. */
  renew(world: World): void;
  /** Closes it, and takes its files back. */
  close(): void;
}

/** Opens a port for programs that call the account of a lesson. The failure is why there is none, without a full stop. */
export async function openLabDoor(options: LabDoorOptions): Promise<Result<LabDoor, string>> {
  const { dataDir, lessonId, world, inside } = options;
  const behind: Behind = {
    answer: (request) => answerInLab(request, options),
    // It was told when it was carried out.
    onCall: () => {},
    onStopped: (host) => inside.tell({ kind: 'call-stopped', host }),
  };
  const door = await openAt(null, behind);
  if (door === null) {
    return fail(`the ports ${USUAL_PORT} to ${USUAL_PORT + PORTS_TRIED - 1} are all taken`);
  }
  try {
    const folder = openAwsFolder(dataDir, door.port, world.account, lessonId);
    return ok(opened(door, folder, dataDir));
  } catch (error) {
    // Without its files nobody would find the way in.
    void door.close();
    return fail(`the data folder cannot be written (${reasonOf(error)})`);
  }
}

function opened(door: Door, folder: AwsFolder, dataDir: string | undefined): LabDoor {
  return {
    wayIn: { port: door.port, shell: shellCommand(dataDir), hasAws: findProgram('aws', null) !== null },
    renew({ account }) {
      try {
        folder.update(account);
      } catch {
        // The lab itself says so when its disk takes nothing.
      }
    },
    close() {
      void door.close();
      folder.remove();
    },
  };
}

/**
 * Carries a call out in the world of the lesson. The lab has taken in, and saved, what came of it when this comes back: a code
 * that was spent is on disk before anybody hears of it.
 */
function answerInLab(request: SignedRequest, { context, inside }: LabDoorOptions): WireCall | null {
  const { now, random, signatures } = context();
  const world = worldBehindDoor(afterAbsence(inside.model(), now));
  if (world === null) return null;
  const called = answerWire(world, request, {
    now,
    random,
    signatures,
    // No warp and no clock of the tests reaches it: clients sign by the clock of this computer.
    hostNow: epochSeconds(Date.now() / 1000),
    requestId: randomUUID(),
  });
  const client = clientOf(request.headers['user-agent']);
  const call: OutsideCall = { kind: 'called', world: called.world, told: called.told, client, now };
  inside.tell(call);
  return called;
}

/** As it is typed in another terminal, where npm has put nothing on the PATH. */
function shellCommand(dataDir: string | undefined): string {
  const isInstalled = process.env['npm_command'] === undefined && findProgram('mfa-lab', null) !== null;
  const program = isInstalled ? 'mfa-lab' : `node ${word(path.resolve(process.argv[1] ?? 'mfa-lab'))}`;
  return dataDir === undefined
    ? `${program} shell`
    : `${program} shell --data-dir ${word(path.resolve(dataDir))}`;
}

/** A word for a shell. */
function word(text: string): string {
  return /^[\w./:@+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
