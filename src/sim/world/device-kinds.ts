/** What is true of every device of a kind, and read in more than one place. */
interface DeviceKindFacts {
  /** In the console's lists of devices and users (IAM User Guide, "Checking MFA status"). */
  readonly listName: string;
  /** In the console's wizard, and wherever the type is meant and not a device. */
  readonly typeName: string;
  /**
   * What it answers a sign-in with. A code comes from a seed that AWS has too: it can be resynchronised, and somebody may be
   * tricked into typing it. A signature is for one site alone.
   */
  readonly proof: 'code' | 'signature';
  /** What shows its codes: an app on a phone, or a token. */
  readonly codesOn: 'phone' | 'token' | null;
  /** The type of resource in the ARN that is its serial number; null where the maker prints a number on it. */
  readonly arnType: 'mfa' | 'u2f' | null;
  /** What the wizard asks for after the name: the secret in an app, a touch, or the number on the token. */
  readonly addedBy: 'secret' | 'touch' | 'number';
  /** The call after which the account knows it no more; null where there is none, and it only comes to be unassigned. */
  readonly deletedBy: 'DeleteVirtualMFADevice' | 'DeactivateMFADevice' | null;
}

/** Every kind of MFA device there is, in the order in which the wizard offers them. */
export const DEVICE_KINDS = {
  'security-key': {
    listName: 'Security key',
    typeName: 'Passkey or security key',
    proof: 'signature',
    codesOn: null,
    arnType: 'u2f',
    addedBy: 'touch',
    deletedBy: 'DeactivateMFADevice',
  },
  virtual: {
    listName: 'Virtual',
    typeName: 'Authenticator app',
    proof: 'code',
    codesOn: 'phone',
    arnType: 'mfa',
    addedBy: 'secret',
    deletedBy: 'DeleteVirtualMFADevice',
  },
  'hardware-token': {
    listName: 'Hardware',
    typeName: 'Hardware TOTP token',
    proof: 'code',
    codesOn: 'token',
    arnType: null,
    addedBy: 'number',
    deletedBy: null,
  },
} as const satisfies { readonly [kind: string]: DeviceKindFacts };

/** A kind of MFA device. */
export type DeviceKind = keyof typeof DEVICE_KINDS;

type KindWith<Facts extends Partial<DeviceKindFacts>> = {
  [Kind in DeviceKind]: (typeof DEVICE_KINDS)[Kind] extends Facts ? Kind : never;
}[DeviceKind];

/** A kind whose devices give codes. */
export type CodeDeviceKind = KindWith<{ readonly proof: 'code' }>;

/** A kind whose devices sign. */
export type SigningDeviceKind = KindWith<{ readonly proof: 'signature' }>;

/** All kinds, in the order of the wizard. */
export const ALL_DEVICE_KINDS: readonly DeviceKind[] = Object.keys(DEVICE_KINDS).filter(isDeviceKind);

/** The kinds whose devices give codes. */
export const CODE_DEVICE_KINDS: readonly CodeDeviceKind[] = ALL_DEVICE_KINDS.filter(isCodeDeviceKind);

/** The kinds whose devices sign. */
export const SIGNING_DEVICE_KINDS: readonly SigningDeviceKind[] =
  ALL_DEVICE_KINDS.filter(isSigningDeviceKind);

/** Whether there is such a kind. */
export function isDeviceKind(text: string): text is DeviceKind {
  return Object.hasOwn(DEVICE_KINDS, text);
}

/** Whether devices of a kind give codes. */
export function isCodeDeviceKind(kind: DeviceKind): kind is CodeDeviceKind {
  return DEVICE_KINDS[kind].proof === 'code';
}

function isSigningDeviceKind(kind: DeviceKind): kind is SigningDeviceKind {
  return DEVICE_KINDS[kind].proof === 'signature';
}
