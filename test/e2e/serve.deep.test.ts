import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from './lab.js';
import { fakeAws, runIn, serve, servedMeanwhile } from './serve-process.js';

describe.runIf(process.platform !== 'win32')('mfa-lab serve', () => {
  it('opens that port or none where one is asked for, and says what was wanted outside', async () => {
    using data = temporaryFolder();
    await using open = await serve(data.folder);
    const { port, url } = open.opened;

    const taken = runIn(data.folder, ['serve', '--port', String(port)]);
    expect(taken.status).toBe(1);
    expect(taken.stderr).toBe(
      `Port ${port} is taken, or not yours to open. Give another one with --port, or --port 0 for any that is free.\n`,
    );

    const toldToScripts = runIn(data.folder, ['serve', '--port', String(port), '--json']);
    expect(JSON.parse(toldToScripts.stdout)).toMatchObject({ error: 'not-opened' });

    spawnSync(process.execPath, [
      '--eval',
      `require('node:http').request({ host: '127.0.0.1', port: ${port}, method: 'CONNECT', path: 'sts.amazonaws.com:443' }).on('connect', () => process.exit()).end()`,
    ]);
    expect(await open.nextLine()).toEqual({ stopped: 'sts.amazonaws.com' });
    expect(url).toBe(`http://127.0.0.1:${port}`);
  });

  it('takes the next port where the usual one is taken, and says so', async () => {
    using data = temporaryFolder();
    const usual = createServer();
    // Somebody else may have it already, which is as good.
    usual.on('error', () => {});
    usual.listen(6320, '127.0.0.1');

    await using open = await serve(data.folder, [], {}, null);

    expect(open.opened.port).toBeGreaterThan(6320);
    expect(open.opened.port).toBeLessThan(6330);
    usual.close();
  });

  it('says that its folder cannot be written, and does not stay open without it', () => {
    using data = temporaryFolder();
    writeFileSync(path.join(data.folder, 'file'), '');

    const { status, stderr } = runIn(path.join(data.folder, 'file', 'lab'), ['serve', '--port', '0']);

    expect(status).toBe(1);
    expect(stderr).toMatch(
      /^The data folder cannot be written \(.*\)\. Choose another one with --data-dir\.\n$/,
    );
  });

  it('says that nobody is there: env, and to scripts, too', () => {
    using data = temporaryFolder();

    const { status, stderr } = runIn(data.folder, ['env']);

    expect(status).toBe(1);
    expect(stderr).toContain('No lab is listening. Run mfa-lab serve in another terminal');
    expect(JSON.parse(runIn(data.folder, ['env', '--json']).stdout)).toMatchObject({ error: 'no-lab' });
  });
});

describe.runIf(process.platform !== 'win32')('a port that is open', () => {
  const served = servedMeanwhile();

  it('gives a program its own home, where it runs in it', async () => {
    const bin = fakeAws(served.folder, 'echo "$HOME"');

    const { stdout, stderr } = runIn(served.folder, ['aws', 'x'], { PATH: `${bin}:/usr/bin:/bin` });

    expect([stdout, stderr]).toEqual([`${served.opened.folder}\n`, '']);
  });

  it('opens a shell with an aws that knows the way, and no start-up file', async () => {
    const bin = fakeAws(served.folder, 'echo "$@" "$AWS_PROFILE"');
    writeFileSync(path.join(served.folder, '.bashrc'), 'echo start-up\n');

    const env = { PATH: `${bin}:/usr/bin:/bin`, SHELL: '/bin/bash' };
    const shell = runIn(served.folder, ['shell'], env, 'aws sts x; exit 3\n');

    expect(shell.stdout).toBe(`--endpoint-url ${served.opened.url} sts x alice\n`);
    expect(shell.status).toBe(3);
  });

  it('says that there is no AWS CLI', () => {
    const { status, stderr } = runIn(served.folder, ['aws', 'sts'], { PATH: '/nowhere' });

    expect(status).toBe(127);
    expect(stderr).toContain('The AWS CLI is not on your PATH.');
  });
});
