import { fail, ok } from '../../../sim/base/result.js';
import { shown } from '../../arguments/shown-word.js';
import type { CommandSpec } from '../spec.js';
import { JSON_OPTION, NO_ANSWER } from '../spec.js';
import type { SettingsCommand } from './settings-command.js';

export const settingsSpec: CommandSpec<SettingsCommand, typeof JSON_OPTION> = {
  line: ['settings', 'phone, route, plain, ascii, theme and more: show or set'],
  usage: 'mfa-lab settings [NAME [VALUE]] [--json]',
  about: `Shows the settings, or one of them, or sets one.

  phone           lab, own    the lab's phone or your own, from the next lesson
                              you start
  route           full, seed, quick
                              the full course, the essentials, the quick answer
  plain           on, off     the lab as lines, for screen readers
  ascii           on, off     no characters beyond ASCII
  reduced-motion  on, off     nothing on the screen moves by itself
  theme           auto, dark, light
                              colours for a dark or a light background; auto
                              asks the terminal which one it has`,
  options: JSON_OPTION,
  answer: `JSON  phone (lab, own, or null: not chosen yet), route, plain, ascii,
      reducedMotion, theme (auto, dark, light); after a change as they are
      then
${NO_ANSWER}

Nothing is set while another mfa-lab has the progress open, or when the file
cannot be read.

Exit code: 0 success, 1 not read or not set, 2 wrong usage.`,
  takesWords: true,
  read(words, given) {
    const [name = null, value = null, ...more] = words;
    if (more.length > 0) return fail(`settings takes one name and one value: ${shown(words)}`);
    return ok({ kind: 'settings', dataDir: given.dataDir, name, value, json: given.has('json') });
  },
  async run(command, ports) {
    const { settingsCommand } = await import('./settings-command.js');
    return settingsCommand(command, ports);
  },
};
