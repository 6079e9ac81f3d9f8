import { fail, ok } from '../../../sim/base/result.js';
import { LAB_OPTIONS } from '../../arguments/lab-options.js';
import { quoted } from '../../arguments/shown-word.js';
import type { CommandSpec } from '../spec.js';
import type { PresentCommand } from './present.js';

const OPTIONS = {
  again: { type: 'boolean', help: ['begin anew: votes, timer and place are thrown away'] },
  yes: { type: 'boolean', short: 'y', help: ['--again without a question'] },
  class: { type: 'string', value: 'FILE', help: ['the plan of a class (class.json), in its order'] },
  phone: { type: 'string', value: 'lab|own', help: ["the lab's phone, or a real one in real time"] },
  check: { type: 'boolean', help: ['the night before: does every step fit this window?'] },
  plain: { type: 'boolean', help: ['the stage as lines, with words for its keys'] },
  ascii: { type: 'boolean', help: ['no characters beyond ASCII: if the screen is in pieces'] },
  'reduced-motion': LAB_OPTIONS['reduced-motion'],
} as const;

export const presentSpec: CommandSpec<PresentCommand, typeof OPTIONS> = {
  line: ['present', 'the lab on a stage, for who gives a workshop'],
  usage: `mfa-lab present [LESSON[.STEP]] [--class FILE] [--again]
                [--phone lab|own] [--plain] [--ascii] [--reduced-motion]
mfa-lab present --check [--class FILE]`,
  about: `The lab in a folder of its own: PageDown and PageUp, as on a clicker, go
through all steps of all lessons, each in a world that is prepared. ? shows
the other keys. LESSON.STEP is 6 or 6.3; 0 is free play.`,
  options: OPTIONS,
  answer: `Your own progress is neither read nor written. A stage that was closed comes
back where it was, with the plan that it had. --again begins anew, with the
course's half day unless --class names a plan. A short one, to begin with:

{ "kind": "mfa-lab class", "version": 1, "title": "An hour",
  "plan": [{ "lesson": "link-the-phone" }, { "break": 5 },
           { "talk": "Questions", "minutes": 10 }] }

Exit code: 0 success, 1 the stage is open elsewhere, or --check found something
to do, 2 wrong usage.`,
  takesWords: true,
  read(words, given) {
    const [place = null, ...more] = words;
    if (more.length > 0) return fail(`present takes one step, and not ${quoted(words.join(' '))}`);
    const phone = given.text('phone');
    if (phone !== null && phone !== 'lab' && phone !== 'own')
      return fail(`--phone is lab or own, and not ${quoted(phone)}`);
    if (given.has('check') && place !== null) return fail('present --check looks at all steps');
    return ok({
      kind: 'present',
      dataDir: given.dataDir,
      place,
      phone,
      classFile: given.text('class'),
      again: given.has('again'),
      yes: given.has('yes'),
      check: given.has('check'),
      plain: given.has('plain'),
      ascii: given.has('ascii'),
      reducedMotion: given.has('reduced-motion'),
      noColor: given.noColor,
    });
  },
  async run(command, ports) {
    const { presentCheckCommand } = await import('./present-command.js');
    return presentCheckCommand(command, ports);
  },
};
