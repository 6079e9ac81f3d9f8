import { findLesson } from '../../lessons/catalog.js';
import { startLesson } from '../../lessons/engine/session.js';
import type { ExecuteContext } from '../../sim/base/ports.js';
import { NO_SECRETS } from '../screens/lesson/lesson-state.js';
import type { Model } from '../store/model.js';
import { openLesson } from '../store/open-lesson.js';
import { sendRequest } from '../store/send-request.js';
import type { PhoneChoice } from '../store/settings.js';
import { settleFocus } from './focus.js';

/** Remembers which phone the learner works with. */
export function choosePhone(model: Model, phone: PhoneChoice): Model {
  return { ...model, saved: { ...model.saved, settings: { ...model.saved.settings, phone } } };
}

/** Changes over to the other phone within a lesson. A warped lab cannot, and asks to restart the lesson first. */
export function switchPhone(model: Model, context: ExecuteContext): Model {
  const open = openLesson(model);
  if (open === null) return model;
  const own = !open.session.world.usesOwnPhone;
  if (own && open.session.world.clockOffset !== 0) {
    return { ...model, overlay: { kind: 'confirm-own-phone' } };
  }
  const switched = sendRequest(
    choosePhone(model, own ? 'own' : 'lab'),
    { kind: 'use-own-phone', own },
    context,
  );
  const text = own
    ? 'Your own phone, then. The lab keeps real time. Scan the QR code with it first.'
    : "The lab's phone, then. It has its own entries; scan with it if it has none.";
  return { ...switched, notice: { kind: 'info', text } };
}

/** Restarts the lesson at its checkpoint, in real time, for the learner's own phone. */
export function restartWithOwnPhone(model: Model, context: ExecuteContext): Model {
  const open = openLesson(model);
  const lesson = open === null ? undefined : findLesson(open.lesson.id);
  if (lesson === undefined) return model;
  const chosen = choosePhone({ ...model, overlay: null, undo: [], secrets: NO_SECRETS }, 'own');
  const session = startLesson(lesson, null, true, context);
  const restarted = {
    ...chosen,
    saved: { ...chosen.saved, sessions: { ...chosen.saved.sessions, [lesson.id]: session } },
    notice: { kind: 'info', text: 'The lesson starts over, in real time, for your own phone.' } as const,
  };
  return settleFocus(restarted, null);
}
