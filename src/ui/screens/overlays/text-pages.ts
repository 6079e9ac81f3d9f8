import { lessonProgress } from '../../../lessons/engine/progress.js';
import { finishBlocks, reviewBlocks, stepBlocks } from '../../../lessons/words/finish.js';
import { glossaryBlocks } from '../../../lessons/words/glossary.js';
import { insideLines } from '../../../lessons/words/inside-text.js';
import type { Block } from '../../../lessons/words/rich-text.js';
import { text } from '../../../lessons/words/rich-text.js';
import { simulatedBlocks } from '../../../lessons/words/what-is-simulated.js';
import { addSeconds } from '../../../sim/base/time.js';
import { insideCode } from '../../../sim/codes/inside-code.js';
import { decodeBase32 } from '../../../sim/codes/totp.js';
import { ownUri } from '../../console/own-uri.js';
import type { InsideOf, Model } from '../../store/model.js';
import { isFolded, openLesson } from '../../store/selectors.js';
import { layOut } from '../../text/blocks.js';
import { textRows, textWidth } from '../../text/sizes.js';
import type { Line } from '../../text/spans.js';
import { span } from '../../text/spans.js';
import { resultBlocks } from '../check/check-words.js';
import { wholeTask } from '../lesson/task-words.js';
import { helpLines } from './help-page.js';

/** The pages of the text on screen: of a reading step, of something laid over it, or the last page of all. */
export function textPages(model: Model): readonly (readonly Line[])[] {
  return paginate(textLines(model), textRows(model.size) - 2);
}

function textLines(model: Model): readonly Line[] {
  const { overlay, size } = model;
  const open = openLesson(model);
  if (overlay?.kind === 'inside') return insidePage(overlay.of, model);
  if (overlay?.kind === 'help') return helpLines(overlay.keys, size);
  if (overlay?.kind === 'whole' && open?.step.kind === 'task') {
    return wholeTask(model, open, open.step, textWidth(size));
  }
  return layOut(textBlocks(model), ownUri(open?.session.world ?? null), textWidth(size));
}

/** The inside of a code at this moment; it changes as time goes on. */
function insidePage({ seed, name, clockOffset, clock }: InsideOf, model: Model): readonly Line[] {
  const time = addSeconds(model.now, clockOffset);
  const labels = {
    key: `of ${name}, ${decodeBase32(seed).length} bytes`,
    time: `seconds since 1970, by ${clock}`,
  };
  const width = model.size.columns - 4;
  return insideLines(insideCode(seed, time), labels, width).flatMap((words) =>
    words === '' ? [[]] : brokenRow(words, width).map((row) => [span(row)]),
  );
}

/** Columns of the names in front of the rows of the inside of a code. */
const INSIDE_NAME = 12;

/** A row in as many lines as it takes; what goes on stands under its text, not under its name. */
function brokenRow(words: string, width: number): readonly string[] {
  if (words.length <= width) return [words];
  const end = words.lastIndexOf(' ', width);
  if (end <= INSIDE_NAME) return [words];
  const rest = ' '.repeat(INSIDE_NAME) + words.slice(end).trimStart();
  return [words.slice(0, end).trimEnd(), ...brokenRow(rest, width)];
}

/** The text on screen, before it is laid out. */
export function textBlocks(model: Model): readonly Block[] {
  const { overlay, saved } = model;
  const open = openLesson(model);
  const step = open?.step;
  switch (overlay?.kind) {
    case 'glossary':
      return glossaryBlocks();
    case 'simulated':
      return simulatedBlocks();
    case 'review':
      return reviewBlocks(overlay.lessonId, saved.progress);
    case 'before': {
      const before = open?.lesson.steps.find(({ id }) => id === overlay.stepId);
      if (open === null || before === undefined) return [];
      return stepBlocks(before, lessonProgress(saved.progress, open.lesson.id).steps[before.id]);
    }
    case 'more':
      if (model.screen === 'check') return resultBlocks(model);
      return [...(step?.kind === 'read' && isFolded(model) ? step.blocks : []), ...(step?.more ?? [])];
    default:
      break;
  }
  if (model.screen === 'finish') return finishBlocks(saved.settings.route, saved.progress, saved.planPath);
  if (step?.kind !== 'read') return [];
  return isFolded(model)
    ? [...step.blocks.slice(0, 1), text('The rest is folded on this route: `e` unfolds it.')]
    : step.blocks;
}

/** How many pages there are, for turning them. */
export function textPageCount(model: Model): number {
  return textPages(model).length;
}

/** Cuts at empty lines where it can, so that a paragraph stays whole. */
function paginate(lines: readonly Line[], rows: number): readonly (readonly Line[])[] {
  const pages: Line[][] = [];
  let rest = [...lines];
  while (rest.length > rows) {
    const emptyAt = rest.slice(0, rows + 1).findLastIndex((line) => line.length === 0);
    const end = emptyAt > rows / 2 ? emptyAt : rows;
    pages.push(rest.slice(0, end));
    rest = rest.slice(end);
    while (rest[0]?.length === 0) rest = rest.slice(1);
  }
  return [...pages, rest];
}
