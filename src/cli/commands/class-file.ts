import { FROM_YOUR_FACILITATOR, WHERE_IT_GOES } from '../../lessons/class/export-words.js';
import type { ReadClass } from '../../lessons/class/read-class-file.js';
import { readClassFile } from '../../lessons/class/read-class-file.js';
import type { Result } from '../../sim/base/result.js';
import { fail } from '../../sim/base/result.js';
import type { TextReading } from '../../ui/store/text-reading.js';
import { nearestName } from '../arguments/nearest-name.js';
import type { ClassReading } from './command.js';

/** Far more than the longest plan has, and less than is read back. */
const LONGEST = 100_000;

/** A class out of the text of its file. */
export function classOfText(text: string): Result<ReadClass, string> {
  return readClassFile(text, nearestName);
}

/** A class out of a file that somebody named. The failure is a sentence or two that say what to do. */
export function classIn(path: string, reading: TextReading): Result<ReadClass, string> {
  if (reading.kind !== 'read') return fail(wordUnread(path, reading));
  if (reading.text.length > LONGEST) return fail(wordUnread(path, { kind: 'too-large' }));
  const read = classOfText(reading.text);
  return read.ok ? read : fail(`${path} cannot be used. ${read.failure}`);
}

function wordUnread(path: string, reading: Exclude<TextReading, { readonly kind: 'read' }>): string {
  switch (reading.kind) {
    case 'not-a-file':
      return `${path} is a folder, or no ordinary file. Give the file of a class, such as class.json.`;
    case 'too-large':
    case 'not-text':
      return `${path} is no class. Give the file that your facilitator gave you, such as class.json.`;
    case 'failed':
      return /^E(?:NOENT|NOTDIR)\b/.test(reading.reason)
        ? `There is no file ${path}. Give the file that your facilitator gave you, such as class.json.`
        : `${path} cannot be read (${reading.reason}). Copy it to a place of yours, and try that.`;
  }
}

/** What to do with an export: as the facilitator of a joined class wrote it, or as it is without one. */
export function handInText(reading: ClassReading): string {
  const handIn = reading.kind === 'joined' ? reading.file.handIn : null;
  return handIn === null ? WHERE_IT_GOES : `${FROM_YOUR_FACILITATOR} ${handIn}`;
}
