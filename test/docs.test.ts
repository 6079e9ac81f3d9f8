import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { keyHints } from '../src/ui/screens/keymap.js';
import { MOMENTS, modelWith } from './ui/screens/course.js';
import { PLACES } from './ui/screens/places.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');

const SIZE = { columns: 80, rows: 24 };

const PAGES = [
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'BENCHMARKS.md'],
  ...readdirSync(path.join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

/** Variables of ours that the program reads, wherever it does. */
function variables(): readonly string[] {
  const sources = readdirSync(path.join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => read(path.join('src', file)));
  const found = sources.flatMap((text) => [...text.matchAll(/env\['(MFA_LAB_\w+)'\]/g)]);
  return [...new Set(found.map(([, name = '']) => name))];
}

describe('the pages for people', () => {
  it.each(PAGES)('%s links to files that are there', (page) => {
    const links = [...read(page).matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)].map(([, link = '']) => link);

    for (const link of links) {
      expect(existsSync(path.join(ROOT, path.dirname(page), link)), link).toBe(true);
    }
  });

  it('README.md is read in one go, and leads to the others', () => {
    const readme = read('README.md');

    expect(readme.split('\n').length).toBeLessThan(150);
    for (const page of PAGES.filter((name) => name !== 'README.md')) expect(readme).toContain(`](${page})`);
  });

  it('README.md has every key that works anywhere, and no other', () => {
    const [, section = ''] = read('README.md').split(/^## Keys$/m);
    const [keys = ''] = section.split(/^## /m);
    const told = new Set([...keys.matchAll(/`([^`]+)`/g)].map(([, key = '']) => key));
    const models = [
      ...PLACES.map(([, model]) => model),
      // With something to take back.
      ...MOMENTS.map(({ session }) => ({ ...modelWith(session, SIZE), undo: [session.world] })),
    ];
    const named = new Set(
      models.flatMap((model) =>
        keyHints(model, true).flatMap(({ shown }) => shown.split(/\/|(?<=[a-d])-(?=[a-d])/)),
      ),
    );

    // Of the answers the first and the last are enough. Ctrl+Z is the terminal's, and fg the shell's.
    expect([...named].filter((key) => !told.has(key) && !/^[bc]$/.test(key))).toEqual([]);
    expect([...told].filter((key) => !named.has(key))).toEqual(['Ctrl+Z', 'fg']);
  });

  it('docs/data.md has every variable of ours', () => {
    expect(variables()).toContain('MFA_LAB_DATA_DIR');
    for (const name of variables()) expect(read('docs/data.md')).toContain(`\`${name}\``);
  });
});
