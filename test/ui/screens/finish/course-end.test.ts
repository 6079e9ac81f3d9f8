import { describe, expect, it } from 'vitest';
import { LESSONS } from '../../../../src/lessons/catalog.js';
import { NO_PROGRESS } from '../../../../src/lessons/engine/progress.js';
import { ROUTE_SKILLS } from '../../../../src/lessons/words/course-text.js';
import { startPlain } from '../../../../src/ui/plain/plain-session.js';
import { paceOf } from '../../../../src/ui/screens/pace.js';
import type { Model } from '../../../../src/ui/store/model.js';
import { MOTION_TICKS, motionGoesOn } from '../../../../src/ui/store/motion.js';
import { fakeContext } from '../../../helpers/fake-ports.js';
import { labAtTheEnd } from '../../store/lab-at.js';
import { frameOf, pressed } from '../course.js';

/** The last page, as it comes up behind the last lesson. */
const END = labAtTheEnd().model;

const words = (model: Model) => frameOf(model).text.replace(/[│\s]+/g, ' ');
const signs = (model: Model) => (frameOf(model).text.match(/✓/g) ?? []).length;

describe('the end of the course', () => {
  it('draws the whole course, lesson by lesson, and then stands still', () => {
    const seen: number[] = [];
    let model = END;
    for (; paceOf(model) === 'motion'; model = motionGoesOn(model)) seen.push(signs(model));

    expect(model.screen).toBe('finish');
    expect(seen).toHaveLength(MOTION_TICKS);
    expect(seen[0]).toBe(0);
    expect(seen).toEqual(seen.toSorted((one, other) => one - other));
    expect(signs(model)).toBe(LESSONS.length);
    expect(paceOf(model)).toBe('none');
  });

  it('says what it was good for, on the screen and in words', () => {
    const said = startPlain(END, { kind: 'ticked', now: END.now }, fakeContext()).lines;

    // The lab did all of it here.
    expect(words(END)).toContain(`You have seen how to ${ROUTE_SKILLS.full}.`);
    expect(words(END)).toContain(`${LESSONS.length} of ${LESSONS.length} done`);
    expect(said).toContain(`You have seen how to ${ROUTE_SKILLS.full}.`);
  });

  it('does not claim that of a course of which a lesson was skipped', () => {
    const { progress } = END.saved;
    const skipped = { status: 'skipped', steps: {} } as const;
    const lessons = { ...progress.lessons, 'the-phone-is-gone': skipped };
    const model: Model = { ...END, saved: { ...END.saved, progress: { ...NO_PROGRESS, lessons } } };

    expect(words(model)).not.toContain(ROUTE_SKILLS.full);
    expect(words(model)).toContain(`${LESSONS.length - 1} of ${LESSONS.length} done, 1 skipped`);
  });

  it('goes on at once by any key, and does not move when it is looked at again', () => {
    const list = pressed(END, { text: 'l' });
    const again = pressed(list, { text: 'f' });

    expect(list.screen).toBe('menu');
    expect([paceOf(list), paceOf(again)]).toEqual(['none', 'none']);
    expect(signs(again)).toBe(LESSONS.length);
  });
});
