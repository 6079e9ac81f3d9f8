import { epochSeconds, stepAt, timeStep } from '../../../sim/base/time.js';
import { codeAtStep, encodeBase32 } from '../../../sim/codes/totp.js';
import { pieceOf } from './columns.js';
import { drawFigure } from './draw-figure.js';
import type { Columns, Figure, Flow, LiveCodes } from './figure.js';

/** Columns of a drawing on paper. */
const WIDTH = 70;

/** The secret and a moment of RFC 6238, Appendix B: on paper there is no device of one's own. */
const PAPER_SEED = encodeBase32(new TextEncoder().encode('12345678901234567890'));
const PAPER_TIME = epochSeconds(1_234_567_890);

const ofStep = (step: number) => codeAtStep(PAPER_SEED, timeStep(stepAt(PAPER_TIME) + step));

const PAPER_CODES: LiveCodes = { ofStep, drift: 0, onPhone: { step: 0, code: ofStep(0) } };

/** A drawing as Markdown: a table where it is one, else its lines and its words. */
export function figureText(figure: Figure): string {
  switch (figure.kind) {
    case 'columns':
      return tableText(columnRows(figure));
    case 'flow':
      return tableText(flowRows(figure));
    case 'time-line':
    case 'road': {
      const lines = drawFigure(figure, WIDTH, PAPER_CODES) ?? [];
      const drawn = lines.map((line) =>
        line
          .map(({ text }) => text)
          .join('')
          .trimEnd(),
      );
      return [
        ['```text', ...drawn, '```'].join('\n'),
        figure.words.map((words) => `- ${words}`).join('\n'),
      ].join('\n\n');
    }
  }
}

function columnRows({ heads, rows }: Columns): readonly (readonly string[])[] {
  const isNamed = rows.some(({ name }) => name !== undefined);
  return [
    [...(isNamed ? [''] : []), ...heads],
    ...rows.map(({ name, cells }) => [
      ...(isNamed ? [`**${name ?? ''}**`] : []),
      ...cells.map((cell) => pieceOf(cell).text),
    ]),
  ];
}

function flowRows({ messages }: Flow): readonly (readonly string[])[] {
  return [['when', 'who', 'what'], ...messages.map(({ when, from, who = from, what }) => [when, who, what])];
}

function tableText([top = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `|${cells.map((cell) => (cell === '' ? ' ' : ` ${cell} `)).join('|')}|`;
  return [line(top), line(top.map(() => '---')), ...rows.map(line)].join('\n');
}
