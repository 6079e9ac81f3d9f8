import { hasGoals } from '../../lessons/engine/lesson.js';
import { tellTime } from '../../lessons/words/time-picture-text.js';
import { groupKey, LAB_ISSUER } from '../../sim/codes/otpauth-uri.js';
import { findDevice } from '../../sim/world/account.js';
import { pageView } from '../console/page-view.js';
import type { Element, FieldElement, Lead, PageRow } from '../console/pages/elements.js';
import { takePhoneFirst } from '../console/panels/panel-rows.js';
import { phoneView, showsOwnPhone } from '../console/phone-view.js';
import { tableText } from '../console/row-text.js';
import {
  canBePhotographed,
  canSwitchPhone,
  hasDevice,
  isPhoneUnasked,
} from '../screens/lesson/lesson-facts.js';
import type { Model } from '../store/model.js';
import type { OpenLesson } from '../store/open-lesson.js';
import { openLesson } from '../store/open-lesson.js';
import { isQrShown, qrSerialNumber } from '../store/screen-elements.js';
import { isPredicting } from '../store/shown-question.js';
import { words } from './plain-blocks.js';
import { cardLines, waitCardWays } from './plain-cards.js';
import { numberedElements, spokenPage } from './plain-elements.js';
import type { PlainLine } from './plain-lines.js';
import { isCode, textLine, textsOf } from './plain-lines.js';
import { spokenDigits, withSpokenDigits } from './spoken.js';

/** The page of the console, or the desk, and what can be chosen on it by number. */
export function pageLines(model: Model): readonly PlainLine[] {
  const open = openLesson(model);
  if (open === null || open.step.kind !== 'task' || isPredicting(model)) return [];
  if (isQrShown(model)) return qrLines(model, open);
  const { url, window } = pageView(open, model.now);
  const page = spokenPage(model);
  const list = numberedElements(model);
  const top = rowLines(page.top, list);
  return [
    textLine(url === null ? 'page: the desk' : `page: ${window}, ${url}`),
    ...top.filter(({ kind }) => kind !== 'choice'),
    ...rowLines(page.rows, list),
    ...phoneLines(model),
    ...elsewhere(top.filter(({ kind }) => kind === 'choice')),
    ...cardLines(model).map(textLine),
    taskWays(model, open, list),
  ];
}

/** All that can be chosen, whatever it is part of. */
export function choicesOn(model: Model): readonly Extract<PlainLine, { kind: 'choice' }>[] {
  if (openLesson(model) === null) return [];
  const { rows, top } = spokenPage(model);
  const list = numberedElements(model);
  const lines = [...rowLines([...rows, ...top], list), ...phoneLines(model)];
  return lines.flatMap((line) => (line.kind === 'choice' && !line.label.startsWith('0.') ? [line] : []));
}

/** What the person at the window has in hand. */
export function phoneLines(model: Model): readonly PlainLine[] {
  const open = openLesson(model);
  if (open === null) return [];
  const { title, rows, isNoPhone } = phoneView(open.session, model.now);
  const lines = rowLines(rows, numberedElements(model));
  return lines.length === 0
    ? []
    : [textLine(`${isNoPhone === true ? 'beside it' : 'phone'}: ${title.toLowerCase()}`), ...lines];
}

function elsewhere(links: readonly PlainLine[]): readonly PlainLine[] {
  return links.length === 0 ? [] : [textLine(`elsewhere: ${textsOf(links).join('; ')}`)];
}

function taskWays(model: Model, { session, step }: OpenLesson, list: readonly Element[]): PlainLine {
  const undo = model.undo.length > 0 ? ['undo'] : [];
  const ways = [...undo, 'restart, page, lessons, help, quit'];
  if (session.isSolved) return waysLine(['choices: Enter next, or a number to look round', ...ways]);
  const takesCode = list.some((element) => element.kind === 'field' && element.input === 'code');
  const hasCode = shownCodes(model).length > 0;
  return waysLine([
    // Once in a step is enough.
    model.undo.length === 0 ? 'choices: a number or its name' : 'choices: a number',
    ...waitCardWays(model),
    ...(takesCode ? ['six digits'] : []),
    ...(takesCode || hasCode ? ['time'] : []),
    ...(hasCode && !session.world.usesOwnPhone ? ['w the next code'] : []),
    ...(hasDevice(model) ? ['inside'] : []),
    ...(isPhoneUnasked(model) && canSwitchPhone(model) ? ['m my own phone'] : []),
    ...(hasGoals(step) ? ['hint, skip'] : []),
    ...ways,
  ]);
}

