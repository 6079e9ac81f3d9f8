import type { KeyPress } from '../store/key-press.js';
import type { Model, Updated } from '../store/model.js';
import { layoutOf } from '../text/sizes.js';
import { checkKeys } from './check/check-keys.js';
import { ENDING_KEYS } from './ending/ending-keys.js';
import { FINISH_KEYS } from './finish/finish-keys.js';
import type { KeyTable, Pressed } from './key-table.js';
import { QUIT_AT_ONCE, UNSEEN_KEYS } from './key-table.js';
import { lessonKeys } from './lesson/lesson-keys.js';
import { canInterrupt } from './lesson/prompt.js';
import { QR_KEYS } from './lesson/qr-keys.js';
import { MENU_KEYS } from './menu/menu-keys.js';
import { CONFIRM_KEYS, ERASE_KEYS, NIGHT_KEYS } from './overlays/confirm-keys.js';
import { EXPORT_KEYS } from './overlays/export-overlay.js';
import type { KeyHint, Overlay } from './overlays/overlay.js';
import { TEXT_KEYS } from './overlays/text-keys.js';
import { REVIEW_KEYS } from './review/review-keys.js';
import { WELCOME_KEYS } from './welcome/welcome-keys.js';

/** The keys of the screen that the learner is on. */
function screenKeys(model: Model): KeyTable {
  switch (model.screen) {
    case 'welcome':
      return WELCOME_KEYS;
    case 'menu':
      return MENU_KEYS;
    case 'lesson':
      return lessonKeys(model);
    case 'check':
      return checkKeys(model.check);
    case 'review':
      return REVIEW_KEYS;
    case 'finish':
      return FINISH_KEYS;
  }
}

/** The keys of what lies over a screen, which hide the screen's own. */
const OVERLAY_KEYS: { readonly [kind in Overlay['kind']]: KeyTable } = {
  help: TEXT_KEYS,
  door: TEXT_KEYS,
  more: TEXT_KEYS,
  whole: TEXT_KEYS,
  before: TEXT_KEYS,
  inside: TEXT_KEYS,
  'six-steps': TEXT_KEYS,
  glossary: TEXT_KEYS,
  odds: TEXT_KEYS,
  monday: TEXT_KEYS,
  simulated: TEXT_KEYS,
  review: TEXT_KEYS,
  'confirm-restart': CONFIRM_KEYS,
  'confirm-own-phone': CONFIRM_KEYS,
  'confirm-restart-lesson': CONFIRM_KEYS,
  erase: ERASE_KEYS,
  export: EXPORT_KEYS,
  night: NIGHT_KEYS,
  ending: ENDING_KEYS,
  'lab-qr': QR_KEYS,
};

/** The lines of what is in front. Some of them work only now and then. */
function keysInFront(model: Model): KeyTable {
  const { overlay } = model;
  const shown = overlay === null ? screenKeys(model) : OVERLAY_KEYS[overlay.kind];
  const table = layoutOf(model.size) === 'too-small' ? UNSEEN_KEYS : shown;
  return canInterrupt(model) ? table : [QUIT_AT_ONCE, ...table];
}

function isWorking({ when }: KeyTable[number], model: Model): boolean {
  return when === undefined || when(model);
}

/** Does what a key stands for now; null where it stands for nothing, and may be text. */
export function pressKey(model: Model, key: KeyPress, context: Pressed['context']): Updated | null {
  const wanted = key.name === 'text' ? key.text : key.name;
  const binding = keysInFront(model).find((line) => line.keys.includes(wanted) && isWorking(line, model));
  if (binding === undefined) return null;
  const pressed = { key, context, allKeys: () => keyHints(model, true) };
  return { model: binding.does(model, pressed), effects: binding.effects?.(model) ?? [] };
}

/** The keys that work now, as the footer shows them. A key that means two things is shown for the first. */
export function keyHints(model: Model, includeQuiet = false): readonly KeyHint[] {
  const taken = new Set<string>();
  const hints: KeyHint[] = [];
  for (const line of keysInFront(model)) {
    if (line.isUnnamed === true) continue;
    if (line.isQuiet === true && !includeQuiet) continue;
    const { keys, shown, help } = line;
    const [first = ''] = keys.filter((key) => !taken.has(key));
    // Asked last, because it may have to lay out the page.
    if (first === '' || !isWorking(line, model)) continue;
    for (const key of keys) taken.add(key);
    hints.push({ shown, help });
  }
  return hints;
}
