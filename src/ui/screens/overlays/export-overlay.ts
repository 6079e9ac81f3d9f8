import type { HandedIn } from '../../../lessons/class/handed-in.js';
import { fitForExport, LONGEST_CARD_LINE, LONGEST_NAME } from '../../../lessons/class/handed-in.js';
import type { KeyPress } from '../../store/key-press.js';
import type { Model } from '../../store/model.js';
import { cleanText } from '../../text/printable.js';
import type { KeyTable } from '../key-table.js';
import type { ExportOverlay } from './overlay.js';

const PAGES: readonly ExportOverlay['at'][] = ['told', 'name', 'keep', 'unclear'];

/** What each line is for, and the most that fits into it. */
export const EXPORT_FIELDS: readonly {
  readonly id: keyof HandedIn;
  readonly label: string;
  readonly longest: number;
}[] = [
  { id: 'name', label: 'Your name, or nothing', longest: LONGEST_NAME },
  { id: 'keep', label: 'One thing to keep, or nothing', longest: LONGEST_CARD_LINE },
  { id: 'unclear', label: 'One thing that is not clear, or nothing', longest: LONGEST_CARD_LINE },
];

/** E: what would be handed in, before anything is written. */
export function openExport(model: Model): Model {
  return { ...model, overlay: { kind: 'export', at: 'told', texts: model.saved.handedIn }, notice: null };
}

/** Enter: the next line, and behind the last one the file. */
function goOn(model: Model): Model {
  if (model.overlay?.kind !== 'export') return model;
  const { at, texts } = model.overlay;
  const next = PAGES[PAGES.indexOf(at) + 1];
  if (next !== undefined) return { ...model, overlay: { kind: 'export', at: next, texts } };
  return {
    ...model,
    saved: { ...model.saved, handedIn: fitted(texts) },
    overlay: null,
    wanted: [{ kind: 'write-export' }],
  };
}

function fitted({ name, keep, unclear }: HandedIn): HandedIn {
  return {
    name: fitForExport(name, LONGEST_NAME),
    keep: fitForExport(keep, LONGEST_CARD_LINE),
    unclear: fitForExport(unclear, LONGEST_CARD_LINE),
  };
}

/** A letter more in the line that is being typed, or a whole paste; null takes the last one away. */
export function typeIntoExport(model: Model, typed: string | null): Model {
  const { overlay } = model;
  if (overlay?.kind !== 'export' || overlay.at === 'told') return model;
  const { at, texts } = overlay;
  const longest = EXPORT_FIELDS.find(({ id }) => id === at)?.longest ?? 0;
  const before = texts[at];
  const after =
    typed === null
      ? [...before].slice(0, -1).join('')
      : cleanText(before + typed.replace(/\s+/g, ' '), longest);
  return { ...model, overlay: { ...overlay, texts: { ...texts, [at]: after } } };
}

/** A key that stands for nothing else is text. */
export function typeExportKey(model: Model, key: KeyPress): Model {
  if (key.name === 'backspace') return typeIntoExport(model, null);
  return key.name === 'text' ? typeIntoExport(model, key.text) : model;
}

const isLast = ({ overlay }: Model) => overlay?.kind === 'export' && overlay.at === 'unclear';

/** While something is handed in: all other keys are text. */
export const EXPORT_KEYS: KeyTable = [
  { keys: ['enter'], shown: 'Enter', help: 'write the file', when: isLast, does: goOn },
  { keys: ['enter'], shown: 'Enter', help: 'next', does: goOn },
  {
    keys: ['escape'],
    shown: 'Esc',
    help: 'write nothing',
    does: (model) => ({ ...model, overlay: null }),
  },
];
