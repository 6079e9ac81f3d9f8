import type { Cell } from './cells.js';

/** The screen as lines of runs, each with the colours it is drawn in: `text{foreground on background, bold}`. */
export function coloursOf(cells: readonly (readonly Cell[])[]): string {
  return `${cells.map(runs).join('\n').trimEnd()}\n`;
}

function runs(row: readonly Cell[]): string {
  let line = '';
  let style = '';
  for (const cell of row) {
    const next = styleOf(cell);
    if (next !== style) line += `${style === '' ? '' : `{/}`}${next === '' ? '' : `{${next}}`}`;
    style = next;
    line += cell.glyph;
  }
  return (style === '' ? line : `${line}{/}`).trimEnd();
}

/** Nothing for the terminal's own colours. */
function styleOf({ foreground, background, isBold, isDim }: Cell): string {
  return [
    ...(foreground === 0xcccccc ? [] : [hex(foreground)]),
    ...(background === 0x000000 ? [] : [`on ${hex(background)}`]),
    ...(isBold ? ['bold'] : []),
    ...(isDim ? ['dim'] : []),
  ].join(' ');
}

function hex(colour: number): string {
  return `#${colour.toString(16).padStart(6, '0')}`;
}
