import { ok } from '../../../sim/base/result.js';
import type { CommandSpec } from '../spec.js';
import { AT_DOOR_OPTIONS, readAtDoor } from './at-door.js';
import type { AwsCommand } from './door-commands.js';

export const awsSpec: CommandSpec<AwsCommand, typeof AT_DOOR_OPTIONS> = {
  line: ['aws ARGS', 'the AWS CLI that you have, on the lab and nothing else'],
  usage: 'mfa-lab aws [--as NAME] [--port N] [--] ARGS...',
  about: `Runs the AWS CLI that is installed here against mfa-lab serve, or the lesson
whose port is open, with keys of the lab. Your own profiles, keys and settings
are out of its sight, and what it wants outside is stopped. What is behind aws
goes to it as it is: the options here stand in front of all else.

  mfa-lab aws -- sts get-caller-identity
  mfa-lab aws --as omar -- iam list-users`,
  options: AT_DOOR_OPTIONS,
  answer: `Keys of the lab that you have exported (AWS_ACCESS_KEY_ID and so on) are taken
in place of the profile. Other keys are not.

Exit code: 0 success, 1 no lab is open, 2 wrong usage, 127 there is no AWS CLI
here; and else that of the AWS CLI.`,
  takesWords: true,
  read(words, given) {
    const door = readAtDoor(given);
    return door.ok ? ok({ kind: 'aws', ...door.value, words }) : door;
  },
  run: (command, ports) => ports.door.aws(command),
};
