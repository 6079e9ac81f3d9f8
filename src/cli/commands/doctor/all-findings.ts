import { awsFindings } from './aws-findings.js';
import { dataFindings } from './data-findings.js';
import { clockOf, isoTime } from './doctor-clock.js';
import { strangers } from './doctor-environment.js';
import type { DataFacts, MachineFacts } from './doctor-facts.js';
import type { Finding } from './finding.js';
import { note, problem } from './finding.js';
import { terminalFindings } from './terminal-findings.js';

/** How far ahead of the clock a file's time may be: file systems round, and servers have clocks of their own. */
const FILE_TIME_TOLERANCE = 120;

/** Everything odd about a computer and a data folder, what needs doing first. */
export function findings(
  machine: MachineFacts,
  data: DataFacts,
  ofClass: readonly Finding[],
): readonly Finding[] {
  const all = [
    ...terminalFindings(machine),
    ...dataFindings(data, machine.home),
    ...clockFindings(machine, data),
    ...environmentFindings(machine),
    ...awsFindings(machine),
    ...ofClass,
  ];
  return [...all.filter(({ level }) => level === 'problem'), ...all.filter(({ level }) => level === 'note')];
}

function clockFindings(machine: MachineFacts, { savedAt }: DataFacts): readonly Finding[] {
  const { utc, isYearPlausible } = clockOf(machine);
  if (!isYearPlausible) {
    return [
      problem(
        'year',
        `The clock shows ${utc}, and that year cannot be right.`,
        'Set date and time to automatic: no code can be right before.',
      ),
    ];
  }
  if (savedAt === null || savedAt <= machine.time + FILE_TIME_TOLERANCE) return [];
  return [
    problem(
      'saved-in-the-future',
      `The progress was saved at ${isoTime(savedAt)}, later than the clock shows.`,
      'It is behind now, or was ahead then. Set date and time to automatic.',
    ),
  ];
}

function environmentFindings(machine: MachineFacts): readonly Finding[] {
  const { env } = machine;
  const found: Finding[] = [];
  const seams = ['MFA_LAB_NOW', 'MFA_LAB_SEED'].filter((name) => (env[name] ?? '') !== '');
  if (seams.length > 0) {
    found.push(
      problem(
        'test-variables',
        `${seams.join(' and ')} ${seams.length === 1 ? 'is' : 'are'} set, for tests only.`,
        `Unset ${seams.join(' ')}, or time and secrets are not the usual ones.`,
      ),
    );
  }
  for (const name of strangers(env)) {
    found.push(
      note(`unknown-variable`, `${name} is set, and mfa-lab knows no such variable.`, 'See mfa-lab --help.'),
    );
  }
  if (!machine.isUtf8 && !machine.lab.isPlain) {
    found.push(
      note(
        'locale',
        'No variable says that this terminal takes UTF-8: the lab draws with ASCII.',
        'For frames set LANG=C.UTF-8, if your terminal takes it.',
      ),
    );
  }
  if ((env['NO_COLOR'] ?? '') !== '' && env['FORCE_COLOR'] !== undefined) {
    found.push(
      note(
        'two-colour-wishes',
        'NO_COLOR and FORCE_COLOR are both set; FORCE_COLOR wins.',
        'Unset one of them.',
      ),
    );
  }
  return found;
}
