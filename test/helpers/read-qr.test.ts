import { Terminal } from '@xterm/headless';
import QRCode from 'qrcode';
import { describe, expect, it } from 'vitest';
import { cellsOf, paletteColour } from './cells.js';
import { readQr } from './read-qr.js';

const URI =
  'otpauth://totp/MFA%20Lab:alice@lab-4711?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=MFA%20Lab';
const QUIET_ZONE = 2;

/** The two ways in which the lab colours a QR: [dark foreground, dark background, light foreground, light background]. */
const COLOURS = {
  '16 colours': ['30', '40', '97', '107'],
  '256 colours': ['38;5;16', '48;5;16', '38;5;231', '48;5;231'],
  'true colour': ['38;2;0;0;0', '48;2;0;0;0', '38;2;255;255;255', '48;2;255;255;255'],
} as const;

/** Rows of SGR codes: equal halves are a coloured space, unequal ones `▄` (or `▀`). */
function drawQr(text: string, colours: readonly string[], halfBlock: '▄' | '▀' = '▄'): string[] {
  const [darkOn = '', darkUnder = '', lightOn = '', lightUnder = ''] = colours;
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'L' });
  const side = modules.size + 2 * QUIET_ZONE;
  const isDark = (row: number, column: number) => {
    const [y, x] = [row - QUIET_ZONE, column - QUIET_ZONE];
    return y >= 0 && x >= 0 && y < modules.size && x < modules.size && modules.get(y, x) === 1;
  };
  const cell = (row: number, column: number) => {
    const [upper, lower] = [isDark(row, column), isDark(row + 1, column)];
    if (upper === lower) return `\u001B[${upper ? darkUnder : lightUnder}m `;
    const [on, under] = halfBlock === '▄' ? [lower, upper] : [upper, lower];
    return `\u001B[${on ? darkOn : lightOn};${under ? darkUnder : lightUnder}m${halfBlock}`;
  };
  return Array.from({ length: Math.ceil(side / 2) }, (_row, row) => {
    const cells = Array.from({ length: side }, (_column, column) => cell(2 * row, column));
    return `${cells.join('')}\u001B[0m`;
  });
}

async function screenOf(rows: readonly string[]): Promise<{ cells(): ReturnType<typeof cellsOf> }> {
  const terminal = new Terminal({ cols: 80, rows: 30, allowProposedApi: true });
  await new Promise<void>((resolve) => terminal.write(rows.join('\r\n'), resolve));
  return { cells: () => cellsOf(terminal) };
}

const amongText = (qr: readonly string[]) => [
  'MFA Lab ── Assign MFA device',
  '',
  ...qr.map((row, index) => `│ ${row}  ${index + 1}. Scan this with your phone │`),
  '▄▄ Enter: next   Esc: back ▀▀',
];

describe('readQr', () => {
  it.each(Object.entries(COLOURS))('reads a QR among text in %s', async (_name, colours) => {
    const screen = await screenOf(amongText(drawQr(URI, colours)));

    expect(readQr(screen)).toBe(URI);
  });

  it('reads a QR whose half blocks are upper ones', async () => {
    const screen = await screenOf(amongText(drawQr(URI, COLOURS['16 colours'], '▀')));

    expect(readQr(screen)).toBe(URI);
  });

  it('answers undefined when there is no QR', async () => {
    expect(readQr(await screenOf(['MFA Lab', '', '▄▄▄▄ 123 456 ▀▀▀▀']))).toBeUndefined();
  });

  it('answers undefined when the colours are lost', async () => {
    const plain = drawQr(URI, COLOURS['16 colours']).map((row) => row.replaceAll(/\[[\d;]+m/g, '[0m'));

    expect(readQr(await screenOf(plain))).toBeUndefined();
  });

  it('answers undefined when the QR is cut off in the middle', async () => {
    const qr = drawQr(URI, COLOURS['16 colours']);

    expect(readQr(await screenOf(qr.slice(0, qr.length / 2)))).toBeUndefined();
  });
});

describe('paletteColour', () => {
  it.each([
    [0, 0x000000],
    [15, 0xffffff],
    [16, 0x000000],
    [196, 0xff0000],
    [67, 0x5f87af],
    [231, 0xffffff],
    [232, 0x080808],
    [255, 0xeeeeee],
  ])('knows colour %i', (index, colour) => {
    expect(paletteColour(index)).toBe(colour);
  });
});
