import type { EnvCommand } from '../commands/aws/door-commands.js';
import type { LabEnvironment } from '../commands/aws/lab-environment.js';
import { scriptEnvironment } from '../commands/aws/lab-environment.js';
import type { Output } from '../commands/command.js';
import { doorOf } from './led-program.js';

/** `env`: the variables for a script. */
export async function runEnv(command: EnvCommand): Promise<Output> {
  const door = doorOf(command);
  if (!door.ok) return door.failure;
  const { port, folder } = door.value;
  const isWindows = process.platform === 'win32';
  const environment = scriptEnvironment(process.env, { port, folder, profile: command.as, isWindows });
  const text = command.json ? JSON.stringify(environment) : lines(environment).join('\n');
  return { text, remarks: [], exitCode: 0 };
}

function lines({ set, unset }: LabEnvironment): readonly string[] {
  return [
    ...(unset.length === 0 ? [] : [`unset ${unset.join(' ')}`]),
    ...Object.entries(set).map(([name, value]) => `export ${name}=${quoted(value)}`),
  ];
}

/** As every shell of POSIX takes a text that nothing in it is to be done to. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
