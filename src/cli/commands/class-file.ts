import type { ClassFile } from '../../lessons/class/class-file.js';
import { FROM_YOUR_FACILITATOR, WHERE_IT_GOES } from '../../lessons/class/export-words.js';
import type { ReadClass } from '../../lessons/class/read-class-file.js';
import { readClassFile } from '../../lessons/class/read-class-file.js';
import type { Result } from '../../sim/base/result.js';
import { fail, ok } from '../../sim/base/result.js';
import type { TextReading } from '../../ui/store/text-reading.js';
import { nearestName } from '../arguments/nearest-name.js';
import type { ClassReading, CommandPorts } from './command.js';

/** Far more than the longest plan has, and less than is read back. */
const LONGEST = 100_000;

/** A class out of the text of its file. */
export function classOfText(text: string): Result<ReadClass, string> {
  return readClassFile(text, nearestName);
}

/** What to give in place of a file that is no class: to learners, and to who wrote it. */
const GIVE = {
  learner: 'Give the file that your facilitator gave you, such as class.json.',
  facilitator: 'Give the plan of your class, such as class.json; mfa-lab present --help shows a short one.',
} as const;

/** A class out of a file that somebody named. The failure is a sentence or two that say what to do. */
export function classIn(
  path: string,
  reading: TextReading,
  who: keyof typeof GIVE = 'learner',
): Result<ReadClass, string> {
  if (reading.kind !== 'read') return fail(wordUnread(path, reading, GIVE[who]));
  if (reading.text.length > LONGEST) return fail(wordUnread(path, { kind: 'too-large' }, GIVE[who]));
  const read = classOfText(reading.text);
  return read.ok ? read : fail(`${path} cannot be used. ${read.failure}`);
}

/** A class that a facilitator named, for the stage and its notes. */
export async function facilitatorsClass(
  path: string | null,
  { readText, version }: Pick<CommandPorts, 'readText' | 'version'>,
): Promise<Result<FacilitatorsClass | null, string>> {
  if (path === null) return ok(null);
  const read = classIn(path, await readText(path), 'facilitator');
  if (!read.ok) return read;
  const { file, ignored } = read.value;
  const isOther = file.program !== null && file.program !== version;
  return ok({
    file,
    remarks: [
      ...(isOther
        ? [`The class was planned for mfa-lab ${file.program}; this is ${version}. Hand out the same one.`]
        : []),
      ...(ignored.length === 0 ? [] : [wordIgnored(ignored)]),
    ],
  });
}

/** A class, and what its facilitator should know although it can be used. */
export interface FacilitatorsClass {
  readonly file: ClassFile;
  readonly remarks: readonly string[];
}

/** Fields that nobody knows. */
export function wordIgnored(ignored: readonly string[]): string {
  return `Not known here, and left out: ${ignored.join(', ')}.`;
}

function wordUnread(
  path: string,
  reading: Exclude<TextReading, { readonly kind: 'read' }>,
  give: string,
): string {
  switch (reading.kind) {
    case 'not-a-file':
      return `${path} is a folder, or no ordinary file. Give the file of a class, such as class.json.`;
    case 'too-large':
    case 'not-text':
      return `${path} is no class. ${give}`;
    case 'failed':
      return /^E(?:NOENT|NOTDIR)\b/.test(reading.reason)
        ? `There is no file ${path}. ${give}`
        : `${path} cannot be read (${reading.reason}). Copy it to a place of yours, and try that.`;
  }
}

/** What to do with an export: as the facilitator of a joined class wrote it, or as it is without one. */
export function handInText(reading: ClassReading): string {
  const handIn = reading.kind === 'joined' ? reading.file.handIn : null;
  return handIn === null ? WHERE_IT_GOES : `${FROM_YOUR_FACILITATOR} ${handIn}`;
}
