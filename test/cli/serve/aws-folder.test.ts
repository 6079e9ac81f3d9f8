import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { clearAbandoned, findEndpoint } from '../../../src/cli/serve/aws-folder.js';
import { listBeside } from '../../../src/cli/storage/data-ports.js';
import { describeOwner } from '../../../src/cli/storage/lock-owner.js';

const data = mkdtempSync(path.join(os.tmpdir(), 'mfa-lab-folders-'));
afterAll(() => rmSync(data, { recursive: true }));

/** More than any system has. */
const NO_PROCESS = 2 ** 30;

/** What a door of a process has in the data folder. */
function folderOf(port: number, pid: number): string {
  const folder = path.join(data, `aws-serve-${port}`);
  mkdirSync(folder);
  const owner = JSON.parse(describeOwner({ pid, now: () => new Date() }));
  writeFileSync(
    path.join(folder, 'endpoint.json'),
    JSON.stringify({ ...owner, port, account: '123456789012' }),
  );
  for (const name of ['config', 'credentials']) writeFileSync(path.join(folder, name), '');
  return folder;
}

describe('the folders of doors', () => {
  it('are taken back where their door was killed, and are named by whoever erases everything', () => {
    const killed = folderOf(7001, NO_PROCESS);
    const used = folderOf(7002, NO_PROCESS);
    writeFileSync(path.join(used, 'mine.txt'), '');
    const open = folderOf(7003, process.ppid);
    const mine = path.join(data, 'aws-serve-7004');
    mkdirSync(mine);
    writeFileSync(path.join(mine, 'credentials'), '');
    expect(listBeside(data)).toEqual([
      'aws-serve-7001',
      'aws-serve-7002',
      'aws-serve-7003',
      'aws-serve-7004',
    ]);

    clearAbandoned(data);

    expect(existsSync(killed)).toBe(false);
    expect(readdirSync(used)).toEqual(['mine.txt']);
    expect(readdirSync(open).toSorted()).toEqual(['config', 'credentials', 'endpoint.json']);
    expect(findEndpoint(data, null)?.port).toBe(7003);
    expect(readdirSync(mine)).toEqual(['credentials']);
  });
});
