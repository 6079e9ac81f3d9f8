import type { ActionElement, Element } from '../console/pages/elements.js';
import { shownLabel } from '../console/row-text.js';
import type { Model } from '../store/model.js';
import { openLesson } from '../store/open-lesson.js';
import { codeSpans } from '../text/code-span.js';
import { HERE_MARK } from '../text/marks.js';
import type { Role } from '../text/roles.js';
import type { FieldSpan, Line } from '../text/spans.js';
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

/** Columns of the labels of fields with the air in front of them, in a pane wide enough. */
const FIELD_LABEL = 21;

/** Columns of a text field; a longer text makes it wider, as far as there is room. */
const FIELD_COLUMNS = 24;

/**
 * A field, a button or one of several to choose from, as it is drawn.
 *
 * @param isAlone - it has a line of its own: then a mark in front of it has a blank behind it
 */
export function drawElement(element: Element, model: Model, width: number, isAlone = true): Line {
  const isFocused = isFocusedIn(model, element);
  const mark = isFocused ? span(HERE_MARK, 'mark') : span(' ');
  switch (element.kind) {
    case 'field': {
      const least = element.label.length + 2;
      const room = width < 40 ? least : Math.max(FIELD_LABEL, least);
      return [
        mark,
        span(' '),
        span(element.label, isFocused ? 'here' : undefined),
        span(' '.repeat(room - least + 1)),
        ...drawValue(element, isFocused, model, width - room - 1),
      ];
    }
    case 'choice':
    case 'checkbox': {
      const words = `${stateMark(element)} ${element.label}`;
      return [mark, ...(isAlone ? [span(' ')] : []), span(words, isFocused ? 'focus' : undefined)];
    }
    case 'button': {
      const role = isFocused ? 'focus' : isMeant(element, model) ? 'primary' : 'chip';
      return [mark, ...bracketed(shownLabel(element), role)];
    }
    case 'link':
      return [mark, ...(isFocused ? bracketed(shownLabel(element), 'focus') : linked(shownLabel(element)))];
  }
}

/** The button of a form that is meant: as long as there is something to do. */
function isMeant({ isPrimary }: ActionElement, model: Model): boolean {
  return isPrimary === true && openLesson(model)?.session.isSolved !== true;
}

/** What can be pressed. */
export function bracketed(label: string, role: Extract<Role, 'chip' | 'primary' | 'focus'>): Line {
  return [span('[', `${role}-edge`), span(label, role), span(']', `${role}-edge`)];
}

/** What leads somewhere: known by its line below it, and where there is none, by brackets. */
function linked(label: string): Line {
  return [{ text: ' ', words: '[' }, span(label, 'link'), { text: ' ', words: ']' }];
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
  if (element.input === 'code') return codeSpans(element.value, isFocused ? 'focus' : 'digits');
  const field: FieldSpan = {
    fieldId: element.id,
    value: element.value,
    isMasked: element.input === 'secret',
    isFocused: isFocused && model.isTyping,
    version: model.fieldVersion,
    role: 'field',
    columns: width - 2,
  };
  const room = ' '.repeat(Math.max(0, Math.min(FIELD_COLUMNS, width - 2) - lineWidth([field])));
  const edge = isFocused ? 'focus-edge' : 'field-edge';
  // A text that goes on to the left of its field says so.
  return [
    fieldStart(field) > 0 ? span('<', 'field') : span('[', edge),
    field,
    span(room, 'field'),
    span(']', edge),
  ];
}
