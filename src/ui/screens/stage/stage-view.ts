import type { LabelledText } from '../../store/notice.js';
import { openLesson } from '../../store/open-lesson.js';
import { isQrShown } from '../../store/screen-elements.js';
import { asciiLine } from '../../text/ascii.js';
import type { Display } from '../../text/display.js';
import { displayNow } from '../../text/drawing.js';
import { frameRows, layoutOf, textWidth } from '../../text/sizes.js';
import type { Line } from '../../text/spans.js';
import { fitTo, lineWidth, span, wrapText } from '../../text/spans.js';
import type { Pace } from '../pace.js';
import { paceOf } from '../pace.js';
import { screenView } from '../screen-view.js';
import type { PageRoom, StagePage } from './big-view.js';
import { bigView } from './big-view.js';
import { breakNow, breakView } from './break-view.js';
import { secretsOf, withoutSecrets } from './hidden.js';
import { overView } from './over-view.js';
import { roomView } from './room-view.js';
import { hintsWithin, stageFooter, stageHeader } from './stage-frame.js';
import { lessonOnStage } from './stage-moves.js';
import type { StageModel } from './stage-state.js';
import { asShown, isReasonWithheld, withoutReason } from './withheld.js';

/** The whole screen of a stage: the learner's own, with the stage's lines around it. */
export function stageView(model: StageModel, display: Display): readonly Line[] {
  const { lab, stage } = model;
  if (layoutOf(lab.size) === 'too-small') return screenView(lab, display);
  if (stage.isBlank) return blankView(model);
  const now = displayNow(display, lab.drawing);
  const isPage = stage.big !== null || stage.over !== null || breakNow(model) !== null;
  const room = stage.over?.kind === 'room' ? roomView(model, stage.over.isCode, display) : null;
  const lines = room ?? (isPage ? pageView(model, display) : lessonLines(model, display));
  const cut = lines.slice(0, frameRows(lab.size)).map((line) => (now.ascii ? asciiLine(line) : line));
  return cut.map((line) => (lineWidth(line) > lab.size.columns ? fitTo(line, lab.size.columns) : line));
}

/** How often something on it changes with time alone. */
export function stagePace({ lab, stage }: StageModel): Pace {
  const pace = paceOf(lab);
  const isRunning = stage.timer !== null || stage.over?.kind === 'room';
  return pace === 'none' && isRunning ? 'seconds' : pace;
}

/** All cells empty. */
function blankView({ lab }: StageModel): readonly Line[] {
  const { columns } = lab.size;
  return Array.from({ length: frameRows(lab.size) }, (): Line => [span(' '.repeat(columns))]);
}

/** The lesson, as learners have it on their own screens. */
function lessonLines(model: StageModel, display: Display): readonly Line[] {
  const { lab, stage } = model;
  const open = lessonOnStage(model);
  const isChecked = lab.screen === 'check' && lab.check.stage === 'qr';
  const isQr = isChecked || (isQrShown(lab) && (lab.overlay === null || lab.overlay.kind === 'lab-qr'));
  if (isQr) return stage.areSecretsShown ? qrShown(model, display) : page(model, hiddenQr(model), display);
  const whole = screenView(asShown(model), display);
  const drawn = isReasonWithheld(model) ? withoutReason(whole) : whole;
  const lines =
    stage.areSecretsShown || open === null ? drawn : withoutSecrets(drawn, secretsOf(open.session.world));
  const isLesson = openLesson(lab) !== null && lab.overlay === null;
  const body = lines.slice(1, isLesson ? -1 : undefined);
  return [stageHeader(model), ...body, ...(isLesson ? [stageFooter(model, display.reducedMotion)] : [])];
}

/** Said beside a QR code that is shown all the same. */
const ON_STAGE: LabelledText = {
  speaker: 'Lab',
  verdict: 'Stage',
  text: 'Do not scan this one: scan the code on your own screen. (Q has one for the room.)',
  role: 'problem',
};

function qrShown({ lab }: StageModel, display: Display): readonly Line[] {
  return screenView({ ...lab, notice: { kind: 'said', words: [ON_STAGE] } }, display);
}

function hiddenQr({ lab }: StageModel): readonly Line[] {
  const width = textWidth(lab.size);
  return [
    ...wrapText('QR code hidden. H shows it.', width, 'strong'),
    [],
    ...wrapText(
      "The lab's phone scans it with p. Learners scan the code on their own screens. f saves it as PNG, for a window that is too small for it.",
      width,
    ),
  ];
}

function pageView(model: StageModel, display: Display): readonly Line[] {
  const { lab } = model;
  const room = { width: textWidth(lab.size), columns: lab.size.columns, rows: frameRows(lab.size) - 4 };
  const drawn = drawnPage(model, room, display);
  return page(model, drawn.lines, display, drawn.keys);
}

function drawnPage(model: StageModel, room: PageRoom, display: Display): StagePage {
  const { lab, stage } = model;
  const { big, over, real } = stage;
  const pause = breakNow(model);
  if (over !== null) return overView(model, room);
  if (big !== null) return bigView(model, big, room, display);
  const manner = { real, isCalm: display.reducedMotion, isAscii: displayNow(display, lab.drawing).ascii };
  return pause === null ? { lines: [], keys: [] } : breakView(pause, manner, room);
}

/** A page of the stage's own: header, lines, and its keys. */
function page(
  model: StageModel,
  lines: readonly Line[],
  display: Display,
  keys: Parameters<typeof hintsWithin>[0] | null = null,
): readonly Line[] {
  const { size } = model.lab;
  const rows = frameRows(size) - 3;
  const body = lines.slice(0, rows).map((line): Line => (line.length === 0 ? [] : [span('  '), ...line]));
  const filled = [...body, ...Array.from({ length: rows - body.length }, (): Line => [])];
  const open = lessonOnStage(model);
  const shown =
    model.stage.areSecretsShown || open === null
      ? filled
      : withoutSecrets(filled, secretsOf(open.session.world));
  const footer = keys === null ? stageFooter(model, display.reducedMotion) : hintsWithin(keys, size.columns);
  return [stageHeader(model), [span('─'.repeat(size.columns), 'frame')], ...shown, footer];
}
