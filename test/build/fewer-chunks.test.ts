import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fewerChunks, type There } from '../../scripts/build/fewer-chunks.js';

/** A program whose entry and whose command each load something when it is needed. */
const PROGRAM = {
  'entry.ts':
    "await (await import('./run/lines.js')).lines(); await (await import('./run/start.js')).start();",
  'run/start.ts': "export const start = async () => (await import('../commands/one/one-command.js')).one();",
  'run/lines.ts': "import { shared } from '../shared.js';\nexport const lines = () => shared;",
  'commands/one/one-command.ts':
    "import { shared } from '../../shared.js';\nexport function one() { return shared; }",
  'shared.ts': "export const shared = 'told once';",
} as const;

const TOGETHER = { others: ['run/lines.ts', 'commands/*/*-command.ts'] };

/** Nothing that matters is there before the others. */
const THERE = [
  { loader: /^entry\.ts$/, name: 'start', files: [] },
  { loader: /^run\//, name: 'run', files: [] },
];

describe('what is loaded together', () => {
  let folder = '';

  beforeEach(() => {
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'mfa-lab-chunks-')));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** The chunks of the program as their contents; or the complaints of the build. */
  async function bundled(
    together: Readonly<Record<string, readonly string[]>>,
    changes: Readonly<Record<string, string>> = {},
    there: readonly There[] = THERE,
  ): Promise<readonly string[]> {
    for (const [name, text] of Object.entries({ ...PROGRAM, ...changes })) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    }
    try {
      const { outputFiles } = await build({
        entryPoints: [path.join(folder, 'entry.ts')],
        outdir: path.join(folder, 'dist'),
        bundle: true,
        splitting: true,
        format: 'esm',
        write: false,
        logLevel: 'silent',
        plugins: [fewerChunks(together, there, folder)],
      });
      return outputFiles.map(({ text }) => text);
    } catch (error) {
      return [String(error)];
    }
  }

  it('is in one chunk, whoever loads it', async () => {
    const chunks = await bundled(TOGETHER);

    expect(chunks).toHaveLength(3);
    const [together = ''] = chunks.filter((text) => text.includes('told once'));
    expect(together).toMatch(/function one\(/);
    expect(together).toMatch(/lines = /);
  });

  it('would be in more without the plug-in', async () => {
    expect(await bundled({})).toHaveLength(5);
  });

  it('shares what is there already in one chunk, and not by who needs which part', async () => {
    const changes = {
      'entry.ts':
        "import { one, two } from './parts.js'; await (await import('./run/start.js')).start(one + two);",
      'parts.ts': "export { one } from './one.js';\nexport { two } from './two.js';",
      'one.ts': "export const one = 'part 1';",
      'two.ts': "export const two = 'part 2';",
      'run/start.ts':
        "import { one } from '../one.js';\nexport const start = async () => one + (await import('../commands/one/one-command.js')).one();",
      'commands/one/one-command.ts': "import { two } from '../../two.js';\nexport const one = () => two;",
    };
    const split = await bundled({}, changes);
    const shared = await bundled({}, changes, [{ loader: /./, name: 'start', files: ['parts.ts'] }]);
    const withParts = (chunks: readonly string[]) => chunks.filter((text) => /= "part [12]"/.test(text));

    expect(withParts(split)).toHaveLength(2);
    expect(withParts(shared)).toHaveLength(1);
  });

  it('stops the build where what is to be there is gone', async () => {
    const there = [{ loader: /./, name: 'start', files: ['gone.ts'] }];
    const [told] = await bundled({}, {}, there);

    expect(told).toContain('In start, there is no gone.ts. Mend THERE');
  });

  it.each([
    ['a file that is gone', { others: [...TOGETHER.others, 'run/gone.ts'] }, {}, 'there is no run/gone.ts'],
    [
      'files that are gone',
      { others: [...TOGETHER.others, 'pages/*/page.ts'] },
      {},
      'there is no pages/*/page.ts',
    ],
    ['a file that nothing loads', { others: [...TOGETHER.others, 'shared.ts'] }, {}, 'nothing loads'],
    [
      'two files with one name in them',
      TOGETHER,
      { 'commands/one/one-command.ts': 'export function one() {}\nexport function lines() {}' },
      'two of its files export lines',
    ],
  ])('stops the build for %s', async (_what, together, changes, complaint) => {
    const [told] = await bundled(together, changes);

    expect(told).toContain(`In others, ${complaint}`);
    expect(told).toContain('Mend TOGETHER');
  });
});
