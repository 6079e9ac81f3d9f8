import type { Model } from '../../store/model.js';

/** The list under the end of a lesson. What was said of the lesson has been read by then. */
export function listUnder(model: Model): Model {
  return { ...model, overlay: null, notice: null };
}
