import { fail, ok } from '../../../sim/base/result.js';
import { quoted, shown } from '../../arguments/shown-word.js';
import type { CommandSpec } from '../spec.js';
import type { ResetCommand } from './reset-command.js';
import { RESET_SCOPES } from './reset-scope.js';

const OPTIONS = {
  yes: { type: 'boolean', short: 'y', help: ['without the question; needed where there is no terminal'] },
} as const;

export const resetSpec: CommandSpec<ResetCommand, typeof OPTIONS> = {
  line: ['reset WHAT', 'start the step, the lesson or everything over'],
  usage: `mfa-lab reset step
mfa-lab reset lesson [LESSON]
mfa-lab reset everything`,
  about: `Starts over: the step you are at, a lesson (the open one, or one by its number
or name), or everything. It says first what is lost and what stays, and then
asks for a word: step, lesson or erase.

  step        the world goes back to how the step began; what is done stays so
  lesson      the lesson begins at its first step; what is done stays so
  everything  progress, answers, worlds and settings are gone; a recovery plan
              and saved pictures stay as files in the data folder`,
  options: OPTIONS,
  answer: `Nothing is reset while another mfa-lab has the progress open. A file that
cannot be read, or is of a newer mfa-lab, is left alone.

Exit code: 0 done, or there is nothing to do, 1 not done, 2 wrong usage.`,
  takesWords: true,
  read(words, given) {
    const [typed, lesson = null, ...more] = words;
    const scope = RESET_SCOPES.find((candidate) => candidate === typed);
    if (scope === undefined) {
      const instead = typed === undefined ? '' : `, not ${quoted(typed)}`;
      return fail(`reset takes step, lesson or everything${instead}`);
    }
    if (lesson !== null && scope !== 'lesson') return fail(`reset ${scope} takes no ${quoted(lesson)}`);
    if (more.length > 0) return fail(`One lesson at a time: ${shown(words.slice(1))}`);
    return ok({ kind: 'reset', dataDir: given.dataDir, scope, lesson, yes: given.has('yes') });
  },
  async run(command, ports) {
    const { resetCommand } = await import('./reset-command.js');
    return resetCommand(command, ports);
  },
};
