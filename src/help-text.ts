import { COMMAND_LINES } from './commands/command-help.js';
import { CATALOG } from './lessons/catalog.js';

/** `--help`. `dataDir` is where progress is kept. */
export function helpText(version: string, dataDir: string): string {
  const lessons = CATALOG.filter(({ lesson }) => lesson !== null).map(
    ({ number, id, title }) => `  ${String(number).padStart(2)}  ${id.padEnd(32)} ${title}`,
  );
  return `mfa-lab ${version}
Learn AWS MFA by doing it, against a simulated IAM with real TOTP codes.
Nothing leaves this machine: no AWS, no network, no cost.

Usage
  mfa-lab             the lab, where you left off
  mfa-lab LESSON      a lesson, by its number or its name

Commands, which need no terminal
${COMMAND_LINES.join('\n')}
  mfa-lab COMMAND --help says more; --secret KEY is for a key of your own.

Options
  --plain             the lab as lines, for screen readers and terminals that
                      cannot draw (or set MFA_LAB_PLAIN=1)
  --ascii             no characters beyond ASCII
  --reduced-motion    nothing on the screen moves by itself
  --data-dir DIR      keep progress in DIR (or set MFA_LAB_DATA_DIR)
  --no-color          no colours (or set NO_COLOR)
  -h, --help          this text
  -v, --version       the version

Lessons
${lessons.join('\n')}

Progress is kept in
  ${dataDir}
mfa-lab reset everything erases it. ? in the lab shows all keys.

Exit code: 0 success, 1 a failed check or a run-time error, 2 wrong usage.`;
}
