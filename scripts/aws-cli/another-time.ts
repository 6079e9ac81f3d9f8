import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { addSteps, epochSeconds, stepAt } from '../../src/sim/base/time.js';
import { codeAtStep } from '../../src/sim/codes/totp.js';
import type { Tried } from './more.js';

/** November 2023. The AWS CLI signs by the clock of this computer. */
const LONG_AGO = 1_700_000_000;

/** A lab whose clock is years behind: codes and dates are of its time, and what is signed now is good. */
export async function tryAnotherTime({ run, check, environment, home, program }: Tried): Promise<void> {
  const env = { MFA_LAB_DATA_DIR: path.join(home, 'long-ago') };
  const server = spawn(process.execPath, [program, 'serve', '--port', '0', '--json'], {
    env: { ...environment, ...env, MFA_LAB_NOW: `${LONG_AGO},stopped` },
  });
  const call = (line: string, exported = {}) => run(line.split(' '), { env: { ...env, ...exported } });
  try {
    await once(createInterface({ input: server.stdout }), 'line');
    const made = await call(
      'iam create-virtual-mfa-device --virtual-mfa-device-name old --bootstrap-method Base32StringSeed --outfile old --query VirtualMFADevice.SerialNumber --output text',
    );
    const seed = readFileSync(path.join(home, 'old'), 'utf8');
    const code = (steps: number) => codeAtStep(seed, addSteps(stepAt(epochSeconds(LONG_AGO)), steps));
    const enabled = await call(
      `iam enable-mfa-device --user-name alice --serial-number ${made.out} --authentication-code1 ${code(-1)} --authentication-code2 ${code(0)}`,
    );
    check('codes of another time', enabled.status === 0, [made, enabled]);
    const listed = await call('iam list-mfa-devices --query MFADevices[0].EnableDate --output text');
    check('dates of another time', listed.out.startsWith('2023-11-14T22:13:20'), listed);
    const session = await call(
      `sts get-session-token --serial-number ${made.out} --token-code ${code(1)} --query Credentials.[AccessKeyId,SecretAccessKey,SessionToken] --output text`,
    );
    const [AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '', AWS_SESSION_TOKEN = ''] =
      session.out.split('\t');
    const buckets = await call('s3 ls', { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN });
    check('a session of another time', buckets.status === 0 && buckets.out !== '', [session, buckets]);
  } finally {
    server.kill();
    await once(server, 'exit');
  }
}
