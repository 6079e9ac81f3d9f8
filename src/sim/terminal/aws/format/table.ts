import type { Json, JsonList, JsonObject } from '../../../aws/json.js';
import { isList, isObject, isScalar, scalarText } from '../../../aws/json.js';
import type { Section } from './draw-table.js';
import { drawSections } from './draw-table.js';

// The rules are those of `TableFormatter` in `awscli/formatter.py`.

/** Prints an answer as a table, with the name of the operation above it. */
export function formatTable(data: Json, title: string): string {
  const sections: Section[] = [];
  addTable(sections, title, data, 0);
  return sections.length === 0 ? '' : drawSections(sections);
}

/** Adds what is there to be seen. In a list of lists those within have no title, and go on in the same section. */
function addTable(sections: Section[], title: string | null, data: Json, indent: number): void {
  if (isNothing(data)) return;
  if (title !== null) sections.push({ title, indent, headers: null, rows: [] });
  if (isList(data)) addList(sections, title, data, indent);
  else if (isObject(data)) addObject(sections, data, indent);
}

/** What Python takes for false. */
function isNothing(data: Json): boolean {
  if (isList(data)) return data.length === 0;
  return isObject(data) ? Object.keys(data).length === 0 : !data;
}

function addList(sections: Section[], title: string | null, list: JsonList, indent: number): void {
  if (list[0] !== undefined && isObject(list[0])) {
    addObjects(sections, list.filter(isObject), indent, title);
    return;
  }
  for (const item of list) {
    if (isScalar(item)) addRow(sections, [item]);
    else if (isList(item) && item.every(isScalar)) addRow(sections, item);
    else addTable(sections, null, item, 0);
  }
}

function addObject(sections: Section[], object: JsonObject, indent: number): void {
  const { scalars, others } = namesOf([object]);
  const values = scalars.map((name) => object[name] ?? null);
  const [only] = scalars;
  if (scalars.length === 1 && only !== undefined) addRow(sections, [only, ...values]);
  else if (scalars.length > 0) {
    setHeaders(sections, scalars);
    addRow(sections, values);
  }
  for (const name of others) addTable(sections, name, object[name] ?? null, indent + 1);
}

function addObjects(
  sections: Section[],
  list: readonly JsonObject[],
  indent: number,
  title: string | null,
): void {
  const { scalars, others } = namesOf(list);
  setHeaders(sections, scalars);
  for (const [index, object] of list.entries()) {
    if (index > 0 && others.length > 0) {
      sections.push({ title: title ?? '', indent, headers: null, rows: [] });
      setHeaders(sections, scalars);
    }
    addRow(
      sections,
      scalars.map((name) => object[name] ?? (Object.hasOwn(object, name) ? null : '')),
    );
    for (const name of others) addTable(sections, name, object[name] ?? null, indent + 1);
  }
}

function namesOf(list: readonly JsonObject[]) {
  const has = (isWanted: (value: Json) => boolean) => {
    const names = list.flatMap((one) => Object.keys(one).filter((name) => isWanted(one[name] ?? null)));
    return [...new Set(names)].sort();
  };
  return { scalars: has(isScalar), others: has((value) => !isScalar(value)) };
}

function setHeaders(sections: Section[], headers: readonly string[]): void {
  const section = sections.at(-1);
  if (section !== undefined) sections[sections.length - 1] = { ...section, headers };
}

function addRow(sections: Section[], row: JsonList): void {
  const section = sections.at(-1);
  if (section === undefined) return;
  sections[sections.length - 1] = { ...section, rows: [...section.rows, row.map(scalarText)] };
}
