import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { folderOpenToOthers } from '../../../src/cli/storage/folder-access.js';

let home: string;
let folder: string;

beforeEach(() => {
  home = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'mfa-lab-access-')));
  folder = path.join(home, 'labs', 'mine');
  fs.mkdirSync(folder, { recursive: true, mode: 0o755 });
  for (const one of [home, path.join(home, 'labs'), folder]) fs.chmodSync(one, 0o755);
  vi.spyOn(os, 'homedir').mockReturnValue(home);
});

afterEach(() => {
  vi.restoreAllMocks();
  fs.rmSync(home, { recursive: true, force: true });
});

/** The group of the folder, as another one than the user's own. */
function inSharedGroup(): void {
  const user = fs.statSync(folder).gid + 1;
  vi.spyOn(process, 'getuid').mockReturnValue(user);
}

describe.runIf(process.platform !== 'win32')('a folder that other users may write into', () => {
  it('is none where only the owner writes', () => {
    expect(folderOpenToOthers(folder)).toBeNull();
    expect(folderOpenToOthers(path.join(folder, 'not-there-yet'))).toBeNull();
  });

  it.each(['labs/mine', 'labs', '.'])('is found from the data folder up to the home: %s', (name) => {
    const open = path.join(home, name);
    fs.chmodSync(open, 0o777);

    expect(folderOpenToOthers(folder)).toEqual({ folder: open, isOwn: true });
    fs.chmodSync(open, 0o755);
    expect(folderOpenToOthers(folder)).toBeNull();
  });

  it('is nothing where nobody else gets to', () => {
    fs.chmodSync(folder, 0o777);
    fs.chmodSync(home, 0o700);

    expect(folderOpenToOthers(folder)).toBeNull();
  });

  it('is one of a group, but not of the group that a user has alone', () => {
    fs.chmodSync(folder, 0o775);
    vi.spyOn(process, 'getuid').mockReturnValue(fs.statSync(folder).gid);
    expect(folderOpenToOthers(folder)).toBeNull();

    inSharedGroup();
    expect(folderOpenToOthers(folder)?.folder).toBe(folder);
    fs.chmodSync(home, 0o750);
    expect(folderOpenToOthers(folder)?.folder).toBe(folder);
    fs.chmodSync(home, 0o700);
    expect(folderOpenToOthers(folder)).toBeNull();
  });

  it('is no sticky one above, in which nobody replaces what is another’s; but it is no place for the data', () => {
    fs.chmodSync(path.join(home, 'labs'), 0o1777);
    expect(folderOpenToOthers(folder)).toBeNull();

    expect(folderOpenToOthers(path.join(home, 'labs'))).toEqual({
      folder: path.join(home, 'labs'),
      isOwn: false,
    });
  });

  it('is looked for up to the root where the data are not in the home', () => {
    vi.spyOn(os, 'homedir').mockReturnValue(path.join(home, 'elsewhere'));
    fs.chmodSync(home, 0o777);

    expect(folderOpenToOthers(folder)).toEqual({ folder: home, isOwn: true });
  });

  it('is looked for where a link leads to', () => {
    const link = path.join(home, 'link');
    fs.symlinkSync(folder, link);
    fs.chmodSync(folder, 0o777);

    expect(folderOpenToOthers(link)).toEqual({ folder, isOwn: true });
  });
});
