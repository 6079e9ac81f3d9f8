import type { Model } from '../store/model.js';
import { elements } from '../store/screen-elements.js';
import { choicesOn } from './plain-page.js';

/** What a name that was typed stands for: one thing on the page, several, or none. */
export type Named =
  | { readonly kind: 'one'; readonly id: string }
  | { readonly kind: 'several'; readonly labels: readonly string[] }
  | { readonly kind: 'none' };

const NONE: Named = { kind: 'none' };

/** A shorter text is no name: single letters are answers and keys. */
const SHORTEST_NAME = 2;

/**
 * The thing on the page with this name: the whole of it, what stands behind a person's name (`sign out` of
 * `alice: Sign out`), or words of it that nothing else has.
 */
export function thingNamed(model: Model, typed: string): Named {
  const found = named(model, simple(typed));
  // `go to alice` where the page says `alice`.
  return found.kind === 'none' ? named(model, simple(typed).replace(/^(?:go to|open|press) /, '')) : found;
}

function named(model: Model, wanted: string): Named {
  if (wanted.length < SHORTEST_NAME || !/[a-z]/.test(wanted)) return NONE;
  const things = choicesOn(model).map(({ id, label, bare }) => ({
    id,
    label,
    name: simple(label.replace(/^\d+\. /, '')),
    bare: simple(bare),
    tail: simple(label.slice(label.indexOf(': ') + 1).replace(/^ ?\d+\. /, '')),
  }));
  const ways = [
    things.filter(({ name }) => name === wanted),
    things.filter(({ tail, bare }) => tail === wanted || bare === wanted),
    things.filter(({ name }) => ` ${name} `.includes(` ${wanted} `)),
  ];
  const found = ways.find((way) => way.length > 0) ?? [];
  const [first] = found;
  if (first === undefined) return NONE;
  // What costs something is not chosen by a part of its name.
  const isGuess = found === ways[2] && isRisky(model, first.id);
  return found.length === 1 && !isGuess
    ? { kind: 'one', id: first.id }
    : { kind: 'several', labels: found.map(({ label }) => label) };
}

function isRisky(model: Model, chosen: string): boolean {
  return elements(model).some(
    (element) => element.id === chosen && element.kind !== 'field' && element.risk !== undefined,
  );
}

/** Small letters, without the signs that nobody says. */
function simple(text: string): string {
  return text
    .toLowerCase()
    .replace(/[:;,.'"[\]()]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
