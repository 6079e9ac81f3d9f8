import { describe, expect, it } from 'vitest';
import { lessonsHere } from '../../../src/cli/arguments/unknown-word.js';
import type { CatalogEntry } from '../../../src/lessons/catalog.js';
import { CATALOG, LESSONS } from '../../../src/lessons/catalog.js';

/** A course with a lesson for each `L`, and a plan for each `p`. */
function courseOf(places: string): readonly CatalogEntry[] {
  const [lesson] = LESSONS;
  if (lesson === undefined) throw new Error('There is no lesson');
  return [...places].map((place, index) => ({
    number: index + 1,
    id: `place-${index + 1}`,
    title: `Place ${index + 1}`,
    lesson: place === 'L' ? lesson : null,
  }));
}

describe('the lessons that are here', () => {
  it.each([
    ['LLLLLLLLLppp', 'lessons 1 to 9'],
    ['LLL', 'lessons 1 to 3'],
    ['LLLLLLLLLpL', 'lessons 1 to 9 and 11'],
    ['LLpLpLLLp', 'lessons 1 to 2, 4 and 6 to 8'],
    ['pLLL', 'lessons 2 to 4'],
  ])('in a course like %s are told as %s', (places, words) => {
    expect(lessonsHere(courseOf(places))).toBe(words);
  });

  it('are all of the real course, and none that is planned', () => {
    const told = [...lessonsHere(CATALOG).matchAll(/(\d+)(?: to (\d+))?/g)].flatMap(
      ([, first, last = first]) =>
        CATALOG.map(({ number }) => number).filter(
          (number) => number >= Number(first) && number <= Number(last),
        ),
    );

    expect(told).toEqual(CATALOG.filter(({ lesson }) => lesson !== null).map(({ number }) => number));
  });
});
