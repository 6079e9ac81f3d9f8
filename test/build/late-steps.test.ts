import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lateSteps } from '../../scripts/build/late-steps.js';

const LESSON = `import type { Step } from '../step.js';
import { lesson } from '../lesson.js';
import { text as words, unused } from '../words.js';

const ONE = 'one';

export const first = lesson({
  id: 'first',
  steps: () => [
    { id: ONE, text: words('a step'), isLate: isLate() } satisfies Step,
  ],
});

function isLate(): boolean {
  return true;
}
`;

const FILES = {
  'src/entry.ts': "export { first } from './lessons/content/01-first.js';",
  'src/lessons/step.ts': 'export interface Step { id: string; text: string; isLate: boolean }',
  'src/lessons/lesson.ts': 'export const lesson = <Made>(made: Made): Made => made;',
  'src/lessons/words.ts':
    "export const text = (said: string) => said.concat('!');\nexport const unused = 'x';",
  'src/lessons/content/01-first.ts': LESSON,
} as const;

describe('the steps of a lesson in the bundle', () => {
  let folder = '';

  beforeEach(() => {
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'mfa-lab-steps-')));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** Builds it, and answers the names and the contents of its files. */
  async function bundled(lesson: string = LESSON): Promise<ReadonlyMap<string, string>> {
    for (const [name, text] of Object.entries({ ...FILES, 'src/lessons/content/01-first.ts': lesson })) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    }
    const { outputFiles } = await build({
      absWorkingDir: folder,
      entryPoints: ['src/entry.ts'],
      outdir: 'dist',
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      write: false,
      logLevel: 'silent',
      banner: {
        js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);",
      },
      plugins: [lateSteps],
    });
    return new Map(
      outputFiles.map(({ path: file, contents }) => [path.basename(file), Buffer.from(contents).toString()]),
    );
  }

  it('are in a file of their own, and the same as in the source', async () => {
    const files = await bundled();
    const dist = path.join(folder, 'dist');
    mkdirSync(dist);
    for (const [name, text] of files) writeFileSync(path.join(dist, name), text);
    const [late = ''] = readdirSync(dist).filter((name) => name.endsWith('.cjs'));

    expect(late).toMatch(/^01-first-[0-9A-F]{8}\.cjs$/);
    expect(files.get(late)).toContain('a step');
    expect(files.get('entry.js')).not.toContain('a step');
    const { first } = await import(pathToFileURL(path.join(dist, 'entry.js')).href);
    expect(first.steps()).toEqual([{ id: 'one', text: 'a step!', isLate: true }]);
  });

  it('stop the build where it cannot be told where they begin or end', async () => {
    await expect(bundled(LESSON.replace('steps: () => [', 'steps: () =>\n    ['))).rejects.toThrow(
      /its steps do not begin with "steps: \(\) => \["/,
    );
  });
});
