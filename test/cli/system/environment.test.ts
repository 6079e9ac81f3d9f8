import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { dataFolder } from '../../../src/cli/system/environment.js';

afterEach(() => vi.unstubAllEnvs());

describe('the data folder', () => {
  it.each([
    ['~', os.homedir()],
    ['~/lab', path.join(os.homedir(), 'lab')],
    ['~lab', '~lab'],
    ['a/~/b', 'a/~/b'],
    ['/lab', '/lab'],
  ])('asked for as %s is %s, by the option and by the variable', (asked, folder) => {
    vi.stubEnv('MFA_LAB_DATA_DIR', asked);

    expect(dataFolder(asked)).toBe(folder);
    expect(dataFolder(null)).toBe(folder);
  });

  it('is the usual one where nobody asks for another', () => {
    vi.stubEnv('MFA_LAB_DATA_DIR', '');

    expect(dataFolder(null)).toBeUndefined();
  });
});
