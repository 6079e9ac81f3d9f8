import { expect, it } from 'vitest';
import { typedKeys } from '../../../src/ui/ink/use-keys.js';

it.each<readonly [string, readonly string[] | null]>([
  ['a', ['a']],
  ['12', ['12']],
  ['h12', ['h', '1', '2']],
  [' ', [' ']],
  // Hands that were counted, typed fast: four numbers, and not one.
  ['3 7 1 1', ['3', ' ', '7', ' ', '1', ' ', '1']],
  ['3 ', ['3', ' ']],
  ['１２', ['12']],
  ['123 456', null],
  ['a whole line', null],
])('one read of %j is keys as they were typed, or a paste', (input, keys) => {
  expect(typedKeys(input)).toEqual(keys);
});
