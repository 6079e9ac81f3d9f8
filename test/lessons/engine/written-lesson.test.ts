import { afterEach, describe, expect, it, vi } from 'vitest';
import { LESSONS } from '../../../src/lessons/catalog.js';
import type { Step } from '../../../src/lessons/engine/lesson.js';
import { lesson } from '../../../src/lessons/engine/written-lesson.js';
import { screenView } from '../../../src/ui/screens/screen-view.js';
import type { Model } from '../../../src/ui/store/model.js';
import { firstModel, NOTHING_SAVED } from '../../../src/ui/store/model.js';
import { update } from '../../../src/ui/store/update.js';
import { drive } from '../../helpers/drive.js';
import { fakeContext } from '../../helpers/fake-ports.js';
import { FULL_DISPLAY } from '../../ui/text/displays.js';

const STEP: Step = { kind: 'read', id: 'page', title: 'A page', sources: ['lab'], blocks: [] };

describe('a lesson', () => {
  afterEach(() => vi.restoreAllMocks());

  it('has its steps made once, when somebody asks for them', () => {
    const steps = vi.fn(() => [STEP]);
    const made = lesson({
      id: 'x',
      title: 'X',
      objective: 'Say x.',
      minutes: 1,
      checkpoint: () => [],
      steps,
    });

    expect(made).toMatchObject({ id: 'x', title: 'X', minutes: 1 });
    expect(steps).not.toHaveBeenCalled();
    expect(made.steps).toEqual([STEP]);
    expect(made.steps).toBe(made.steps);
    expect(steps).toHaveBeenCalledTimes(1);
  });

  /** The lessons whose steps the first frame of a run asks for. */
  function askedForBy(saved: Model['saved']): readonly string[] {
    const asked = new Set<string>();
    for (const one of LESSONS) {
      const { steps } = one;
      vi.spyOn(one, 'steps', 'get').mockImplementation(() => {
        asked.add(one.id);
        return steps;
      });
    }
    const context = fakeContext();
    const first = firstModel(saved, context.now, { columns: 80, rows: 24 }, []);
    screenView(update(first, { kind: 'resumed', now: context.now }, context).model, FULL_DISPLAY);
    return [...asked];
  }

  it('is made in the first frame of a run only where somebody comes back to it', () => {
    const lab = drive();
    lab.press('a');
    lab.open('two-consecutive-codes');
    // To its first task: a question has its answers in an order that all questions of the course share.
    lab.press('s', 'enter', 'enter');
    const { saved } = lab.model;

    expect(askedForBy(NOTHING_SAVED)).toEqual([]);
    expect(askedForBy(saved)).toEqual(['two-consecutive-codes']);
  });
});
