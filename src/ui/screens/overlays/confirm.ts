import type { ExecuteContext } from '../../../sim/base/ports.js';
import { restartWithOwnPhone } from '../../console/phone-choice.js';
import type { Model } from '../../store/model.js';
import { restartLesson } from '../lesson/enter-lesson.js';
import { restart } from '../lesson/take-back.js';
import type { Confirmation } from './overlay.js';
import { isConfirmation } from './overlay.js';

/** y, on a question that needs it. */
export function confirm(model: Model, context: ExecuteContext): Model {
  const { overlay } = model;
  return overlay !== null && isConfirmation(overlay) ? doConfirmed(model, overlay, context) : model;
}

function doConfirmed(model: Model, confirmed: Confirmation, context: ExecuteContext): Model {
  switch (confirmed.kind) {
    case 'confirm-own-phone':
      return restartWithOwnPhone(model, context);
    case 'confirm-restart-lesson':
      return restartLesson(model, confirmed.lessonId, context);
    case 'confirm-restart':
      return restart({ ...model, overlay: null }, context);
  }
}
