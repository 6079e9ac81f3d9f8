import { DOWN, ENTER, press, pressForChange, seenQr, submit, TAB, UP } from '../e2e/lab.js';
import { addFromUri } from '../helpers/authenticator.js';
import { WORDS } from '../helpers/page-words.js';
import type { OpenTerminal } from '../helpers/terminal.js';
import { rightLetter } from './right-answer.js';
import type { Walker } from './walker.js';

const BACKSPACE = '\u007F';
const ESCAPE = '\u001B';

/** More Tabs than any page has things to choose. */
const ROUND = 40;

/** The lab on a real screen, and how real time is moved past the next code. */
export interface Screen {
  lab: OpenTerminal;
  /** Brings the code that is shown to its end, `seconds` from now. */
  letPass(seconds: number): Promise<void>;
}

/** Words, wherever the lines break between them. */
function wherever(words: string | RegExp): string | RegExp {
  if (typeof words !== 'string' || !/^[\w ,.']+$/.test(words)) return words;
  return new RegExp(words.replace(/[.]/g, '\\.').replace(/ +/g, '\\s+'));
}

/** Walks through the screen the way a person does: looks where the focus is, moves it, presses Enter. */
export function screenWalker(screen: Screen): Walker {
  const send = (keys: string, seen: string | RegExp) => press(screen.lab, keys, wherever(seen));
  const text = () => screen.lab.screen();

  /** Presses Enter, and waits for another frame, and for what is to be on it. */
  async function enter(seen: string | RegExp = /./): Promise<void> {
    await pressForChange(screen.lab, ENTER);
    await screen.lab.seen(wherever(seen));
  }

  async function choose(name: string, seen?: string | RegExp): Promise<void> {
    const [, list, card = name] = /^(first|second): (.*)$/.exec(name) ?? [];
    const [, beside = '', thing = card] = /^(\S+): (\[.*\])$/.exec(card) ?? [];
    // Tab comes to a list once; in it the arrows walk. Two lists have the same words in them.
    if (list !== undefined) {
      const chosen = new RegExp(list === 'first' ? `^[ >]{2}\\(o\\) ${thing}` : `\\(o\\) ${thing} *$`, 'm');
      if (chosen.test(text())) return;
      await toList(list === 'first' ? FIRST_LIST : SECOND_LIST);
    }
    await focus(screen.lab, thing, { key: list === undefined ? TAB : towards(screen.lab, thing), beside });
    await enter(list === undefined ? seen : `>(o) ${thing}`);
  }

  const onTerminal = () => text().split('\n').map(paneOfTerminal).join('');

  /** Types at the prompt; an answer that a command waits for is not shown. */
  async function typeAtPrompt(line: string): Promise<void> {
    if (NOT_AT_PROMPT.test(text())) await send(ENTER, AT_PROMPT);
    for (let tabs = 0; tabs < ROUND && !AT_PROMPT.test(text()); tabs += 1) {
      await pressForChange(screen.lab, TAB);
    }
    const shown = /^\d+$/.test(line) ? '*'.repeat(line.length) : line;
    screen.lab.send(line);
    // Blanks at the end of a line of the screen are not seen.
    const isTyped = () => onTerminal().replaceAll(' ', '').includes(shown.replaceAll(' ', ''));
    await screen.lab.until(`not typed: ${line}`, isTyped);
  }

  async function toList(place: RegExp): Promise<void> {
    for (let tabs = 0; tabs < ROUND && !place.test(focusedLine(screen.lab)); tabs += 1) {
      await pressForChange(screen.lab, TAB);
    }
  }

  return {
    text,
    seen: (what) => screen.lab.seen(wherever(what)),
    async read(next) {
      const pages = Number(/page 1 of (\d+)/.exec(text())?.[1] ?? 1);
      for (let page = 2; page <= pages; page += 1) await send(ENTER, `page ${page} of ${pages}`);
      await send(ENTER, next);
    },
    async answer(next) {
      await send(rightLetter(text()), WORDS.rightAnswer);
      await send(ENTER, next);
    },
    async guess(next) {
      await screen.lab.seen(WORDS.beforeYouTry);
      await send(ENTER, next);
    },
    goOn: enter,
    haveDone: () => send('hhh', WORDS.done),
    async next(seen) {
      await screen.lab.seen(WORDS.done);
      await send(ENTER, seen);
    },
    choose,
    async signInFrom(source, seen) {
      await choose(`[Fill in from the ${source}]`, '>[Sign in]');
      await enter(seen);
    },
    async passNight(seen) {
      await choose('[Let the night', '23:00');
      // Any key ends it; this one does nothing else where it came too late.
      await send(BACKSPACE, seen);
    },
    async fill(field, value, seen) {
      await focus(screen.lab, field);
      const isEmpty = () => />[^\n[]*\[ +\]/.test(text());
      if (!isEmpty()) screen.lab.send(BACKSPACE.repeat(64));
      await screen.lab.until('the field is not empty', isEmpty);
      // Of a value that is wider than its field the end is shown.
      await send(value, new RegExp(`>[^\\n[<]*[[<][^\\]\\n]*${value.slice(-16)}`));
      await enter(seen);
    },
    async command(line, seen) {
      await typeAtPrompt(line);
      await enter(seen);
    },
    async completed(line, seen) {
      await typeAtPrompt(line);
      await pressForChange(screen.lab, TAB);
      await enter(seen);
    },
    onTerminal,
    code: (digits, seen) => send(submit(digits), seen),
    shownCode() {
      const [, first = '', second = ''] = [...text().matchAll(/│ +(\d{3}) (\d{3})$/gm)].at(-1) ?? [];
      return first + second;
    },
    async warp() {
      // At a prompt letters are text.
      if (AT_PROMPT.test(text())) await send(ESCAPE, NOT_AT_PROMPT);
      const before = this.shownCode();
      screen.lab.send('w');
      await screen.lab.until('no other code', () => this.shownCode() !== before);
    },
    wait: () => screen.letPass(Number(/│[^│\n]* (\d+) s(?: left)?$/m.exec(text())?.[1] ?? 30)),
    checkOwn: (digits, seen) => send(`p${submit(digits)}`, seen),
    async takeSecret() {
      await choose('[Show QR code]', 'On the phone it is called');
      return addFromUri(await seenQr(screen.lab));
    },
    async takeEntry() {
      if (AT_PROMPT.test(text())) await send(ESCAPE, NOT_AT_PROMPT);
      await pressForChange(screen.lab, 'p');
      await choose('[Not there? Show its QR]', 'On the phone it is called');
      const entry = addFromUri(await seenQr(screen.lab));
      await send(ESCAPE, WORDS.terminal);
      return entry;
    },
    async scan() {
      await choose('[Show QR code]', "Press p: the lab's phone scans");
      await send('p', 'Scanned');
    },
    async photograph() {
      await choose('[Show QR code]', 'Press o: the colleague');
      await send('o', 'took a photo of the screen');
    },
  };
}

/** The foot of the page while letters go to a terminal, and while they do not. */
const AT_PROMPT = /^ *Enter run/m;
const NOT_AT_PROMPT = /Enter type/;

/** Of a line of the screen what belongs to the terminal, which has a lesson to its left where there is room. */
function paneOfTerminal(line: string): string {
  const panes = line.split(/ │(?: |$)/);
  return (panes.length > 2 ? panes[1] : panes[0])?.trimEnd().slice(1) ?? '';
}

/** The focus in the first of two lists side by side, and in the second. */
const FIRST_LIST = /^ ?>\(/;
const SECOND_LIST = /^ +\([ o]\) [^>]*>\(/;

/** The arrow that leads to a card within its list: past the end the focus would leave it. */
function towards(lab: OpenTerminal, card: string): string {
  const lines = lab.screen().split('\n');
  const at = lines.indexOf(focusedLine(lab));
  return lines.findIndex((line) => line.includes(`) ${card}`)) < at ? UP : DOWN;
}

/** What has the focus: the text behind the mark, up to the next thing on the line. */
function focused(lab: OpenTerminal): string {
  return />([([][ ox][)\]] [^([│]*|\[[^\]]*\]|[A-Z][^│]*)/m.exec(lab.screen())?.[1]?.trim() ?? '';
}

/** Something on the line has the focus. */
const FOCUSED = />(?:\[|\([ o]\)|[A-Z])/;

/** The line on which something has the focus. */
function focusedLine(lab: OpenTerminal): string {
  return (
    lab
      .screen()
      .split('\n')
      .find((line) => FOCUSED.test(line)) ?? ''
  );
}

/** What has the focus, and on which line of the screen: there may be two of a name. */
function focusedPlace(lab: OpenTerminal): string {
  const row = lab
    .screen()
    .split('\n')
    .findIndex((line) => FOCUSED.test(line));
  return focused(lab) === '' ? '' : `${row}: ${focused(lab)}`;
}

/**
 * Moves the focus, with Tab unless said, to the thing that is called so, and that stands beside some words where there are
 * several.
 */
export async function focus(lab: OpenTerminal, name: string, { key = TAB, beside = '' } = {}): Promise<void> {
  await lab.until('nothing has the focus', () => focused(lab) !== '');
  for (let tabs = 0; tabs < ROUND; tabs += 1) {
    const before = focused(lab);
    if (before.includes(name) && focusedLine(lab).includes(beside)) return;
    const place = focusedPlace(lab);
    lab.send(key);
    await lab.until(`the focus stays at ${before}`, () => ![place, ''].includes(focusedPlace(lab)));
  }
  throw new Error(`no way to ${name}:\n${lab.screen()}`);
}
