import type { Result } from '../base/result.js';
import { fail, ok } from '../base/result.js';
import type { Refusal } from '../world/refusal.js';
import { refusal } from '../world/refusal.js';
import { invalidMarker } from './api-errors.js';
import type { Parameter } from './shapes.js';

/** What a call for a list says of its pages. */
export interface Paging {
  /** From the answer with the page before. */
  readonly marker?: string;
  readonly maxItems?: number;
}

/** What the answer says of its page. */
export interface Page {
  readonly isTruncated: boolean;
  /** Where the next page begins; null on the last one. */
  readonly marker: string | null;
}

/** `markerType` and `maxItemsType` of IAM. */
export const PAGING: readonly Parameter[] = [
  {
    name: 'marker',
    shape: { type: 'text', min: 1, max: 320, pattern: ['[\\u0020-\\u00FF]+', /^[\u0020-\u00ff]+$/] },
    isOptional: true,
  },
  { name: 'maxItems', shape: { type: 'whole', min: 1, max: 1000 }, isOptional: true },
];

/** Where nothing else is asked for. IAM may give fewer; the lab never does. */
const ITEMS_ON_A_PAGE = 100;

/** What a marker is made of is AWS's own matter. The lab's says how many items came before. */
const MARKER = /^LAB([0-9]{1,6})$/;

/** One page of a list, or a refusal of a marker that nobody was given. */
export function pageOf<Item>(
  all: readonly Item[],
  { marker, maxItems = ITEMS_ON_A_PAGE }: Paging,
): Result<{ readonly items: readonly Item[]; readonly page: Page }, Refusal> {
  const found = marker === undefined ? ['', '0'] : MARKER.exec(marker);
  if (found === null) return fail(refusal(invalidMarker(), { code: 'invalid-marker' }));
  const begin = Number(found[1]);
  const end = begin + maxItems;
  const isTruncated = end < all.length;
  return ok({
    items: all.slice(begin, end),
    page: { isTruncated, marker: isTruncated ? `LAB${end}` : null },
  });
}
