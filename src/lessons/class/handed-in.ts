import { HIDDEN_CHARACTERS } from '../../sim/base/characters.js';
import type { RandomSource } from '../../sim/base/ports.js';
import { randomText } from '../../sim/base/random.js';

/** What a learner types for the export; each may be empty. */
export interface HandedIn {
  readonly name: string;
  /** The minute card: one thing to keep, and one that is not clear. */
  readonly keep: string;
  readonly unclear: string;
}

export const NOTHING_HANDED_IN: HandedIn = { name: '', keep: '', unclear: '' };

/** The most characters of a name, and of a line of the minute card. */
export const LONGEST_NAME = 40;
export const LONGEST_CARD_LINE = 160;

/** Letters and digits that are not taken for one another. */
const ID_ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const ID_LENGTH = 8;

/** An id of a learner, made by the lab. */
export const EXPORT_ID = new RegExp(`^[${ID_ALPHABET}]{${ID_LENGTH}}$`);

/** Makes one. */
export function newExportId(random: RandomSource): string {
  return randomText(random, ID_ALPHABET, ID_LENGTH);
}

/** As people read it: `q7k2-m9xd`. */
export function shownId(id: string): string {
  return `${id.slice(0, 4)}-${id.slice(4)}`;
}

/** What may stand in the export of what was typed: one line, without what cannot be shown, and no longer than it may be. */
export function fitForExport(typed: string, longest: number): string {
  const shown = typed.replace(/\s+/g, ' ').replace(HIDDEN_CHARACTERS, '').trim();
  return [...shown].slice(0, longest).join('').trim();
}
