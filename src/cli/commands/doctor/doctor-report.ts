import type { SavedState } from '../../../ui/store/model.js';
import { NOTHING_SAVED } from '../../../ui/store/model.js';
import type { ClassReading } from '../command.js';
import type { SettingsReport } from '../settings/settings-command.js';
import { settingsReport } from '../settings/settings-command.js';
import { findings } from './all-findings.js';
import { classFindings } from './class-findings.js';
import { KEPT_ASIDE } from './data-findings.js';
import type { ClockReport } from './doctor-clock.js';
import { clockOf } from './doctor-clock.js';
import { environmentOf, withoutHome } from './doctor-environment.js';
import type { DataFacts, LabMode, MachineFacts } from './doctor-facts.js';
import { wordVerdict } from './doctor-verdict.js';
import type { Finding } from './finding.js';
import type { QrWindow } from './qr-window.js';
import { qrWindow } from './qr-window.js';

/** What `doctor --json` prints, on one line. Fields may be added; none changes its meaning. */
export interface DoctorReport {
  /** Nothing needs doing. True exactly when the exit code is 0. */
  readonly ok: boolean;
  /** The first line of the report. */
  readonly verdict: string;
  readonly version: string;
  readonly node: string;
  readonly platform: string;
  readonly arch: string;
  readonly release: string;
  readonly terminal: {
    /** Whether the standard input and output are one. */
    readonly input: boolean;
    readonly output: boolean;
    readonly columns: number | null;
    readonly rows: number | null;
    /** How many the terminal says it has; 2 is none. Null where nothing is known of it. */
    readonly colours: number | null;
    /** Whether the locale is UTF-8. */
    readonly unicode: boolean;
    readonly term: string | null;
  };
  /** How the lab would run here, without flags. */
  readonly lab: LabMode;
  /** The AWS CLI that mfa-lab aws would run, or null. */
  readonly aws: MachineFacts['aws'];
  readonly environment: { readonly [name: string]: string | true };
  readonly data: Omit<DataFacts, 'filesBeside' | 'openedBy' | 'openToOthers'> & {
    /** The process of the lab that has it open; the computer it is on, where it is another; and since when, in unix seconds. */
    readonly openedBy: number | null;
    readonly openedOn: string | null;
    readonly openedSince: number | null;
    /** A folder, from that of the data up to the home, into which other users may write, or null. */
    readonly openToOthers: string | null;
    /** How many pictures and kept broken files there are, and whether there is a recovery plan. */
    readonly pictures: number;
    readonly keptAside: number;
    readonly hasPlan: boolean;
  };
  /** Null where there is no progress that can be read. */
  readonly settings: SettingsReport | null;
  readonly clock: ClockReport;
  /** The window that the QR code of a lesson needs, and whether this one is. */
  readonly qr: QrWindow;
  /** The title of the class that was looked at, or null. */
  readonly class: string | null;
  readonly findings: readonly Finding[];
}

/** Puts what was found into the shape that scripts read. Neither secrets nor the home folder's name are in it. */
export function doctorReport(
  machine: MachineFacts,
  data: DataFacts,
  saved: SavedState | null,
  joined: ClassReading,
): DoctorReport {
  const { settings } = saved ?? NOTHING_SAVED;
  const { env, version, node, platform, arch, release } = machine;
  const found = findings(machine, data, classFindings(machine, joined, settings));
  const report = {
    ok: found.every(({ level }) => level === 'note'),
    version,
    node,
    platform,
    arch,
    release,
    terminal: {
      input: machine.isInputTerminal,
      output: machine.isOutputTerminal,
      columns: machine.size?.columns ?? null,
      rows: machine.size?.rows ?? null,
      colours: machine.colorDepth === null ? null : 2 ** machine.colorDepth,
      unicode: machine.isUtf8,
      term: env['TERM'] ?? null,
    },
    lab: machine.lab,
    aws:
      machine.aws === null
        ? null
        : { ...machine.aws, program: withoutHome(machine.aws.program, machine.home) },
    environment: environmentOf(machine),
    data: dataOf(data, machine.home),
    settings: saved === null ? null : settingsReport(saved.settings),
    clock: clockOf(machine),
    qr: qrWindow(machine),
    class: joined.kind === 'joined' ? joined.file.title : null,
    findings: found,
  };
  const { ok, ...rest } = report;
  return { ok, verdict: wordVerdict(report), ...rest };
}

function dataOf(
  { filesBeside, openedBy, openToOthers, ...data }: DataFacts,
  home: string | null,
): DoctorReport['data'] {
  const count = (pattern: RegExp) => filesBeside.filter((name) => pattern.test(name)).length;
  return {
    ...data,
    file: withoutHome(data.file, home),
    openedBy: openedBy?.pid ?? null,
    openedOn: openedBy?.host ?? null,
    openedSince: openedBy?.since ?? null,
    openToOthers: openToOthers === null ? null : withoutHome(openToOthers.folder, home),
    pictures: count(/^qr-/),
    keptAside: count(KEPT_ASIDE),
    hasPlan: count(/^recovery-plan/) > 0,
  };
}
