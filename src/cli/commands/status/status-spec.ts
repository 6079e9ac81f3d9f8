import { ok } from '../../../sim/base/result.js';
import type { CommandSpec } from '../spec.js';
import { JSON_OPTION, NO_ANSWER, ONLY_LOOKS } from '../spec.js';
import type { StatusCommand } from './status-command.js';

export const statusSpec: CommandSpec<StatusCommand, typeof JSON_OPTION> = {
  line: ['status', 'where you are, what is done, and where that is kept'],
  usage: 'mfa-lab status [--json]',
  about: `Where you are, what is done and skipped, how long the rest takes, which old
questions are due, which phone you use, and the file in which that is kept.
${ONLY_LOOKS}`,
  options: JSON_OPTION,
  answer: `JSON  lesson, number      the lesson that is open; null in the list of lessons
      step, steps         the step in it, from 1, and how many there are
      stepTitle           its title
      done, skipped       lessons by id
      next                the lesson to do next, or null
      minutesLeft         of the route, by estimate
      reviewDue           how many old questions are due
      reviewNextAt        unix second at which the next one is, or null
      settings            as mfa-lab settings --json prints them
      file, isSaved       where progress is kept, and whether there is any
      plan                where your recovery plan was written, or null
${NO_ANSWER}

Exit code: 0 success, 1 the progress cannot be read, 2 wrong usage.`,
  takesWords: false,
  read: (_words, given) => ok({ kind: 'status', dataDir: given.dataDir, json: given.has('json') }),
  async run(command, ports) {
    const { statusCommand } = await import('./status-command.js');
    return statusCommand(command, ports);
  },
};
