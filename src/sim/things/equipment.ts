import type { Handlers } from '../outcome.js';
import { done } from '../outcome.js';
import type { DeviceKind } from '../world/device-kinds.js';
import { DEVICE_KINDS, isCodeDeviceKind } from '../world/device-kinds.js';
import { wrote } from './cards.js';
import type { EquipRequest } from './requests.js';

// Who needs what of an MFA device, and what each type offers. Facts: IAM User Guide, "AWS multi-factor authentication in
// IAM", "Supported configurations for using passkeys and security keys", and the MFA page of AWS IAM.

/** A property that somebody may need. */
export type Need = 'phishing-resistant' | 'gives-codes' | 'no-smartphone' | 'today';

/** A type of MFA device, and what it offers. */
export interface DeviceType {
  readonly id: string;
  readonly label: string;
  /** As it stands at the beginning of a sentence. */
  readonly name: string;
  readonly offers: readonly Need[];
}

/** What can be chosen. SMS is on the list to be refused. */
export const DEVICE_TYPES: readonly DeviceType[] = [
  {
    id: 'passkey',
    label: 'Passkey on phone or laptop',
    name: 'A passkey',
    offers: [proofOf('security-key'), 'today'],
  },
  {
    id: 'security-key',
    label: 'Security key (FIDO2)',
    name: 'A security key',
    offers: [proofOf('security-key'), 'no-smartphone'],
  },
  {
    id: 'authenticator-app',
    label: DEVICE_KINDS.virtual.typeName,
    name: 'An authenticator app',
    offers: [proofOf('virtual'), 'today'],
  },
  {
    id: 'hardware-token',
    label: DEVICE_KINDS['hardware-token'].typeName,
    name: 'A hardware token',
    offers: [proofOf('hardware-token'), 'no-smartphone'],
  },
  { id: 'sms', label: 'Text message (SMS)', name: 'A text message', offers: [] },
];

/** What comes with the proof that devices of a kind give. */
function proofOf(kind: DeviceKind): Need {
  return isCodeDeviceKind(kind) ? 'gives-codes' : 'phishing-resistant';
}

/** Somebody to equip. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly situation: string;
  readonly need: Need;
}

/** Four people with four needs. */
export const PEOPLE: readonly Person[] = [
  {
    id: 'owner',
    name: 'Rosa',
    situation: 'owns the account; a copy of the sign-in page must not fool her',
    need: 'phishing-resistant',
  },
  {
    id: 'developer',
    name: 'Dev',
    situation: 'runs scripts with an access key, which ask for six digits',
    need: 'gives-codes',
  },
  {
    id: 'no-phone',
    name: 'Nils',
    situation: 'has no smartphone, and works at shared computers',
    need: 'no-smartphone',
  },
  {
    id: 'contractor',
    name: 'Cleo',
    situation: 'starts today; what has to be sent comes on Friday',
    need: 'today',
  },
];

/** A device type by its id. Asking for one that is not there is a bug. */
export function deviceTypeById(id: string): DeviceType {
  const type = DEVICE_TYPES.find((candidate) => candidate.id === id);
  if (type === undefined) throw new Error(`No device type ${id}`);
  return type;
}

/** A person by id. Asking for one that is not there is a bug. */
export function personById(id: string): Person {
  const person = PEOPLE.find((candidate) => candidate.id === id);
  if (person === undefined) throw new Error(`Nobody is called ${id}`);
  return person;
}

/** Giving a person a device, if AWS offers it and it has what the person needs; and taking all back. */
export const EQUIP_HANDLERS = {
  equip: (world, request, { now }) => {
    const person = personById(request.person);
    const type = deviceTypeById(request.device);
    if (type.id === 'sms') return wrote(world, 'EquipPerson', now, { code: 'sms-not-offered' });
    if (!type.offers.includes(person.need)) {
      return wrote(world, 'EquipPerson', now, { code: 'unfit-device', person: person.id, device: type.id });
    }
    const equipped = { ...world.desk.equipped, [person.id]: type.id };
    return wrote({ ...world, desk: { ...world.desk, equipped } }, 'EquipPerson', now, null);
  },
  'clear-equipment': (world) => done({ ...world, desk: { ...world.desk, equipped: {} } }),
} satisfies Handlers<EquipRequest>;
