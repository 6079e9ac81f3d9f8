import { ok } from '../../../sim/base/result.js';
import type { CommandSpec } from '../spec.js';
import { JSON_OPTION, NO_ANSWER, ONLY_LOOKS } from '../spec.js';
import type { ListCommand } from './list-command.js';

const OPTIONS = {
  steps: { type: 'boolean', help: ['with the steps of each lesson: mfa-lab 6.3 opens one'] },
  ...JSON_OPTION,
} as const;

export const listSpec: CommandSpec<ListCommand, typeof OPTIONS> = {
  line: ['list', 'the lessons, and how far each is'],
  usage: 'mfa-lab list [--steps] [--json]',
  about: `The lessons with number, name, minutes and state.
${ONLY_LOOKS}`,
  options: OPTIONS,
  answer: `JSON  route        full, seed, quick, or class: the plan of a class
      minutesLeft  of the route, by estimate
      current      the lesson that is open, by id, or null
      next         the first of the route that is neither done nor skipped
      lessons      a list of
        number, id, title
        state      new, begun, done, skipped, or planned: not here yet
        standing   the same in words: done, 1 step skipped
        minutes    an estimate; null for a planned lesson
        step       where it stands, from 1; null when it is not under way
        steps      how many there are
        isOnRoute, isNext
        stepList   with --steps: number (6.3), id, title, and kind: read, quiz
                   or task
${NO_ANSWER}

Exit code: 0 success, 1 the progress cannot be read, 2 wrong usage.`,
  takesWords: false,
  read: (_words, given) =>
    ok({ kind: 'list', dataDir: given.dataDir, json: given.has('json'), steps: given.has('steps') }),
  async run(command, ports) {
    const { listCommand } = await import('./list-command.js');
    return listCommand(command, ports);
  },
};
