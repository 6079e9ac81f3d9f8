import type { World } from '../../sim/world/world.js';
import { labTime } from '../../sim/world/world.js';
import type { ServeCommand } from '../commands/aws/door-commands.js';
import type { Output } from '../commands/command.js';
import { failure } from '../commands/command.js';
import { sayLines, sayRemark } from '../run/output.js';
import { reasonOf } from '../storage/document-file.js';
import { dataFolder, systemPorts } from '../system/environment.js';
import { p256 } from '../system/p256.js';
import type { AwsFolder } from './aws-folder.js';
import { openAwsFolder } from './aws-folder.js';
import type { Behind, Door } from './door.js';
import { openDoor } from './door.js';
import { keepWorld } from './kept-world.js';
import { openedLines, openedReport } from './opened-text.js';
import type { ServedWorld } from './served.js';
import { serveWorld } from './served.js';
import { startWorld } from './start-world.js';
import { callLines, callReport } from './tell-call.js';

/** Nobody else's, as far as that can be known, and below those that systems hand out. */
const USUAL_PORT = 6320;

/** How many ports are tried, from that one on. */
const PORTS_TRIED = 10;

/** `serve`: opens the door, and keeps it open until a signal ends it. */
export async function runServe(command: ServeCommand): Promise<Output> {
  const { clock, random } = systemPorts();
  const started = await startWorld(command, { now: clock.now(), random, signatures: p256 });
  if (!started.ok) return failure(started.failure, 'not-opened');
  const { json, keep } = command;
  // The door is open before its folder is there, and no call comes before its port is told.
  const open: { folder: AwsFolder | null } = { folder: null };
  const served: ServedWorld = serveWorld(
    started.value.world,
    { clock, random, signatures: p256, hostNow: () => Date.now() },
    (world) => {
      const problem = keep === null ? null : keepWorld(keep, world);
      if (problem !== null) sayRemark(`NOT KEPT: ${keep} cannot be written (${problem}).`);
      open.folder?.update(world.account);
    },
  );
  const behind: Behind = {
    answer: (request) => served.answer(request),
    onCall(told, status, client) {
      const report = callReport(told, status, client, served.world, labTime(served.world, clock.now()));
      say(json ? [JSON.stringify(report)] : callLines(report));
    },
    onStopped(host) {
      say(json ? [JSON.stringify({ stopped: host })] : [`A program wanted ${host}; the lab stopped it.`]);
    },
  };
  const door = await openAt(command.port, behind);
  if (door === null) return failure(wordTaken(command.port), 'not-opened');
  return stayOpen(command, door, served.world, open);
}

async function stayOpen(
  { dataDir, json, keep }: ServeCommand,
  door: Door,
  { account }: World,
  open: { folder: AwsFolder | null },
): Promise<Output> {
  const ended = endedBySignal();
  try {
    open.folder = openAwsFolder(dataFolder(dataDir), door.port, account);
  } catch (error) {
    // Without its files nobody would find the way in.
    await door.close();
    return failure(
      `The data folder cannot be written (${reasonOf(error)}). Choose another one with --data-dir.`,
      'not-opened',
    );
  }
  const opened = { port: door.port, isUsual: door.port === USUAL_PORT, account, folder: open.folder, keep };
  await sayLines(json ? JSON.stringify(openedReport(opened)) : openedLines(opened).join('\n'));
  await ended;
  open.folder.remove();
  await door.close();
  return { text: json ? '' : 'Ended. The port is closed.', remarks: [], exitCode: 0 };
}

/** That port or none; or the usual one, and where it is taken one of those behind it. Null where there is none. */
async function openAt(asked: number | null, behind: Behind): Promise<Door | null> {
  const ports =
    asked === null ? Array.from({ length: PORTS_TRIED }, (_, index) => USUAL_PORT + index) : [asked];
  for (const port of ports) {
    try {
      return await openDoor(port, behind);
    } catch (error) {
      if (!isTaken(error)) throw error;
    }
  }
  return null;
}

function isTaken(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES')
  );
}

function wordTaken(asked: number | null): string {
  return asked === null
    ? `The ports ${USUAL_PORT} to ${USUAL_PORT + PORTS_TRIED - 1} are all taken. Give another one with --port, or --port 0 for any that is free.`
    : `Port ${asked} is taken, or not yours to open. Give another one with --port, or --port 0 for any that is free.`;
}

/** Resolves when somebody wants the program to end. A second signal ends it at once. */
function endedBySignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}

/** Nobody waits for a line, and a reader who has gone does not end the door. */
function say(lines: readonly string[]): void {
  sayLines(lines.join('\n')).catch(() => {});
}
