import { unreachable } from '../../sim/base/result.js';
import { groupKey, LAB_ISSUER } from '../../sim/codes/otpauth-uri.js';
import { findDevice } from '../../sim/world/world.js';
import { pageView } from '../console/page-view.js';
import type { Element, PageRow } from '../console/pages/elements.js';
import { phoneView, showsOwnPhone } from '../console/phone-view.js';
import type { Model } from '../store/model.js';
import type { OpenLesson } from '../store/selectors.js';
import { isQrShown, openLesson, qrSerialNumber, waitCard } from '../store/selectors.js';
import { words } from './plain-blocks.js';

import { numberedElements, spokenPage } from './plain-elements.js';
import { optionLines } from './plain-screen.js';

/** The page of the console, or the desk, and what can be chosen on it by number. */
export function pageLines(model: Model): readonly string[] {
  const open = openLesson(model);
  if (open === null || open.step.kind !== 'task') return [];
  if (isQrShown(model)) return qrLines(model, open);
  const { url, window } = pageView(open, model.now);
  const page = spokenPage(model);
  const list = numberedElements(model);
  const top = rowLines(page.top, list);
  return [
    url === null ? 'page: the desk' : `page: ${window}, ${url}`,
    ...top.filter((line) => !isNumbered(line)),
    ...rowLines(page.rows, list),
    ...phoneLines(model),
    ...elsewhere(top.filter(isNumbered)),
    ...cardLines(model),
    taskChoices(model, open, list),
  ];
}

/** What the person at the window has in hand. */
export function phoneLines(model: Model): readonly string[] {
  const open = openLesson(model);
  if (open === null) return [];
  const { title, rows } = phoneView(open.session, model.now);
  const lines = rowLines(rows, numberedElements(model)).filter((line) => line !== '');
  return lines.length === 0 ? [] : [`phone: ${title.toLowerCase()}`, ...lines];
}

function isNumbered(line: string): boolean {
  return /^\d+\. /.test(line);
}

function elsewhere(links: readonly string[]): readonly string[] {
  return links.length === 0 ? [] : [`elsewhere: ${links.join('; ')}`];
}

function taskChoices(model: Model, { session }: OpenLesson, list: readonly Element[]): string {
  const undo = model.undo.length > 0 ? ['undo'] : [];
  const ways = [...undo, 'restart, page, lessons, help, quit'];
  if (session.isSolved) return ['choices: Enter next', ...ways].join(', ');
  const takesCode = list.some((element) => element.kind === 'field' && element.input === 'code');
  const hasCode = shownCodes(model).length > 0;
  return [
    'choices: a number',
    ...(takesCode ? ['six digits'] : []),
    ...(takesCode || hasCode ? ['time'] : []),
    ...(hasCode && !session.world.usesOwnPhone ? ['w the next code'] : []),
    'hint, skip',
    ...ways,
  ].join(', ');
}

function rowLines(rows: readonly PageRow[], list: readonly Element[]): readonly string[] {
  return rows.flatMap((row) => {
    switch (row.kind) {
      case 'blank':
        return [];
      case 'text':
        return isBar(words(row.text)) ? [] : [spoken(words(row.text))];
      case 'elements':
        return [
          ...(row.trail === undefined ? [] : [`signed in: ${row.trail}`]),
          ...row.elements.map((element) => {
            const number = list.findIndex(({ id }) => id === element.id) + 1;
            const lead = row.lead === undefined ? '' : `${row.lead.trim().replace(/:$/, '')}: `;
            return `${number}. ${lead}${spokenElement(element)}`;
          }),
        ];
      default:
        return unreachable(row);
    }
  });
}

/** The bar that runs down says nothing to an ear; the time is told on request. */
function isBar(text: string): boolean {
  return /^\d+ s( \[|:)/.test(text);
}

const CODE_LABEL = 'code: ';

/** A code with a space in it is read as one thing behind its label. */
function spoken(text: string): string {
  if (/^([A-Z2-7]{4} )+[A-Z2-7]{1,4}$/.test(text)) return `secret key: ${text}`;
  return /^\d{3} \d{3}$/.test(text) ? `${CODE_LABEL}${text}` : text;
}

function spokenElement(element: Element): string {
  switch (element.kind) {
    case 'field': {
      const value = element.value === '' ? 'empty' : element.input === 'secret' ? 'filled in' : element.value;
      return `${element.label}: ${value}`;
    }
    case 'choice':
      return `${element.label}: ${element.isChosen === true ? 'chosen' : 'not chosen'}`;
    case 'button':
    case 'link':
      return element.label;
    default:
      return unreachable(element);
  }
}

function qrLines(model: Model, open: OpenLesson): readonly string[] {
  const { world } = open.session;
  const device = findDevice(world.account, qrSerialNumber(model) ?? '');
  if (device === undefined) return [];
  return [
    `secret key: ${groupKey(device.seed)}`,
    `on the phone: ${LAB_ISSUER}: ${device.name}@${world.account.alias}`,
    showsOwnPhone(open.session)
      ? 'choices: type the key into the app, then six digits it shows; picture saves a QR code as PNG; Enter back'
      : "choices: p the lab's phone takes it; picture saves a QR code as PNG; Enter back",
  ];
}

function cardLines(model: Model): readonly string[] {
  const card = waitCard(model);
  if (card === null) return [];
  switch (card.kind) {
    case 'predict':
      return [`while you wait: ${card.question}`, ...optionLines(card.options)];
    case 'look-inside':
    case 'connect':
      return [`while you wait: ${card.text}`];
    default:
      return unreachable(card);
  }
}

/** What the phone beside the console shows, when that is a code. */
export function shownCodes(model: Model): readonly string[] {
  const open = openLesson(model);
  if (open === null) return [];
  const texts = phoneView(open.session, model.now).rows.filter(({ kind }) => kind === 'text');
  const lines = rowLines(texts, []).filter((line) => line !== '');
  return lines.some(isCode) ? lines : [];
}

/** Whether a line tells a code. */
export function isCode(line: string): boolean {
  return line.startsWith(CODE_LABEL);
}
