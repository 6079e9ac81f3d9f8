import type { Result } from '../../sim/base/result.js';
import { fail, ok } from '../../sim/base/result.js';
import { LESSONS } from '../catalog.js';
import type { Fields } from './class-fields.js';
import { asText, lineIn, missing, objectIn, optional, pickIn, Refused, strangers } from './class-fields.js';
import type { ClassContacts, ClassFile, PlanBlock } from './class-file.js';
import { CLASS_KIND, CLASS_VERSION } from './class-file.js';
import { LONGEST_TITLE, lineProblem, signInProblem } from './class-texts.js';

/** A class, and what its reader should be told although it can be used. */
export interface ReadClass {
  readonly file: ClassFile;
  /** Fields that this program does not know, as they are written: `plan[2].colour`. */
  readonly ignored: readonly string[];
}

/** The nearest of some names to a mistyped one, or null. */
export type Nearest = (typed: string, names: readonly string[]) => string | null;

const MOST_BLOCKS = 60;
const MINUTES = { least: 1, most: 120 } as const;

const FIELDS = [
  'kind',
  'version',
  'title',
  'date',
  'start',
  'plan',
  'phone',
  'reveal',
  'program',
  'contacts',
  'signIn',
  'handIn',
];

/** Reads `class.json`. The failure is a sentence that says what to mend. Never throws. */
export function readClassFile(text: string, nearest: Nearest): Result<ReadClass, string> {
  try {
    return ok(read(parsed(text), nearest));
  } catch (error) {
    if (error instanceof Refused) return fail(error.message);
    throw error;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new Refused('It is no JSON. Look for a comma or a quote too many or too few.');
  }
}

function read(value: unknown, nearest: Nearest): ReadClass {
  const fields = objectIn(value);
  if (fields === null || fields['kind'] !== CLASS_KIND) {
    throw new Refused(`It is no class: a class begins with "kind": "${CLASS_KIND}".`);
  }
  const { version } = fields;
  if (typeof version !== 'number') throw new Refused('"version" must be 1.');
  if (version > CLASS_VERSION) throw new Refused('It is of a newer mfa-lab. Use the newer one.');
  if (version !== CLASS_VERSION) throw new Refused('"version" must be 1.');
  const contacts = optional(fields, 'contacts', objectIn, 'an object') ?? {};
  const plan = readPlan(fields['plan'], nearest);
  const file: ClassFile = {
    title: lineIn(fields, 'title', 'title', LONGEST_TITLE) ?? missing('title'),
    date: dateIn(fields),
    start: startIn(fields),
    plan: plan.blocks,
    phone: pickIn(fields, 'phone', ['ask', 'lab', 'own']),
    reveal: pickIn(fields, 'reveal', ['on-enter', 'at-once']),
    program: lineIn(fields, 'program'),
    contacts: contactsIn(contacts),
    signIn: signInIn(fields),
    handIn: lineIn(fields, 'handIn'),
  };
  const ignored = [
    ...strangers(fields, FIELDS, ''),
    ...strangers(contacts, ['administrator', 'security'], 'contacts.'),
    ...plan.ignored,
  ];
  return { file, ignored };
}

function readPlan(
  value: unknown,
  nearest: Nearest,
): { readonly blocks: readonly PlanBlock[]; readonly ignored: readonly string[] } {
  if (!Array.isArray(value)) throw new Refused('"plan" must be a list of lessons, breaks and talks.');
  if (value.length > MOST_BLOCKS) throw new Refused(`"plan" has more than ${MOST_BLOCKS} parts.`);
  const parts = value.map((part: unknown, index) => readBlock(part, index, nearest));
  const blocks = parts.map(({ block }) => block);
  const ids = blocks.flatMap((block) => (block.kind === 'lesson' ? [block.lessonId] : []));
  if (ids.length === 0) throw new Refused('"plan" has no lesson in it.');
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw new Refused(`"plan" has the lesson ${twice} twice.`);
  return { blocks, ignored: parts.flatMap(({ ignored }) => ignored) };
}

function readBlock(
  value: unknown,
  index: number,
  nearest: Nearest,
): { readonly block: PlanBlock; readonly ignored: readonly string[] } {
  const where = `plan[${index}]`;
  const fields = objectIn(value);
  const kinds = ['lesson', 'break', 'talk'].filter((name) => fields !== null && Object.hasOwn(fields, name));
  if (fields === null || kinds.length !== 1) {
    throw new Refused(`"${where}" must have one of lesson, break and talk.`);
  }
  const ignored = strangers(fields, ['lesson', 'break', 'talk', 'minutes'], `${where}.`);
  if (kinds[0] === 'break') {
    return { block: { kind: 'break', minutes: minutesIn(fields['break'], `${where}.break`) }, ignored };
  }
  const minutes = fields['minutes'];
  if (kinds[0] === 'talk') {
    const title = lineIn(fields, 'talk', `${where}.talk`) ?? missing(`${where}.talk`);
    return { block: { kind: 'talk', title, minutes: minutesIn(minutes, `${where}.minutes`) }, ignored };
  }
  const lesson = LESSONS.find(({ id }) => id === fields['lesson']);
  if (lesson === undefined) throw new Refused(wordNoLesson(fields['lesson'], where, nearest));
  const given = minutes === undefined ? lesson.minutes : minutesIn(minutes, `${where}.minutes`);
  return { block: { kind: 'lesson', lessonId: lesson.id, minutes: given }, ignored };
}

function wordNoLesson(typed: unknown, where: string, nearest: Nearest): string {
  if (typeof typed !== 'string' || lineProblem(typed) !== null) {
    return `"${where}.lesson" must be the name of a lesson; mfa-lab list shows them.`;
  }
  const ids = LESSONS.map(({ id }) => id);
  const meant = LESSONS[Number(typed) - 1]?.id ?? nearest(typed, ids);
  const advice = meant === null ? 'mfa-lab list shows their names.' : `Did you mean ${meant}?`;
  return `"${where}" names a lesson that is not here: ${JSON.stringify(typed)}. ${advice}`;
}

function minutesIn(value: unknown, where: string): number {
  const { least, most } = MINUTES;
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
  throw new Refused(`"${where}" must be a whole number of minutes from ${least} to ${most}.`);
}

function signInIn(fields: Fields): string | null {
  const address = optional(fields, 'signIn', asText, 'a text');
  const problem = address === null ? null : signInProblem(address);
  if (problem !== null) throw new Refused(`"signIn" ${problem}.`);
  return address;
}

function dateIn(fields: Fields): string | null {
  const date = lineIn(fields, 'date');
  const isDay = date === null || (/^\d{4}-\d{2}-\d{2}$/.test(date) && isInCalendar(date));
  if (!isDay) throw new Refused('"date" must be a day, such as 2027-02-03.');
  return date;
}

function startIn(fields: Fields): string | null {
  const start = lineIn(fields, 'start');
  if (start === null || /^([01]\d|2[0-3]):[0-5]\d$/.test(start)) return start;
  throw new Refused('"start" must be an hour, such as 09:30.');
}

function isInCalendar(date: string): boolean {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return month >= 1 && month <= 12 && day >= 1 && day <= days;
}

function contactsIn(fields: Fields): ClassContacts {
  return {
    administrator: lineIn(fields, 'administrator', 'contacts.administrator'),
    security: lineIn(fields, 'security', 'contacts.security'),
  };
}
