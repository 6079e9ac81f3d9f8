import type { FieldName } from '../../../lessons/engine/fields.js';
import { isFieldName } from '../../../lessons/engine/fields.js';
import type { ExecuteContext } from '../../../sim/base/ports.js';
import { CODE_DIGITS } from '../../../sim/codes/totp.js';
import { foldDigits, readTypedCode } from '../../../sim/codes/typed-code.js';
import { focusOn, setDraft } from '../../store/drafts.js';
import type { Model } from '../../store/model.js';
import {
  codeField,
  focusedElement,
  isAtPrompt,
  isTypingText,
  promptField,
} from '../../store/screen-elements.js';
import { cleanText } from '../../text/printable.js';
import { enterInTextField, submitCodeField } from './enter-key.js';
import { isAwaited, pasteAtPrompt, putLine } from './prompt.js';

/** Digits go to the visible code field, whatever has the focus. */
export function typeDigits(model: Model, text: string): Model {
  const field = codeField(model);
  const digits = foldDigits(text);
  if (field === undefined || !/^[0-9]+$/.test(digits)) return model;
  const value = (field.value + digits).slice(0, CODE_DIGITS);
  const isFull = field.value.length >= CODE_DIGITS;
  const typed = focusOn(setDraft(model, field.id, value), field.id);
  return isFull
    ? {
        ...typed,
        notice: { kind: 'info', text: 'Six digits are there. Enter sends them, Backspace erases.' },
      }
    : { ...typed, notice: model.notice?.kind === 'typed' ? null : model.notice };
}

/** Takes the last digit back. */
export function eraseDigit(model: Model): Model {
  const field = codeField(model);
  return field === undefined ? model : focusOn(setDraft(model, field.id, field.value.slice(0, -1)), field.id);
}

/** A paste: a code replaces what was typed, and an Enter inside it sends. Text goes into a text field. */
export function pasteIntoLesson(model: Model, text: string, context: ExecuteContext): Model {
  if (isTypingText(model)) return pasteText(model, text, context);
  if (isAtPrompt(model)) return pasteAtPrompt(model, text, context);
  const field = codeField(model);
  const read = readTypedCode(text);
  const isCommand = promptField(model) !== undefined && (isAwaited(model) || !read.ok);
  if (field === undefined || (isCommand && model.focus !== field.id)) {
    return pasteAtPrompt(model, text, context);
  }
  if (!read.ok) return { ...model, notice: { kind: 'typed', problem: read.failure } };
  const pasted = focusOn(setDraft(model, field.id, read.value), field.id);
  return /[\r\n]/.test(text.trimStart()) ? submitCodeField(pasted, field.id, context) : pasted;
}

function pasteText(model: Model, text: string, context: ExecuteContext): Model {
  const focused = focusedElement(model);
  if (focused?.kind !== 'field') return model;
  const [line = ''] = text.split(/[\r\n]/);
  const whole = cleanText(focused.value + line, mostOf(focused.id));
  const pasted = focusOn(setDraft(model, focused.id, whole), focused.id);
  return /[\r\n]/.test(text) ? enterInTextField(pasted, focused.id, context) : pasted;
}

/** A text field changed under the learner's hands. */
export function changeField(model: Model, field: string, value: string): Model {
  if (field === promptField(model)?.id) return putLine(model, value);
  return isFieldName(field) ? setDraft(model, field, cleanText(value, mostOf(field))) : model;
}

/** The most characters a text field holds; longer than anything AWS takes. A path is this machine's, and may be longer. */
function mostOf(field: FieldName): number {
  return field === 'policy-file' ? PATH_MAX : FIELD_MAX;
}

const FIELD_MAX = 256;

/** The longest path of Linux. */
const PATH_MAX = 4096;
