import { ok } from '../../../sim/base/result.js';
import type { CommandSpec } from '../spec.js';
import { JSON_OPTION } from '../spec.js';
import type { DoctorCommand } from './doctor-command.js';

const OPTIONS = {
  class: {
    type: 'string',
    value: 'FILE',
    help: ['what this class needs as well, or else the one you joined'],
  },
  ...JSON_OPTION,
} as const;

export const doctorSpec: CommandSpec<DoctorCommand, typeof OPTIONS> = {
  line: ['doctor', 'what is odd about this terminal and the saved progress'],
  usage: 'mfa-lab doctor [--class FILE] [--json]',
  about: `Looks at the terminal, the data folder and the clock, and says what is odd and
what to do about it. Its first line is the verdict: READY, or NOT READY. No
key, code, password or home folder's name is in the report, so that it can be
pasted into a request for help. It writes nothing but a trial file, which it
removes.`,
  options: OPTIONS,
  answer: `JSON  ok           nothing needs doing; true exactly when the exit code is 0
      verdict      the first line of the report
      version, node, platform, arch, release
      terminal     input, output (are they a terminal), columns, rows, colours
                   (2 is none), unicode, term; null for what is not known
      lab          how the lab would run here: isPlain, reason, colours (none,
                   16, 256, true), qrColours (of QR codes: none, 16, 256),
                   areColoursAssumed (nothing is known of them), ascii,
                   reducedMotion, theme (palette: dark, light, safe, which is
                   for any background; source: setting, terminal, COLORFGBG,
                   nothing), background (#rrggbb, or null)
      aws          the AWS CLI here: program, version; null for none
      environment  variables that matter and are set; true for those of which
                   only that is told
      data         file, state (missing, readable, corrupt, newer-version,
                   unreadable), reason, schemaVersion, newestSchemaVersion,
                   bytes, hasBackup, savedAt (unix seconds), writeProblem
                   (null: it can be written), openedBy (a process, or null),
                   openedOn (its computer; null: this one), openedSince (unix
                   seconds), openToOthers (a folder into which other users
                   may write, or null), pictures, keptAside, hasPlan
      settings     as mfa-lab settings --json prints them, or null
      clock        utc, local, timeZone, isYearPlausible
      qr           columns and rows that the QR code of a lesson needs, and fit
                   (fits, too-small, hidden: no colours, unknown)
      class        the title of the class that was looked at, or null
      findings     a list of id, level (problem: needs doing; note: good to
                   know), what, todo

Exit code: 0 nothing needs doing, 1 something does, 2 wrong usage.`,
  takesWords: false,
  read: (_words, given) =>
    ok({ kind: 'doctor', dataDir: given.dataDir, classFile: given.text('class'), json: given.has('json') }),
  async run(command, ports) {
    const { doctorCommand } = await import('./doctor-command.js');
    return doctorCommand(command, ports);
  },
};
