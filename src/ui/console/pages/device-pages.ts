import type { FieldTexts } from '../../../lessons/engine/fields.js';
import { code } from '../../../lessons/words/rich-text.js';
import type { MfaDevice } from '../../../sim/world/world.js';
import { findDevice } from '../../../sim/world/world.js';
import { touchButton } from './challenge-pages.js';
import type { PageRow } from './elements.js';
import { action, choice, field, line, request, row, title } from './elements.js';
import type { PageAt, PageTable } from './page-table.js';

const WIZARD_PATH = '/iam/home#/security_credentials/mfa';

/** The pages on which a device is set up, or set right. */
export const DEVICE_PAGES = {
  'select-mfa-device': { path: () => WIZARD_PATH, rows: selectDevice },
  'set-up-device': { path: () => WIZARD_PATH, rows: setUpDevice },
  'register-security-key': { path: () => WIZARD_PATH, rows: registerKey },
  'set-up-token': { path: () => WIZARD_PATH, rows: setUpToken },
  'resync-mfa-device': { path: () => WIZARD_PATH, rows: resync },
} as const satisfies Partial<PageTable>;

/** The device types the wizard offers. */
export const DEVICE_TYPES = [
  { id: 'passkey', label: 'Passkey or security key' },
  { id: 'app', label: 'Authenticator app' },
  { id: 'token', label: 'Hardware TOTP token' },
] as const;

/** The wizard's first page: a name and a type. */
function selectDevice({ fields, browser }: PageAt<'select-mfa-device'>): PageRow[] {
  const chosen = fields['device-type'] ?? '';
  return [
    title('Select MFA device'),
    field('device-name', 'Device name', fields['device-name']),
    ...DEVICE_TYPES.map((type) =>
      row([
        choice(`type-${type.id}`, type.label, chosen === type.id, {
          kind: 'set-draft',
          field: 'device-type',
          value: type.id,
          focus: 'submit-name',
        }),
      ]),
    ),
    row([
      action('submit-name', 'Next', { kind: 'submit-name' }),
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
  return [
    title(`Set up device: ${page.keyName}`),
    line(['The browser asks for your security key. It will make a new key pair, for this site alone.']),
    row([touchButton(browser), request('cancel', 'Cancel', { kind: 'cancel-wizard', browser: browser.id })]),
  ];
}

/** The wizard's second page for a hardware token. */
function setUpToken({ session, fields, browser }: PageAt<'set-up-token'>): PageRow[] {
  const spare = session.world.account.mfaDevices.find(
    ({ kind, owner }) => kind === 'hardware-token' && owner === null,
  );
  return [
    title('Set up device: hardware TOTP token'),
    field('token-number', 'Serial number', fields['token-number']),
    ...pairFields(fields),
    row([
      action('submit-token', 'Add MFA', { kind: 'submit-token' }),
      request('cancel', 'Cancel', { kind: 'cancel-wizard', browser: browser.id }),
    ]),
    ...(spare === undefined
      ? [line(['There is no spare token in this lab now. Choose another type.'], 'muted')]
      : [line(['on the back of the token in the drawer: ', code(spare.serialNumber)], 'muted')]),
  ];
}

/** Two new codes for a device whose clock has moved. */
function resync(at: PageAt<'resync-mfa-device'>): PageRow[] {
  const device = findDevice(at.session.world.account, at.page.serialNumber);
  return [title(`Resync MFA device: ${device?.name ?? ''}`), ...pairForm(at, 'Resync')];
}

function pairForm(
  { fields, browser }: PageAt<'set-up-device' | 'resync-mfa-device'>,
  submit: string,
): PageRow[] {
  return [
    ...pairFields(fields),
    row([
      action('submit-pair', submit, { kind: 'submit-pair' }),
      request('cancel', 'Cancel', { kind: 'cancel-wizard', browser: browser.id }),
    ]),
  ];
}

function pairFields(fields: FieldTexts): PageRow[] {
  return [field('code-1', 'MFA code 1', fields['code-1']), field('code-2', 'MFA code 2', fields['code-2'])];
}
