import type { PaletteName } from '../text/ground.js';
import type { Role } from '../text/roles.js';
import type { Paint } from './palettes.js';
import { FRAME_CONTRAST, PALETTES, TEXT_CONTRAST } from './palettes.js';

/** The roles that are drawn on a ground of their own. Both colours are set, so that they read on any theme. */
export type GroundedRole = Extract<
  Role,
  | `header${string}`
  | `address${string}`
  | 'chip'
  | 'primary'
  | 'field'
  | 'digits'
  | `bar-${string}`
  | `row${string}`
>;

/** A colour, and what it is drawn on. */
export interface Grounded {
  readonly paint: Paint;
  readonly ground: Paint;
  readonly isBold?: true;
  /** A line below it keeps it apart from one below. */
  readonly isUnderlined?: true;
}

export type Grounds = { readonly [role in GroundedRole]: Grounded };

/** The least contrast of a colour and its ground: a bar is no text. */
export function leastOnGround(role: GroundedRole): number {
  return role.startsWith('bar-') && role !== 'bar-words' ? FRAME_CONTRAST : TEXT_CONTRAST;
}

const WHITE: Paint = { hex: '#ffffff', index: 231 };
const BLACK: Paint = { hex: '#1c1c1c', index: 234 };

/** The header is the same everywhere: dark, with the colours that are right on dark. */
const HEADER: Paint = { hex: '#243447', index: 237 };

const HEADERS = {
  header: { paint: WHITE, ground: HEADER },
  'header-strong': { paint: WHITE, ground: HEADER, isBold: true },
  'header-done': { paint: PALETTES.dark.ok, ground: HEADER },
  'header-here': { paint: PALETTES.dark.here, ground: HEADER },
  'header-open': { paint: { hex: '#b2b8c0', index: 249 }, ground: HEADER },
} as const satisfies Partial<Grounds>;

const PRIMARY: Grounded = { paint: WHITE, ground: { hex: '#0b5cad', index: 25 }, isBold: true };

/** What is pressed and filled in, light on dark. */
const DARK_THINGS = {
  address: { paint: { hex: '#e6e6e6', index: 254 }, ground: { hex: '#30363d', index: 237 } },
  'address-private': { paint: { hex: '#f0e6ff', index: 255 }, ground: { hex: '#4a2f6b', index: 54 } },
  chip: { paint: { hex: '#f0f0f0', index: 255 }, ground: { hex: '#3a414a', index: 238 } },
  primary: PRIMARY,
  field: { paint: WHITE, ground: { hex: '#3a414a', index: 238 }, isBold: true, isUnderlined: true },
  digits: { paint: WHITE, ground: { hex: '#3a414a', index: 238 }, isBold: true },
} as const satisfies Partial<Grounds>;

const LIGHT_THINGS = {
  address: { paint: BLACK, ground: { hex: '#e2e5ea', index: 254 } },
  'address-private': { paint: { hex: '#3b1a63', index: 54 }, ground: { hex: '#e9defa', index: 189 } },
  chip: { paint: BLACK, ground: { hex: '#d6dae0', index: 253 } },
  primary: PRIMARY,
  field: { paint: BLACK, ground: { hex: '#d6dae0', index: 253 }, isBold: true, isUnderlined: true },
  digits: { paint: BLACK, ground: { hex: '#d6dae0', index: 253 }, isBold: true },
} as const satisfies Partial<Grounds>;

/** The seconds that are left, on the way that is still to go: yellow from ten on, red from five. */
function bars(name: PaletteName, soon: Paint, track: Paint, words: Paint) {
  return {
    'bar-ok': { paint: PALETTES[name].ok, ground: track },
    'bar-soon': { paint: soon, ground: track },
    'bar-now': { paint: PALETTES[name].problem, ground: track },
    'bar-words': { paint: words, ground: track },
  } as const satisfies Partial<Grounds>;
}

/** What is chosen in a list: the whole line, with the colours that the others have. */
function rows(name: PaletteName, ground: Paint, text: Paint, muted: Paint) {
  return {
    row: { paint: text, ground },
    'row-strong': { paint: text, ground, isBold: true },
    'row-muted': { paint: muted, ground },
    'row-here': { paint: PALETTES[name].here, ground, isBold: true },
    'row-ok': { paint: PALETTES[name].ok, ground, isBold: true },
  } as const satisfies Partial<Grounds>;
}

const DARK_ROWS = rows(
  'dark',
  { hex: '#30363d', index: 237 },
  { hex: '#f0f0f0', index: 255 },
  { hex: '#b2b8c0', index: 249 },
);
const LIGHT_ROWS = rows('light', { hex: '#e8eaee', index: 255 }, BLACK, { hex: '#585858', index: 240 });

/** Which grounds are right where. A test works out the contrast of each pair. */
export const GROUNDS: { readonly [name in PaletteName]: Grounds } = {
  dark: {
    ...HEADERS,
    ...DARK_THINGS,
    ...DARK_ROWS,
    ...bars('dark', { hex: '#e0d050', index: 185 }, { hex: '#30363d', index: 237 }, WHITE),
  },
  light: {
    ...HEADERS,
    ...LIGHT_THINGS,
    ...LIGHT_ROWS,
    ...bars('light', { hex: '#6b5f00', index: 58 }, { hex: '#e4e4e4', index: 254 }, BLACK),
  },
  safe: {
    ...HEADERS,
    ...DARK_THINGS,
    ...DARK_ROWS,
    ...bars('safe', { hex: '#857400', index: 100 }, { hex: '#262626', index: 235 }, WHITE),
  },
};
