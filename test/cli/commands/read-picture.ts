import { inflateSync } from 'node:zlib';
import jsqr from 'jsqr';

// jsqr's types promise a default export, its file is the function itself.
const decode = typeof jsqr === 'function' ? jsqr : jsqr.default;

/** A square picture, true where it is light. */
interface Picture {
  readonly size: number;
  isLight(x: number, y: number): boolean;
}

/** What a phone reads off a picture, or undefined. */
function readPicture({ size, isLight }: Picture): string | undefined {
  const pixels = new Uint8ClampedArray(size * size * 4);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const shade = isLight(x, y) ? 255 : 0;
      pixels.set([shade, shade, shade, 255], (y * size + x) * 4);
    }
  }
  return decode(pixels, size, size, { inversionAttempts: 'dontInvert' })?.data;
}

/** Reads the QR code in a PNG of 8 bits RGBA, all that the writer makes (PNG, third edition, sections 5 and 9). */
export function readPng(bytes: Uint8Array): string | undefined {
  const png = Buffer.from(bytes);
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const size = png.readUInt32BE(16);
  const lines = unfilter(inflateSync(Buffer.concat(parts)), size * 4);
  return readPicture({ size, isLight: (x, y) => (lines[y]?.[x * 4] ?? 0) > 127 });
}

function unfilter(data: Uint8Array, lineBytes: number): readonly Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let start = 0; start < data.length; start += lineBytes + 1) {
    const filter = data[start];
    const line = data.slice(start + 1, start + 1 + lineBytes);
    const above = lines.at(-1) ?? new Uint8Array(lineBytes);
    for (let index = 0; index < lineBytes; index += 1) {
      const [left = 0, up = 0, corner = 0] = [line[index - 4], above[index], above[index - 4]];
      line[index] = (line[index] ?? 0) + predicted(filter, left, up, corner);
    }
    lines.push(line);
  }
  return lines;
}

function predicted(filter: number | undefined, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return Math.floor((left + up) / 2);
  if (filter !== 4) return 0;
  const guess = left + up - corner;
  const nearest = [left, up, corner].toSorted(
    (one, other) => Math.abs(guess - one) - Math.abs(guess - other),
  );
  return nearest[0] ?? 0;
}

/** Reads the QR code in an SVG that draws each row of dark modules as horizontal strokes. */
export function readSvg(bytes: Uint8Array): string | undefined {
  const svg = Buffer.from(bytes).toString('utf8');
  const size = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
  if (!svg.includes('fill="#ffffff"')) return undefined;
  const strokes = /stroke="#000000" d="([^"]+)"/.exec(svg)?.[1] ?? '';
  const dark = new Set<string>();
  let [x, y] = [0, 0];
  for (const [, command, first = '', second = ''] of strokes.matchAll(
    /([Mmh])(-?[\d.]+)(?: ?(-?[\d.]+))?/g,
  )) {
    const [by, down] = [Number(first), Number(second)];
    if (command === 'M') [x, y] = [by, Math.floor(down)];
    else if (command === 'm') [x, y] = [x + by, y + down];
    else for (let end = x + by; x < end; x += 1) dark.add(`${x},${Math.floor(y)}`);
  }
  const scale = 4;
  return readPicture({
    size: size * scale,
    isLight: (column, row) => !dark.has(`${Math.floor(column / scale)},${Math.floor(row / scale)}`),
  });
}
