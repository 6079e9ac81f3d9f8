import type { Model } from '../store/model.js';
import { openLesson } from '../store/open-lesson.js';
import { asciiLine } from '../text/ascii.js';
import type { Display } from '../text/display.js';
import { displayNow } from '../text/drawing.js';
import { dressed } from '../text/dressing.js';
import { firstFitting } from '../text/fitting.js';
import { showableLine } from '../text/showable-line.js';
import type { Size } from '../text/sizes.js';
import { frameRows, LEAST_SIZE, layoutOf } from '../text/sizes.js';
import type { Line } from '../text/spans.js';
import { fitTo, lineWidth, wrapText } from '../text/spans.js';
import { checkView } from './check/check-view.js';
import { endingView } from './ending/ending-view.js';
import { finishView } from './finish/finish-view.js';
import { calmTime } from './lesson/calm-time.js';
import { lessonView } from './lesson/lesson-view.js';
import { menuView } from './menu/menu-view.js';
import { confirmView, eraseView, nightView } from './overlays/confirm-view.js';
import { exportView } from './overlays/export-view.js';
import { pagesView } from './overlays/pages-view.js';
import { reviewView } from './review/review-view.js';
import { welcomeView } from './welcome/welcome-view.js';

/** The whole screen: at most one line fewer than the terminal has, and none wider than it. */
export function screenView(model: Model, found: Display): readonly Line[] {
  const { columns } = model.size;
  const display = displayNow(found, model.drawing);
  const lines = linesOf(asDisplayed(model, display), display)
    // A line more, and Ink would wipe what the learner had on the terminal before.
    .slice(0, Math.max(1, frameRows(model.size)))
    .map(showableLine)
    .map((line) => dressed(line, display));
  const drawn = display.ascii ? lines.map(asciiLine) : lines;
  return drawn.map((line) => (lineWidth(line) > columns ? fitTo(line, columns) : line));
}

/** The model as the views see it: with the settings that hold now, wherever they come from, and their time. */
function asDisplayed(model: Model, { ascii, reducedMotion }: Display): Model {
  const settings = { ...model.saved.settings, ascii, reducedMotion };
  const now = reducedMotion ? calmTime(model) : model.now;
  return { ...model, now, saved: { ...model.saved, settings } };
}

/** One line, or a few where even that is too wide. */
function tooSmallView(size: Size): readonly Line[] {
  const [needed, here] = [LEAST_SIZE, size].map(({ columns, rows }) => `${columns}x${rows}`);
  const drafts = [
    `mfa-lab needs ${needed}; this is ${here}. q quits. Or: --plain`,
    `needs ${needed}, has ${here}`,
    `${needed}`,
  ];
  const lines = drafts.map((words) => wrapText(words, size.columns));
  return firstFitting(lines, Math.max(1, frameRows(size)), size.columns);
}

function linesOf(model: Model, display: Display): readonly Line[] {
  if (layoutOf(model.size) === 'too-small') return tooSmallView(model.size);
  const { overlay } = model;
  switch (overlay?.kind) {
    case 'help':
    case 'whole':
    case 'before':
    case 'more':
    case 'inside':
    case 'six-steps':
    case 'glossary':
    case 'odds':
    case 'monday':
    case 'simulated':
    case 'door':
    case 'review':
      return pagesView(model, overlay);
    case 'confirm-restart':
    case 'confirm-restart-lesson':
    case 'confirm-own-phone':
      return confirmView(model, overlay);
    case 'erase':
      return eraseView(model, overlay.typed);
    case 'export':
      return exportView(model, overlay);
    case 'night':
      return nightView(model, overlay.night);
    case 'ending':
      return endingView(model, overlay.ending);
    case 'lab-qr':
    case undefined:
      return screenLines(model, display);
  }
}

/** The screen itself, with nothing laid over it but a QR code. */
function screenLines(model: Model, display: Display): readonly Line[] {
  switch (model.screen) {
    case 'welcome':
      return welcomeView(model, model.answer);
    case 'menu':
      return menuView(model);
    case 'lesson': {
      const open = openLesson(model);
      return open === null ? menuView(model) : lessonView(model, open, display);
    }
    case 'check':
      return checkView(model, model.check, display);
    case 'review':
      return reviewView(model, model.review);
    case 'finish':
      return finishView(model);
  }
}
