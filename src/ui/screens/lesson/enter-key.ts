import type { FieldName } from '../../../lessons/engine/fields.js';
import type { TaskStep } from '../../../lessons/engine/lesson.js';
import type { ExecuteContext } from '../../../sim/base/ports.js';
import type { EpochSeconds } from '../../../sim/base/time.js';
import { stepAt } from '../../../sim/base/time.js';
import { readTypedCode } from '../../../sim/codes/typed-code.js';
import { activeBrowser } from '../../../sim/world/world.js';
import { runAction } from '../../console/actions.js';
import { currentDevice, panelTime, showsOwnPhone } from '../../console/phone-view.js';
import { draft, focusOn, setDraft, setDrafts } from '../../store/drafts.js';
import type { Model } from '../../store/model.js';
import { openLesson } from '../../store/open-lesson.js';
import { codeField, elements, focusedElement, qrSerialNumber } from '../../store/screen-elements.js';
import { sendRequest } from '../../store/send-request.js';

/** Enter on the focused thing; at a QR code, in the field for what the phone shows. */
export function enterFocused(model: Model, context: ExecuteContext): Model {
  const focused = qrSerialNumber(model) === null ? focusedElement(model) : codeField(model);
  if (focused === undefined) return model;
  if (focused.kind !== 'field') return runAction(model, focused.action, context);
  if (focused.input === 'code') return submitCodeField(model, focused.id, context);
  if (!model.isTyping) return { ...model, isTyping: true };
  return enterInTextField(model, focused.id, context);
}

/** Enter in a text field goes to the next empty one, or sends the form. */
export function enterInTextField(model: Model, id: string, context: ExecuteContext): Model {
  const list = elements(model);
  const here = list.findIndex((element) => element.id === id);
  const current = list[here];
  if (current?.kind === 'field' && current.value.trim() === '') {
    return { ...model, notice: { kind: 'info', text: `Type this first: ${current.label}.` } };
  }
  const nextEmpty = list.slice(here + 1).find((element) => element.kind === 'field' && element.value === '');
  if (nextEmpty !== undefined && nextEmpty.id !== 'compare') return focusOn(model, nextEmpty.id);
  const others = list.slice(here + 1).filter((element) => element.kind !== 'field');
  // What was chosen before stays chosen: Enter goes past it.
  const isChosen = others.some((element) => element.kind === 'choice' && element.isChosen === true);
  const next = isChosen ? others.find(({ kind }) => kind !== 'choice') : others[0];
  if (isChosen && next !== undefined) return focusOn(model, next.id);
  if (next === undefined) return model;
  return next.kind === 'button' ? runAction(model, next.action, context) : focusOn(model, next.id);
}

/** Enter in a code field: the moment of a code. An incomplete one is named, and sent to nobody. */
export function submitCodeField(model: Model, id: FieldName, context: ExecuteContext): Model {
  const read = readTypedCode(draft(model, id));
  if (!read.ok) return focusOn({ ...model, notice: { kind: 'typed', problem: read.failure } }, id);
  switch (id) {
    case 'code-1':
      return noteFirstCode(model, context);
    case 'code-2':
      return runAction(model, { kind: isTokenForm(model) ? 'submit-token' : 'submit-pair' }, context);
    case 'number':
      return runAction(model, { kind: 'submit-number' }, context);
    case 'compare':
      return compare(model, read.value, context);
    default:
      return runAction(model, { kind: 'submit-code' }, context);
  }
}

function isTokenForm(model: Model): boolean {
  const world = openLesson(model)?.session.world;
  return world !== undefined && activeBrowser(world).page.name === 'set-up-token';
}

/** What the lab says of the first of two codes. */
export const CODE_1_NOTED = 'Code 1 is noted.';

function noteFirstCode(model: Model, context: ExecuteContext): Model {
  const open = openLesson(model);
  if (open === null) return model;
  const noted = setDrafts(model, {
    'code-2': '',
    'waiting-since': String(context.now),
    'waiting-step': String(stepAt(panelTime(open.session, context.now))),
  });
  const text = `${CODE_1_NOTED}${open.step.kind === 'task' ? whatIsNext(open.step) : ''}`;
  return focusOn({ ...noted, notice: { kind: 'ok', text } }, 'code-2');
}

function whatIsNext({ waitCards, waitsForCodes }: TaskStep): string {
  if (waitsForCodes !== undefined) return ' Let the next one pass, and type the one after it.';
  return (waitCards ?? []).length === 0 ? '' : ' Wait for the next code, and type that one.';
}

/** After the first of two codes that are compared with those of a real phone, the next one has to be waited for. */
function awaitingNext(model: Model, now: EpochSeconds): Model {
  const open = openLesson(model);
  const isAwaited =
    open?.step.kind === 'task' &&
    open.step.waitsForCodes === 1 &&
    !open.session.isSolved &&
    showsOwnPhone(open.session);
  return isAwaited ? setDraft(model, 'waiting-since', String(now)) : model;
}

function compare(model: Model, code: string, context: ExecuteContext): Model {
  const world = openLesson(model)?.session.world;
  if (world === undefined) return model;
  const serialNumber = qrSerialNumber(model) ?? currentDevice(world)?.serialNumber;
  if (serialNumber === undefined) return model;
  const compared = sendRequest(model, { kind: 'compare-code', serialNumber, code }, context);
  const cleared = setDraft({ ...compared, undo: model.undo }, 'compare', '');
  const open = openLesson(cleared);
  if (cleared.notice?.kind !== 'ok') return focusOn(cleared, 'compare');
  const isMeasuring = open?.step.kind === 'task' && open.step.tools?.includes('measure') === true;
  if (!isMeasuring) return focusOn(awaitingNext(cleared, context.now), 'compare');
  // The clock check wants one thing more: the moment at which this code changes.
  return focusOn(setDraft(cleared, 'measured-code', code), 'code-changed');
}
