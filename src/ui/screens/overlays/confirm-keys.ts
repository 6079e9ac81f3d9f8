import type { Model } from '../../store/model.js';
import type { KeyTable } from '../key-table.js';
import { confirm } from './confirm.js';

const closed = (model: Model): Model => ({ ...model, overlay: null });

/** A question that needs a y or an n. */
export const CONFIRM_KEYS: KeyTable = [
  { keys: ['y'], shown: 'y', help: 'yes', does: (model, { context }) => confirm(model, context) },
  { keys: ['escape', 'n'], shown: 'n', help: 'no', does: closed },
];

/** A night that passes: these and all other keys end it, and do nothing else. */
export const NIGHT_KEYS: KeyTable = [
  { keys: ['enter'], shown: 'Enter', help: 'or any key: go on', does: closed },
];

/** The question that needs a whole word; every other key is a letter of it. */
export const ERASE_KEYS: KeyTable = [{ keys: ['escape'], shown: 'Esc', help: 'erase nothing', does: closed }];
