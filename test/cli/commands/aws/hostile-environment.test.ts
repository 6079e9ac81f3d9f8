import { describe, expect, it } from 'vitest';
import type { Variables } from '../../../../src/cli/commands/aws/lab-environment.js';
import {
  changed,
  labEnvironment,
  scriptEnvironment,
} from '../../../../src/cli/commands/aws/lab-environment.js';
import { HOSTILE_NAMES } from './hostile-names.js';

const LAB = { port: 6320, folder: '/data/aws-serve-6320', profile: 'alice', isWindows: false } as const;
const ON_WINDOWS = { ...LAB, folder: 'C:\\lab\\aws-serve-6320', isWindows: true } as const;

const HOSTILE = 'hostile';

const hostile = (spell: (name: string) => string = (name) => name): Variables =>
  Object.fromEntries(HOSTILE_NAMES.map((name) => [spell(name), HOSTILE]));

/** `Aws_Profile`, as Windows lets people write it. */
const withCapitals = (name: string) =>
  name.replaceAll(/[a-z]+/gi, (word) => `${word.slice(0, 1).toUpperCase()}${word.slice(1).toLowerCase()}`);

/** What a program on Windows gets of an environment: of names that are one there, Node hands on the first in its order. */
function asWindowsSees(env: Variables): Variables {
  const names = Object.keys(env).toSorted();
  const first = names.filter(
    (name, index) => names.findIndex((other) => other.toUpperCase() === name.toUpperCase()) === index,
  );
  return Object.fromEntries(first.map((name) => [name.toUpperCase(), env[name]]));
}

/** What Windows answers for a variable, however it is spelt. */
function windowsEnvironment(env: Variables): Variables {
  return new Proxy(env, {
    get(own, asked) {
      const name = Object.keys(own).find((one) => one.toUpperCase() === String(asked).toUpperCase());
      return name === undefined ? undefined : own[name];
    },
  });
}

const KEYS = {
  AWS_ACCESS_KEY_ID: 'LABS234567ABCDEFGHIJ',
  AWS_SECRET_ACCESS_KEY: 'secret',
  AWS_SESSION_TOKEN: 'token',
};

/** Names as whoever set them may have written them. */
const SPELLINGS = [
  ['as they are', (name: string) => name],
  ['in small letters', (name: string) => name.toLowerCase()],
  ['with capitals', withCapitals],
] as const;

describe('a hundred hostile variables (G2)', () => {
  it('are a hundred', () => {
    expect(HOSTILE_NAMES.length).toBeGreaterThanOrEqual(100);
  });

  it.each(SPELLINGS)('make no difference to a program, %s', (_how, spell) => {
    const quiet = { PATH: '/usr/bin', HOME: '/home/alice' };
    const env = { ...quiet, ...hostile(spell) };

    const after = changed(env, labEnvironment(env, LAB));

    expect(after).toEqual(changed(quiet, labEnvironment(quiet, LAB)));
  });

  it('make none to a session of the lab that was exported', () => {
    const quiet = { PATH: '/usr/bin', HOME: '/home/alice', ...KEYS };
    const env = { ...hostile(), ...quiet };

    const after = changed(env, labEnvironment(env, LAB));

    expect(after).toEqual(changed(quiet, labEnvironment(quiet, LAB)));
    expect(after).toMatchObject(KEYS);
    expect(after).not.toHaveProperty('AWS_PROFILE');
  });

  it('leave a script the proxies and certificates of its computer, and nothing else', () => {
    const env = { PATH: '/usr/bin', HOME: '/home/alice', ...hostile() };

    const after = changed(env, scriptEnvironment(env, LAB));

    const left = Object.keys(after).filter((name) => after[name] === HOSTILE);
    expect(left.filter((name) => !/_PROXY$|^(REQUESTS|CURL)_CA_BUNDLE$/i.test(name))).toEqual([]);
  });

  it.each(SPELLINGS)('make none on Windows, where a name is one in whatever case, %s', (_how, spell) => {
    const quiet = { Path: 'C:\\bin', USERPROFILE: 'C:\\Users\\alice' };
    const env = windowsEnvironment({ Path: quiet.Path, ...hostile(spell), [spell('USERPROFILE')]: HOSTILE });

    const after = asWindowsSees(changed(env, labEnvironment(env, ON_WINDOWS)));

    expect(after).toEqual(asWindowsSees(changed(quiet, labEnvironment(quiet, ON_WINDOWS))));
    expect(after).toMatchObject({ AWS_PROFILE: 'alice', USERPROFILE: ON_WINDOWS.folder });
  });

  it('make none on Windows to a session that was exported in another case', () => {
    const keys = Object.fromEntries(Object.entries(KEYS).map(([name, value]) => [name.toLowerCase(), value]));
    const env = windowsEnvironment({ Path: 'C:\\bin', Aws_Profile: 'prod', ...keys });

    const after = asWindowsSees(changed(env, labEnvironment(env, ON_WINDOWS)));

    expect(after).toMatchObject(KEYS);
    expect(after).not.toHaveProperty('AWS_PROFILE');
  });
});
