import type { CommandPorts, FileWriting, SavedReading } from '../../src/commands/command.js';
import { findLesson } from '../../src/lessons/catalog.js';
import type { LessonSession } from '../../src/lessons/session.js';
import { startLesson } from '../../src/lessons/session.js';
import { epochSeconds } from '../../src/sim/time.js';
import type { World } from '../../src/sim/world.js';
import { NOTHING_SAVED } from '../../src/ui/store/model.js';
import { fakeContext, SOME_TIME } from '../helpers/fake-ports.js';

/** What a test may set; everything else is a machine with nothing on it. */
export interface FakeMachine {
  readonly now?: number;
  readonly line?: string;
  readonly saved?: SavedReading;
  readonly writing?: FileWriting;
  readonly terminal?: Partial<CommandPorts['terminal']>;
}

/** The outside of a command, and what was asked of it. */
export function fakePorts(machine: FakeMachine = {}) {
  const asked: unknown[] = [];
  const drawn: { readonly uri: string; readonly quietZone: number }[] = [];
  const ports: CommandPorts = {
    now: () => epochSeconds(machine.now ?? SOME_TIME),
    readLine: async () => machine.line ?? '',
    readSaved: async (dataDir) => {
      asked.push(dataDir);
      return machine.saved ?? { kind: 'missing' };
    },
    writePicture: async (...picture) => {
      asked.push(picture);
      return machine.writing ?? { kind: 'written' };
    },
    terminal: {
      size: null,
      isDumb: false,
      draw: async (uri, quietZone) => {
        drawn.push({ uri, quietZone });
        const columns = 37 + 2 * quietZone;
        return { columns, lines: Array.from({ length: Math.ceil(columns / 2) }, () => '#'.repeat(columns)) };
      },
      ...machine.terminal,
    },
  };
  return { ports, asked, drawn };
}

/** A lesson as it begins by itself, its world changed as the test wants it. */
export function sessionOf(
  lessonId = 'sign-in-with-a-code',
  change: (world: World) => World = (world) => world,
  context = fakeContext(),
): LessonSession {
  const lesson = findLesson(lessonId);
  if (lesson === undefined) throw new Error(`there is no lesson ${lessonId}`);
  const session = startLesson(lesson, null, false, context);
  return { ...session, world: change(session.world) };
}

/** Saved state with these lessons begun; the first is open. */
export function savedWith(...sessions: readonly LessonSession[]) {
  return {
    kind: 'saved' as const,
    state: {
      ...NOTHING_SAVED,
      current: sessions[0]?.lessonId ?? null,
      sessions: Object.fromEntries(sessions.map((session) => [session.lessonId, session])),
    },
  };
}
