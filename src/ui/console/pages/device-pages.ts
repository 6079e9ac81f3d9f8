import type { FieldTexts } from '../../../lessons/engine/fields.js';
import { code } from '../../../lessons/words/rich-text.js';
import { findDevice } from '../../../sim/world/account.js';
import { ALL_DEVICE_KINDS, DEVICE_KINDS } from '../../../sim/world/device-kinds.js';
import type { MfaDevice } from '../../../sim/world/devices.js';
import { isToken } from '../../../sim/world/devices.js';
import { KEY_IS_ELSEWHERE, touchButton } from './challenge-pages.js';
import type { PageRow } from './elements.js';
import { choice, field, line, primary, request, row, title } from './elements.js';
import type { PageAt, PageTable } from './page-table.js';
import { timeRows } from './time-row.js';
import { isOwnWindow } from './windows.js';

const WIZARD_PATH = '/iam/home#/security_credentials/mfa';

/** The pages on which a device is set up, or set right. */
export const DEVICE_PAGES = {
  'select-mfa-device': { path: () => WIZARD_PATH, rows: selectDevice },
  'set-up-device': { path: () => WIZARD_PATH, rows: setUpDevice },
  'register-security-key': { path: () => WIZARD_PATH, rows: registerKey },
  'set-up-token': { path: () => WIZARD_PATH, rows: setUpToken },
  'resync-mfa-device': { path: () => WIZARD_PATH, rows: resync },
} as const satisfies Partial<PageTable>;

/** The wizard's first page: a name and a type. */
function selectDevice({ fields, browser }: PageAt<'select-mfa-device'>): PageRow[] {
  const chosen = fields['device-type'] ?? '';
  return [
    title('Select MFA device'),
    field('device-name', 'Device name', fields['device-name']),
    ...ALL_DEVICE_KINDS.map((kind) =>
      row([
        choice(`type-${kind}`, DEVICE_KINDS[kind].typeName, chosen === kind, {
          kind: 'set-draft',
          field: 'device-type',
          value: kind,
          focus: 'submit-name',
        }),
      ]),
    ),
    row([
      primary('submit-name', 'Next', { kind: 'submit-name' }),
      request('cancel', 'Cancel', { kind: 'cancel-wizard', browser: browser.id }),
    ]),
  ];
}

/** The wizard's second page for an authenticator app. */
function setUpDevice(at: PageAt<'set-up-device'>): PageRow[] {
  const { session, browser } = at;
  const { serialNumber, reveal } = at.page;
  const device = findDevice(session.world.account, serialNumber);
  const isKeyShown = reveal === 'key' && device !== undefined;
  return [
    title(`Set up device: ${device?.name ?? ''}`),
    row([
      request('show-qr', 'Show QR code', { kind: 'reveal', browser: browser.id, what: 'qr' }, 'button'),
      request(
        'show-key',
        isKeyShown ? 'Hide secret key' : 'Show secret key',
        { kind: 'reveal', browser: browser.id, what: isKeyShown ? 'nothing' : 'key' },
        'button',
      ),
    ]),
    ...(isKeyShown ? [secretRow(device)] : []),
    ...pairForm(at, 'Add MFA'),
  ];
}

function secretRow({ seed }: MfaDevice): PageRow {
  return { kind: 'secret', seed };
}

/** The wizard's second page for a security key: the browser asks for a touch. */
function registerKey({ browser, page }: PageAt<'register-security-key'>): PageRow[] {
  const isOwn = isOwnWindow(browser);
  return [
    title(`Set up device: ${page.keyName}`),
    line([
      isOwn
        ? 'The browser asks for your security key. It will make a new key pair, for this site alone.'
        : KEY_IS_ELSEWHERE,
    ]),
    row([
      ...(isOwn ? [touchButton(browser)] : []),
      request('cancel', 'Cancel', { kind: 'cancel-wizard', browser: browser.id }),
    ]),
  ];
}

/** The wizard's second page for a hardware token. */
function setUpToken({ session, fields, browser }: PageAt<'set-up-token'>): PageRow[] {
  const spare = session.world.account.mfaDevices.find((device) => isToken(device) && device.owner === null);
  return [
    title('Set up device: hardware TOTP token'),
    field('token-number', 'Serial number', fields['token-number']),
    ...pairFields(fields),
    row([
      primary('submit-token', 'Add MFA', { kind: 'submit-token' }),
      request('cancel', 'Cancel', { kind: 'cancel-wizard', browser: browser.id }),
    ]),
    ...(spare === undefined
      ? [line(['There is no spare token in this lab now. Choose another type.'], 'lab')]
      : [line(['on the back of the token in the drawer: ', code(spare.serialNumber)], 'lab')]),
  ];
}

/** Two new codes for a device whose clock has moved. */
function resync(at: PageAt<'resync-mfa-device'>): PageRow[] {
  const device = findDevice(at.session.world.account, at.page.serialNumber);
  return [title(`Resync MFA device: ${device?.name ?? ''}`), ...pairForm(at, 'Resync')];
}

function pairForm(
  { session, fields, browser }: PageAt<'set-up-device' | 'resync-mfa-device'>,
  submit: string,
): PageRow[] {
  return [
    ...pairFields(fields),
    ...timeRows(session),
    row([
      primary('submit-pair', submit, { kind: 'submit-pair' }),
      request('cancel', 'Cancel', { kind: 'cancel-wizard', browser: browser.id }),
    ]),
  ];
}

/** What AWS calls the fields for two consecutive codes. */
export const CODE_LABELS = ['MFA code 1', 'MFA code 2'] as const;

function pairFields(fields: FieldTexts): PageRow[] {
  return [
    field('code-1', CODE_LABELS[0], fields['code-1']),
    field('code-2', CODE_LABELS[1], fields['code-2']),
  ];
}
