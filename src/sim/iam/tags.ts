import type { Shape } from '../api/shapes.js';

// Facts: botocore's `iam/2010-05-08/service-2.json`. Of the patterns only what can be shown is taken.

/** `tagKeyType` */
const TAG_KEY = {
  type: 'text',
  min: 1,
  max: 128,
  pattern: ['[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+', /^[\p{L}\p{Zs}\p{N}_.:/=+\-@]+$/u],
} as const;

/** `tagValueType` */
const TAG_VALUE = {
  type: 'text',
  max: 256,
  pattern: ['[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*', /^[\p{L}\p{Zs}\p{N}_.:/=+\-@]*$/u],
} as const;

/** Tags of one thing, and of one call. */
export const TAGS_MAX = 50;

/** `tagListType` */
export const TAGS: Shape = { type: 'objects', max: TAGS_MAX, members: { key: TAG_KEY, value: TAG_VALUE } };

/** `tagKeyListType` */
export const TAG_KEYS: Shape = { type: 'texts', max: TAGS_MAX, item: TAG_KEY };
