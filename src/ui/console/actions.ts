import type { ExecuteContext } from '../../sim/base/ports.js';
import { readTypedCode } from '../../sim/codes/typed-code.js';
import type { Request } from '../../sim/requests.js';
import type { DeviceKind } from '../../sim/world/device-kinds.js';
import { DEVICE_KINDS, isDeviceKind } from '../../sim/world/device-kinds.js';
import { ATTACKER_WINDOW } from '../../sim/world/windows.js';
import { activeBrowser } from '../../sim/world/world.js';
import { draft, focusOn, missing, setDraft } from '../store/drafts.js';
import type { Model } from '../store/model.js';
import { openLesson } from '../store/open-lesson.js';
import { sendRequest } from '../store/send-request.js';
import {
  codeChanged,
  fillFromCard,
  fillFromLeak,
  predict,
  submitNumber,
  submitPassword,
  submitPlan,
  submitToken,
  suggestPassword,
} from './forms.js';
import { CODE_LABELS } from './pages/device-pages.js';
import type { ElementAction } from './pages/elements.js';
import { CLOSE_CLOCK_LIST } from './panels/phone-clock.js';
import { switchPhone } from './phone-choice.js';
import { loadPolicy, openEditor } from './policy-text.js';

/** Does what an element of the page stands for. */
export function runAction(model: Model, action: ElementAction, context: ExecuteContext): Model {
  switch (action.kind) {
    case 'request':
      return sendRequest(model, action.request, context);
    case 'sign-in':
      return signIn(model, context);
    case 'fill-from-card':
      return fillFromCard(model);
    case 'fill-from-leak':
      return fillFromLeak(model);
    case 'set-draft': {
      // What was said of the pair before is over when another one is begun.
      const isPair = action.field === 'card-1' || action.field === 'card-2';
      const set = setDraft(isPair ? { ...model, notice: null } : model, action.field, action.value);
      return action.focus === undefined ? set : focusOn(set, action.focus);
    }
    case 'say':
      return { ...model, notice: { kind: 'info', text: action.text } };
    case 'submit-token':
      return submitToken(model, context);
    case 'submit-number':
      return submitNumber(model, context);
    case 'submit-password':
      return submitPassword(model, context);
    case 'suggest-password':
      return suggestPassword(model);
    case 'predict':
      return predict(model, action.factors, context);
    case 'submit-plan':
      return submitPlan(model, context);
    case 'code-changed':
      return codeChanged(model, context);
    case 'set-clock': {
      const sent = sendRequest(model, { kind: 'phone-set-clock', offset: action.offset }, context);
      return runAction(sent, CLOSE_CLOCK_LIST, context);
    }
    case 'submit-name':
      return submitName(model, context);
    case 'submit-pair':
      return submitPair(model, context);
    case 'submit-code':
      return submitCode(model, context);
    case 'open-editor':
      return openEditor(model);
    case 'load-policy':
      return loadPolicy(model);
    case 'show-lab-qr':
      return { ...model, overlay: { kind: 'lab-qr', serialNumber: action.serialNumber } };
    case 'switch-phone':
      return switchPhone(model, context);
  }
}

