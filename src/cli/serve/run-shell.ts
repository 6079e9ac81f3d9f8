import fs from 'node:fs';
import path from 'node:path';
import type { ShellCommand } from '../commands/aws/door-commands.js';
import type { Variables } from '../commands/aws/lab-environment.js';
import { addressOf } from '../commands/aws/lab-environment.js';
import type { Output } from '../commands/command.js';
import { failure } from '../commands/command.js';
import { sayRemark } from '../run/output.js';
import { ensureFolder } from '../storage/document-file.js';
import { findProgram } from '../system/find-program.js';
import type { Endpoint } from './aws-folder.js';
import { doorOf, environmentAt, runInPlace } from './led-program.js';

/** How a shell is started without its start-up files, which is where `AWS_PROFILE=prod` stands. */
interface Start {
  readonly words: readonly string[];
  readonly variables: Variables;
}

const SHELLS: { readonly [name: string]: Start } = {
  bash: { words: ['--norc', '--noprofile'], variables: { PS1: '(mfa-lab) \\w \\$ ' } },
  zsh: { words: ['-f'], variables: { PS1: '(mfa-lab) %~ %# ' } },
  fish: {
    words: ['--no-config', '-C', "function fish_prompt; echo -n '(mfa-lab) '(prompt_pwd)' > '; end"],
    variables: {},
  },
  sh: { words: [], variables: { PS1: '(mfa-lab) $ ' } },
};

/** `shell`: a shell in which programs call the door. */
export async function runShell(command: ShellCommand): Promise<Output> {
  if (process.platform === 'win32') {
    return failure(
      'mfa-lab shell starts shells of Unix. On Windows, mfa-lab aws and mfa-lab env --json do the same.',
    );
  }
  const door = doorOf(command);
  if (!door.ok) return door.failure;
  const endpoint = door.value;
  const own = process.env['SHELL'] ?? '';
  const name = Object.hasOwn(SHELLS, path.basename(own)) && fs.existsSync(own) ? path.basename(own) : 'sh';
  const { words, variables } = SHELLS[name] ?? { words: [], variables: {} };
  const bin = shimFolder(endpoint);
  sayRemark(
    `In this shell aws and SDKs call the lab at ${addressOf(endpoint.port)}, as ${command.as}. exit comes back.`,
  );
  return runInPlace(name === 'sh' ? '/bin/sh' : own, words, environmentAt(endpoint, command.as), {
    ...variables,
    // Files that shells read all the same.
    ENV: undefined,
    BASH_ENV: undefined,
    ZDOTDIR: undefined,
    PATH: `${bin}${path.delimiter}${process.env['PATH'] ?? ''}`,
  });
}

/** An `aws` in front of the other one, which tells it the address in words: some versions read no variable of it. */
function shimFolder({ folder, port }: Endpoint): string {
  const bin = path.join(folder, 'bin');
  const program = findProgram('aws', bin);
  if (program === null) return bin;
  ensureFolder(bin);
  const quoted = `'${program.replaceAll("'", "'\\''")}'`;
  const text = `#!/bin/sh\nexec ${quoted} --endpoint-url ${addressOf(port)} "$@"\n`;
  fs.writeFileSync(path.join(bin, 'aws'), text, { mode: 0o700 });
  return bin;
}
