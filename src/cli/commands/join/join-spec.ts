import { fail, ok } from '../../../sim/base/result.js';
import { shown } from '../../arguments/shown-word.js';
import type { CommandSpec } from '../spec.js';
import type { JoinCommand } from './join-command.js';

const OPTIONS = {
  leave: { type: 'boolean', help: ['leave the class; what you did stays'] },
} as const;

export const joinSpec: CommandSpec<JoinCommand, typeof OPTIONS> = {
  line: ['join FILE', 'take the plan of your class; --leave ends it'],
  usage: `mfa-lab join FILE
mfa-lab join --leave`,
  about: `Takes the class.json that your facilitator gave you. The list then has the
lessons of the class as its route, in the order of the plan, and three pages
say whom to ask and where to sign in. Each such line begins with
"From your facilitator:". Nothing else changes: any lesson opens, every step
can be skipped, and r in the list takes another route.`,
  options: OPTIONS,
  answer: `An address to sign in at must be one of AWS's, and mfa-lab never opens it.
docs/class.md says what class.json may have in it.

Exit code: 0 done, 1 not done, 2 wrong usage.`,
  takesWords: true,
  read(words, given) {
    const [file = null, ...more] = words;
    const leave = given.has('leave');
    if (leave && file !== null) return fail('join --leave takes no file');
    if (!leave && (file === null || file.trim() === ''))
      return fail('join needs the file of a class, such as class.json');
    if (more.length > 0) return fail(`join takes one file: ${shown(words)}`);
    return ok({ kind: 'join', dataDir: given.dataDir, file: leave ? null : file });
  },
  async run(command, ports) {
    const { joinCommand } = await import('./join-command.js');
    return joinCommand(command, ports);
  },
};
