import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { inHome, typedPath } from '../../../src/cli/system/typed-path.js';

const home = (file: string) => path.join(os.homedir(), file);

describe('a path as it is typed', () => {
  it.each([
    ['~/policy.json', home('policy.json')],
    ['  policy.json ', 'policy.json'],
    ["'/tmp/my policy.json'", '/tmp/my policy.json'],
    ['"~/my policy.json"', home('my policy.json')],
    ['~other/policy.json', '~other/policy.json'],
    ['~', os.homedir()],
  ])('%s is %s', (typed, file) => {
    expect(typedPath(typed)).toBe(file);
  });

  it.skipIf(path.sep === '\\')('takes what a terminal writes for a file that was dropped into it', () => {
    expect(typedPath('/tmp/my\\ policy\\(1\\).json ')).toBe('/tmp/my policy(1).json');
  });

  it('is no command: nothing in it is expanded but ~', () => {
    expect(typedPath('$HOME/$(id).json')).toBe('$HOME/$(id).json');
    expect(inHome('a/~/b')).toBe('a/~/b');
  });
});
