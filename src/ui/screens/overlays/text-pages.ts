import { facilitatorLines } from '../../../lessons/class/facilitator-lines.js';
import { thePhoneIsGone } from '../../../lessons/content/09-the-phone-is-gone.js';
import { gapSeconds } from '../../../lessons/engine/gap.js';
import type { ReadStep } from '../../../lessons/engine/lesson.js';
import { lessonProgress } from '../../../lessons/engine/progress.js';
import { lastPageBlocks, reviewBlocks, stepBlocks } from '../../../lessons/words/finish.js';
import { glossaryBlocks } from '../../../lessons/words/glossary.js';
import { mondayBlocks } from '../../../lessons/words/monday-text.js';
import { oddsBlocks } from '../../../lessons/words/odds-page.js';
import type { Block } from '../../../lessons/words/rich-text.js';
import { isOnlyFor, text, verbatim } from '../../../lessons/words/rich-text.js';
import { sixStepsBlocks } from '../../../lessons/words/six-steps.js';
import { simulatedBlocks } from '../../../lessons/words/what-is-simulated.js';
import { lookUp } from '../../../sim/base/table.js';
import { ownDevice } from '../../console/own-device.js';
import { metLessons } from '../../store/met-lessons.js';
import type { Model } from '../../store/model.js';
import { isFolded, openLesson, stepReadAgain } from '../../store/open-lesson.js';
import { routeNow } from '../../store/route-now.js';
import { isDrawn, isHeading, isItemStart, isLeadIn, layOut } from '../../text/blocks.js';
import { textWidth, titledRows } from '../../text/sizes.js';
import type { Line } from '../../text/spans.js';
import { resultBlocks } from '../check/check-words.js';
import { courseEnd } from '../finish/course-end.js';
import { wholeTask } from '../lesson/task-words.js';
import { doorPage } from './door-page.js';
import { helpLines } from './help-page.js';
import { insidePage } from './inside-page.js';

/** The pages of the text on screen: of a reading step, of something laid over it, or the last page of all. */
export function textPages(model: Model): readonly (readonly Line[])[] {
  return paginate(textLines(model), titledRows(model.size));
}

function textLines(model: Model): readonly Line[] {
  const { overlay, size } = model;
  const open = openLesson(model);
  if (overlay?.kind === 'inside') return insidePage(overlay.of, model);
  if (overlay?.kind === 'help') return helpLines(overlay.keys, model);
  if (overlay?.kind === 'whole' && open?.step.kind === 'task') {
    return wholeTask(model, open, open.step, textWidth(size));
  }
  const room = { width: textWidth(size), rows: titledRows(size) };
  const text = layOut(textBlocks(model), ownDevice(open?.session ?? null, model.now), room);
  const isLastPage = overlay === null && model.screen === 'finish';
  return isLastPage ? [...courseEnd(model), [], ...text] : text;
}

/** The text on screen, before it is laid out. */
export function textBlocks(model: Model): readonly Block[] {
  const { overlay, saved } = model;
  switch (overlay?.kind) {
    case 'six-steps':
      return sixStepsBlocks();
    case 'glossary':
      return glossaryBlocks(metLessons(model));
    case 'monday':
      return mondayBlocks(saved.progress.mondays.at(-1));
    case 'odds':
      return oddsBlocks();
    case 'simulated':
      return simulatedBlocks();
    case 'door':
      return doorPage(model);
    case 'review':
      return reviewBlocks(overlay.lessonId, saved.progress);
    case 'before':
      return blocksBefore(model, overlay.stepId);
    case 'more':
      return model.screen === 'check' ? resultBlocks(model) : blocksOfMore(model);
    // These have lines or a question of their own; under them is the text of the screen.
    case 'help':
    case 'whole':
    case 'inside':
    case 'confirm-restart':
    case 'confirm-own-phone':
    case 'confirm-restart-lesson':
    case 'erase':
    case 'export':
    case 'night':
    case 'ending':
    case 'lab-qr':
    case undefined:
      return screenBlocks(model);
  }
}

/** A step of before, with what was answered in it. */
function blocksBefore(model: Model, stepId: string): readonly Block[] {
  const open = openLesson(model);
  const before = open?.lesson.steps.find(({ id }) => id === stepId);
  if (open === null || before === undefined) return [];
  return stepBlocks(before, lessonProgress(model.saved.progress, open.lesson.id).steps[before.id]);
}

