import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'esbuild';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { licencesOf } from '../scripts/build/licences.js';
import { PlainSegmenter } from '../scripts/build/plain-segmenter.js';
import { depth, someOf } from './helpers/depth.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const BIN = path.join(ROOT, 'bin', 'mfa-lab.cjs');
const OLD_NODE = path.join(ROOT, 'test', 'e2e', 'fixtures', 'old-node.cjs');

describe('package.json', () => {
  it('lets the learner install nothing else', () => {
    const manifest: unknown = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));

    expect(manifest).not.toHaveProperty('dependencies');
    expect(manifest).not.toHaveProperty('optionalDependencies');
    expect(manifest).not.toHaveProperty('peerDependencies');
  });

  it('builds after an install in a clone and before it is packed, and runs nothing where it is installed', () => {
    const { scripts } = v.parse(
      v.object({ scripts: v.record(v.string(), v.string()) }),
      JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')),
    );

    // npm asks whoever installs a packed program about these, and about `prepare`, which it never runs there.
    for (const name of ['preinstall', 'install', 'postinstall', 'prepare'])
      expect(scripts).not.toHaveProperty(name);
    expect(scripts).toMatchObject({ postprepare: scripts['build'], prepack: scripts['build'] });
  });
});

describe('bin/mfa-lab.cjs', () => {
  // `npm run test:nodes` runs these Nodes for real.
  it.each(someOf(['18.20.8', '16.20.2', '12.22.12', '0.10.48'], 3))(
    'says in one sentence that Node %s is too old',
    (version) => {
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        ['--require', OLD_NODE, BIN, '--version'],
        {
          encoding: 'utf8',
          env: { ...process.env, OLD_NODE_VERSION: version },
        },
      );

      expect(stderr).toBe(
        `mfa-lab needs Node.js 20 or newer; this is ${version}. Install a newer Node.js from nodejs.org and run the same command again.\n`,
      );
      expect(stdout).toBe('');
      expect(status).toBe(1);
    },
  );

  it('is of the JavaScript that the oldest Nodes can parse', () => {
    const source = readFileSync(BIN, 'utf8');

    // esbuild does not turn newer syntax into ES5: it refuses it. But it takes a comma after the last argument.
    expect(() => transformSync(source, { target: 'es5', logLevel: 'silent' })).not.toThrow();
    expect(source).not.toMatch(/,\s*\)/);
    expect(() => transformSync('const one = 1;', { target: 'es5', logLevel: 'silent' })).toThrow();
  });
});

/** What esbuild would say of a bundle with one file of a package in it. */
const bundleOf = (file: string, bytesInOutput = 1) => ({
  outputs: { 'dist/cli.js': { inputs: { [file]: { bytesInOutput } } } },
});

describe('the licences in the bundle', () => {
  const folder = path.join(os.tmpdir(), `mfa-lab-licences-${process.pid}`);

  function addPackage(name: string, files: Readonly<Record<string, string>>): string {
    const home = path.join(folder, 'node_modules', name);
    mkdirSync(home, { recursive: true });
    writeFileSync(
      path.join(home, 'package.json'),
      JSON.stringify({ name, version: '1.2.3', license: 'MIT' }),
    );
    for (const [file, text] of Object.entries(files)) writeFileSync(path.join(home, file), text);
    return `node_modules/${name}/index.js`;
  }

  it('name each package with its version and whole text', () => {
    const file = addPackage('@some/thing', { 'LICENSE.md': 'Permission is granted.\n', 'index.js': '' });

    const text = licencesOf(bundleOf(file), folder);

    expect(text).toContain('@some/thing 1.2.3 (MIT)\n');
    expect(text).toContain('Permission is granted.');
    rmSync(folder, { recursive: true });
  });

  it('leave out a package of which nothing is left', () => {
    expect(licencesOf(bundleOf('node_modules/nobody/index.js', 0), folder)).not.toContain('nobody');
  });

  it.each([
    ['no file', {}],
    ['an empty file', { LICENSE: '\n' }],
  ])('stop the build when a package has %s', (_name, files) => {
    const file = addPackage('secretive', files);

    expect(() => licencesOf(bundleOf(file), folder)).toThrow(
      'secretive 1.2.3 (MIT) is bundled, but has no licence text.',
    );
    rmSync(folder, { recursive: true });
  });
});

/** Every character of the Basic Multilingual Plane that fits. */
function charactersOf(pattern: RegExp): readonly string[] {
  return Array.from({ length: 0x1_00_00 }, (_, code) => String.fromCharCode(code)).filter((character) =>
    pattern.test(character),
  );
}

describe('what the bundle does more quickly', () => {
  const quick = new PlainSegmenter();
  const real = new Intl.Segmenter();
  const pieces = (
    segmenter: { segment(text: string): Iterable<{ readonly segment: string }> },
    text: string,
  ) => Array.from(segmenter.segment(text), ({ segment }) => segment);

  it('cuts text into the same graphemes, whatever two characters meet', () => {
    // Each of them between two others: what joins a neighbour shows, and so does what is joined.
    // Those behind U+25FC go to the real segmenter. What joins its neighbour is asked for anyway, and some of the rest.
    const characters = charactersOf(/[^\uD800-\uDFFF]/).filter(
      (character, index) =>
        character <= '\u25FF' || /[\p{M}\p{Cf}]/u.test(character) || index % depth(384, 1) === 0,
    );
    const joined = characters.filter((character) => {
      const text = `a${character}│${character}${character}\n${character}`;
      return pieces(quick, text).join('|') !== pieces(real, text).join('|');
    });

    expect(joined).toEqual([]);
  });

  it.each([
    '',
    'a',
    '492 118',
    '\u001B[1mEnter\u001B[22m next',
    '─│┌',
    'e\u0301',
    '👩‍👩‍👧',
    'a\r\nb',
    '🇨🇭🇫🇷',
  ])('answers what is at each index of %j', (text) => {
    const [ours, theirs] = [quick.segment(text), real.segment(text)];

    for (let index = -1; index <= text.length + 1; index += 1) {
      expect(ours.containing(index)).toEqual(theirs.containing(index));
    }
    expect([...ours]).toEqual([...theirs]);
  });
});
