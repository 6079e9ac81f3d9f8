import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { readSmallFile, replaceSmallFile } from '../../../src/cli/stage/small-file.js';
import { temporaryFolder } from '../../e2e/lab.js';

function busy(): Error {
  return Object.assign(new Error('EBUSY: resource busy or locked, rename'), { code: 'EBUSY' });
}

describe('a small file that is replaced', () => {
  it('on Windows waits while somebody reads the old one', () => {
    using data = temporaryFolder();
    const file = path.join(data.folder, 'stage.json');
    const rename = vi.spyOn(fs, 'renameSync');
    try {
      for (let count = 0; count < 3; count += 1)
        rename.mockImplementationOnce(() => {
          throw busy();
        });
      replaceSmallFile(file, 'new', true);

      expect(rename).toHaveBeenCalledTimes(4);
      expect(readSmallFile(file, 100)).toEqual({ kind: 'text', text: 'new' });
    } finally {
      rename.mockRestore();
    }
  });

  it('elsewhere fails at once, and leaves the old one whole and nothing beside it', () => {
    using data = temporaryFolder();
    const file = path.join(data.folder, 'stage.json');
    replaceSmallFile(file, 'old', false);
    const rename = vi.spyOn(fs, 'renameSync').mockImplementation(() => {
      throw busy();
    });
    try {
      expect(() => replaceSmallFile(file, 'new', false)).toThrow('EBUSY');
      expect(rename).toHaveBeenCalledTimes(1);
    } finally {
      rename.mockRestore();
    }
    expect(fs.readdirSync(data.folder)).toEqual(['stage.json']);
    expect(readSmallFile(file, 100)).toEqual({ kind: 'text', text: 'old' });
  });

  it('is never waited for when it is a device', () => {
    expect(readSmallFile('/dev/null', 100)).toMatchObject({
      kind: process.platform === 'win32' ? 'missing' : 'not-a-file',
    });
  });
});