/** What there is besides the text: what the route folds, and what the step has for who wants more. */
function blocksOfMore(model: Model): readonly Block[] {
  const again = stepReadAgain(model.overlay);
  const open = openLesson(model);
  // A step that is read again is not folded.
  if (again !== null) return open?.lesson.steps.find(({ id }) => id === again)?.more ?? [];
  const step = open?.step;
  return [...(step?.kind === 'read' && isFolded(model) ? step.blocks : []), ...(step?.more ?? [])];
}

/** The text of the screen itself: the last page of all, or a step to read. */
function screenBlocks(model: Model): readonly Block[] {
  switch (model.screen) {
    case 'finish':
      return finishBlocks(model);
    case 'lesson':
      return readBlocks(model);
    case 'welcome':
    case 'menu':
    case 'check':
    case 'review':
      return [];
  }
}

function finishBlocks(model: Model): readonly Block[] {
  const { saved, now, joined } = model;
  const { progress, planPath, review, sessions } = saved;
  const world = lookUp(sessions, thePhoneIsGone.id)?.world;
  const gap = world === undefined ? null : gapSeconds(world);
  const lines = joined === null ? [] : facilitatorLines(joined).all;
  return [
    ...lastPageBlocks({ route: routeNow(model), progress, planPath, gap, review, now }),
    ...lines.map((line) => text(verbatim(line))),
  ];
}

/** Where the people of a class sign in, on the page that tells how such addresses look. */
function signInBlocks({ joined }: Model, { namesSignInPage }: ReadStep): readonly Block[] {
  const line = joined === null || namesSignInPage !== true ? null : facilitatorLines(joined).signIn;
  return line === null ? [] : [text(verbatim(line))];
}

function readBlocks(model: Model): readonly Block[] {
  const open = openLesson(model);
  if (open?.step.kind !== 'read') return [];
  const { session, step } = open;
  const own = step.blocks.filter((block) => session.world.usesOwnPhone || !isOnlyFor('own-phone', block));
  const blocks = [...own, ...signInBlocks(model, step)];
  return isFolded(model)
    ? [...blocks.slice(0, 1), text('The rest is folded on this route: `e` unfolds it.')]
    : blocks;
}

/** How many pages there are, for turning them. */
export function textPageCount(model: Model): number {
  return textPages(model).length;
}

/** A heading at the end of a page goes to the next one, with what it stands over; so does a sentence that ends in a colon. */
function aboveHeading(lines: readonly Line[], end: number): number {
  const last = lines.slice(0, end).findLastIndex((line) => line.length > 0);
  const line = lines[last];
  if (line === undefined || !(isHeading(line) || isLeadIn(line))) return end;
  const first = lines.slice(0, last).findLastIndex(({ length }) => length === 0) + 1;
  const isOneLine = first === last;
  return first > 0 && (isOneLine || isLeadIn(line)) ? first : end;
}

/** A drawing in which a page would end goes to the next one, and what is said just above it stays. */
function aboveDrawing(lines: readonly Line[], end: number): number {
  let start = end;
  while (start > 0 && isDrawn(lines[start] ?? []) && isDrawn(lines[start - 1] ?? [])) start -= 1;
  return start === 0 ? end : start;
}

/** Cuts at empty lines where it can, so that a paragraph stays whole; else before an item of a list, never within it. */
function paginate(lines: readonly Line[], rows: number): readonly (readonly Line[])[] {
  const pages: Line[][] = [];
  let rest = [...lines];
  while (rest.length > rows) {
    const places = rest.slice(0, rows + 1);
    const emptyAt = places.findLastIndex((line) => line.length === 0);
    const itemAt = places.findLastIndex(isItemStart);
    const best = emptyAt > rows / 2 ? emptyAt : itemAt > 0 ? itemAt : rows;
    const end = aboveHeading(rest, aboveDrawing(rest, best));
    const lastLine = rest.slice(0, end).findLastIndex((line) => line.length > 0);
    pages.push(rest.slice(0, lastLine + 1));
    rest = rest.slice(end);
    while (rest[0]?.length === 0) rest = rest.slice(1);
  }
  return [...pages, rest];
}
