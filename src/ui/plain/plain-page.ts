import { hasGoals } from '../../lessons/engine/lesson.js';
import { groupKey, LAB_ISSUER } from '../../sim/codes/otpauth-uri.js';
import { findDevice } from '../../sim/world/account.js';
import type { PageView } from '../console/page-view.js';
import { pageView } from '../console/page-view.js';
import type { Element } from '../console/pages/elements.js';
import { takePhoneFirst } from '../console/panels/panel-rows.js';
import { phoneView, showsOwnPhone } from '../console/phone-view.js';
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
import { cardLines, waitCardWays } from './plain-cards.js';
import { numberedElements, spokenPage } from './plain-elements.js';
import type { PlainLine } from './plain-lines.js';
import { isCode, textLine, textsOf } from './plain-lines.js';
import { rowLines } from './plain-rows.js';
import { TERMINAL_WAYS, terminalOf } from './plain-terminal.js';

/** The page of the console, or the desk, and what can be chosen on it by number. */
export function pageLines(model: Model): readonly PlainLine[] {
  const open = openLesson(model);
  if (open === null || open.step.kind !== 'task' || isPredicting(model)) return [];
  if (isQrShown(model)) return qrLines(model, open);
  const view = pageView(open, model.now);
  const page = spokenPage(model);
  const list = numberedElements(model);
  const top = rowLines(page.top, list);
  return [
    textLine(pageName(view)),
    ...top.filter(({ kind }) => kind !== 'choice'),
    ...rowLines(page.rows, list),
    ...phoneLines(model),
    ...elsewhere(top.filter(({ kind }) => kind === 'choice')),
    ...cardLines(model).map(textLine),
    taskWays(model, open, list),
  ];
}

/** What the learner works at. */
function pageName({ place, url, window }: PageView): string {
  switch (place) {
    case 'desk':
      return 'page: the desk';
    case 'terminal':
      return `page: ${window}`;
    case 'console':
      return `page: ${window}, ${url}`;
  }
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
  const { title, said, rows, isNoPhone } = phoneView(open.session, model.now);
  const lines = rowLines(rows, numberedElements(model));
  return lines.length === 0
    ? []
    : [
        textLine(
          said === undefined
            ? `${isNoPhone === true ? 'beside it' : 'phone'}: ${title.toLowerCase()}`
            : `${said}:`,
        ),
        ...lines,
      ];
}

function elsewhere(links: readonly PlainLine[]): readonly PlainLine[] {
  return links.length === 0 ? [] : [textLine(`elsewhere: ${textsOf(links).join('; ')}`)];
}

function taskWays(model: Model, { session, step }: OpenLesson, list: readonly Element[]): PlainLine {
  const undo = model.undo.length > 0 ? ['undo'] : [];
  const ways = [...undo, 'restart, page, lessons, help, quit'];
  if (session.isSolved) return waysLine(['choices: Enter next, or a number to look round', ...ways]);
  const commands = terminalOf(model) === null || model.undo.length > 0 ? [] : [TERMINAL_WAYS];
  const takesCode = list.some((element) => element.kind === 'field' && element.input === 'code');
  const hasCode = shownCodes(model).length > 0;
  return waysLine([
    // Once in a step is enough.
    model.undo.length === 0 ? 'choices: a number or its name' : 'choices: a number',
    ...commands,
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
