import { fail, ok } from '../../../sim/base/result.js';
import type { ServeCommand } from '../aws/door-commands.js';
import { readPort } from '../aws/port.js';
import type { CommandSpec } from '../spec.js';
import { JSON_OPTION, NO_ANSWER } from '../spec.js';

const OPTIONS = {
  port: {
    type: 'string',
    value: 'N',
    help: ['that port or none; 0 is any that is free. Else', '6320, or the next free one'],
  },
  keep: { type: 'string', value: 'FILE', help: ['keep the account in FILE, and go on with it'] },
  'seed-users': {
    type: 'string',
    value: 'FILE',
    help: ['make these users: a JSON file, see docs/serve.md'],
  },
  ...JSON_OPTION,
} as const;

export const serveSpec: CommandSpec<ServeCommand, typeof OPTIONS> = {
  line: ['serve', 'a simulated AWS that checks codes, for your programs'],
  usage: 'mfa-lab serve [--port N] [--keep FILE] [--seed-users FILE] [--json]',
  about: `Opens a port of this computer, at 127.0.0.1 and nothing else, where programs
find a simulated AWS account: IAM, STS, and the lists of S3. It checks every
signature and every code. alice has to use MFA, omar is the administrator, and
the role LabDeployer wants a code. From another terminal: mfa-lab aws, mfa-lab
shell, mfa-lab env.`,
  options: OPTIONS,
  answer: `The account is a new one, and gone at the end, unless --keep keeps it. The
progress of the lab is not touched. Each call is a line. Ctrl+C ends it.
docs/serve.md has what is simulated, and how boto3, SDKs and CI use it.

JSON  first one line: url, port, account, folder, config, credentials,
      profiles, pid; then a line for each call: time, client, service,
      operation, actor, mfa, status, and where it was refused code, message,
      reason and why; or stopped: the address outside that was wanted
${NO_ANSWER}

Exit code: 0 it was ended, 1 it could not be opened, 2 wrong usage.`,
  takesWords: false,
  read(_words, given) {
    const port = readPort(given.text('port'), 0);
    if (!port.ok) return port;
    const [keep, seedUsers] = [given.text('keep'), given.text('seed-users')];
    if (keep === '' || seedUsers === '') return fail(`--${keep === '' ? 'keep' : 'seed-users'} needs a file`);
    return ok({
      kind: 'serve',
      dataDir: given.dataDir,
      port: port.value,
      json: given.has('json'),
      keep,
      seedUsers,
    });
  },
  run: (command, ports) => ports.door.serve(command),
};
