import { createInterface } from 'node:readline';
import { isHastyEnter, ONCE_MORE, plainIsOn } from '../../ui/plain/plain-remarks.js';
import type { PlainTurn } from '../../ui/plain/plain-session.js';
import {
  isSecretLine,
  leavePlain,
  startPlain,
  takeLine,
  tellPlain,
  whereYouAre,
} from '../../ui/plain/plain-session.js';
import { tellChange, timesToTell } from '../../ui/plain/plain-time.js';
import type { Effect, Message } from '../../ui/store/model.js';
import { cleanText, printable } from '../../ui/text/printable.js';
import { FALLBACK_SIZE } from '../../ui/text/sizes.js';
import { wrap } from '../../ui/text/wrap.js';
import type { Inside } from '../serve/run-lab-door.js';
import { readTypedLines, type TypedLines } from '../terminal/typed-lines.js';
import { isDoorEffect } from './door-keeper.js';
import type { OpenLab } from './open-lab.js';

/** The lines in, and the text out. */
export interface PlainStreams {
  readonly input: NodeJS.ReadableStream;
  /** The keys of the terminal that what is typed is shown on; null where lines come whole, as the terminal or a pipe ends them. */
  readonly keys: NodeJS.ReadStream | null;
  write(text: string): void;
  /** Width at which lines break between words; null where lines stay whole, for scripts. */
  readonly columns: number | null;
  /** A person types: there is a prompt. Otherwise what was read is repeated, for the record. */
  readonly isInteractive: boolean;
  /** The time is told unasked: where that breaks nothing that is being typed. */
  readonly isTimeTold: boolean;
  /** Why the screen is not drawn, when nobody asked for lines: "TERM is dumb". */
  readonly reason: string | null;
  /** Told how to end as if the input had ended. */
  readonly onOpen: (close: () => void) => void;
  readonly driver?: PlainDriver;
}

/** What takes the lines: the lab, or something around it. */
export interface PlainDriver {
  readonly start: typeof startPlain;
  readonly take: typeof takeLine;
  readonly tell: typeof tellPlain;
  readonly leave: typeof leavePlain;
  /** What else is said by itself, and after how many seconds. */
  readonly alarms?: () => readonly { readonly seconds: number; readonly words: string }[];
}

const THE_LAB: PlainDriver = { start: startPlain, take: takeLine, tell: tellPlain, leave: leavePlain };

const PROMPT = '> ';

/** Stands for a password where lines are repeated: what comes out of a pipe may well go into a file. */
const HIDDEN = '(a password)';

