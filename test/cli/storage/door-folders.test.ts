import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { findEndpoint } from '../../../src/cli/serve/aws-folder.js';
import { listBeside } from '../../../src/cli/storage/data-ports.js';
import { forgetClosedDoors, openedIn } from '../../../src/cli/storage/door-folders.js';
import { describeOwner } from '../../../src/cli/storage/lock-owner.js';

/** The folder of a door, as a lab with this process id has left it. */
function leave(data: string, name: string, pid: number, told: object = {}): string {
  const folder = path.join(data, name);
  mkdirSync(path.join(folder, '.aws', 'cli', 'cache'), { recursive: true });
  const owner = JSON.parse(describeOwner({ pid, now: () => new Date() }));
  writeFileSync(
    path.join(folder, 'endpoint.json'),
    JSON.stringify({ ...owner, started: null, port: 6320, account: '111122223333', lesson: null, ...told }),
  );
  for (const file of ['config', 'credentials', '.aws/cli/cache/session.json']) {
    writeFileSync(path.join(folder, file), 'secret');
  }
  return folder;
}

it('what killed labs have left is removed, but for what is not theirs; an open door is left alone', () => {
  const data = mkdtempSync(path.join(tmpdir(), 'mfa-lab-doors-'));
  const [dead, notes, open] = [
    leave(data, 'aws-serve-6320', 4_000_000),
    leave(data, 'aws-serve-6321', 4_000_000),
    // The process that runs the tests was started by another one.
    leave(data, 'aws-serve-6322', process.ppid),
  ];
  writeFileSync(path.join(notes, 'notes.txt'), 'mine');

  forgetClosedDoors(data);

  expect(existsSync(dead)).toBe(false);
  expect(readdirSync(notes)).toEqual(['notes.txt']);
  expect(openedIn(open)).not.toBeNull();
  expect(listBeside(data)).toEqual(['aws-serve-6321', 'aws-serve-6322']);
  rmSync(data, { recursive: true });
});

it('a folder that is just being made is left alone, and removed when it stays like that', () => {
  const data = mkdtempSync(path.join(tmpdir(), 'mfa-lab-doors-'));
  const folder = leave(data, 'aws-serve-6320', 4_000_000);
  rmSync(path.join(folder, 'endpoint.json'));

  forgetClosedDoors(data);
  expect(existsSync(path.join(folder, 'credentials'))).toBe(true);

  const before = new Date(Date.now() - 60_000);
  utimesSync(folder, before, before);
  forgetClosedDoors(data);
  expect(existsSync(folder)).toBe(false);
  rmSync(data, { recursive: true });
});

it('programs are led to a lesson before mfa-lab serve, to the door that was opened last, or to the port that they name', () => {
  const data = mkdtempSync(path.join(tmpdir(), 'mfa-lab-doors-'));
  const since = (minute: number) => ({ startedAt: new Date(Date.now() - minute * 60_000).toISOString() });
  const owner = process.ppid;
  leave(data, 'aws-serve-6320', owner, { ...since(3), port: 6320 });
  leave(data, 'aws-serve-6321', owner, { ...since(2), port: 6321 });
  expect(findEndpoint(data, null)?.port).toBe(6321);

  leave(data, 'aws-serve-6322', owner, { ...since(4), port: 6322, lesson: 'sandbox' });
  expect(findEndpoint(data, null)?.port).toBe(6322);
  expect(findEndpoint(data, 6320)?.port).toBe(6320);
  rmSync(data, { recursive: true });
});
