import type { Look, Theme } from '../../ui/ink/theme.js';
import { NAMED_COLORS } from '../../ui/ink/theme.js';
import { rgbOf } from '../../ui/text/contrast.js';
import type { Line, Span } from '../../ui/text/spans.js';
import { fieldStart } from '../../ui/text/spans.js';
import { ENDING_SIGNALS, exitCodeOf } from '../system/signals.js';

/**
 * The first frame, drawn without Ink. Ink, React and their layout engine take longer to load than all the rest of the
 * start; meanwhile the learner already reads. Ink then draws the same lines over these, and goes on.
 */

const CSI = '\u001B[';
const ENTER_ALTERNATE = `${CSI}?1049h`;
const LEAVE_ALTERNATE = `${CSI}?1049l`;
const HIDE_CURSOR = `${CSI}?25l`;
const SHOW_CURSOR = `${CSI}?25h`;
const HOME = `${CSI}H`;
const ERASE_BELOW = `${CSI}J`;
/** Begin and end a synchronised update, of which a terminal shows nothing before its end. Ink draws each frame so. */
const BEGIN_FRAME = `${CSI}?2026h`;
const END_FRAME = `${CSI}?2026l`;

/** A screen that is open and has something on it, until Ink takes it over. */
export interface OpenScreen {
  /** For Ink: the same terminal, which is not opened once more, and is wiped at the moment of Ink's own first frame. */
  readonly stdout: NodeJS.WriteStream;
  /** Gives the terminal back, when Ink cannot do it yet. */
  close(): void;
  /** From now on Ink gives the terminal back. */
  handOver(): void;
}

/**
 * Opens the screen and draws the lines on it, over what `question` writes, which the terminal answers some time. Keys
 * typed from now on, and the answer, wait for whoever listens next.
 */
export function openScreen(
  stdin: NodeJS.ReadStream,
  stdout: NodeJS.WriteStream,
  frame: string,
  question = '',
): OpenScreen {
  // First of all: a key typed in between would be echoed into the screen.
  stdin.setRawMode(true);
  stdout.write(ENTER_ALTERNATE + HIDE_CURSOR + BEGIN_FRAME + question + HOME + frame + HOME + END_FRAME);
  const close = (): void => {
    stdout.write(LEAVE_ALTERNATE + SHOW_CURSOR);
    stdin.setRawMode(false);
  };
  const end = (signal: NodeJS.Signals): void => {
    close();
    process.exit(exitCodeOf(signal));
  };
  // SIGHUP ends the program in another place, which knows nothing of this screen.
  process.prependOnceListener('SIGHUP', close);
  for (const signal of ENDING_SIGNALS) process.once(signal, end);
  return {
    stdout: takenOver(stdout),
    close,
    handOver: () => {
      process.off('SIGHUP', close);
      for (const signal of ENDING_SIGNALS) process.off(signal, end);
    },
  };
}

/**
 * Without Ink's own opening of the screen: a second one would forget where the learner's cursor was. And without a
 * second closing: whoever is ended while stopped has given the screen back, and the cursor is where the shell has it.
 */
function takenOver(stdout: NodeJS.WriteStream): NodeJS.WriteStream {
  let isTaken = false;
  let isGivenBack = false;
  const adapt = (chunk: string): string => {
    if (chunk.includes(ENTER_ALTERNATE)) isGivenBack = false;
    if (chunk.includes(LEAVE_ALTERNATE)) {
      if (isGivenBack) return chunk.replace(LEAVE_ALTERNATE, '');
      isGivenBack = true;
    }
    if (isTaken || chunk === ENTER_ALTERNATE) return chunk.replace(ENTER_ALTERNATE, '');
    if (chunk !== BEGIN_FRAME) return chunk;
    isTaken = true;
    return BEGIN_FRAME + HOME + ERASE_BELOW;
  };
  const write: typeof stdout.write = (chunk: string | Uint8Array, ...rest: []) =>
    stdout.write(typeof chunk === 'string' ? adapt(chunk) : chunk, ...rest);
  return new Proxy(stdout, {
    get(target, name) {
      if (name === 'write') return write;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

/** The lines as a terminal takes them. */
export function drawLines(lines: readonly Line[], theme: Theme): string {
  return lines.map((line) => line.map((piece) => drawPiece(piece, theme)).join('')).join('\r\n');
}

function drawPiece(piece: Span, theme: Theme): string {
  if ('raw' in piece) return piece.raw;
  const text = 'fieldId' in piece ? drawField(piece) : piece.text;
  if (piece.role === undefined) return text;
  const codes = codesOf(theme[piece.role]);
  return codes.length === 0 ? text : `${CSI}${codes.join(';')}m${text}${CSI}0m`;
}

/** A field has its cursor behind its text. */
function drawField(field: Extract<Span, { readonly fieldId: string }>): string {
  const { value, isMasked, isFocused } = field;
  const shown = value.slice(fieldStart(field));
  const text = isMasked ? '*'.repeat(shown.length) : shown;
  return isFocused ? `${text}${CSI}7m ${CSI}27m` : text;
}

function codesOf({ bold, color, inverse, underline, backgroundColor }: Look): readonly string[] {
  return [
    ...(bold ? ['1'] : []),
    ...(underline ? ['4'] : []),
    ...(inverse ? ['7'] : []),
    ...(color === undefined ? [] : [colorCode(String(color), 38)]),
    ...(backgroundColor === undefined ? [] : [colorCode(String(backgroundColor), 48)]),
  ];
}

/** As Ink writes it, so that nothing changes when it takes over: 38 for what is drawn, 48 for its ground. */
function colorCode(color: string, layer: 38 | 48): string {
  if (color.startsWith('#')) return `${layer};2;${rgbOf(color).join(';')}`;
  const index = /^ansi256\((\d+)\)$/.exec(color)?.[1];
  return index === undefined ? String(NAMED_COLORS[color] ?? `${layer + 1}`) : `${layer};5;${index}`;
}
