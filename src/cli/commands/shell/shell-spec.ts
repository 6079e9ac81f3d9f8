import { ok } from '../../../sim/base/result.js';
import { AT_DOOR_OPTIONS, readAtDoor } from '../aws/at-door.js';
import type { ShellCommand } from '../aws/door-commands.js';
import type { CommandSpec } from '../spec.js';

export const shellSpec: CommandSpec<ShellCommand, typeof AT_DOOR_OPTIONS> = {
  line: ['shell', 'a shell in which aws and SDKs call the lab'],
  usage: 'mfa-lab shell [--as NAME] [--port N]',
  about: `Starts a shell (bash, zsh, fish or sh) in which aws, boto3, SDKs and scripts
call mfa-lab serve, or the lesson whose port is open (o in lessons 11 and 12
and in the sandbox). Nothing in it leads them elsewhere: it reads none of your
start-up files, has a home folder of its own, and no key of AWS.`,
  options: AT_DOOR_OPTIONS,
  answer: `exit, or Ctrl+D, comes back.

Exit code: 0 success, 1 no lab is open, 2 wrong usage; and else that of the
shell.`,
  takesWords: false,
  read(_words, given) {
    const door = readAtDoor(given);
    return door.ok ? ok({ kind: 'shell', ...door.value }) : door;
  },
  run: (command, ports) => ports.door.shell(command),
};
