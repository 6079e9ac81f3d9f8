import type { Model } from './model.js';

/** What moves by itself takes this many ticks, and is over within half a second. */
export const MOTION_TICKS = 8;

/** Milliseconds from one tick to the next. */
export const MOTION_PACE_MS = 60;

/** Something begins to move, unless nothing on this screen may. */
export function beginMotion(model: Model): Model {
  return { ...model, motion: model.drawing.isStill ? null : 0 };
}

/** One tick more. Behind the last one nothing moves, and nothing is drawn any more. */
export function motionGoesOn(model: Model): Model {
  if (model.motion === null) return model;
  const motion = model.motion + 1;
  return { ...model, motion: motion < MOTION_TICKS ? motion : null };
}

/** How far what moves has come, from 0 to 1, slower towards its end. Where nothing moves it is there. */
export function motionShare({ motion }: Pick<Model, 'motion'>): number {
  if (motion === null) return 1;
  const left = 1 - motion / MOTION_TICKS;
  return 1 - left * left;
}