function waysLine(ways: readonly string[]): PlainLine {
  return { kind: 'ways', text: ways.join(', ') };
}

function rowLines(rows: readonly PageRow[], list: readonly Element[]): readonly PlainLine[] {
  return joined(rows).flatMap((row) => linesOfRow(row, list));
}

/** What is indented on the screen belongs to the line above it: an event, with who and from where, is one line. */
function joined(rows: readonly PageRow[]): readonly PageRow[] {
  const done: PageRow[] = [];
  for (const row of rows) {
    const above = done.at(-1);
    if (row.kind !== 'text' || above?.kind !== 'text' || !isIndented(row)) done.push(row);
    else {
      const text = `${words(above.text)}, ${words(row.text)}`.replace(/ {2,}/g, ' ');
      done.splice(-1, 1, { ...above, text: [text] });
    }
  }
  return done;
}

function isIndented({ text: [first] }: Extract<PageRow, { kind: 'text' }>): boolean {
  return typeof first === 'string' && first.startsWith(INDENT);
}

const INDENT = '    ';

function linesOfRow(row: PageRow, list: readonly Element[]): readonly PlainLine[] {
  switch (row.kind) {
    case 'blank':
    // A time that runs down is told on request.
    case 'countdown':
      return [];
    case 'text':
      return [textLine(withSpokenDigits(words(row.text)))];
    case 'time':
      return [textLine(tellTime(row.picture))];
    case 'table':
      return tableText(row.table).map(textLine);
    case 'document':
      return row.text.split('\n').map(textLine);
    // What has spaces in it is read as one thing behind its label.
    case 'secret':
      return [textLine(`secret key: ${groupKey(row.seed)}`)];
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

function choiceLine(element: Element, lead: Lead | undefined, list: readonly Element[]): PlainLine {
  const number = list.findIndex(({ id }) => id === element.id) + 1;
  const label = `${number}. ${leadWords(element.label, lead)}`;
  const value = shownValue(element);
  return { kind: 'choice', id: element.id, label, text: value === null ? label : `${label}: ${value}` };
}

/** What is done to a thing comes first: `Resync alice-phone`, which two lines in a row make no second thing of. */
function leadWords(label: string, lead: Lead | undefined): string {
  if (lead === undefined) return label;
  const words = lead.words.replace(/ +/g, ' ');
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
      return element.state ?? null;
  }
}

function filledIn({ input, value }: FieldElement): string {
  switch (input) {
    case 'secret':
      return 'filled in';
    case 'text':
      return value;
    case 'code':
      return spokenDigits(value);
  }
}

function qrLines(model: Model, open: OpenLesson): readonly PlainLine[] {
  const { world } = open.session;
  const device = findDevice(world.account, qrSerialNumber(model) ?? '');
  if (device === undefined) return [];
  return [
    textLine(`secret key: ${groupKey(device.seed)}`),
    ...(world.phone.status === 'lost' ? [textLine(`note: ${takePhoneFirst(open.session)}`)] : []),
    textLine(`on the phone: ${LAB_ISSUER}: ${device.name}@${world.account.alias}`),
    {
      kind: 'ways',
      text: `choices: ${whoScans(open)}${canBePhotographed(model) ? 'o a colleague photographs it; ' : ''}picture saves a QR code as PNG; Enter back`,
    },
  ];
}

function whoScans({ session }: OpenLesson): string {
  if (session.world.phone.status === 'lost') return '';
  return showsOwnPhone(session)
    ? 'type the key into the app, then six digits it shows; '
    : "p the lab's phone takes it; ";
}

/** What the phone beside the console shows, when that is a code. */
export function shownCodes(model: Model): readonly PlainLine[] {
  const open = openLesson(model);
  if (open === null) return [];
  const told = phoneView(open.session, model.now).rows.filter(({ kind }) => kind !== 'elements');
  const lines = rowLines(told, []);
  return lines.some(isCode) ? lines : [];
}
