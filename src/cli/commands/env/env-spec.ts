import { ok } from '../../../sim/base/result.js';
import { AT_DOOR_OPTIONS, readAtDoor } from '../aws/at-door.js';
import type { EnvCommand } from '../aws/door-commands.js';
import type { CommandSpec } from '../spec.js';
import { JSON_OPTION, NO_ANSWER } from '../spec.js';

const OPTIONS = { ...AT_DOOR_OPTIONS, ...JSON_OPTION } as const;

export const envSpec: CommandSpec<EnvCommand, typeof OPTIONS> = {
  line: ['env', 'the variables for it, in scripts: eval "$(mfa-lab env)"'],
  usage: 'mfa-lab env [--as NAME] [--port N] [--json]',
  about: `Prints the variables with which boto3, the SDKs and the AWS CLI (2.13 or
newer) call mfa-lab serve, or the lesson whose port is open, and takes yours
of AWS away. In a script or in CI:

  eval "$(mfa-lab env)"`,
  options: OPTIONS,
  answer: `It protects less than mfa-lab aws and mfa-lab shell: home folder and proxies
are yours, so that the rest of a script works as ever, and an address outside
that a program was told by hand is called.

JSON  set    variables and their values
      unset  names
${NO_ANSWER}

Exit code: 0 success, 1 no lab is open, 2 wrong usage.`,
  takesWords: false,
  read(_words, given) {
    const door = readAtDoor(given);
    return door.ok ? ok({ kind: 'env', ...door.value, json: given.has('json') }) : door;
  },
  run: (command, ports) => ports.door.env(command),
};
