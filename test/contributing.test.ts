import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const GUIDE = read('CONTRIBUTING.md');

function read(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8');
}

describe('CONTRIBUTING.md', () => {
  it.each([
    { what: 'a console page', count: 10 },
    { what: 'a kind of device', count: 7 },
  ])('shows the parts of $what as they are', ({ what, count }) => {
    const [, section = ''] = new RegExp(`\\n## Add ${what}\\n(.*?)\\n## `, 's').exec(GUIDE) ?? [];
    const rows = [...section.matchAll(/^\| `((?:src|test)\/[^`]+)` +\| .* \| `(.*)` +\|$/gm)];

    expect(rows).toHaveLength(count);
    for (const [, file = '', part = ''] of rows) expect(read(file), file).toContain(part);
  });

  it('names only files that are there', () => {
    const example = /content\/13-/;
    const named = [...GUIDE.matchAll(/`((?:src|test|scripts|docs)\/[\w./-]*\w)`/g)].map(
      ([, file = '']) => file,
    );

    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((file) => !example.test(file) && !existsSync(path.join(ROOT, file)))).toEqual([]);
  });

  it('names only commands that are there', () => {
    const scripts = [...GUIDE.matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name);

    expect(scripts).toContain('lessons');
    for (const name of scripts) expect(read('package.json')).toContain(`"${name}": `);
  });
});
