import type { SavedState } from '../../../ui/store/model.js';
import { NOTHING_SAVED } from '../../../ui/store/model.js';
import { wrap } from '../../../ui/text/wrap.js';
import { classIn } from '../class-file.js';
import type { ClassReading, CommandPorts, Output } from '../command.js';
import { failure } from '../command.js';
import { settingsLine } from '../settings/setting-names.js';
import type { ClockReport } from './doctor-clock.js';
import { isoTime } from './doctor-clock.js';
import type { LabMode, MachineFacts } from './doctor-facts.js';
import type { DoctorReport } from './doctor-report.js';
import { doctorReport } from './doctor-report.js';
import type { Finding } from './finding.js';

/** `doctor` as it was asked for. */
export interface DoctorCommand {
  readonly kind: 'doctor';
  readonly dataDir: string | null;
  /** The file of a class whose needs are looked at; null for the class that was joined, if any. */
  readonly classFile: string | null;
  readonly json: boolean;
}

/** `doctor`: what there is to know about this computer, for whoever asks for help. */
export async function doctorCommand(command: DoctorCommand, ports: CommandPorts): Promise<Output> {
  const { dataDir, json, classFile } = command;
  const asked = classFile === null ? null : classIn(classFile, await ports.readText(classFile));
  if (asked !== null && !asked.ok) return failure(asked.failure, 'bad-class');
  const joined: ClassReading =
    asked === null ? await ports.readClass(dataDir) : { kind: 'joined', file: asked.value.file };
  const reading = await ports.readSaved(dataDir);
  const saved = reading.kind === 'saved' ? reading.state : null;
  const { settings } = saved ?? NOTHING_SAVED;
  const machine = await ports.machine(settings);
  const report = doctorReport(machine, await ports.inspectData(dataDir), saved, joined);
  return {
    text: json ? JSON.stringify(report) : doctorText(report, saved, windowOf(machine)),
    remarks: [],
    exitCode: report.ok ? 0 : 1,
  };
}

/** The window that the report is read in; null where it goes into a pipe or a file. */
function windowOf({ isOutputTerminal, size }: MachineFacts): MachineFacts['size'] {
  return isOutputTerminal ? size : null;
}

/** Columns of the words in front of each line. */
const LABEL_COLUMNS = 11;

/** Columns of text where no window tells its own, and the least into which words can be broken. */
const COLUMNS = { most: 79, least: 40 } as const;

function doctorText(report: DoctorReport, saved: SavedState | null, window: MachineFacts['size']): string {
  const { version, node, platform, arch, release, clock, verdict } = report;
  const columns = Math.max(COLUMNS.least, Math.min(COLUMNS.most, window?.columns ?? COLUMNS.most));
  const row = (label: string, words: string) => line(label, words, columns);
  const told = [
    wrap(verdict, '  ', columns),
    '',
    row('mfa-lab', `${version}, Node ${node}, ${platform} ${arch} ${release}`),
    row('Terminal', wordTerminal(report.terminal)),
    row('Colours', wordColours(report.terminal)),
    row('Theme', wordTheme(report.lab)),
    row('Unicode', report.terminal.unicode ? 'yes' : 'no: no variable names UTF-8'),
    row('Lab runs', wordLab(report.lab)),
    row('AWS CLI', report.aws === null ? 'none found' : `${report.aws.version}, ${report.aws.program}`),
    row('Variables', wordEnvironment(report.environment)),
    // Not wrapped: a path is to be copied whole.
    `${'Progress'.padEnd(LABEL_COLUMNS)}${report.data.file}`,
    row('', wordData(report.data)),
    ...(saved === null ? [] : [row('Settings', settingsLine(saved.settings))]),
    ...(report.class === null ? [] : [row('Class', report.class)]),
    row('Clock', wordClock(clock)),
    row('', CLOCK_ADVICE),
    '',
    ...wordFindings(report.findings, columns),
    '',
    wrap(
      'No key, code or password is in this report: it can be pasted into a request for help.',
      '',
      columns,
    ),
  ].join('\n');
  // Where the top has scrolled away, what it said stands at the end as well.
  const isLong = window !== null && told.split('\n').length >= window.rows;
  return isLong ? `${told}\n\n${wrap(verdict, '  ', columns)}` : told;
}

function line(label: string, words: string, columns: number): string {
  return wrap(`${label.padEnd(LABEL_COLUMNS)}${words}`, ' '.repeat(LABEL_COLUMNS), columns);
}

