import { asciiLine } from '../../text/ascii.js';
import type { Display } from '../../text/display.js';
import { beginning, firstFitting, fitOrMark } from '../../text/fitting.js';
import { showableLine } from '../../text/showable-line.js';
import type { Size } from '../../text/sizes.js';
import { frameRows, LEAST_SIZE, layoutOf } from '../../text/sizes.js';
import type { Line } from '../../text/spans.js';
import { fitTo, lineWidth, span, spread, wrapText } from '../../text/spans.js';
import { textWidthOf } from '../../text/widths.js';
import { bodyLines, helpLines, LABEL } from './notes-body.js';
import { NOTES_KEYS } from './notes-keys.js';
import { stepNumber } from './notes-sections.js';
import type { NotesModel } from './notes-state.js';
import { shownStep, stageNow, standingOf } from './notes-state.js';
import { adviceOnVote, paceWords, roomWords, stageWords, standingWords, timeOfDay } from './notes-words.js';

/** Columns of running text at most. */
const TEXT = 74;

/** The screen of the notes: at most one line fewer than the terminal has, and none wider than it. */
export function notesView(model: NotesModel, { ascii }: Pick<Display, 'ascii'>): readonly Line[] {
  const { size } = model;
  const lines = layoutOf(size) === 'too-small' ? tooSmall(size) : wholeView(model);
  return lines
    .slice(0, Math.max(1, frameRows(size)))
    .map(showableLine)
    .map((line) => (ascii ? asciiLine(line) : line))
    .map((line) => (lineWidth(line) > size.columns ? fitTo(line, size.columns) : line));
}

function tooSmall(size: Size): readonly Line[] {
  const [needed, here] = [LEAST_SIZE, size].map(({ columns, rows }) => `${columns}x${rows}`);
  const drafts = [`The notes need ${needed}; this is ${here}. q quits. Or: --plain`, `needs ${needed}`];
  return firstFitting(
    drafts.map((words) => wrapText(words, size.columns)),
    Math.max(1, frameRows(size)),
    size.columns,
  );
}

function wholeView(model: NotesModel): readonly Line[] {
  const { size } = model;
  const { columns } = size;
  const isNarrow = layoutOf(size) === 'narrow';
  const top = [header(model), rule(columns)];
  const bottom = bottomLines(model, isNarrow);
  const rows = frameRows(size) - top.length - bottom.length;
  const mirror = mirrorLines(model, rows);
  const width = Math.min(TEXT + LABEL, columns - (mirror === null ? 1 : mirror.width + 3));
  const body = model.showsHelp ? helpLines(width, isNarrow) : bodyLines(model, width, isNarrow);
  const page = pageOf(body, rows, model.page, columns);
  const filled = [...page, ...Array.from({ length: Math.max(0, rows - page.length) }, (): Line => [])];
  const both = filled.map(
    (line, row): Line =>
      mirror === null ? line : [...fitTo(line, width), span(' │ ', 'frame'), span(mirror.lines[row] ?? '')],
  );
  return [...top, ...both, ...bottom];
}

function header(model: NotesModel): Line {
  const { columns } = model.size;
  const { lesson, step } = shownStep(model);
  const number = stepNumber(lesson, lesson.steps.indexOf(step));
  const pace = paceWords(model);
  const right = [span(`${timeOfDay(model.now, model.ahead)}${pace === null ? '' : `  ${pace}`}`, 'strong')];
  if (model.isDriving) right.unshift(span('KEYS GO TO THE STAGE  ', 'here'));
  const left = [span(`NOTES ${number} `, 'title'), span(step.title, 'strong')];
  const room = columns - lineWidth(right) - 2;
  const shown = lineWidth(left) > room ? [...fitTo(left, Math.max(0, room - 3)), span('...')] : left;
  return spread(shown, right, columns);
}

function rule(columns: number): Line {
  return [span('─'.repeat(columns), 'frame')];
}

