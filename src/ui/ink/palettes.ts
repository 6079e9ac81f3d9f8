import type { PaletteName } from '../text/ground.js';
import type { Role } from '../text/roles.js';

/** A colour of ours: as it is, and the one of the 256 that stands for it where there are no more. */
export interface Paint {
  readonly hex: string;
  readonly index: number;
}

/** The roles that have a colour. `focus` is drawn in reverse: its colour is the ground, the background is the text. */
export type PaintedRole = Extract<
  Role,
  | 'here'
  | 'focus'
  | 'mark'
  | 'aws'
  | 'problem'
  | 'lab'
  | 'ok'
  | 'link'
  | 'muted'
  | 'frame'
  | 'private'
  | 'stranger'
>;

export type Palette = { readonly [role in PaintedRole]: Paint };

/** A contrast ratio that text and marks must have on their ground, and one for what frames them (WCAG 2.2, 1.4.3 and 1.4.11). */
export const TEXT_CONTRAST = 4.5;
export const FRAME_CONTRAST = 3;

/** The least contrast of a role. */
export function leastContrast(role: PaintedRole): number {
  return role === 'frame' ? FRAME_CONTRAST : TEXT_CONTRAST;
}

/** One colour means "here" and nothing else; AWS speaks in red, the lab in blue, and green is what was achieved. */
interface Hues {
  readonly here: Paint;
  readonly refusal: Paint;
  readonly lab: Paint;
  readonly achieved: Paint;
  readonly link: Paint;
  readonly muted: Paint;
  readonly frame: Paint;
  readonly private: Paint;
}

function palette({ here, refusal, lab, achieved, link, muted, frame, private: own }: Hues): Palette {
  const voices = { aws: refusal, problem: refusal, lab, ok: achieved };
  return { here, focus: here, mark: here, ...voices, link, muted, frame, private: own, stranger: refusal };
}

const GREY: Paint = { hex: '#808080', index: 244 };

/** Which colours are right where. A test works out the contrast of each on each ground that it is used on. */
export const PALETTES: { readonly [name in PaletteName]: Palette } = {
  dark: palette({
    here: { hex: '#ffaf00', index: 214 },
    refusal: { hex: '#ff8787', index: 210 },
    lab: { hex: '#5fafff', index: 75 },
    achieved: { hex: '#5fd75f', index: 77 },
    link: { hex: '#5fd7d7', index: 80 },
    muted: { hex: '#9e9e9e', index: 247 },
    frame: GREY,
    private: { hex: '#d7afff', index: 183 },
  }),
  light: palette({
    here: { hex: '#9a5200', index: 94 },
    refusal: { hex: '#af0000', index: 124 },
    lab: { hex: '#005faf', index: 25 },
    achieved: { hex: '#0b6b2e', index: 22 },
    link: { hex: '#00647a', index: 23 },
    muted: { hex: '#626262', index: 241 },
    frame: GREY,
    private: { hex: '#6a2fb0', index: 55 },
  }),
  // Only a luminance from 0.175 to 0.183 has 4.5:1 on black and on white: of the 256 colours five have it, and a grey.
  safe: palette({
    here: { hex: '#b16100', index: 163 },
    refusal: { hex: '#d73c3c', index: 131 },
    lab: { hex: '#3473d9', index: 63 },
    achieved: { hex: '#19864c', index: 29 },
    link: { hex: '#0d8292', index: 98 },
    muted: { hex: '#767676', index: 243 },
    frame: GREY,
    private: { hex: '#9159d1', index: 98 },
  }),
};
