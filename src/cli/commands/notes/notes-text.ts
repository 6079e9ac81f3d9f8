import { LESSONS } from '../../../lessons/catalog.js';
import { halfDay } from '../../../lessons/notes/plan-block.js';
import type { CommandPorts, Output } from '../command.js';
import { failure } from '../command.js';
import type { NotesCommand } from './notes-spec.js';
import { runbook } from './runbook.js';
import { summaryOf, summaryText } from './summary.js';

/** `notes --print` and `notes --summary`. On the screen the notes are opened elsewhere. */
export async function notesText(command: NotesCommand, ports: CommandPorts): Promise<Output> {
  const { ALL_NOTES: notes } = await import('../../../lessons/notes/all-notes.js');
  if (command.what !== 'summary') {
    return {
      text: runbook({ blocks: halfDay(LESSONS), notes, start: command.start }),
      remarks: [],
      exitCode: 0,
    };
  }
  const stage = await ports.readStage(command.dataDir);
  if (typeof stage === 'string') return failure(stage, 'no-stage');
  const summary = summaryOf(stage, notes);
  return {
    text: command.json ? JSON.stringify(summary) : summaryText(summary),
    remarks: [],
    exitCode: 0,
  };
}
