import type { AskedOfRule } from '../../sim/iam/mfa-matrix.js';

/** How what is asked of a rule is called, in the table beside the policy and where a goal is still open. */
export const ASKED_WORDS: { readonly [Asked in AskedOfRule]: string } = {
  work: 'list buckets',
  'create-device': 'make device',
  'enable-own': 'enable own',
  'get-own': 'get own user',
  'list-own': 'see own',
  'deactivate-own': 'remove own',
  'delete-device': 'delete one',
  'enable-other': 'enable other',
};
