import type { Model } from './model.js';
import type { OutsideNews } from './outside-message.js';

/** Tells it, and keeps what has to be found again. */
export function fromOutside(model: Model, news: OutsideNews): Model {
  switch (news.kind) {
    case 'plan-written': {
      const told = well(model, `Your plan is in ${news.path}. Print it, or copy it elsewhere.`);
      return { ...told, saved: { ...model.saved, planPath: news.path } };
    }
    case 'plan-failed':
      return badly(model, `Could not write the plan: ${news.reason}. Copy it by hand.`);
    case 'qr-file-written':
      return well(model, `Saved to ${news.path}. It holds the secret: delete it when you have scanned it.`);
    case 'qr-file-failed':
      return badly(model, `Could not save the picture: ${news.reason}. Type the key instead.`);
    case 'export-written':
      return well(model, `Wrote ${news.path}. ${news.handIn}`);
    case 'export-failed':
      return badly(model, news.reason);
    case 'editor-failed':
      return badly(model, `No editor: ${news.reason}. Load a file, or choose the parts.`);
  }
}

function well(model: Model, text: string): Model {
  return { ...model, notice: { kind: 'ok', text } };
}

function badly(model: Model, text: string): Model {
  return { ...model, notice: { kind: 'problem', text } };
}
