import { describe, expect, it } from 'vitest';
import { paceOf } from '../../../src/ui/screens/pace.js';
import { at } from '../store/lab-at.js';

describe('what changes with time alone', () => {
  it.each([
    ['the codes in a drawing', 'two-consecutive-codes', 'why-two', 'seconds'],
    ['nothing on a page without any', 'two-secrets-are-not-two-factors', 'three-kinds-of-proof', 'none'],
    ['the phone beside a task', 'sign-in-with-a-code', 'sign-in-with-code', 'seconds'],
  ] as const)('is %s', (_what, lessonId, stepId, pace) => {
    expect(paceOf(at(lessonId, stepId).model)).toBe(pace);
  });
});
