/**
 * What a field is for, and with it where its text may go:
 * - `text`: typed, shown, and saved
 * - `code`: digits, shown in two groups, and saved
 * - `line`: a line of a terminal, which the lab edits as a shell does; shown, and saved
 * - `secret`: a password. Masked, and never part of a session, so of nothing that is saved or taken back
 * - `noted`: nobody types it. What a page remembers, such as which card was chosen; saved
 */
export type FieldKind = 'text' | 'code' | 'line' | 'secret' | 'noted';

/** Every field of the console, the phone and the desk. A new one is a line here, and says by it whether it is saved. */
const FIELDS = {
  account: 'text',
  'user-name': 'text',
  email: 'text',
  password: 'secret',
  'old-password': 'secret',
  'new-password': 'secret',
  code: 'code',
  'code-1': 'code',
  'code-2': 'code',
  /** Keyed in during root's call. */
  number: 'code',
  /** A code of the learner's own phone, which only the lab looks at. */
  compare: 'code',
  'device-name': 'text',
  'token-number': 'text',
  'plan-administrator': 'text',
  'plan-identity-check': 'text',
  'plan-second-device': 'text',
  'plan-root-contact': 'text',
  'plan-root-telephone': 'text',
  /** The path of a policy on this machine. */
  'policy-file': 'text',
  /** What is typed at the prompt of the terminal, or as an answer to what a command asks for. */
  command: 'line',
  'device-type': 'noted',
  'card-1': 'noted',
  'card-2': 'noted',
  'event-page': 'noted',
  /** `open` while the menu under one's name is. */
  'account-menu': 'noted',
  /** `open` while there is a field for the path of a policy. */
  'policy-load': 'noted',
  /** `open` while a policy that is written is shown as JSON. */
  'policy-json': 'noted',
  /** `clock` while the phone shows the settings of its clock. */
  'phone-page': 'noted',
  /** The code whose change is waited for, while the clock of the learner's own phone is measured. */
  'measured-code': 'noted',
  /** When the wait for the next code began, in seconds of real time. */
  'waiting-since': 'noted',
  /** The time step that the phone was in when the first of two codes was noted. */
  'waiting-step': 'noted',
} as const satisfies { readonly [name: string]: FieldKind };

/** The name of a field. */
export type FieldName = keyof typeof FIELDS;

/** The names of the fields of some kinds. */
export type FieldOf<Kind extends FieldKind> = {
  [Name in FieldName]: (typeof FIELDS)[Name] extends Kind ? Name : never;
}[FieldName];

/** A field that somebody types into. */
export type TypedField = FieldOf<'text' | 'code' | 'line' | 'secret'>;

/** A field whose text is a password. */
export type SecretField = FieldOf<'secret'>;

/** A field whose text is part of the session, and saved with it. */
export type SavedField = Exclude<FieldName, SecretField>;

/** Text in fields that was not sent yet, and what pages remember. Has no place for a password. */
export type Drafts = { readonly [Name in SavedField]?: string } & { readonly [Name in SecretField]?: never };

/** Passwords that were typed and not sent yet. They live as long as their page is shown, and only in memory. */
export type Secrets = { readonly [Name in SecretField]?: string };

/** What stands in all fields. */
export type FieldTexts = { readonly [Name in FieldName]?: string };

/** All fields, in no special order. */
export const FIELD_NAMES: readonly FieldName[] = Object.keys(FIELDS).filter(isFieldName);

/** What a field is for. */
export function kindOfField<Name extends FieldName>(name: Name): (typeof FIELDS)[Name] {
  return FIELDS[name];
}

/** Whether there is such a field. */
export function isFieldName(name: string): name is FieldName {
  return Object.hasOwn(FIELDS, name);
}

/** Whether a field's text must not be kept. */
export function isSecretField(name: FieldName): name is SecretField {
  return FIELDS[name] === 'secret';
}

/** Drafts out of a file: without passwords, which versions before this one wrote into it. */
export function withoutSecrets(stored: { readonly [name: string]: string }): Drafts {
  return Object.fromEntries(
    Object.entries(stored).filter(([name]) => !(isFieldName(name) && isSecretField(name))),
  );
}

/** The drafts without codes that nobody has sent: who comes back later has another code to type. The rest stays. */
export function withoutCodes(drafts: Drafts): Drafts {
  const isOfCode = (name: string) =>
    name === 'waiting-since' || (isFieldName(name) && FIELDS[name] === 'code');
  const entries = Object.entries(drafts);
  return entries.some(([name]) => isOfCode(name))
    ? Object.fromEntries(entries.filter(([name]) => !isOfCode(name)))
    : drafts;
}
