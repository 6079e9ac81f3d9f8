import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { AwsClient } from 'aws4fetch';
import { describe, expect, it } from 'vitest';
import { WORDS } from '../helpers/page-words.js';
import { ENTER, ESCAPE, openLab, press, temporaryFolder } from './lab.js';
import { keysIn } from './serve-process.js';

const WATCH = fileURLToPath(new URL('./fixtures/watch-sockets.cjs', import.meta.url));

describe.runIf(process.platform !== 'win32')('the door of lesson 12', () => {
  it('is no socket before it is asked for (T3); then a call ticks the goal while a line is half typed (T1)', async () => {
    using data = temporaryFolder();
    const log = path.join(data.folder, 'sockets.txt');
    const env = { NODE_OPTIONS: `--require=${WATCH}`, MFA_LAB_TEST_SOCKETS: log };
    using lab = openLab(data.folder, ['12.3'], { env });
    await lab.seen(WORDS.beforeYouTry);
    await press(lab, ENTER, 'with the key');
    expect(existsSync(log)).toBe(false);

    await press(lab, ESCAPE, 'w next code');
    await press(lab, 'o', 'aws sts get-caller-identity');
    expect(readFileSync(log, 'utf8')).toContain('TCPSERVERWRAP');
    const name = readdirSync(data.folder).find((one) => one.startsWith('aws-serve-')) ?? '';
    const folder = path.join(data.folder, name);
    await press(lab, ESCAPE, 'open to your aws');
    await press(lab, `${ENTER}echo ha`, 'echo ha');

    const keys = keysIn(path.join(folder, 'credentials'), 'alice');
    const client = new AwsClient({ ...keys, service: 's3', region: 'us-east-1', retries: 0 });
    const answer = await client.fetch(`http://127.0.0.1:${name.replace('aws-serve-', '')}/`);
    expect(answer.status).toBe(403);

    await lab.seen('ListBuckets, refused');
    await press(lab, 'lf', 'echo half');
    expect(lab.screen()).toContain('DenyWithoutMFA');
    await press(lab, ESCAPE, 'q quit');
    lab.send('q');
    expect((await lab.exited).exitCode).toBe(0);
    expect(existsSync(folder)).toBe(false);
  });
});
