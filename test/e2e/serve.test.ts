import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from './lab.js';
import { call, fakeAws, keysIn, runIn, serve, servedMeanwhile } from './serve-process.js';

describe.runIf(process.platform !== 'win32')('mfa-lab serve', () => {
  it('tells where it is, answers, keeps the account, and is gone without a trace when it is ended', async () => {
    using data = temporaryFolder();
    const file = path.join(data.folder, 'kept.json');
    const first = await serve(data.folder, ['--keep', file]);
    const { url, credentials, config, folder } = first.opened;

    expect(first.opened.profiles).toEqual(['alice', 'omar', 'deployer']);
    for (const secret of [credentials, config, file]) expect(statSync(secret).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    const omar = keysIn(credentials, 'omar');
    expect(await call(url, omar, { Action: 'CreateUser', UserName: 'bea' })).toMatchObject({ status: 200 });
    expect(await first.nextLine()).toMatchObject({
      actor: 'omar',
      operation: 'CreateUser',
      status: 200,
      code: null,
    });
    expect(await call(url, omar, { Action: 'CreateAccessKey', UserName: 'bea' })).toMatchObject({
      status: 200,
    });
    expect(keysIn(credentials, 'bea').accessKeyId).toMatch(/^LABA/);

    first.child.kill('SIGTERM');
    const [code] = await once(first.child, 'exit');
    expect(code).toBe(0);
    expect(existsSync(folder)).toBe(false);

    await using second = await serve(data.folder, ['--keep', file]);
    expect(second.opened.account).toBe(first.opened.account);
    expect(await call(second.opened.url, omar, { Action: 'GetUser', UserName: 'bea' })).toMatchObject({
      status: 200,
    });
    // Of the lab's own progress nothing was made.
    expect(readdirSync(data.folder)).not.toContain('progress.json');
  });

  it('says that nobody is there: aws sts', () => {
    using data = temporaryFolder();

    const { status, stderr } = runIn(data.folder, ['aws', 'sts']);

    expect(status).toBe(1);
    expect(stderr).toContain('No lab is listening. Run mfa-lab serve in another terminal');
  });
});

describe.runIf(process.platform !== 'win32')('a port that is open', () => {
  const served = servedMeanwhile();

  it('leads the AWS CLI to itself, with its words as they are and its exit code', async () => {
    const bin = fakeAws(
      served.folder,
      'echo "$@"; echo "$AWS_PROFILE $HOME $AWS_ACCESS_KEY_ID"; umask; exit 254',
    );
    const env = {
      PATH: `${bin}:/usr/bin:/bin`,
      AWS_PROFILE: 'prod',
      AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
    };

    const { status, stdout, stderr } = runIn(
      served.folder,
      ['aws', '--as', 'omar', '--', 'iam', '--query', 'a b'],
      env,
    );

    // This one does not say its version in another home, so it got its own.
    expect(stderr).toContain("does not run in the lab's home folder, so it runs in yours");
    expect(stdout).toBe(
      `--endpoint-url ${served.opened.url} iam --query a b\nomar ${served.folder} \n0077\n`,
    );
    expect(status).toBe(254);
  });

  it('prints the variables for a script, which a shell takes', async () => {
    const { stdout } = runIn(served.folder, ['env'], { AWS_PROFILE: 'prod', AWS_ROLE_ARN: 'x' });
    const { stdout: told } = spawnSync(
      '/bin/sh',
      ['-c', `${stdout}\necho "$AWS_ENDPOINT_URL $AWS_PROFILE $AWS_ROLE_ARN$HOME"`],
      {
        encoding: 'utf8',
        env: { AWS_ROLE_ARN: 'x', HOME: '/h' },
      },
    );

    expect(told).toBe(`${served.opened.url} alice /h\n`);
  });
});
