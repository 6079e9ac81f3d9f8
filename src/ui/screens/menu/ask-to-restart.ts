import { findLesson } from '../../../lessons/catalog.js';
import type { Model } from '../../store/model.js';

/** Asks whether a lesson shall begin anew. One that is only planned cannot. */
export function askToRestartLesson(model: Model, lessonId: string): Model {
  return findLesson(lessonId) === undefined
    ? model
    : { ...model, overlay: { kind: 'confirm-restart-lesson', lessonId } };
}
