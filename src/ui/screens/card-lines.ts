import type { PageRow } from '../console/pages/elements.js';
import type { Tray } from '../console/pages/tables.js';
import { FRAME_COLUMNS, framedIn, framesBeside } from '../text/frames.js';
import type { Line } from '../text/spans.js';
import { span, wrapRich, wrapText } from '../text/spans.js';

// The desk: cards and trays, as such where there is room for frames, and in words where there is not.

/** The least columns in which things have frames. */
const FRAMED_COLUMNS = 70;

/** The widest card. */
const CARD_COLUMNS = 60;

/** A card. */
export function cardLines(
  { title, name, about }: Extract<PageRow, { kind: 'card' }>,
  width: number,
): readonly Line[] {
  const words = about === undefined ? '' : `(${about})`;
  if (width < FRAMED_COLUMNS) {
    return [
      ...indented(wrapText(title === '' ? name : `${title}: ${name}`, width - 1, 'strong')),
      ...(words === '' ? [] : indented(wrapText(words, width - 1, 'muted'))),
    ];
  }
  const columns = Math.min(CARD_COLUMNS, width - 2);
  const inside = columns - FRAME_COLUMNS - 2;
  const lines = [
    ...wrapText(name, inside, 'strong'),
    ...(words === '' ? [] : wrapText(words, inside, 'muted')),
  ];
  return indented(framedIn(indented(lines), columns, { title }));
}

/** Trays side by side, as high as the fullest of them; or a line for each of them. */
export function trayLines(trays: readonly Tray[], width: number): readonly Line[] {
  if (width < FRAMED_COLUMNS) {
    return trays.flatMap(({ name, inside }) =>
      indented(wrapRich([{ strong: `${name}: ` }, inside.join(', ') || 'empty'], width - 1)),
    );
  }
  const columns = Math.floor((width - 2 - (trays.length - 1)) / trays.length);
  const filled = trays.map(({ inside }) => inside.flatMap((label) => wrapText(label, columns - 4)));
  const rows = Math.max(1, ...filled.map(({ length }) => length));
  return indented(
    framesBeside(
      trays.map(({ name }, index) => {
        const lines = filled[index] ?? [];
        const shown = lines.length === 0 ? [[span('empty', 'muted')]] : lines;
        const all = [...shown, ...Array.from({ length: Math.max(0, rows - shown.length) }, (): Line => [])];
        return framedIn(indented(all), columns, { title: name });
      }),
    ),
  );
}

function indented(lines: readonly Line[]): readonly Line[] {
  return lines.map((line) => [span(' '), ...line]);
}
