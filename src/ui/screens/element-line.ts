import type { ActionElement, Element } from '../console/pages/elements.js';
import { shownLabel } from '../console/row-text.js';
import type { Model } from '../store/model.js';
import { codeSpan } from '../text/code-span.js';
import type { Line, Span } from '../text/spans.js';
import { fieldStart, lineWidth, span } from '../text/spans.js';

/** A line, and whether it is to be in sight: the focus is on it, or was when the step was solved. */
export interface FocusLine {
  readonly line: Line;
  readonly isSought: boolean;
}

/** Whether an element has the focus, as far as it is seen: what lies over the screen takes it away. */
export function isFocusedIn(model: Model, { id }: Element): boolean {
  return id === model.focus && model.overlay === null;
}

/** Whether an element is to be in sight: it has the focus, or nothing has and it was used last. */
export function isSoughtIn(model: Model, element: Element): boolean {
  return isFocusedIn(model, element) || (model.focus === null && element.id === model.lastFocus);
}

/** Columns of the labels of fields, in a pane wide enough. */
const FIELD_LABEL = 20;

/** Columns of a text field; a longer text makes it wider, as far as there is room. */
const FIELD_COLUMNS = 24;

/** A field, a button or one of several to choose from, as it is drawn. */
export function drawElement(element: Element, model: Model, width: number): Line {
  const isFocused = isFocusedIn(model, element);
  const mark = span(isFocused ? '>' : ' ', 'focus');
  switch (element.kind) {
    case 'field': {
      const room = width < 40 ? element.label.length + 1 : Math.max(FIELD_LABEL, element.label.length + 1);
      return [
        isFocused ? mark : span(' '),
        span(element.label.padEnd(room)),
        ...drawValue(element, isFocused, model, width - room - 1),
      ];
    }
    case 'choice':
    case 'checkbox': {
      const text = `${stateMark(element)} ${element.label}`;
      return isFocused ? [mark, span(text, 'focus')] : [span(' '), span(text)];
    }
    case 'button':
    case 'link': {
      const label = shownLabel(element);
      return isFocused
        ? [mark, span(`[${label}]`, 'focus')]
        : [span(' '), span('[', 'link'), span(label), span(']', 'link')];
    }
  }
}

/** Round where one of several holds, square where each may: as in every form. */
function stateMark({ kind, isChosen }: ActionElement): string {
  if (kind === 'checkbox') return isChosen === true ? '[x]' : '[ ]';
  return isChosen === true ? '(o)' : '( )';
}

function drawValue(
  element: Extract<Element, { kind: 'field' }>,
  isFocused: boolean,
  model: Model,
  width: number,
): Line {
  if (element.input === 'code') return [codeSpan(element.value, isFocused ? 'focus' : 'strong')];
  const field: Span = {
    fieldId: element.id,
    value: element.value,
    isMasked: element.input === 'secret',
    isFocused: isFocused && model.isTyping,
    version: model.fieldVersion,
    columns: width - 2,
  };
  const room = ' '.repeat(Math.max(0, Math.min(FIELD_COLUMNS, width - 2) - lineWidth([field])));
  // A text that goes on to the left of its field says so.
  return [span(fieldStart(field) > 0 ? '<' : '['), field, span(`${room}]`)];
}
