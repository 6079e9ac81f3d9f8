import { unreachable } from '../../sim/result.js';
import type { QrColors } from '../qr-blocks.js';
import { LEAST_SIZE, layoutOf } from '../store/layout.js';
import type { Model } from '../store/model.js';
import { isQrShown, openLesson } from '../store/select.js';
import type { Line } from '../store/spans.js';
import { fitTo, lineWidth, span } from '../store/spans.js';
import { checkView } from './check-view.js';
import { menuView, welcomeView } from './menu-view.js';
import { checkQrView, qrView } from './qr-view.js';
import { taskView } from './task-view.js';
import { confirmView, helpView, pagesView, quizView, readView } from './text-view.js';

/** What the terminal can do, as far as the screen depends on it. Null colours: it cannot show a QR code. */
export interface Display {
  readonly qrColors: QrColors | null;
}

/** The whole screen: at most one line fewer than the terminal has, and none wider than it. */
export function screenView(model: Model, display: Display): readonly Line[] {
  const { columns } = model.size;
  return linesOf(model, display).map((line) => (lineWidth(line) > columns ? fitTo(line, columns) : line));
}

function linesOf(model: Model, display: Display): readonly Line[] {
  const { columns, rows } = model.size;
  if (layoutOf(model.size) === 'too-small') {
    const needed = `${LEAST_SIZE.columns}x${LEAST_SIZE.rows}`;
    return [[span(`mfa-lab needs ${needed}; this is ${columns}x${rows}.`.slice(0, columns))]];
  }
  const open = openLesson(model);
  switch (model.overlay?.kind) {
    case 'help':
      return helpView(model, open);
    case 'more':
    case 'inside':
    case 'glossary':
    case 'simulated':
    case 'review':
      return pagesView(model, open);
    case 'erase':
    case 'confirm-restart':
    case 'confirm-restart-lesson':
    case 'confirm-own-phone':
      return confirmView(model, open);
    default:
      break;
  }
  if (model.screen === 'finish') return pagesView(model, null);
  if (model.check !== null && model.screen === 'check') {
    return model.check.stage === 'qr' ? checkQrView(model, display.qrColors) : checkView(model, model.check);
  }
  if (open === null) return model.screen === 'welcome' ? welcomeView(model) : menuView(model);
  if (isQrShown(model)) return qrView(model, open, display.qrColors);
  const { step } = open;
  switch (step.kind) {
    case 'read':
      return readView(model, open, step);
    case 'quiz':
      return quizView(model, open, step);
    case 'task':
      return taskView(model, open, step);
    default:
      return unreachable(step);
  }
}
