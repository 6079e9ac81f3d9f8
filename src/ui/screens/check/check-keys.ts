import type { Model } from '../../store/model.js';
import type { Binding, KeyTable, Pressed } from '../key-table.js';
import { DRAW_OTHERWISE, HELP_AND_QUIT } from '../key-table.js';
import { lookInside } from '../overlays/inside-page.js';
import { canCatchChange } from './change-press.js';
import type { PhoneCheck } from './check-state.js';
import { checkTarget } from './check-targets.js';
import {
  checkQrFile,
  enterCheck,
  eraseCheckDigit,
  leaveCheck,
  moveCheck,
  showCheckQr,
} from './check-update.js';

const enter = (model: Model, { context }: Pressed) => enterCheck(model, context);

const BACK: Binding = { keys: ['escape', 'l'], shown: 'Esc', help: 'back', does: leaveCheck };

/** Which entry shall be checked. */
const PICK_KEYS: KeyTable = [
  { keys: ['up', 'k'], shown: 'Up/k', help: 'up', isQuiet: true, does: (model) => moveCheck(model, -1) },
  { keys: ['down', 'j', 'tab'], shown: 'Down/j', help: 'move', does: (model) => moveCheck(model, 1) },
  { keys: ['enter'], shown: 'Enter', help: 'choose', does: enter },
  BACK,
  ...HELP_AND_QUIT,
];

/** The QR code of an entry. */
const CHECK_QR_KEYS: KeyTable = [
  { keys: ['enter'], shown: 'Enter', help: 'it is on the phone', does: enter },
  { keys: ['f'], shown: 'f', help: 'save as PNG', does: (model) => model, effects: checkQrFile },
  DRAW_OTHERWISE,
  BACK,
  ...HELP_AND_QUIT,
];

/** A pasted key is shown nowhere. */
function hasQr(model: Model): boolean {
  return checkTarget(model)?.isGiven !== true;
}

/** The codes that the phone shows, and what they told. */
const CODE_KEYS: KeyTable = [
  {
    keys: ['enter'],
    shown: 'Enter',
    help: 'it changed',
    when: ({ check }) => check !== null && check.digits === '' && canCatchChange(check),
    does: enter,
  },
  { keys: ['enter'], shown: 'Enter', help: 'check', does: enter },
  {
    keys: ['e'],
    shown: 'e',
    help: 'all of it',
    when: ({ check }) => check !== null && check.result !== null,
    does: (model) => ({ ...model, overlay: { kind: 'more' }, textPage: 0 }),
  },
  BACK,
  { keys: ['backspace'], shown: 'Backspace', help: 'erase', isQuiet: true, does: eraseCheckDigit },
  { keys: ['r'], shown: 'r', help: 'QR code', when: hasQr, does: showCheckQr },
  { keys: ['i'], shown: 'i', help: 'inside the code', isQuiet: true, does: lookInside },
  ...HELP_AND_QUIT,
];

/** The keys of the stage that the check is at. */
export function checkKeys({ stage }: PhoneCheck): KeyTable {
  switch (stage) {
    case 'pick':
      return PICK_KEYS;
    case 'qr':
      return CHECK_QR_KEYS;
    case 'code':
      return CODE_KEYS;
  }
}
