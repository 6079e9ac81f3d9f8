import os from 'node:os';
import path from 'node:path';
import Conf from 'conf';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { confPath } from '../../../src/cli/storage/conf-writer.js';

/** conf that answers its `path`, and makes no folder for it. */
class PathOnlyConf extends Conf<Record<string, unknown>> {
  override get store(): Record<string, unknown> {
    return {};
  }
}

const { platform } = process;
const setPlatform = (value: string) => Object.defineProperty(process, 'platform', { value });

afterEach(() => {
  setPlatform(platform);
  vi.unstubAllEnvs();
});

describe('the file with the progress', () => {
  const folders = {
    XDG_CONFIG_HOME: path.join(os.tmpdir(), 'config'),
    APPDATA: path.join(os.tmpdir(), 'roaming'),
  };
  const nowhere = { XDG_CONFIG_HOME: '', APPDATA: '' };

  it.each(
    (['linux', 'darwin', 'win32', 'freebsd'] as const).flatMap((system) => [
      { system, where: 'the usual folder', environment: nowhere },
      { system, where: 'a folder that the environment names', environment: folders },
    ]),
  )('is on $system where conf would put it, in $where', ({ system, environment }) => {
    setPlatform(system);
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
    const conf = new PathOnlyConf({ projectName: 'mfa-lab', projectSuffix: '', configName: 'progress' });

    expect(confPath(undefined)).toBe(conf.path);
  });

  it('is in the folder that is asked for, in full', () => {
    expect(confPath('somewhere')).toBe(path.resolve('somewhere', 'progress.json'));
  });
});
