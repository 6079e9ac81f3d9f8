import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { CellTheme } from '../test/helpers/cells.js';
import { DARK, LIGHT } from '../test/helpers/cells.js';
import { bundle } from './build.js';
import { keptBy } from './pictures/kept.js';
import type { Page } from './pictures/pages.js';
import { PAGES } from './pictures/pages.js';
import type { Shown } from './pictures/sheet.js';
import { sheetOf } from './pictures/sheet.js';
import { visit } from './pictures/visit.js';

/**
 * Every kind of page as another version of the lab shows it and as this one does, side by side:
 * npm run pictures:compare -- [--old CHECKOUT] [--out FOLDER] [NAME...]. One sheet for each page and size, with a row for
 * each kind of terminal, as SVG. CHECKOUT has been built (`npm ci`); without it there is this version alone.
 */

const { values, positionals } = parseArgs({
  options: { old: { type: 'string' }, out: { type: 'string', default: 'compared' } },
  allowPositionals: true,
});

const SIZES = [
  { cols: 80, rows: 24 },
  { cols: 120, rows: 36 },
] as const;

/** Terminals as they differ in colour: what each says of itself, and what it shows where the lab sets nothing. */
const TERMINALS: readonly {
  readonly name: string;
  readonly env: Readonly<Record<string, string>>;
  readonly theme: CellTheme;
}[] = [
  { name: 'dark', env: { COLORFGBG: '15;0' }, theme: DARK },
  { name: 'light', env: { COLORFGBG: '0;15' }, theme: LIGHT },
  { name: '16 colours', env: { COLORFGBG: '15;0', COLORTERM: '', FORCE_COLOR: '1' }, theme: DARK },
];

const VERSIONS: readonly { readonly name: string; readonly program?: string }[] = [
  ...(values.old === undefined
    ? []
    : [{ name: 'before', program: path.resolve(values.old, 'bin/mfa-lab.cjs') }]),
  { name: 'now' },
];

/** A moment at the end of a lesson takes half a second. */
const STILL_MS = 700;

/** What one version shows of a page. */
async function shownBy(
  page: Page,
  size: (typeof SIZES)[number],
  terminal: (typeof TERMINALS)[number],
  version: (typeof VERSIONS)[number],
): Promise<Shown> {
  const { name: _name, ...program } = version;
  const kept = page.kept === undefined ? {} : { kept: keptBy(page.kept) };
  const visited = { args: page.args, ...size, env: terminal.env, ...program, ...kept };
  return visit(visited, async (opened) => {
    await opened.seen(/\S/);
    await page.walk?.(opened);
    await new Promise((resolve) => setTimeout(resolve, STILL_MS));
    const caption = `${page.name}, ${size.cols}x${size.rows}, ${terminal.name}, ${version.name}`;
    return { caption, cells: opened.cells(terminal.theme), theme: terminal.theme };
  });
}

await bundle({ entry: 'src/cli.ts', outdir: 'dist' });
mkdirSync(values.out, { recursive: true });
for (const page of PAGES) {
  if (positionals.length > 0 && !positionals.includes(page.name)) continue;
  for (const size of SIZES) {
    const rows: Shown[][] = [];
    for (const terminal of TERMINALS) {
      const row: Shown[] = [];
      for (const version of VERSIONS) row.push(await shownBy(page, size, terminal, version));
      rows.push(row);
    }
    const file = path.join(values.out, `${page.name}-${size.cols}x${size.rows}.svg`);
    const title = `${page.name}, ${size.cols}x${size.rows}`;
    writeFileSync(file, sheetOf(title, rows));
    console.log(file);
  }
}
