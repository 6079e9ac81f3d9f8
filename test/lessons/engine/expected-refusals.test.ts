import { describe, expect, it } from 'vitest';
import { LESSONS } from '../../../src/lessons/catalog.js';
import { courseSteps } from '../../../src/lessons/class/course-steps.js';
import { expectedRefusals } from '../../../src/lessons/engine/expected-refusals.js';
import { fakeContext } from '../../helpers/fake-ports.js';

const numbersWith = (own: boolean) => {
  const expected = expectedRefusals(LESSONS, own, fakeContext());
  return courseSteps().flatMap(({ id, number }) =>
    expected.has(id) ? [`${number}: ${expected.get(id)}`] : [],
  );
};

describe('the refusals that a task asks for', () => {
  it('are those that its stored solution runs into', () => {
    expect(numbersWith(false)).toMatchInlineSnapshot(`
      [
        "2.6: 1",
        "3.4: 1",
        "4.4: 1",
        "4.6: 1",
        "5.4: 1",
        "6.3: 1",
        "6.4: 1",
        "7.4: 1",
        "8.2: 2",
        "8.6: 1",
        "8.7: 2",
        "9.2: 1",
        "9.4: 1",
        "9.8: 1",
        "9.9: 1",
        "10.5: 1",
        "10.10: 1",
        "11.6: 1",
        "12.3: 1",
        "12.5: 1",
        "12.6: 1",
        "12.8: 1",
      ]
    `);
  });

  it('are the same with a phone of one’s own', () => {
    expect(numbersWith(true)).toEqual(numbersWith(false));
  });
});
