import path from 'node:path';
import { exportText } from '../../lessons/class/export-text.js';
import { exportFileName } from '../../lessons/class/export-words.js';
import { epochSeconds } from '../../sim/base/time.js';
import type { Message, SavedState } from '../../ui/store/model.js';
import { printable } from '../../ui/text/printable.js';
import { handInText } from '../commands/class-file.js';
import type { ClassReading } from '../commands/command.js';
import { exportSaved } from '../commands/export/export-saved.js';
import { writeExport } from '../commands/export/write-export.js';
import { wordNotWritten } from '../commands/not-written.js';
import { writeAskedFile } from '../storage/asked-file.js';
import { readTextFile } from '../storage/text-file.js';

/** What of the lab an export made in it needs. */
export interface ExportedLab {
  /** With its id. */
  readonly saved: SavedState;
  readonly now: number;
  readonly joined: ClassReading;
}

/** Writes what the learner hands in, into the folder in which the lab was started. Never throws. */
export async function writeExportHere({ saved, now, joined }: ExportedLab): Promise<Message> {
  const { id } = saved;
  const at = epochSeconds(Math.floor(now));
  const text = exportText(exportSaved(saved, { id, program: MFA_LAB_VERSION, at, joined }));
  const file = path.resolve(exportFileName(id));
  const writing = await writeExport(
    {
      readText: async (name) => (name === null ? { kind: 'not-a-file' } : readTextFile(name)),
      writeText: (name, content, force) => writeAskedFile(name, async () => content, force),
    },
    { file, text, id, force: false },
  );
  return writing.kind === 'written'
    ? { kind: 'export-written', path: printable(file), handIn: handInText(joined) }
    : {
        kind: 'export-failed',
        reason: printable(wordNotWritten(file, { thing: 'an export', example: 'mine.json' }, writing)),
      };
}
