import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { IS_DEEP } from '../helpers/depth.js';

const KEEP = fileURLToPath(new URL('../../bin/keep.cjs', import.meta.url));

/** Large enough to be worth it; the word is what it says. */
const program = (word: string) =>
  `const filler = '${'x'.repeat(20_000)}'; module.exports = { said: '${word}', from: __filename, filler };`;

let folder = '';
const inDist = (name: string) => path.join(folder, 'dist', name);
const inCache = (name: string) => path.join(folder, 'cache', name);
const kept = () => readdirSync(path.join(folder, 'cache'));

beforeEach(() => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'mfa-lab-keep-')));
  for (const name of ['dist', 'cache']) mkdirSync(path.join(folder, name));
  writeFileSync(inDist('part-ABCD1234.cjs'), program('one'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What a file says in a process of its own that keeps compiled code, and to its end. */
function run(name = 'part-ABCD1234.cjs', then = ''): string {
  const script = `
    require(${JSON.stringify(KEEP)})(${JSON.stringify(inDist('.'))}, ${JSON.stringify(inCache('.'))});
    const part = require(${JSON.stringify(inDist(name))});
    const { said, from } = part;
    ${then}
    console.log(from === ${JSON.stringify(inDist(name))} ? said : from);`;
  return execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' }).trim();
}

describe('compiled code that is kept without the help of Node', () => {
  it('is written once, for us alone, and taken up at the next start', () => {
    expect(run()).toBe('one');
    const [name = ''] = kept();
    expect(name).toBe(`part-ABCD1234.cjs.${process.version}-${process.arch}`);
    expect(statSync(inCache(name)).mode & 0o777).toBe(0o600);
    const { mtimeMs } = statSync(inCache(name));
    // The name says that the content is the same: what was compiled is run, and not what is there now.
    writeFileSync(inDist('part-ABCD1234.cjs'), program('two'));

    expect(run()).toBe('one');
    expect(kept()).toEqual([name]);
    expect(statSync(inCache(name)).mtimeMs).toBe(mtimeMs);
  });

  it('is compiled anew where it cannot be used', () => {
    run();
    const [name = ''] = kept();
    writeFileSync(inCache(name), 'not what V8 has written');
    writeFileSync(inDist('part-ABCD1234.cjs'), program('two'));

    expect(run()).toBe('two');
    expect(statSync(inCache(name)).size).toBeGreaterThan(1000);
  });

  // The session lasts longer than a second.
  it.skipIf(!IS_DEEP)('is renewed at the end of a session that has compiled much more of it', () => {
    const many = Array.from(
      { length: 400 },
      (_, index) => `function f${index}(a) { return [a, ${index}, 'of many'].join(a) + a * ${index}; }`,
    );
    const all = many.map((_, index) => `f${index}(1)`).join(' + ');
    const name = 'many-ABCD1234.cjs';
    writeFileSync(
      inDist(name),
      `${many.join('\n')}\nmodule.exports = { said: 'many', from: __filename, all: () => ${all} };`,
    );
    run(name);
    const file = inCache(`${name}.${process.version}-${process.arch}`);
    const { size, mtimeMs } = statSync(file);

    run(name, 'part.all();');
    expect(statSync(file).mtimeMs).toBe(mtimeMs);
    run(name, 'part.all(); setTimeout(() => {}, 1200);');
    expect(statSync(file).size).toBeGreaterThan(size * 1.5);
    expect(run(name)).toBe('many');
  });

  it.runIf(IS_DEEP).each([
    ['whose name does not say what is in it', 'cli.cjs', program('cli')],
    ['that is small', 'small-ABCD1234.cjs', "module.exports = { said: 'small', from: __filename };"],
  ])('is not of a file %s', (_what, name, text) => {
    writeFileSync(inDist(name), text);

    expect(run(name)).toBe(name.replace(/[-.].*/, ''));
    expect(kept()).toEqual([]);
  });

  it.runIf(IS_DEEP)('goes after two months, when other code is kept', () => {
    const old = inCache('part-OLDER123.cjs.v20.0.0-x64');
    const recent = inCache('part-NEWER123.cjs.v20.0.0-x64');
    for (const file of [old, recent]) writeFileSync(file, '');
    const days = (count: number) => new Date(Date.now() - count * 24 * 3600 * 1000);
    utimesSync(old, days(61), days(61));
    utimesSync(recent, days(59), days(59));
    run();

    expect(kept()).toContain(path.basename(recent));
    expect(kept()).not.toContain(path.basename(old));
  });

  it('does without a folder into which it cannot write', () => {
    rmSync(path.join(folder, 'cache'), { recursive: true });

    expect(run()).toBe('one');
  });
});
