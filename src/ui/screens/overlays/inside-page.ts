import { insideLines } from '../../../lessons/words/inside-text.js';
import { addSeconds } from '../../../sim/base/time.js';
import { parametersOf } from '../../../sim/codes/checked-seed.js';
import { insideCode } from '../../../sim/codes/inside-code.js';
import { decodeBase32 } from '../../../sim/codes/totp.js';
import { AWS_PARAMETERS } from '../../../sim/codes/totp-parameters.js';
import { currentDevice, panelTime, showsOwnPhone } from '../../console/phone-view.js';
import type { Model } from '../../store/model.js';
import { openLesson } from '../../store/open-lesson.js';
import type { Line } from '../../text/spans.js';
import { span } from '../../text/spans.js';
import { checkTarget, checkTime } from '../check/check-targets.js';
import type { InsideOf } from './overlay.js';

/** i: the inside of the code that matters now, by the clock of what shows it. */
export function lookInside(model: Model): Model {
  const target = model.screen === 'check' ? checkTarget(model) : undefined;
  if (target !== undefined) {
    const clockOffset = checkTime(target, model.now) - model.now;
    const clock = clockOffset === 0 ? "this computer's clock" : "the lab's clock";
    const seed = { seed: target.seed, parameters: parametersOf(target.checked) };
    return over(model, seed, target.account, clockOffset, clock);
  }
  const open = openLesson(model);
  const device = open === null ? undefined : currentDevice(open.session.world);
  if (open === null || device === undefined) return model;
  const { session } = open;
  const isLabPhone = !showsOwnPhone(session) && session.world.phone.clockOffset !== 0;
  return over(
    model,
    { seed: device.seed },
    device.name,
    panelTime(session, model.now) - model.now,
    isLabPhone ? "the clock of the lab's phone" : "the lab's clock",
  );
}

function over(
  model: Model,
  seed: Pick<InsideOf, 'seed' | 'parameters'>,
  name: string,
  clockOffset: number,
  clock: string,
): Model {
  return { ...model, overlay: { kind: 'inside', of: { ...seed, name, clockOffset, clock } }, textPage: 0 };
}

/** The inside of a code at this moment; it changes as time goes on. */
export function insidePage(
  { seed, parameters = AWS_PARAMETERS, name, clockOffset, clock }: InsideOf,
  model: Model,
): readonly Line[] {
  const time = addSeconds(model.now, clockOffset);
  const labels = {
    key: `of ${name}, ${decodeBase32(seed).length} bytes`,
    time: `seconds since 1970, by ${clock}`,
  };
  const width = model.size.columns - 4;
  return insideLines(insideCode(seed, time, parameters), labels, width).flatMap((words) =>
    words === '' ? [[]] : brokenRow(words, width).map((row) => [span(row)]),
  );
}

/** Columns of the names in front of the rows of the inside of a code. */
const INSIDE_NAME = 12;

/** A row in as many lines as it takes; what goes on stands under its text, not under its name. */
function brokenRow(words: string, width: number): readonly string[] {
  if (words.length <= width) return [words];
  const end = words.lastIndexOf(' ', width);
  if (end <= INSIDE_NAME) return [words];
  const rest = ' '.repeat(INSIDE_NAME) + words.slice(end).trimStart();
  return [words.slice(0, end).trimEnd(), ...brokenRow(rest, width)];
}
