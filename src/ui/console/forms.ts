import type { FieldTexts } from '../../lessons/engine/fields.js';
import { freePassword, personPassword } from '../../lessons/engine/moves/moves.js';
import type { ExecuteContext } from '../../sim/base/ports.js';
import { readTypedCode } from '../../sim/codes/typed-code.js';
import { activeBrowser, labTime } from '../../sim/world/world.js';
import { draft, focusOn, missing, setDraft, setDrafts } from '../store/drafts.js';
import type { Model } from '../store/model.js';
import { openLesson } from '../store/open-lesson.js';
import { sendRequest } from '../store/send-request.js';
import { passwordAtHand, personAt } from './pages/windows.js';
import { currentDevice } from './phone-view.js';

/** Forms that need more than a request: what stands in their fields is looked at first. */

/** Fills the sign-in form from the card beside it. */
export function fillFromCard(model: Model): Model {
  const open = openLesson(model);
  if (open === null) return model;
  const { world } = open.session;
  const browser = activeBrowser(world);
  const isElsewhere = browser.page.name === 'look-alike' || browser.page.name === 'relay-sign-in';
  const isRoot = browser.page.name === 'sign-in' && browser.page.form === 'root';
  const person = personAt(browser);
  return fillIn(
    model,
    isRoot
      ? { email: world.account.root.email, password: world.account.root.password }
      : {
          account: world.account.alias,
          'user-name': person,
          password: personPassword(world, person),
        },
    {
      // What the address says is there to be read; a password manager reads it.
      text: isElsewhere
        ? 'Copied from the card by hand: at this address a password manager offers nothing.'
        : 'Filled in, as a password manager would.',
      focus: 'sign-in',
    },
  );
}

/** Fills the sign-in form from the list that a thief has. */
export function fillFromLeak(model: Model): Model {
  const world = openLesson(model)?.session.world;
  const leak = world?.leak ?? null;
  if (world === undefined || leak === null) return model;
  return fillIn(
    model,
    { account: world.account.alias, 'user-name': leak.userName, password: leak.password },
    { text: 'Filled in from the list. A program would try thousands in this time.', focus: 'sign-in' },
  );
}

function fillIn(
  model: Model,
  fields: FieldTexts,
  { text, focus }: { readonly text: string; readonly focus: string },
): Model {
  return focusOn({ ...setDrafts(model, fields), notice: { kind: 'ok', text } }, focus);
}

/** The number of a hardware token, and two codes of it. */
export function submitToken(model: Model, context: ExecuteContext): Model {
  const open = openLesson(model);
  if (open === null) return model;
  const serialNumber = draft(model, 'token-number').trim().toUpperCase();
  if (serialNumber === '') return missing(model, 'token-number', 'Type the number on the back of the token.');
  for (const field of ['code-1', 'code-2'] as const) {
    const read = readTypedCode(draft(model, field));
    if (!read.ok) return focusOn({ ...model, notice: { kind: 'typed', problem: read.failure } }, field);
  }
  const { activeBrowser: browser } = open.session.world;
  const codes = [draft(model, 'code-1'), draft(model, 'code-2')] as const;
  return sendRequest(model, { kind: 'submit-token', browser, serialNumber, codes }, context);
}

/** The number that is keyed in during root's call. */
export function submitNumber(model: Model, context: ExecuteContext): Model {
  const open = openLesson(model);
  if (open === null) return model;
  const read = readTypedCode(draft(model, 'number'));
  if (!read.ok) return focusOn({ ...model, notice: { kind: 'typed', problem: read.failure } }, 'number');
  const { activeBrowser: browser } = open.session.world;
  return sendRequest(model, { kind: 'key-in-number', browser, number: read.value }, context);
}

/** A new password: one's own, or one that an administrator gives. */
export function submitPassword(model: Model, context: ExecuteContext): Model {
  const open = openLesson(model);
  if (open === null) return model;
  const browser = activeBrowser(open.session.world);
  const oldPassword = draft(model, 'old-password');
  const newPassword = draft(model, 'new-password');
  const isOwn = browser.page.name === 'change-password';
  if (isOwn && oldPassword === '') return missing(model, 'old-password', 'Type the current password.');
  if (newPassword === '')
    return missing(model, 'new-password', 'Type a new password, or let the lab fill one in.');
  return sendRequest(
    model,
    isOwn
      ? { kind: 'submit-change-password', browser: browser.id, oldPassword, newPassword }
      : { kind: 'submit-reset-password', browser: browser.id, password: newPassword },
    context,
  );
}

/** Fills in a password that the rules take, and the old one where it is asked for. */
export function suggestPassword(model: Model): Model {
  const world = openLesson(model)?.session.world;
  if (world === undefined) return model;
  const browser = activeBrowser(world);
  const isOwn = browser.page.name === 'change-password';
  return fillIn(
    model,
    {
      ...(isOwn ? { 'old-password': passwordAtHand(world, browser) } : {}),
      'new-password': freePassword(world),
    },
    { text: 'Filled in. The card will have the new one.', focus: 'submit-password' },
  );
}

/** Two cards, and how many factors the learner says they make. */
export function predict(model: Model, factors: 1 | 2, context: ExecuteContext): Model {
  const [first, second] = [draft(model, 'card-1'), draft(model, 'card-2')];
  if (first === '') return missing(model, 'card-1-password', 'Choose a first card.');
  if (second === '') return missing(model, 'card-2-password', 'Choose a second card.');
  const sent = sendRequest(model, { kind: 'pair-cards', first, second, predicted: factors }, context);
  // The next pair begins at the first card.
  return focusOn(sent, `card-1-${first}`);
}

/** The lines of the plan. */
export function submitPlan(model: Model, context: ExecuteContext): Model {
  return sendRequest(
    model,
    {
      kind: 'write-plan',
      administrator: draft(model, 'plan-administrator').trim(),
      identityCheck: draft(model, 'plan-identity-check').trim(),
      secondDevice: draft(model, 'plan-second-device').trim(),
      rootContact: draft(model, 'plan-root-contact').trim(),
      rootTelephone: draft(model, 'plan-root-telephone').trim(),
    },
    context,
  );
}

/** The moment at which the phone's code changed: with the code before it, the phone's clock is known. */
export function codeChanged(model: Model, context: ExecuteContext): Model {
  const open = openLesson(model);
  const device = open === null ? undefined : currentDevice(open.session.world);
  if (open === null || device === undefined) return model;
  const code = draft(model, 'measured-code');
  const changedAt = labTime(open.session.world, context.now);
  const sent = sendRequest(
    model,
    { kind: 'measure-clock', serialNumber: device.serialNumber, code, changedAt },
    context,
  );
  const cleared = setDraft(sent, 'measured-code', '');
  // The button goes with its code. Whoever has to measure once more begins at the field of the check.
  return openLesson(cleared)?.session.isSolved === true ? cleared : focusOn(cleared, 'compare');
}
