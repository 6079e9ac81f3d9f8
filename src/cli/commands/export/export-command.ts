import type { ExportDocument } from '../../../lessons/class/export-document.js';
import { exportText } from '../../../lessons/class/export-text.js';
import { exportFileName, IN_AN_EXPORT, NOT_IN_AN_EXPORT } from '../../../lessons/class/export-words.js';
import { newExportId } from '../../../lessons/class/handed-in.js';
import { epochSeconds } from '../../../sim/base/time.js';
import { wrap } from '../../../ui/text/wrap.js';
import { handInText } from '../class-file.js';
import type { CommandPorts, FileWriting, Output } from '../command.js';
import { failure } from '../command.js';
import { wordNotWritten } from '../not-written.js';
import { openingFailure } from '../saved-text.js';
import { exportSaved } from './export-saved.js';
import { recordText } from './record-text.js';
import { writeExport } from './write-export.js';

/** `export` as it was asked for. */
export interface ExportCommand {
  readonly kind: 'export';
  readonly dataDir: string | null;
  /** Null for the usual name, in the folder of now. */
  readonly file: string | null;
  /** Null for the name that was typed in the lab, if any. */
  readonly name: string | null;
  /** A page for the learner, instead of the file for a facilitator. */
  readonly isRecord: boolean;
  readonly force: boolean;
  readonly json: boolean;
}

/** What `export --json` prints, on one line. Fields may be added; none changes its meaning. */
export interface ExportReport {
  readonly file: string;
  readonly bytes: number;
  /** Says "the same learner"; null for a record. */
  readonly id: string | null;
  /** Nothing that is saved has it: the next export has another. */
  readonly isOneTimeId: boolean;
}

/** The name of a record, unless another one is asked for. */
const RECORD_FILE = 'mfa-lab-record.md';

/** `export`: what a learner hands in, as a file without a secret in it; or a page for the learner. */
export async function exportCommand(command: ExportCommand, ports: CommandPorts): Promise<Output> {
  const reading = await ports.readSaved(command.dataDir);
  if (reading.kind === 'missing') {
    return failure('Nothing is saved yet, so there is nothing to export. Run mfa-lab first.', 'no-progress');
  }
  if (reading.kind !== 'saved') return openingFailure(reading);
  const { state } = reading;
  const saved =
    command.name === null ? state : { ...state, handedIn: { ...state.handedIn, name: command.name } };
  const joined = await ports.readClass(command.dataDir);
  const isOneTimeId = saved.id === '';
  const id = isOneTimeId ? newExportId(ports.context().random) : saved.id;
  const at = epochSeconds(Math.floor(ports.now()));
  const document = exportSaved(saved, { id, program: ports.version, at, joined });
  if (command.isRecord) return exportRecord(command, document, ports);
  return exportFile(command, document, { isOneTimeId, handIn: handInText(joined) }, ports);
}

async function exportFile(
  command: ExportCommand,
  document: ExportDocument,
  { isOneTimeId, handIn }: { readonly isOneTimeId: boolean; readonly handIn: string },
  ports: CommandPorts,
): Promise<Output> {
  const { id } = document;
  const file = command.file ?? exportFileName(id);
  const text = exportText(document);
  const writing = await writeExport(ports, { file, text, id, force: command.force });
  if (writing.kind !== 'written') return notWritten(file, 'an export', 'mine.json', writing);
  const report: ExportReport = { file, bytes: bytesOf(text), id, isOneTimeId };
  return {
    text: command.json ? JSON.stringify(report) : wordWritten(report, handIn),
    remarks: isOneTimeId
      ? ['What is saved has no id yet, so this file has one of its own. The lab makes it when it saves next.']
      : [],
    exitCode: 0,
  };
}

async function exportRecord(
  command: ExportCommand,
  document: ExportDocument,
  ports: CommandPorts,
): Promise<Output> {
  const file = command.file ?? RECORD_FILE;
  const text = recordText(document);
  const writing = await ports.writeText(file, text, command.force);
  if (writing.kind !== 'written') return notWritten(file, 'a record', RECORD_FILE, writing);
  const report: ExportReport = { file, bytes: bytesOf(text), id: null, isOneTimeId: false };
  return {
    text: command.json
      ? JSON.stringify(report)
      : [`Wrote ${file}.`, wrap('It says what was practised, and is yours to keep or to show.')].join('\n'),
    remarks: [],
    exitCode: 0,
  };
}

function notWritten(
  file: string,
  thing: string,
  example: string,
  writing: Exclude<FileWriting, { readonly kind: 'written' }>,
): Output {
  const remark = wordNotWritten(file, { thing, example }, writing);
  return failure(remark, writing.kind === 'exists' ? 'exists' : 'unwritable');
}

function wordWritten({ file, bytes }: ExportReport, handIn: string): string {
  return [
    `Wrote ${file} (${Math.max(1, Math.round(bytes / 1000))} kB).`,
    wrap(IN_AN_EXPORT),
    wrap(NOT_IN_AN_EXPORT),
    wrap(handIn),
  ].join('\n');
}

/** In UTF-8. */
function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
