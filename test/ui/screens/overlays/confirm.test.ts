import { describe, expect, it } from 'vitest';
import { findLesson } from '../../../../src/lessons/catalog.js';
import type { Confirmation } from '../../../../src/ui/screens/overlays/overlay.js';
import { isConfirmation } from '../../../../src/ui/screens/overlays/overlay.js';
import type { Model } from '../../../../src/ui/store/model.js';
import { openLesson } from '../../../../src/ui/store/open-lesson.js';
import { update } from '../../../../src/ui/store/update.js';
import { fakeContext } from '../../../helpers/fake-ports.js';
import { frameOf } from '../course.js';
import { OVERLAYS } from '../places.js';

function pressedOn(model: Model, text: string) {
  return update(model, { kind: 'key', key: { name: 'text', text }, now: model.now }, fakeContext());
}

const words = (model: Model) => frameOf(model).text.replace(/\s+/g, ' ');

/** What each question asks, and what a yes to it leads to. One that is new does not compile until it is here. */
const QUESTIONS: {
  readonly [kind in Confirmation['kind']]: {
    readonly asks: string;
    readonly isDone: (after: Model, before: Model) => boolean;
  };
} = {
  'confirm-restart': {
    asks: 'Start this step over?',
    isDone: (after, before) => {
      const [session, old] = [openLesson(after)?.session, openLesson(before)?.session];
      return session?.stepId === old?.stepId && session?.world === old?.stepStart;
    },
  },
  'confirm-own-phone': {
    asks: 'Restart this lesson in real time, for your own phone?',
    isDone: (after) =>
      openLesson(after)?.session.world.usesOwnPhone === true && after.saved.settings.phone === 'own',
  },
  'confirm-restart-lesson': {
    asks: 'Start "Two consecutive codes" over, in a new world?',
    isDone: (after) => {
      const [first] = findLesson('two-consecutive-codes')?.steps ?? [];
      const open = openLesson(after);
      return open?.step === first && open?.session.world.usesOwnPhone === false;
    },
  },
};

const CASES = Object.values(OVERLAYS).flatMap((model) => {
  const { overlay } = model;
  return overlay !== null && isConfirmation(overlay)
    ? [[overlay.kind, model, QUESTIONS[overlay.kind]] as const]
    : [];
});

describe('a question that needs a yes', () => {
  it('is tried here, whichever there is', () => {
    expect(CASES.map(([kind]) => kind).toSorted()).toEqual(Object.keys(QUESTIONS).toSorted());
  });

  it.each(CASES)('asks for what it does: %s', (_kind, model, { asks }) => {
    expect(words(model)).toContain(asks);
    for (const [, other, { asks: another }] of CASES) {
      if (other !== model) expect(words(model)).not.toContain(another);
    }
  });

  it.each(CASES)('does that, and nothing else, on y: %s', (kind, model) => {
    const after = pressedOn(model, 'y').model;

    expect(after.overlay).toBeNull();
    expect(after.screen).toBe('lesson');
    const done = CASES.filter(([, , other]) => other.isDone(after, model));
    expect(done.map(([name]) => name)).toEqual([kind]);
  });

  it.each(CASES)('changes nothing on n: %s', (_kind, model) => {
    const { model: after, effects } = pressedOn(model, 'n');

    expect(after).toEqual({ ...model, overlay: null });
    expect(effects).toEqual([]);
  });

  it.each(CASES)('takes no other letter: %s', (_kind, model) => {
    expect(pressedOn(model, 'x').model).toEqual(model);
  });
});