function signIn(model: Model, context: ExecuteContext): Model {
  const open = openLesson(model);
  if (open === null) return model;
  const browser = activeBrowser(open.session.world);
  const { page } = browser;
  if (page.name !== 'sign-in' && page.name !== 'look-alike' && page.name !== 'relay-sign-in') return model;
  const password = draft(model, 'password');
  if (page.name === 'sign-in' && page.form === 'root') {
    const email = draft(model, 'email').trim();
    if (email === '') return missing(model, 'email', 'Type the e-mail address of the root user.');
    if (password === '') return missing(model, 'password', 'Type the password.');
    return sendRequest(model, { kind: 'sign-in-as-root', browser: browser.id, email, password }, context);
  }
  const shown = page.name === 'sign-in' ? page.account : open.session.world.account.alias;
  const account = (open.fields['account'] ?? shown).trim();
  const userName = draft(model, 'user-name').trim();
  // A thief has no card, but a list.
  const source = browser.id === ATTACKER_WINDOW ? 'The list has it.' : 'The card has it.';
  if (account === '')
    return missing(model, 'account', `Type the account: its alias or its 12 digits. ${source}`);
  if (userName === '') return missing(model, 'user-name', `Type the user name. ${source}`);
  if (password === '') return missing(model, 'password', `Type the password. ${source}`);
  if (page.name === 'look-alike') {
    const told = sendRequest(model, { kind: 'submit-to-look-alike', browser: browser.id }, context);
    // Nothing is to be typed here once more, and u is no letter then.
    return { ...setDraft(told, 'password', ''), focus: 'inbox', isTyping: false };
  }
  const kind = page.name === 'sign-in' ? 'sign-in-as-user' : 'relay-password';
  const request: Request = { kind, browser: browser.id, account, userName, password };
  const sent = sendRequest(model, request, context);
  // A wrong password is typed anew, not corrected blindly.
  return activeBrowser(openLesson(sent)?.session.world ?? open.session.world).page.name === page.name
    ? focusOn(setDraft(sent, 'password', ''), 'password')
    : sent;
}

function submitName(model: Model, context: ExecuteContext): Model {
  const open = openLesson(model);
  if (open === null) return model;
  const deviceName = draft(model, 'device-name').trim();
  const type = draft(model, 'device-type');
  if (deviceName === '')
    return missing(model, 'device-name', 'Type a name for the device, such as alice-phone.');
  if (!isDeviceKind(type))
    return missing(
      model,
      'type-virtual',
      `Choose a type; most people take ${DEVICE_KINDS.virtual.typeName}.`,
    );
  const { activeBrowser: browser } = open.session.world;
  const sent = sendRequest(model, namedDevice(type, browser, deviceName), context);
  const isRefused =
    activeBrowser(openLesson(sent)?.session.world ?? open.session.world).page.name === 'select-mfa-device';
  return isRefused ? focusOn(sent, 'device-name') : sent;
}

function namedDevice(kind: DeviceKind, browser: string, name: string): Request {
  const { addedBy } = DEVICE_KINDS[kind];
  switch (addedBy) {
    case 'secret':
      return { kind: 'submit-device-name', browser, deviceName: name };
    case 'touch':
      return { kind: 'submit-key-name', browser, keyName: name };
    case 'number':
      return { kind: 'open-token-form', browser };
  }
}

function submitPair(model: Model, context: ExecuteContext): Model {
  const open = openLesson(model);
  if (open === null) return model;
  for (const [index, id] of (['code-1', 'code-2'] as const).entries()) {
    const read = readTypedCode(draft(model, id));
    if (!read.ok) {
      const notice = { kind: 'typed', problem: read.failure, field: CODE_LABELS[index] } as const;
      return focusOn({ ...model, notice }, id);
    }
  }
  const { world } = open.session;
  const kind =
    activeBrowser(world).page.name === 'resync-mfa-device' ? 'submit-resync-codes' : 'submit-set-up-codes';
  const codes = [draft(model, 'code-1'), draft(model, 'code-2')] as const;
  const sent = sendRequest(model, { kind, browser: world.activeBrowser, codes }, context);
  const isStillHere =
    activeBrowser(openLesson(sent)?.session.world ?? world).page.name === activeBrowser(world).page.name;
  if (!isStillHere) return sent;
  return focusOn(sent, draft(sent, 'code-1') === '' ? 'code-1' : 'code-2');
}

function submitCode(model: Model, context: ExecuteContext): Model {
  const open = openLesson(model);
  if (open === null) return model;
  const read = readTypedCode(draft(model, 'code'));
  if (!read.ok) return focusOn({ ...model, notice: { kind: 'typed', problem: read.failure } }, 'code');
  const { id, page } = activeBrowser(open.session.world);
  const kind = page.name === 'relay-challenge' ? 'relay-code' : 'submit-mfa-code';
  const sent = sendRequest(model, { kind, browser: id, code: read.value }, context);
  // The wait for another code begins with a refusal.
  const isRefused = openLesson(sent)?.session.world !== undefined && sent.notice?.kind === 'refused';
  return isRefused ? setDraft(sent, 'waiting-since', String(context.now)) : sent;
}
