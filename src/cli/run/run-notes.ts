import { refusalsByLesson } from '../../lessons/engine/expected-refusals.js';
import { chanceOf } from '../../lessons/engine/prepared.js';
import { addSeconds } from '../../sim/base/time.js';
import { whenPlain } from '../../ui/plain/when-plain.js';
import type {
  NotesEffect,
  NotesMessage,
  NotesModel,
  NotesMoment,
} from '../../ui/screens/notes/notes-state.js';
import { firstPlace, NOTHING_ASKED, placeCalled } from '../../ui/screens/notes/notes-state.js';
import type { NotesStore } from '../../ui/screens/notes/notes-store.js';
import { createNotesStore } from '../../ui/screens/notes/notes-store.js';
import { updateNotes } from '../../ui/screens/notes/notes-update.js';
import { notesView } from '../../ui/screens/notes/notes-view.js';
import { NOTHING_SAVED } from '../../ui/store/model.js';
import type { Display } from '../../ui/text/display.js';
import { groundNow } from '../../ui/text/drawing.js';
import { sizeOf } from '../../ui/text/sizes.js';
import type { NotesCommand } from '../commands/notes/notes-spec.js';
import type { Remote } from '../stage/mailbox.js';
import { openRemote, stageFolder, stageReader } from '../stage/mailbox.js';
import { readSavedFile } from '../storage/saved-file.js';
import { dataFolder, systemPorts } from '../system/environment.js';
import { p256 } from '../system/p256.js';
import { prepareInk } from '../system/prepare-ink.js';
import { terminalDisplay } from '../system/terminal-display.js';
import { endWithMistakes, endWithReader, endWithTerminal, releaseBeforeSignals } from './endings.js';
import { FatalError } from './fatal-error.js';
import { namedClass } from './named-class.js';
import { sayRemark } from './output.js';

/** How often the file of the stage is looked at, in milliseconds: its contents, since times of files are coarse. */
const POLL_MS = 100;

/** Shows the notes, or prints what was asked for. */
export async function runNotes(command: NotesCommand): Promise<void> {
  if (command.what !== 'show') {
    const { runWithoutScreen } = await import('./without-screen.js');
    return runWithoutScreen(command);
  }
  endWithMistakes();
  const named = await namedClass(command.classFile);
  for (const remark of named?.remarks ?? []) sayRemark(remark);
  const called = command.called === null ? null : placeCalled(command.called);
  if (typeof called === 'string') {
    throw new FatalError(`${called}.`, 'mfa-lab list shows the lessons.', { exitCode: 2 });
  }
  const { stdin, stdout, env } = process;
  const dataDir = dataFolder(command.dataDir);
  const folder = stageFolder(dataDir);
  const remote = openRemote(folder);
  process.once('exit', () => remote.close());
  releaseBeforeSignals(() => remote.close());
  const saved = readSavedFile(dataDir);
  const { settings } = saved.kind === 'saved' ? saved.state : NOTHING_SAVED;
  const read = stageReader(folder);
  const { ALL_NOTES } = await import('../../lessons/notes/all-notes.js');
  const first = firstNotes(ALL_NOTES, remote, read(), named?.file.plan ?? null);
  // A step that was asked for is shown until the stage moves on.
  const store = openNotes(called === null ? first : { ...first, place: called }, remote);
  const polling = setInterval(() => {
    const news = read();
    if (news !== store.get().news) store.dispatch({ kind: 'news', news, at: moment() });
  }, POLL_MS);
  const display = terminalDisplay(settings, { ascii: command.ascii, noColor: command.noColor });
  const { isPlain, reason } = whenPlain({
    isAsked: command.plain,
    isSetting: settings.plain,
    isInputTerminal: stdin.isTTY,
    isOutputTerminal: stdout.isTTY,
    env,
  });
  try {
    await (isPlain ? asLines(store, display, reason) : onScreen(store, display, settings.theme));
  } finally {
    clearInterval(polling);
    remote.close();
  }
}

const { clock } = systemPorts();

function moment(): NotesMoment {
  return { now: clock.now(), steady: performance.now() / 1000 };
}

function firstNotes(
  notes: NotesModel['notes'],
  { session }: Remote,
  news: NotesModel['news'],
  plan: NotesModel['plan'],
): NotesModel {
  const at = moment();
  const nothing: NotesModel = {
    notes,
    refusals: refusalsByLesson(false, { now: at.now, random: chanceOf('notes'), signatures: p256 }),
    plan,
    place: firstPlace(plan ?? []),
    news: { kind: 'missing' },
    heard: null,
    session,
    ...NOTHING_ASKED,
    ...at,
    ahead: -60 * new Date().getTimezoneOffset(),
    size: sizeOf(process.stdout),
  };
  return updateNotes(nothing, { kind: 'news', news, at }).model;
}

/** The store, whose commands go to the stage. */
function openNotes(first: NotesModel, remote: Remote): NotesStore & { onExit: (leave: () => void) => void } {
  let leave = (): void => {};
  const store = createNotesStore(first, {
    moment,
    runEffect(effect: NotesEffect, dispatch: (message: NotesMessage) => void): void {
      if (effect.kind === 'exit') {
        leave();
        return;
      }
      const { heard, steady } = store.get();
      // By the clock of the stage, which looks how old a command is.
      const at = heard === null ? clock.now() : addSeconds(heard.stage.beat, Math.max(0, steady - heard.at));
      dispatch({ kind: 'sent', result: remote.send(effect.command, at) });
    },
  });
  return Object.assign(store, {
    onExit: (told: () => void) => {
      leave = told;
    },
  });
}

type OpenedNotes = ReturnType<typeof openNotes>;

async function onScreen(
  store: OpenedNotes,
  display: Display,
  theme: typeof NOTHING_SAVED.settings.theme,
): Promise<void> {
  prepareInk(display);
  endWithTerminal();
  const { showNotes } = await import('./show-notes.js');
  const ground = groundNow(display, { background: null }, theme);
  const shown = showNotes(store, notesView, display, ground);
  store.onExit(shown.leave);
  await shown.waitUntilExit();
}

async function asLines(store: OpenedNotes, { ascii }: Display, reason: string | null): Promise<void> {
  endWithReader();
  const { tellNotes } = await import('./tell-notes.js');
  await tellNotes(store, { ascii, reason, moment });
}
