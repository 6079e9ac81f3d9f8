import type { Need } from '../../sim/things/equipment.js';
import { deviceTypeById, personById } from '../../sim/things/equipment.js';

/** What makes a type fit a need, by need and type; every type that offers it has its own. */
const FIT_WORDS: { readonly [need in Need]: { readonly [type: string]: string } } = {
  'phishing-resistant': {
    passkey: 'answers the real address only, so a copy of the page gets nothing',
    'security-key': 'answers the real address only, so a copy of the page gets nothing',
  },
  'gives-codes': {
    'authenticator-app': 'shows six digits, which can be typed where the script asks for them',
    'hardware-token': 'shows six digits too; only it has to be bought first, where an app is free',
  },
  'no-smartphone': {
    'security-key': 'needs no phone; the shared computers must let it be plugged in',
    'hardware-token': 'needs no phone and no plug: the digits are read off and typed',
  },
  today: {
    passkey: 'is there today: the phone or laptop that keeps it is there already',
    'authenticator-app': 'is free and there today',
  },
};

/** Why a device fits somebody. */
export function explainFit(person: string, device: string): string {
  const { name, need } = personById(person);
  const why = FIT_WORDS[need][device];
  const fits = `That fits ${name}`;
  return why === undefined ? `${fits}.` : `${fits}: ${lowered(deviceTypeById(device).name)} ${why}.`;
}

function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
