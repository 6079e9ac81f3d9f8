import { tellTime } from '../../lessons/words/time-picture-text.js';
import { groupKey } from '../../sim/codes/otpauth-uri.js';
import type { Element, FieldElement, Lead, PageRow } from '../console/pages/elements.js';
import { PROMPT } from '../console/pages/terminal-page.js';
import { tableText } from '../console/row-text.js';
import { words } from './plain-blocks.js';
import type { PlainLine } from './plain-lines.js';
import { textLine } from './plain-lines.js';
import { spokenDigits, withSpokenDigits } from './spoken.js';

/** The rows of a page as lines; what can be chosen has its number in this list. */
export function rowLines(rows: readonly PageRow[], list: readonly Element[]): readonly PlainLine[] {
  return rows.flatMap((row) => linesOfRow(row, list));
}

function linesOfRow(row: PageRow, list: readonly Element[]): readonly PlainLine[] {
  switch (row.kind) {
    case 'blank':
    case 'air':
    // The title of the page says it, too.
    case 'crumbs':
    // A time that runs down is told on request.
    case 'countdown':
      return [];
    case 'text':
      return [textLine(withSpokenDigits(words(row.text)))];
    case 'card':
      return [
        textLine(row.title === '' ? row.name : `${row.title}: ${row.name}`),
        ...(row.about === undefined ? [] : [textLine(`(${row.about})`)]),
      ];
    case 'event':
      return [
        textLine(`${row.name} ${row.time}, ${row.facts}${row.why === null ? '' : `, lab: ${row.why}`}`),
      ];
    case 'trays':
      return row.trays.map(({ name, inside }) => textLine(`${name}: ${inside.join(', ') || 'empty'}`));
    case 'time':
      return [textLine(tellTime(row.picture))];
    case 'table':
      return [
        { kind: 'table-head', text: row.table.title },
        ...tableText(row.table).map((text) => ({ kind: 'table', text }) as const),
      ];
    case 'document':
      return row.text.split('\n').map(textLine);
    // What has spaces in it is read as one thing behind its label.
    case 'secret':
      return [textLine(`secret key: ${groupKey(row.seed)}`)];
    case 'printed':
      return row.text.trim() === '' ? [] : [{ kind: 'printed', text: printedText(row) }];
    case 'prompt':
      return [promptLine(row, list)];
    case 'code':
      return [{ kind: 'code', text: `code: ${spokenDigits(row.digits)}` }];
    case 'elements':
      return [
        ...(row.trail === undefined ? [] : [textLine(`signed in: ${row.trail}`)]),
        ...row.elements.map((element) => choiceLine(element, row.lead, list)),
      ];
    case 'groups':
      return row.groups.flatMap(({ name, choices }) =>
        choices.map((element) => choiceLine(element, { words: name }, list)),
      );
  }
}

/** A line of the terminal; of one that was typed the sign that every guide has in front of a command. */
function printedText({ text, isTyped }: Extract<PageRow, { kind: 'printed' }>): string {
  return isTyped === true ? `$ ${text.slice(PROMPT.length)}` : text;
}

/** The line that can be typed: its number asks for it, and so does the sign of the prompt. */
function promptLine(row: Extract<PageRow, { kind: 'prompt' }>, list: readonly Element[]): PlainLine {
  const told = choiceLine(row.element, undefined, list);
  return row.isMasked && told.kind === 'choice' ? { ...told, text: told.label } : told;
}

function choiceLine(element: Element, lead: Lead | undefined, list: readonly Element[]): PlainLine {
  const number = list.findIndex(({ id }) => id === element.id) + 1;
  const label = `${number}. ${leadWords(element.label, lead)}`;
  const value = shownValue(element);
  return {
    kind: 'choice',
    id: element.id,
    label,
    bare: element.label,
    text: value === null ? label : `${label}: ${value}`,
  };
}

/** What is done to a thing comes first: `Resync alice-phone`, which two lines in a row make no second thing of. */
function leadWords(label: string, lead: Lead | undefined): string {
  if (lead === undefined) return label;
  const words = lead.words.replace(/ +/g, ' ').trim();
  return lead.isThing === true ? `${label} ${words}` : `${words}: ${label}`;
}

/** What stands in a field, or how something stands; null for what is only chosen. */
function shownValue(element: Element): string | null {
  switch (element.kind) {
    case 'field':
      return element.value === '' ? 'empty' : filledIn(element);
    case 'choice':
      return element.isChosen === true ? 'chosen' : 'not chosen';
    case 'checkbox':
      return element.isChosen === true ? 'checked' : 'not checked';
    case 'button':
    case 'link':
      return element.saidState ?? element.state ?? null;
  }
}

function filledIn({ input, value }: FieldElement): string {
  switch (input) {
    case 'secret':
      return 'filled in';
    case 'text':
    case 'line':
      return value;
    case 'code':
      return spokenDigits(value);
  }
}
