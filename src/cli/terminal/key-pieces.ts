const ESC = '\u001B';
export const PASTE_START = `${ESC}[200~`;
export const PASTE_END = `${ESC}[201~`;
export const CTRL_C = '\u0003';
export const CTRL_Z = '\u001A';

/** Ctrl+A, E, K, U and W, which edit a line. */
const EDIT_CONTROLS = ['\u0001', '\u0005', '\u000B', '\u0015', '\u0017'];

/** The control characters that are keys of ours: those, Ctrl+C, Ctrl+Z, Backspace of both kinds, Tab, Enter, Esc. */
const KEPT_CONTROLS = new Set([...EDIT_CONTROLS, CTRL_C, CTRL_Z, '\b', '\u007F', '\t', '\r', ESC]);

/** Control characters, and what is put in the place of bytes that are not UTF-8. */
const CONTROL = '[\\u0000-\\u001F\\u007F-\\u009F\\uFFFD]';

/** Any character but those. */
export const PRINTABLE = `[^${CONTROL.slice(1)}`;

/** What a terminal answers to questions about its colours and the like: OSC, DCS, APC, PM and SOS strings. */
const ANSWER = `${ESC}[\\]PX^_]${PRINTABLE}*(?:\\u0007|${ESC}\\\\|\\u009C)`;

/** An OSC or DCS string as far as it has come: nobody types how they begin within one read. */
const ANSWER_BEGUN = `${ESC}(?:\\]\\d{1,4}(?:;${PRINTABLE}*${ESC}?)?|P[!>\\d]${PRINTABLE}*${ESC}?)$`;

/** In the order in which they are tried. A double Esc is how some terminals send Alt with a function key. */
const PIECE = new RegExp(
  [
    `${ESC}\\[200~[^]*?(?:${ESC}\\[201~|$)`, // a paste, to its end or as far as it has come
    ANSWER,
    ANSWER_BEGUN,
    `${ESC}\\[M[^]{3}`, // what a mouse did, in the oldest protocol
    `${ESC}{1,2}\\[\\[?[ -?]*(?:[@-~]|$)`, // CSI: arrows, function keys, with their modifiers
    `${ESC}{1,2}O[@-~]`, // SS3: arrows and F1 to F4 in application mode
    `${ESC}{2}`,
    `${ESC}(?:\\r\\n|[^])`, // Alt with a key
    ESC,
    '\\r\\n',
    CONTROL,
    `${PRINTABLE}+`,
  ].join('|'),
  'gu',
);

/**
 * What may be the beginning of more: a paste without its end, an answer, the parameters of a sequence, and whatever
 * begins them all. A slow line brings a sequence in two reads, split anywhere.
 */
const UNFINISHED = new RegExp(
  `^(?:${ESC}\\[200~(?![^]*${ESC}\\[201~)|${ESC}{1,2}(?:\\[\\[?[ -?]*|[O\\]P^_X])?$|${ANSWER_BEGUN})`,
  'u',
);

/** Whether a piece that came last may go on in the next read. */
export function mayGoOn(piece: string): boolean {
  return UNFINISHED.test(piece);
}

/** Whether what came next can belong to a piece that was held: else the piece stands by itself. */
export function goesOn(held: string, next: string): boolean {
  if (held.startsWith(PASTE_START)) return next !== CTRL_C;
  const [first = ''] = next;
  if (held === ESC || held === ESC + ESC) return `${ESC}[O]P^_X\\`.includes(first);
  if (CSI_BEGUN.test(held)) return /[ -~]/.test(first);
  return next !== CTRL_C;
}

const CSI_BEGUN = new RegExp(`^${ESC}{1,2}\\[`, 'u');

const WHOLE_CSI = new RegExp(`^${ESC}{1,2}\\[(?!\\[$)\\[?[ -?]*[@-~]`, 'u');

/** CSI sequences that keys send and Ink knows: those of xterm, rxvt, the Linux console and Kitty. F3 is no report of the cursor. */
const CSI_KEY = new RegExp(
  `^${ESC}{1,2}\\[(?:\\[[A-E]|[\\d:;]*[A-FHPQSZa-eu^]|(?:[1-8]|1[1-57-9]|2[0134])(?:;[\\d:;]*)?~|(?:1;\\d+)?R)$`,
  'u',
);

const WHOLE_SS3 = new RegExp(`^${ESC}{1,2}O[@-~]$`, 'u');

/** The same of SS3 sequences: a keypad in application mode sends others. */
const SS3_KEY = new RegExp(`^${ESC}{1,2}O[A-FHP-Sa-e]$`, 'u');

const IS_CONTROL = new RegExp(CONTROL, 'u');

const WHOLE_ANSWER = new RegExp(`^${ANSWER}$`, 'u');

/**
 * Takes what was read apart into keys: each escape sequence, each control character, each run of text and each
 * bracketed paste is one piece. Outside a paste every kind of line end becomes Enter (CR), and what is no key of ours
 * vanishes, because it would count as text: control characters, reports of mouse and focus, and the
 * terminal's answers to questions that another program asked.
 */
export function splitKeys(text: string): string[] {
  return Array.from(text.matchAll(PIECE), ([piece]) => normalise(piece)).filter((piece) => piece !== '');
}

const OTHER_KEY = new RegExp(`^${ESC}\\[27;(\\d+);(\\d+)~$`, 'u');

/** F1, which Ink tells nobody of, is handed on as Ctrl+?, which no terminal sends otherwise than for help. */
const F1 = new RegExp(`^${ESC}(?:O|\\[)P$|^${ESC}\\[(?:11~|\\[A)$`, 'u');

/** A key with modifiers as xterm's modifyOtherKeys sends it; Ink knows the same key in Kitty's protocol only. */
function asKittyKey(piece: string): string {
  return piece.replace(OTHER_KEY, `${ESC}[$2;$1u`).replace(F1, `${ESC}[63;5u`);
}

function normalise(sent: string): string {
  if (sent.startsWith(PASTE_START)) return sent;
  const piece = asKittyKey(sent);
  if (WHOLE_ANSWER.test(piece) || (WHOLE_CSI.test(piece) && !CSI_KEY.test(piece))) return '';
  if (WHOLE_SS3.test(piece) && !SS3_KEY.test(piece)) return '';
  if (piece.endsWith('\n')) return `${piece.replace(/\r?\n$/, '')}\r`;
  const last = piece.at(-1) ?? '';
  // After an Esc in the same read it would count as Alt+Ctrl+C, which quits nothing.
  if (last === CTRL_C || last === CTRL_Z) return last;
  if (piece.length > 1 && EDIT_CONTROLS.includes(last)) return '';
  return IS_CONTROL.test(last) && !KEPT_CONTROLS.has(last) ? '' : piece;
}
