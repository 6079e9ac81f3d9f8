import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { spawn } from '@lydell/node-pty';
import { HOME } from '../src/sim/world/terminal.js';
import type { CliCase } from '../test/sim/terminal/aws/cli-lab.js';
import { CLI_CASES, filledIn, openCliLab } from '../test/sim/terminal/aws/cli-lab.js';
import { openServer } from './aws-cli/server.js';

// `npm run aws:record`: what the real AWS CLI prints, for the answers of the simulated AWS. It needs Debian's `awscli` 2.9.19 at
// /usr/bin/aws (`apt-get install awscli` on bookworm); the file is committed, so that nobody else does.

const FIXTURE = new URL('../test/sim/terminal/aws/aws-cli-2.9.19.json', import.meta.url);
const PROGRAM_FOLDER = fileURLToPath(new URL('./aws-cli', import.meta.url));

const version = execFileSync('/usr/bin/aws', ['--version'], { encoding: 'utf8' });
if (!version.startsWith('aws-cli/2.9.19 ')) throw new Error(`Not AWS CLI 2.9.19: ${version}`);

const recorded: Awaited<ReturnType<typeof record>>[] = [];
const waiting = [...CLI_CASES.entries()];
await Promise.all([work(), work()]);
writeFileSync(FIXTURE, `${JSON.stringify(recorded, null, 2)}\n`);
process.stdout.write(`\n${recorded.length} commands\n`);

/** As many as there are processors: each command takes half a second. */
async function work(): Promise<void> {
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const [index, one] = next;
    recorded[index] = await record(one);
    process.stdout.write('.');
  }
}

async function record({ line, answers = [] }: CliCase) {
  const lab = openCliLab();
  const { server, url } = await openServer(lab);
  // The home folder is alice's, so that paths are printed as in the lab.
  const home = mkdtempSync(path.join(os.tmpdir(), 'aws-cli-'));
  for (const [file, text] of Object.entries(lab.world.terminal.files)) {
    const target = file.replace(/^~/, home);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
  const env = {
    PATH: `${PROGRAM_FOLDER}:/usr/bin:/bin`,
    HOME: home,
    USER: 'alice',
    TZ: 'UTC',
    LANG: 'C.UTF-8',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_PAGER: '',
    LAB_ENDPOINT: url,
  };
  const ran = await run(
    filledIn(line, lab),
    answers.map((answer) => filledIn(answer, lab)),
    home,
    env,
  );
  await server.close();
  rmSync(home, { recursive: true });
  return {
    line,
    output: ran.output.replaceAll(home, HOME).replaceAll(url, '{endpoint}'),
    exitCode: ran.exitCode,
  };
}

/** In a terminal of 80 columns, so that what is printed comes in its order, and prompts wait. Colours are taken off. */
function run(
  line: string,
  answers: readonly string[],
  cwd: string,
  env: { readonly [name: string]: string },
) {
  const shell = spawn('/bin/bash', ['-c', line], { name: 'xterm', cols: 80, rows: 50, cwd, env });
  let output = '';
  let asked = 0;
  shell.onData((data) => {
    output += data;
    const prompts = output.split('Enter MFA code for').length - 1;
    if (prompts <= asked || !output.endsWith(': ')) return;
    const answer = answers[asked] ?? '';
    asked = prompts;
    // What is typed before the prompt waits is thrown away.
    setTimeout(() => shell.write(`${answer}\r`), 500);
  });
  return new Promise<{ readonly output: string; readonly exitCode: number }>((resolve) => {
    shell.onExit(({ exitCode }) =>
      resolve({ output: stripVTControlCharacters(output).replaceAll('\r\n', '\n'), exitCode }),
    );
  });
}
