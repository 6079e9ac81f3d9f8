import type { FieldElement } from '../console/pages/elements.js';
import type { Model } from '../store/model.js';
import { elements } from '../store/screen-elements.js';
import { choicesOn } from './plain-page.js';

/** A form that is longer than this is read back before it is sent: an ear does not see what stands in it. */
const SHORT_FORM = 3;

/** The next field of the form that is still empty. Nothing is sent by the way. */
export function nextField(model: Model, before: string): FieldElement | null {
  const rest = after(model, before);
  const field = rest.find((element) => element.kind === 'field' && element.value === '');
  return field?.kind === 'field' && field.input !== 'code' ? field : null;
}

/** What is said behind the last field: a long form as it stands, and what sends it. */
export function formLines(model: Model, last: string): readonly string[] {
  const choices = choicesOn(model);
  const textOf = (id: string) => choices.find((choice) => choice.id === id)?.text;
  const fields = elements(model).filter((element) => element.kind === 'field' && element.input !== 'code');
  const rest = after(model, last).filter(({ kind }) => kind !== 'field');
  const isChosen = rest.some((element) => element.kind === 'choice' && element.isChosen === true);
  const next = isChosen ? rest.find(({ kind }) => kind !== 'choice') : rest[0];
  return [
    ...(fields.length > SHORT_FORM ? fields.flatMap(({ id }) => textOf(id) ?? []) : []),
    ...(next?.kind === 'button' ? [`next: ${textOf(next.id) ?? next.label}`] : []),
  ];
}

function after(model: Model, id: string): ReturnType<typeof elements> {
  const list = elements(model);
  return list.slice(list.findIndex((element) => element.id === id) + 1);
}
