import { currentDevice, panelTime, showsOwnPhone } from '../../console/phone-view.js';
import type { Model } from '../../store/model.js';
import { openLesson } from '../../store/open-lesson.js';
import { checkTarget, checkTime } from '../check/check-targets.js';

/** i: the inside of the code that matters now, by the clock of what shows it. */
export function lookInside(model: Model): Model {
  const target = model.screen === 'check' ? checkTarget(model) : undefined;
  if (target !== undefined) {
    const clockOffset = checkTime(target, model.now) - model.now;
    const clock = clockOffset === 0 ? "this computer's clock" : "the lab's clock";
    return over(model, target.seed, target.account, clockOffset, clock);
  }
  const open = openLesson(model);
  const device = open === null ? undefined : currentDevice(open.session.world);
  if (open === null || device === undefined) return model;
  const { session } = open;
  const isLabPhone = !showsOwnPhone(session) && session.world.phone.clockOffset !== 0;
  return over(
    model,
    device.seed,
    device.name,
    panelTime(session, model.now) - model.now,
    isLabPhone ? "the clock of the lab's phone" : "the lab's clock",
  );
}

function over(model: Model, seed: string, name: string, clockOffset: number, clock: string): Model {
  return { ...model, overlay: { kind: 'inside', of: { seed, name, clockOffset, clock } }, textPage: 0 };
}
