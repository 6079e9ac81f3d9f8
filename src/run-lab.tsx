import { render } from 'ink';
import { FatalError } from './fatal-error.js';
import { findLesson } from './lessons/catalog.js';
import { p256 } from './p256.js';
import { writePrivateFile } from './private-file.js';
import { writeQrFile } from './qr-file.js';
import type { Clock, RandomSource } from './sim/ports.js';
import { dataDirectory, openDocumentStore } from './storage/document-store.js';
import { wordNotice } from './storage/notices.js';
import { decodeSavedState, encodeSavedState, isSavedState, SCHEMA_VERSION } from './storage/saved-state.js';
import { App } from './ui/app.js';
import type { AppStore } from './ui/app-store.js';
import { createAppStore } from './ui/app-store.js';
import { asReadStream, PacedStdin } from './ui/paced-stdin.js';
import type { Effect, Message, Model, Size } from './ui/store/model.js';
import { FALLBACK_SIZE, firstModel } from './ui/store/model.js';
import type { Display } from './ui/view/screen-view.js';

/** What the lab is run with. */
export interface LabOptions {
  /** Id or number of a lesson to open, or null. */
  readonly lesson: string | null;
  readonly dataDir: string | undefined;
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly display: Display;
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  /** Told once the screen is open how to close it and give the terminal back. */
  readonly onOpen: (close: () => void) => void;
}

/** Frames a second: enough for keys to show at once. */
const MAX_FPS = 60;

/** Runs the lab on a terminal until the learner leaves it. Returns the sentence to say goodbye with. */
export async function runLab(options: LabOptions): Promise<string> {
  const { clock, random, stdin, stdout } = options;
  const lesson = options.lesson === null ? null : findLesson(options.lesson);
  if (lesson === undefined) {
    throw new FatalError(`There is no lesson "${options.lesson}" yet.`, 'mfa-lab --help lists them.', {
      exitCode: 2,
    });
  }
  const documents = openDocumentStore({
    ...(options.dataDir === undefined ? {} : { directory: options.dataDir }),
    version: SCHEMA_VERSION,
    validate: isSavedState,
    now: () => new Date(),
  });
  process.once('exit', () => documents.release());
  const saved = decodeSavedState(documents.document);
  const first = firstModel(saved, clock.now(), sizeOf(stdout), documents.notices.map(wordNotice));
  let leave = (): void => {};
  const store = createAppStore(documents.isSaving ? first : { ...first, saveProblem: 'not saving' }, {
    context: () => ({ now: clock.now(), random, signatures: p256 }),
    runEffect: (effect, model, dispatch) => runEffect(effect, model, dispatch),
  });

  function runEffect(effect: Effect, model: Model, dispatch: (message: Message) => void): void {
    switch (effect.kind) {
      case 'save': {
        if (!documents.isSaving) return;
        const result = documents.save(encodeSavedState(model.saved));
        const problem = result.ok ? null : result.reason;
        if (problem !== model.saveProblem) dispatch({ kind: 'saved', problem });
        return;
      }
      case 'write-qr-file':
        writeQrFile(dataDirectory(options.dataDir), effect.deviceName, effect.uri).then(
          (path) => dispatch({ kind: 'qr-file-written', path }),
          (error: unknown) => dispatch({ kind: 'qr-file-failed', reason: String(error) }),
        );
        return;
      case 'write-plan':
        writePrivateFile(dataDirectory(options.dataDir), 'recovery-plan.md', effect.text).then(
          (path) => dispatch({ kind: 'plan-written', path }),
          (error: unknown) => dispatch({ kind: 'plan-failed', reason: String(error) }),
        );
        return;
      case 'exit':
        leave();
    }
  }

  start(store, clock, lesson?.id ?? null);
  // Before the first frame: Ink does it only after, and a key typed in between would be echoed into the screen.
  stdin.setRawMode(true);
  const app = render(<App store={store} clock={clock} display={options.display} />, {
    stdin: asReadStream(new PacedStdin(stdin)),
    stdout,
    exitOnCtrlC: false,
    // `CI` in a learner's shell must not turn the screen off.
    interactive: true,
    alternateScreen: true,
    incrementalRendering: true,
    maxFps: MAX_FPS,
  });
  leave = () => app.unmount();
  options.onOpen(leave);
  await app.waitUntilExit();
  documents.release();
  return documents.isSaving
    ? `Your place is saved in ${documents.path}. Run the same command again to go on.`
    : 'Nothing of this run was saved.';
}

function start(store: AppStore, clock: Clock, lessonId: string | null): void {
  const now = clock.now();
  store.dispatch(lessonId === null ? { kind: 'resumed', now } : { kind: 'lesson-asked-for', lessonId, now });
}

function sizeOf({ columns, rows }: NodeJS.WriteStream): Size {
  return columns > 0 && rows > 0 ? { columns, rows } : FALLBACK_SIZE;
}
