/** A cell, in units of the picture: whole, and half of it is whole too, so that no edge of a block is smeared. */
export const CELL = { width: 9, height: 18 } as const;
