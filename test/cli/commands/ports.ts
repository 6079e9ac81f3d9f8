import type {
  ClassReading,
  CommandPorts,
  FileWriting,
  FoundFile,
  OpeningProblem,
  PictureReading,
  SavedReading,
} from '../../../src/cli/commands/command.js';
import { failure } from '../../../src/cli/commands/command.js';
import type { DataFacts, MachineFacts } from '../../../src/cli/commands/doctor/doctor-facts.js';
import { findLesson } from '../../../src/lessons/catalog.js';
import type { LessonSession } from '../../../src/lessons/engine/session.js';
import { startLesson } from '../../../src/lessons/engine/session.js';
import { epochSeconds } from '../../../src/sim/base/time.js';
import type { World } from '../../../src/sim/world/world.js';
import type { SavedStage } from '../../../src/ui/screens/stage/stage-saved.js';
import type { SavedState } from '../../../src/ui/store/model.js';
import { NOTHING_SAVED } from '../../../src/ui/store/model.js';
import type { StageFile } from '../../../src/ui/store/stage-file.js';
import type { TextReading } from '../../../src/ui/store/text-reading.js';
import type { QrManner } from '../../../src/ui/text/drawing.js';
import { fakeContext, SOME_TIME } from '../../helpers/fake-ports.js';
import { RFC_SEED } from '../../sim/scenario.js';
import { FULL_DISPLAY } from '../../ui/text/displays.js';

/** What a test may set; everything else is a machine with nothing on it. */
export interface FakeMachine {
  readonly now?: number;
  readonly line?: string;
  readonly saved?: SavedReading;
  readonly writing?: FileWriting;
  /** What the QR code in a picture says. */
  readonly picture?: PictureReading;
  /** What a text file, or the standard input, says. */
  readonly text?: TextReading;
  readonly terminal?: Partial<CommandPorts['terminal']>;
  /** Why the saved progress cannot be opened for a change. */
  readonly obstacle?: OpeningProblem;
  /** Why a save fails. */
  readonly saveProblem?: string;
  /** What a stage said last. */
  readonly stage?: StageFile;
  /** What a stage keeps for itself. */
  readonly kept?: SavedStage;
  readonly filesBeside?: readonly string[];
  /** What is typed at the question; null where nobody is there to answer. */
  readonly answer?: string | null;
  /** The class that was joined, and why none can be kept. */
  readonly joined?: ClassReading;
  readonly keepProblem?: string;
  /** The files that are found where a class is reported on. */
  readonly found?: readonly FoundFile[];
  readonly facts?: Partial<MachineFacts>;
  readonly data?: Partial<DataFacts>;
}

/** No port of this computer is opened, and no program run. */
const noDoor = async () => failure('There is no door here.');

/** Where the fake progress lies. */
export const FILE = '/home/alice/.config/mfa-lab/progress.json';

/** A lab on this computer that has the progress open. */
export const HOLDER = { pid: 77, host: null, since: SOME_TIME - 120 } as const;

/** A computer and a terminal on which all is well. */
export const GOOD_MACHINE: MachineFacts = {
  version: '1.2.3',
  node: '20.1.0',
  platform: 'linux',
  arch: 'x64',
  release: '6.1.0',
  isInputTerminal: true,
  isOutputTerminal: true,
  size: { columns: 80, rows: 24 },
  colorDepth: 8,
  isUtf8: true,
  lab: {
    isPlain: false,
    reason: null,
    colours: 256,
    qrColours: 256,
    areColoursAssumed: false,
    ascii: false,
    reducedMotion: false,
    theme: { palette: 'dark', source: 'terminal' },
    background: '#1e1e1e',
  },
  aws: null,
  env: { TERM: 'xterm-256color', LANG: 'C.UTF-8' },
  home: '/home/alice',
  time: SOME_TIME,
  utcOffset: 120,
  timeZone: 'Europe/Berlin',
};

/** A data folder in which all is well. */
export const GOOD_DATA: DataFacts = {
  file: FILE,
  state: 'readable',
  reason: null,
  schemaVersion: 2,
  newestSchemaVersion: 2,
  bytes: 7889,
  hasBackup: true,
  savedAt: SOME_TIME - 60,
  writeProblem: null,
  openedBy: null,
  openToOthers: null,
  filesBeside: [],
};