/** What stays below the notes: the stage, the room, what has to be said, and the keys. */
function bottomLines(model: NotesModel, isNarrow: boolean): readonly Line[] {
  const { columns } = model.size;
  const said = [standingWords(model), model.remark].filter((words) => words !== null);
  const now = stageNow(model);
  const stage = model.heard?.stage;
  const isFollowing = standingOf(model).kind === 'following';
  const lines: Line[] = [rule(columns)];
  for (const words of said) lines.push(fitOrMark(row('NOTE', words), columns));
  if (stage !== undefined && now !== null && isFollowing) {
    if (stage.at.lesson !== model.place.lesson || stage.at.step !== model.place.step) {
      lines.push(fitOrMark(row('STAGE', `It stands at ${stage.at.number}. Esc goes back there.`), columns));
    } else if (!isNarrow) {
      lines.push(fitOrMark(row('STAGE', stageWords(stage, now - stage.beat)), columns));
    }
    lines.push(fitOrMark(row('ROOM', roomWords(model, stage, now)), columns));
    const advice = adviceOnVote(stage);
    if (advice !== null) {
      // It is read out: none of it may be cut off.
      const words = wrapText(advice, columns - LABEL);
      lines.push(
        ...words.map(
          (line, index): Line => [span((index === 0 ? 'VOTE' : '').padEnd(LABEL), 'lab'), ...line],
        ),
      );
    }
  }
  return [...lines, rule(columns), model.prompt === null ? footer(model) : promptLine(model)];
}

function row(label: string, words: string): Line {
  return [span(label.padEnd(LABEL), 'lab'), span(words)];
}

function promptLine({ prompt }: NotesModel): Line {
  const asks = {
    go: 'Go to (6.3, 6, 0 for free play): ',
    vote: 'Hands, in the order of the options (3 7 1 1): ',
    timer: 'Minutes (6, or 15 break): ',
  };
  const typed = prompt?.typed ?? '';
  return [
    span(asks[prompt?.for ?? 'go'], 'strong'),
    { text: `${typed} `, nextAt: typed.length },
    span(' Enter, or Esc'),
  ];
}

function footer(model: NotesModel): Line {
  if (model.isDriving) return [span('Tab', 'strong'), span(' gives the keys back to the notes')];
  if (model.showsHelp) return [span('Any key', 'strong'), span(' goes back')];
  const isFollowing = standingOf(model).kind === 'following';
  const isForStage = (does: unknown) => typeof does === 'object' || does === 'vote' || does === 'timer';
  const named = NOTES_KEYS.filter(
    ({ isNamed, does }) => isNamed === true && (isFollowing || !isForStage(does)),
  );
  const hints = named.map(({ shown, help }): Line => [span(shown, 'strong'), span(` ${help}`)]);
  const width = () => hints.reduce((sum, line) => sum + lineWidth(line) + 2, -2);
  // Help and quit stay.
  while (hints.length > 2 && width() > model.size.columns) hints.splice(hints.length - 3, 1);
  return hints.flatMap((line, index) => (index === 0 ? line : [span('  '), ...line]));
}

/** One page of a long text. The last line of a page that is not the last says that there is more. */
function pageOf(lines: readonly Line[], rows: number, page: number, columns: number): readonly Line[] {
  if (lines.length <= rows) return lines;
  const each = Math.max(1, rows - 1);
  const last = Math.ceil(lines.length / each) - 1;
  const shown = Math.min(page, last);
  const part = beginning(lines.slice(shown * each, (shown + 1) * each), each, columns);
  const more = shown < last ? 'j: more' : 'k: back';
  return [
    ...part,
    ...Array.from({ length: each - part.length }, (): Line => []),
    [span(`page ${shown + 1} of ${last + 1}  ${more}`, 'muted')],
  ];
}

/** Columns that the notes need beside the stage's screen. */
const LEAST_BESIDE = 60;

/** The stage's own screen, where it fits beside the notes whole. */
function mirrorLines({ heard, size, showsHelp }: NotesModel, rows: number) {
  const lines = heard?.stage.screen ?? [];
  const width = Math.max(0, ...lines.map(textWidthOf));
  const isWide = layoutOf(size) === 'wide';
  const hasRoom = isWide && size.columns - width - 3 >= LEAST_BESIDE && lines.length <= rows;
  return lines.length === 0 || !hasRoom || showsHelp ? null : { lines, width };
}
