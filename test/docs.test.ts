import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');

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

  it('docs/data.md has every variable of ours', () => {
    expect(variables()).toContain('MFA_LAB_DATA_DIR');
    for (const name of variables()) expect(read('docs/data.md')).toContain(`\`${name}\``);
  });
});