/** Runs the lab as lines until the learner leaves it or the input ends. */
export async function runPlain(lab: OpenLab, streams: PlainStreams): Promise<void> {
  const { isInteractive, driver = THE_LAB } = streams;
  let turn: PlainTurn = driver.start(lab.firstModel(FALLBACK_SIZE), lab.firstMessage, lab.context());
  let hasLeft = false;
  const messages: Message[] = [];
  /** When the last line was said, by the clock that real time is told by. */
  let saidAt = 0;
  let timers: readonly NodeJS.Timeout[] = [];
  /** Nothing is done now, but that a line is waited for. */
  let isWaiting = false;
  const inside: Inside = { model: () => turn.session.model, tell: hear };
  say([plainIsOn(streams.reason), ...turn.lines]);
  await settle();
  const lines = linesFrom(streams, () => turn.session.field?.input === 'secret');
  streams.onOpen(() => lines.close());
  prompt();
  for await (const line of lines) {
    isWaiting = false;
    for (const timer of timers) clearTimeout(timer);
    const typed = cleanText(line, LINE_MAX);
    if (!isInteractive) say([`${PROMPT}${isSecretLine(turn.session, typed) ? HIDDEN : typed}`]);
    if (isInteractive && isHastyEnter(turn.session.model, typed, lab.clock.now() - saidAt)) {
      say([ONCE_MORE]);
    } else {
      turn = driver.take(turn.session, typed, lab.context());
      say(turn.lines);
      await settle();
    }
    if (hasLeft) break;
    prompt();
  }
  for (const timer of timers) clearTimeout(timer);
  if (isInteractive && !hasLeft) streams.write('\n');
  if (!hasLeft) {
    turn = driver.leave(turn.session, lab.context());
    await settle();
  }
  say([whereYouAre(turn.session.model)]);

  /** Does what the turn asks for outside, and says what comes of it, before the next line is read. */
  async function settle(): Promise<void> {
    const { model } = turn.session;
    for (const effect of turn.effects) {
      if (effect.kind === 'exit') hasLeft = true;
      else if (effect.kind === 'open-editor' && streams.keys !== null) messages.push(await edited(effect));
      else if (isDoorEffect(effect)) await lab.door?.run(effect, inside);
      else await lab.runEffect(atOnce(effect), model, (message) => messages.push(message));
    }
    // Also what was heard since the line before, such as that there is room on the disk again.
    for (const message of messages.splice(0)) {
      turn = driver.tell(turn.session, message, lab.context());
      say(turn.lines);
      await settle();
    }
  }

  /** Something comes from outside while a line is waited for, or typed: what it asks for, such as saving, is done at once. */
  function hear(message: Message): void {
    turn = driver.tell(turn.session, message, lab.context());
    const { lines: said, effects, session } = turn;
    for (const effect of effects) {
      if (isDoorEffect(effect)) void lab.door?.run(effect, inside);
      else void lab.runEffect(atOnce(effect), session.model, (more) => messages.push(more));
    }
    if (said.length === 0) return;
    for (const timer of timers) clearTimeout(timer);
    if (isInteractive && isWaiting) streams.write('\n');
    say(said);
    if (isWaiting) prompt();
  }

  /** Lends the terminal to the learner's own editor. */
  async function edited(asked: Extract<Effect, { readonly kind: 'open-editor' }>): Promise<Message> {
    const { editedText } = await import('../terminal/edited-text.js');
    const { editorOpens } = await import('../terminal/text-editor.js');
    say([editorOpens()]);
    let left: Message = { kind: 'editor-failed', reason: 'it did not open' };
    lines.lend(() => {
      left = editedText(asked, lab.clock);
    });
    return left;
  }

  function say(said: readonly string[]): void {
    const { columns } = streams;
    const shown = said.map(printable);
    const lines = columns === null ? shown : shown.map((line) => wrap(line, '', columns));
    if (lines.length > 0) streams.write(`${lines.join('\n')}\n`);
  }

  function prompt(): void {
    isWaiting = true;
    if (!isInteractive) return;
    saidAt = lab.clock.now();
    streams.write(PROMPT + lines.typed());
    if (!streams.isTimeTold || turn.session.isQuiet) return;
    timers = [
      ...timesToTell(turn.session.model, lab.clock.now()).map((seconds) => ({
        seconds,
        words: () => tellChange(turn.session.model, lab.clock.now()),
      })),
      ...(driver.alarms?.() ?? []).map(({ seconds, words }) => ({ seconds, words: () => words })),
    ].map(({ seconds, words }) =>
      setTimeout(() => streams.write(`\n${words()}\n${PROMPT}${lines.typed()}`), seconds * 1000),
    );
  }
}

/** Lines, and what is typed of the next one, as far as that is known. */
function linesFrom({ input, keys, write }: PlainStreams, isHidden: () => boolean): TypedLines {
  if (keys !== null)
    return readTypedLines({ input: keys, write, prompt: PROMPT, longest: LINE_MAX, isHidden });
  // No line editing by readline: the terminal's own is what screen readers follow.
  const lines = createInterface({ input, terminal: false });
  return Object.assign(lines, { typed: () => '', lend: (use: () => void) => use() });
}

/** A line is typed as a whole: nothing in it is worth waiting for. */
function atOnce(effect: Effect): Effect {
  return effect.kind === 'save' ? { ...effect, when: 'now' } : effect;
}

/** The longest line that is taken: an export of Google Authenticator with ten entries fits, and it holds no more. */
const LINE_MAX = 4000;