/** The outside of a command, and what was asked of it. */
export function fakePorts(machine: FakeMachine = {}) {
  const asked: unknown[] = [];
  const saves: SavedState[] = [];
  const questions: string[] = [];
  const locks: string[] = [];
  const written: { readonly file: string; readonly text: string; readonly force: boolean }[] = [];
  const kept: (string | null)[] = [];
  const told: string[] = [];
  const { saved: reading = { kind: 'missing', file: FILE } as const, answer = null } = machine;
  const drawn: { readonly uri: string; readonly quietZone: number; readonly manner: QrManner }[] = [];
  const ports: CommandPorts = {
    version: '1.2.3',
    now: () => epochSeconds(machine.now ?? SOME_TIME),
    readLine: async () => machine.line ?? '',
    readSaved: async (dataDir) => {
      asked.push(dataDir);
      return reading;
    },
    context: () => fakeContext(machine.now, 5),
    openSaved: async (dataDir) => {
      asked.push(dataDir);
      if (machine.obstacle !== undefined) return machine.obstacle;
      if (reading.kind !== 'saved' && reading.kind !== 'missing') return reading;
      locks.push('taken');
      return {
        kind: 'opened',
        file: reading.file,
        state: reading.kind === 'saved' ? reading.state : NOTHING_SAVED,
        save: (state) => {
          if (machine.saveProblem !== undefined) return machine.saveProblem;
          saves.push(state);
          return null;
        },
        release: () => locks.push('released'),
      };
    },
    readStage: async () => machine.stage ?? 'There is no stage to sum up yet.',
    readKeptStage: async () => machine.kept ?? null,
    filesBeside: async () => machine.filesBeside ?? [],
    ask:
      answer === null
        ? null
        : async (text) => {
            questions.push(text);
            return answer;
          },
    machine: async () => ({ ...GOOD_MACHINE, ...machine.facts }),
    door: { serve: noDoor, aws: noDoor, shell: noDoor, env: noDoor },
    inspectData: async () => ({ ...GOOD_DATA, ...machine.data }),
    readPicture: async (file) => {
      asked.push(file);
      return machine.picture ?? { kind: 'no-code' };
    },
    readText: async (file) => {
      asked.push(file);
      return machine.text ?? { kind: 'failed', reason: 'ENOENT: no such file or directory' };
    },
    writeText: async (file, text, force) => {
      written.push({ file, text, force });
      return force ? { kind: 'written' } : (machine.writing ?? { kind: 'written' });
    },
    readExports: () => machine.found ?? [],
    readClass: async () => machine.joined ?? { kind: 'none' },
    keepClass: async (_dataDir, text) => {
      kept.push(text);
      return machine.keepProblem ?? null;
    },
    remark: (text) => told.push(text),
    writePicture: async (...picture) => {
      asked.push(picture);
      return machine.writing ?? { kind: 'written' };
    },
    terminal: {
      size: null,
      display: ({ ascii }, flags) => ({ ...FULL_DISPLAY, ascii: ascii || flags.ascii }),
      draw: async (uri, quietZone, manner) => {
        drawn.push({ uri, quietZone, manner });
        const columns = 37 + 2 * quietZone;
        return { columns, lines: Array.from({ length: Math.ceil(columns / 2) }, () => '#'.repeat(columns)) };
      },
      ...machine.terminal,
    },
  };
  return { ports, asked, drawn, saves, questions, locks, written, kept, told };
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
    file: FILE,
    state: {
      ...NOTHING_SAVED,
      current: sessions[0]?.lessonId ?? null,
      sessions: Object.fromEntries(sessions.map((session) => [session.lessonId, session])),
    },
  };
}

/** Saved state of somebody who came only to check a phone, and maybe began these lessons. */
export function savedForChecking(...sessions: readonly LessonSession[]) {
  const saved = savedWith(...sessions);
  const checkEntry = { seed: RFC_SEED, account: 'check@lab-abcde' };
  return { ...saved, state: { ...saved.state, checkEntry } };
}
