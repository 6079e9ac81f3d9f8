import { describe, expect, it } from 'vitest';
import type { CoursePart } from '../../../../src/lessons/engine/course-parts.js';
import { courseBar, courseSigns, growing, sweeping } from '../../../../src/ui/screens/menu/course-bar.js';
import type { Line } from '../../../../src/ui/text/spans.js';
import { lineWidth } from '../../../../src/ui/text/spans.js';

const textOf = (line: Line) => line.map((piece) => ('text' in piece ? piece.text : '')).join('');
const wordsOf = (line: Line) =>
  line.map((piece) => ('text' in piece ? (piece.words ?? piece.text) : '')).join('');

const PARTS: readonly CoursePart[] = [
  { lessonId: 'one', stands: 'done', share: 1 },
  { lessonId: 'two', stands: 'skipped', share: 1 },
  { lessonId: 'three', stands: 'begun', share: 0.375 },
  { lessonId: 'four', stands: 'open', share: 0 },
];

describe('the bar of the course', () => {
  it('has a part for each lesson, and says by its strokes how far each is', () => {
    expect(textOf(courseBar(PARTS, 19))).toBe('━━━━ ╌╌╌╌ ━╾── ────');
  });

  it('says the same without them', () => {
    expect(wordsOf(courseBar(PARTS, 19))).toBe('#### ---- #... ....');
  });

  it('reaches from edge to edge, whatever the width, in parts of nearly one length', () => {
    const twelve = Array.from({ length: 12 }, (_, index) => ({
      ...PARTS[index % 4],
      lessonId: String(index),
    }));
    for (let width = 40; width < 100; width += 1) {
      const bar = courseBar(twelve as CoursePart[], width);
      const lengths = textOf(bar)
        .split(' ')
        .map(({ length }) => length);

      expect(lineWidth(bar)).toBe(width);
      expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(1);
    }
  });

  it('grows by one lesson, and by nothing else', () => {
    const half = growing(PARTS, 'one', 0.5);

    expect(textOf(courseBar(half, 19))).toBe('━━── ╌╌╌╌ ━╾── ────');
    expect(growing(PARTS, 'one', 1)).toEqual(PARTS);
  });

  it('is drawn lesson by lesson at the end of the course, with a sign for each that is whole', () => {
    const done = PARTS.map((part) => ({ ...part, stands: 'done', share: 1 }) as const);

    expect(textOf(courseBar(sweeping(done, 0), 19))).toBe('──── ──── ──── ────');
    expect(textOf(courseBar(sweeping(done, 0.375), 19))).toBe('━━━━ ━━── ──── ────');
    expect(textOf(courseSigns(sweeping(done, 0.375), 19))).toBe('✓                  ');
    expect(sweeping(done, 1)).toEqual(done);
    expect(textOf(courseSigns(PARTS, 19))).toBe('✓    –             ');
    expect(wordsOf(courseSigns(PARTS, 19))).toBe('x    -             ');
  });
});
