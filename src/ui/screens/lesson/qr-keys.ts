import { codeField } from '../../store/screen-elements.js';
import type { KeyTable } from '../key-table.js';
import { DRAW_OTHERWISE, HELP_AND_QUIT } from '../key-table.js';
import { enterFocused } from './enter-key.js';
import { canBePhotographed, hasLostPhone, usesLabPhone } from './lesson-facts.js';
import { closeQr, photographQr, qrFileEffects, scanQr } from './qr-update.js';
import { LESSONS } from './step-keys.js';
import { eraseDigit } from './typing.js';

/** A QR code that fills the screen: the console's own, or the one that only a lab can show again. */
export const QR_KEYS: KeyTable = [
  {
    keys: ['enter'],
    shown: 'Enter',
    help: 'check code',
    when: (model) => (codeField(model)?.value ?? '') !== '',
    does: (model, { context }) => enterFocused(model, context),
  },
  {
    keys: ['p'],
    shown: 'p',
    help: "lab's phone scans",
    when: (model) => usesLabPhone(model) && model.overlay === null && !hasLostPhone(model),
    does: (model, { context }) => scanQr(model, context),
  },
  {
    keys: ['o'],
    shown: 'o',
    help: "colleague's photo",
    when: canBePhotographed,
    does: (model, { context }) => photographQr(model, context),
  },
  {
    keys: ['escape', 'enter'],
    shown: 'Esc',
    help: 'back',
    does: (model, { context }) => closeQr(model, context),
  },
  {
    keys: ['f'],
    shown: 'f',
    help: 'save as PNG',
    does: (model) => model,
    effects: qrFileEffects,
  },
  DRAW_OTHERWISE,
  {
    keys: ['backspace'],
    shown: 'Backspace',
    help: 'erase',
    isQuiet: true,
    does: eraseDigit,
  },
  { ...LESSONS, isQuiet: true },
  ...HELP_AND_QUIT.map((binding) => ({ ...binding, isQuiet: !binding.keys.includes('?') })),
];
