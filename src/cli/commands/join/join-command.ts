import { numberOf } from '../../../lessons/catalog.js';
import type { ClassFile } from '../../../lessons/class/class-file.js';
import { classLessonIds, classMinutes } from '../../../lessons/class/class-file.js';
import { facilitatorLines } from '../../../lessons/class/facilitator-lines.js';
import type { ReadClass } from '../../../lessons/class/read-class-file.js';
import { wrap } from '../../../ui/text/wrap.js';
import { classIn, wordIgnored } from '../class-file.js';
import type { CommandPorts, Output } from '../command.js';
import { failure } from '../command.js';
import { openingFailure } from '../saved-text.js';
import { listed } from '../settings/setting-names.js';

/** `join` as it was asked for. */
export interface JoinCommand {
  readonly kind: 'join';
  readonly dataDir: string | null;
  /** The file of a class; null to leave the class. */
  readonly file: string | null;
}

/** `join`: takes the plan of a class, or leaves it. */
export async function joinCommand({ dataDir, file }: JoinCommand, ports: CommandPorts): Promise<Output> {
  return file === null ? leave(dataDir, ports) : join(dataDir, file, ports);
}

async function leave(dataDir: string | null, ports: CommandPorts): Promise<Output> {
  const joined = await ports.readClass(dataDir);
  if (joined.kind === 'none') return said('You are in no class, so there is nothing to leave.');
  const problem = await ports.keepClass(dataDir, null);
  if (problem !== null)
    return failure(`The class cannot be left (${problem}). Delete class.json in the data folder.`);
  return said('You have left the class. What you did stays, and the lab has its own routes again.');
}

async function join(dataDir: string | null, path: string, ports: CommandPorts): Promise<Output> {
  const reading = await ports.readText(path);
  const read = classIn(path, reading);
  if (!read.ok || reading.kind !== 'read') return failure(read.ok ? '' : read.failure, 'bad-class');
  const problem = (await takeItsRoute(dataDir, ports)) ?? (await keep(dataDir, reading.text, ports));
  return problem ?? { ...said(wordJoined(read.value.file)), remarks: remarksOn(read.value, ports.version) };
}

/** Whoever chose another route in a class before is back on that of the class. Nothing else is touched. */
async function takeItsRoute(dataDir: string | null, ports: CommandPorts): Promise<Output | null> {
  const reading = await ports.readSaved(dataDir);
  if (reading.kind !== 'saved' || reading.state.settings.followsClass) return null;
  const data = await ports.openSaved(dataDir);
  if (data.kind !== 'opened') return openingFailure(data);
  try {
    const settings = { ...data.state.settings, followsClass: true };
    const reason = data.save({ ...data.state, settings });
    return reason === null ? null : openingFailure({ kind: 'unwritable', file: data.file, reason });
  } finally {
    data.release();
  }
}

async function keep(dataDir: string | null, text: string, ports: CommandPorts): Promise<Output | null> {
  const reason = await ports.keepClass(dataDir, text);
  if (reason === null) return null;
  return failure(
    `The class cannot be kept (${reason}). Choose another folder with --data-dir.`,
    'unwritable',
  );
}

const PHONES = {
  ask: 'whichever phone you like',
  lab: "the lab's phone",
  own: 'your own phone, with an authenticator app on it',
} as const;

function wordJoined(file: ClassFile): string {
  const { title, date, start, phone } = file;
  const numbers = classLessonIds(file).map(numberOf);
  const lessons =
    numbers.length === 1 ? `lesson ${numbers[0]}` : `lessons ${listed(numbers.map(String), 'and')}`;
  return [
    `You are in the class "${title}"${date === null ? '' : ` of ${date}`}${start === null ? '' : `, from ${start}`}.`,
    `Its route: ${lessons}, ${classMinutes(file)} minutes with breaks and talks. r in the list takes another one.`,
    `The phone that is meant: ${PHONES[phone]}; p in the list changes it.`,
    ...facilitatorLines(file).all,
    'Start mfa-lab to go by it. mfa-lab join --leave ends it; what you did stays.',
  ]
    .map((line) => wrap(line))
    .join('\n');
}

function remarksOn({ file, ignored }: ReadClass, version: string): readonly string[] {
  return [
    ...(file.program === null || file.program === version
      ? []
      : [
          `The class was planned for mfa-lab ${file.program}; this is ${version}. Ask your facilitator which one to use.`,
        ]),
    ...(ignored.length === 0 ? [] : [wordIgnored(ignored)]),
  ];
}

function said(text: string): Output {
  return { text, remarks: [], exitCode: 0 };
}
