import { EXPORT_KIND } from '../../../lessons/class/export-document.js';
import type { CommandPorts, FileWriting } from '../command.js';

/** Writes an export; the one that this learner made there before is replaced. */
export async function writeExport(
  ports: Pick<CommandPorts, 'readText' | 'writeText'>,
  asked: { readonly file: string; readonly text: string; readonly id: string; readonly force: boolean },
): Promise<FileWriting> {
  const { file, text, id, force } = asked;
  const first = await ports.writeText(file, text, force);
  if (first.kind !== 'exists' || !(await isOwnExport(ports, file, id))) return first;
  return ports.writeText(file, text, true);
}

async function isOwnExport(
  { readText }: Pick<CommandPorts, 'readText'>,
  file: string,
  id: string,
): Promise<boolean> {
  const reading = await readText(file);
  if (reading.kind !== 'read') return false;
  try {
    const value: unknown = JSON.parse(reading.text);
    return Object(value).kind === EXPORT_KIND && Object(value).id === id;
  } catch {
    return false;
  }
}
