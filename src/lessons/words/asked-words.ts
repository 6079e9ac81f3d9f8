import type { AskedOfRule } from '../../sim/iam/mfa-matrix.js';

/** How what is asked of a rule is called, to an ear and where a goal is still open. */
export const ASKED_WORDS: { readonly [Asked in AskedOfRule]: string } = {
  work: 'list buckets',
  'create-device': 'make device',
  'enable-own': 'enable own device',
  'get-own': 'see own user',
  'list-own': 'see own device',
  'deactivate-own': 'remove own device',
  'delete-device': 'delete own device',
  'enable-other': 'enable other device',
};