function wordTerminal({ input, output, columns, rows, term }: DoctorReport['terminal']): string {
  const size = columns === null ? 'size unknown' : `${columns}x${rows}`;
  const side = (is: boolean) => (is ? 'a terminal' : 'no terminal');
  return `${size}, input ${side(input)}, output ${side(output)}, TERM ${term ?? 'not set'}`;
}

function wordColours({ colours, output }: DoctorReport['terminal']): string {
  if (colours === null) {
    return output ? 'not known from TERM: 16 are assumed' : 'unknown, because the output is no terminal';
  }
  return colours <= 2 ? 'none' : String(colours);
}

const PALETTES = {
  dark: 'for a dark background',
  light: 'for a light background',
  safe: 'for any background',
} as const;

/** Which colours the lab takes, and why. */
function wordTheme({ isPlain, colours, theme, background }: LabMode): string {
  if (isPlain) return 'none: the lab runs as lines';
  if (colours === 'none') return 'none: there are no colours';
  const why = {
    setting: 'as it is set',
    terminal: `the terminal says that it is ${background}`,
    COLORFGBG: 'COLORFGBG says so',
    nothing: 'the terminal does not say which it has; mfa-lab settings theme does',
  }[theme.source];
  return `${PALETTES[theme.palette]}: ${why}`;
}

/** Codes bear two steps either way, as a third party measured on AWS. */
const CLOCK_ADVICE =
  'Whether it is right to the second cannot be known from here. Codes bear about a minute: compare it with a phone on automatic time, or press c in the lab, which measures it.';

function wordClock({ local, utc, timeZone, isYearPlausible }: ClockReport): string {
  const words = `${local}, ${utc} in UTC, time zone ${timeZone}`.replaceAll(/(\d)T(\d)/g, '$1 $2');
  return `${words}; the year ${isYearPlausible ? 'is plausible' : 'cannot be right'}`;
}

/** What comes of all that: how the lab would run here. */
function wordLab({ isPlain, reason, colours, ascii, reducedMotion }: LabMode): string {
  if (isPlain) return `as lines, ${reason === null ? 'as you asked for' : `because ${reason}`}`;
  const many = { none: 'no colours', true: 'all colours', 16: '16 colours', 256: '256 colours' }[colours];
  const parts = [many, ascii ? 'ASCII only' : 'frames', ...(reducedMotion ? ['reduced motion'] : [])];
  return `on the full screen, ${parts.join(', ')}`;
}

function wordEnvironment(environment: DoctorReport['environment']): string {
  const words = Object.entries(environment).map(([name, value]) =>
    value === true ? `${name} is set` : `${name}=${value}`,
  );
  return words.length === 0 ? 'none of those that matter' : words.join(', ');
}

const STATES = {
  missing: 'nothing saved yet',
  readable: 'can be read',
  corrupt: 'damaged',
  'newer-version': 'of a newer mfa-lab',
  unreadable: 'cannot be read',
} as const;

function wordData(data: DoctorReport['data']): string {
  const { state, schemaVersion, newestSchemaVersion, bytes, savedAt, writeProblem, openedBy } = data;
  return [
    STATES[state],
    ...(schemaVersion === null ? [] : [`schema ${schemaVersion}, newest known ${newestSchemaVersion}`]),
    ...(bytes === null ? [] : [`${bytes} bytes`]),
    ...(savedAt === null ? [] : [`saved ${isoTime(savedAt).replace('T', ' ')}`]),
    writeProblem === null ? 'can be written' : 'cannot be written',
    openedBy === null ? 'open in no other mfa-lab' : `open in process ${openedBy}`,
  ].join(', ');
}

/** Each odd thing in one line, and what to do about it in the next. */
function wordFindings(findings: readonly Finding[], columns: number): readonly string[] {
  const problems = findings.filter(({ level }) => level === 'problem');
  const notes = findings.filter(({ level }) => level === 'note');
  const head = problems.length === 0 ? 'Nothing needs doing.' : `To do (${problems.length}):`;
  return [
    head,
    ...problems.flatMap(({ what, todo }, index) => [
      wrap(`${index + 1}. ${what}`, '   ', columns),
      wrap(`   ${todo}`, '   ', columns),
    ]),
    ...(notes.length === 0 ? [] : ['', 'Good to know:']),
    ...notes.flatMap(({ what, todo }) => [
      wrap(`-  ${what}`, '   ', columns),
      wrap(`   ${todo}`, '   ', columns),
    ]),
  ];
}
