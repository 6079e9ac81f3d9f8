import { LESSONS } from '../../../lessons/catalog.js';
import { refusalsByLesson } from '../../../lessons/engine/expected-refusals.js';
import { halfDay } from '../../../lessons/notes/plan-block.js';
import type { SavedStage } from '../../../ui/screens/stage/stage-saved.js';
import { facilitatorsClass } from '../class-file.js';
import type { CommandPorts, Output } from '../command.js';
import { failure } from '../command.js';
import { minutesOf } from '../hours.js';
import type { NotesCommand } from './notes-spec.js';
import { runbook } from './runbook.js';
import type { RunbookPlan } from './runbook-lesson.js';
import { stageCodes } from './stage-codes.js';
import { summaryOf, summaryText } from './summary.js';

/** `notes --print` and `notes --summary`. On the screen the notes are opened elsewhere. */
export async function notesText(command: NotesCommand, ports: CommandPorts): Promise<Output> {
  const { ALL_NOTES: notes } = await import('../../../lessons/notes/all-notes.js');
  if (command.what !== 'summary') return printed(command, notes, ports);
  const stage = await ports.readStage(command.dataDir);
  if (typeof stage === 'string') return failure(stage, 'no-stage');
  const summary = summaryOf(stage, notes);
  return {
    text: command.json ? JSON.stringify(summary) : summaryText(summary),
    remarks: [],
    exitCode: 0,
  };
}

/** On paper: with the plan of the class that was named, or else of the stage; and with the codes of the stage. */
async function printed(
  { classFile, dataDir, start }: NotesCommand,
  notes: RunbookPlan['notes'],
  ports: CommandPorts,
): Promise<Output> {
  const named = await facilitatorsClass(classFile, ports);
  if (!named.ok) return failure(named.failure, 'bad-class');
  const kept = await ports.readKeptStage(dataDir);
  const file = named.value?.file ?? null;
  const date = file === null || file.date === null ? '' : `, ${file.date}`;
  const title = file?.title ?? kept?.ofClass?.title;
  const context = ports.context();
  return {
    text: runbook({
      blocks: file?.plan ?? kept?.ofClass?.blocks ?? halfDay(LESSONS),
      notes,
      start: start ?? minutesOf(file === null ? (kept?.ofClass?.start ?? null) : file.start),
      title: title === undefined ? null : `${title}${date}`,
      codes: codesOf(kept, context.signatures),
      refusals: refusalsByLesson(false, context),
    }),
    remarks: named.value?.remarks ?? [],
    exitCode: 0,
  };
}

function codesOf(
  kept: SavedStage | null,
  signatures: ReturnType<CommandPorts['context']>['signatures'],
): RunbookPlan['codes'] {
  if (kept === null) return 'no-stage';
  return kept.phone === 'own' ? 'own-phone' : stageCodes({ seed: kept.seed, signatures });
}
