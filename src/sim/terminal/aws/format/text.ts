import type { Json, JsonList, JsonObject } from '../../../aws/json.js';
import { isList, isObject, isScalar, scalarText } from '../../../aws/json.js';

// The rules are those of `awscli/text.py`: a line for each thing, its values with tabs between them in the order of their
// names, and the name of the list in front.

/** Prints an answer as lines with tabs. */
export function formatText(data: Json): string {
  return textOf(data, null, null);
}

function textOf(data: Json, name: string | null, scalarNames: readonly string[] | null): string {
  if (isObject(data)) return objectText(data, name, scalarNames);
  return isList(data) ? listText(data, name) : `${scalarText(data)}\n`;
}

function listText(list: JsonList, name: string | null): string {
  if (list.length === 0) return '';
  if (list.some(isObject)) {
    const names = scalarNamesIn(list);
    return list.map((item) => textOf(item, name, names)).join('');
  }
  const scalars = list.filter(isScalar);
  const lists = list.filter((item) => !isScalar(item));
  const first = scalars.length > 0 ? scalarsText(scalars, name) : '';
  return first + lists.map((item) => textOf(item, name, null)).join('');
}

function scalarsText(scalars: JsonList, name: string | null): string {
  const texts = scalars.map(scalarText);
  return name === null
    ? `${texts.join('\t')}\n`
    : texts.map((text) => `${name.toUpperCase()}\t${text}\n`).join('');
}

function objectText(object: JsonObject, name: string | null, scalarNames: readonly string[] | null): string {
  const own = Object.keys(object).sort();
  const columns = scalarNames ?? own.filter((key) => isScalar(object[key] ?? null));
  const rest = own.filter((key) => !columns.includes(key));
  const texts = columns.map((key) => (Object.hasOwn(object, key) ? scalarText(object[key] ?? null) : ''));
  const words = [...(name === null ? [] : [name.toUpperCase()]), ...texts];
  const line = columns.length > 0 ? `${words.join('\t')}\n` : '';
  return line + rest.map((key) => textOf(object[key] ?? null, key, null)).join('');
}

function scalarNamesIn(list: JsonList): readonly string[] {
  const names = list
    .filter(isObject)
    .flatMap((item) => Object.keys(item).filter((key) => isScalar(item[key] ?? null)));
  return [...new Set(names)].sort();
}
