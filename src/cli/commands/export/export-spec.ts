import { fitForExport, LONGEST_NAME } from '../../../lessons/class/handed-in.js';
import { fail, ok } from '../../../sim/base/result.js';
import { shown } from '../../arguments/shown-word.js';
import type { CommandSpec } from '../spec.js';
import { JSON_OPTION, NO_ANSWER } from '../spec.js';
import type { ExportCommand } from './export-command.js';

const OPTIONS = {
  name: {
    type: 'string',
    value: 'TEXT',
    help: ['your name, or none: it is in the file only if you type it'],
  },
  record: { type: 'boolean', help: ['a page for yourself, in Markdown, instead of the file'] },
  force: { type: 'boolean', help: ['replace FILE, where it is an ordinary file'] },
  ...JSON_OPTION,
} as const;

export const exportSpec: CommandSpec<ExportCommand, typeof OPTIONS> = {
  line: ['export', 'what you did, as a file for your facilitator'],
  usage: `mfa-lab export [FILE] [--name TEXT] [--json] [--force]
mfa-lab export --record [FILE.md] [--name TEXT] [--json] [--force]`,
  about: `Writes what you did into a file to hand in: which steps you did yourself, had
done for you, or skipped; minutes; answers; refusals and hints. No key, code or
password is in it, nor your plan, nor this computer's name or folders. It is
plain text. FILE is mfa-lab-ID.json in this folder unless you say otherwise;
your own earlier export there is replaced.

With --record it is a page to keep: what was practised, lesson by lesson.`,
  options: OPTIONS,
  answer: `JSON  file, bytes  what was written
      id           says that two exports are of one learner; null for a record
      isOneTimeId  nothing that is saved has this id: the next export differs
${NO_ANSWER}

It only reads the progress, also while the lab is open.

Exit code: 0 written, 1 nothing saved or not written, 2 wrong usage.`,
  takesWords: true,
  read(words, given) {
    const [file = null, ...more] = words;
    const typed = given.text('name');
    const name = typed === null ? null : fitForExport(typed, typed.length);
    if (more.length > 0) return fail(`export takes one file: ${shown(words)}`);
    if (file !== null && (file.trim() === '' || file === '-')) return fail('export needs the name of a file');
    if (name !== null && [...name].length > LONGEST_NAME)
      return fail(`--name has room for ${LONGEST_NAME} characters`);
    return ok({
      kind: 'export',
      dataDir: given.dataDir,
      file,
      name,
      isRecord: given.has('record'),
      force: given.has('force'),
      json: given.has('json'),
    });
  },
  async run(command, ports) {
    const { exportCommand } = await import('./export-command.js');
    return exportCommand(command, ports);
  },
};
