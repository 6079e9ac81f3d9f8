import type { Choice } from '../../src/lessons/engine/lesson.js';
import { letterAt } from '../../src/lessons/engine/questions.js';
import { epochSeconds } from '../../src/sim/base/time.js';
import { shownCode } from '../../src/ui/screens/lesson/shown-code.js';
import type { KeyPress } from '../../src/ui/store/key-press.js';
import type { Model } from '../../src/ui/store/model.js';
import { firstModel, NOTHING_SAVED } from '../../src/ui/store/model.js';
import { openLesson } from '../../src/ui/store/open-lesson.js';
import { elements } from '../../src/ui/store/screen-elements.js';
import { shownQuestion } from '../../src/ui/store/shown-question.js';
import { update } from '../../src/ui/store/update.js';
import { fakeContext, SOME_TIME } from './fake-ports.js';

const NAMED: readonly KeyPress['name'][] = [
  'enter',
  'escape',
  'tab',
  'shift-tab',
  'up',
  'down',
  'left',
  'right',
  'backspace',
  'ctrl-c',
  'page-up',
  'page-down',
  'home',
  'end',
  'delete',
  'erase-before',
  'erase-behind',
  'erase-word',
];

/** A model that keys are pressed on, without a screen: as it is at a first start. */
export function drive(columns = 80, rows = 24, seed = 1, startsAt = SOME_TIME) {
  return driveFrom(firstModel(NOTHING_SAVED, epochSeconds(startsAt), { columns, rows }, []), seed);
}

/** A model that keys are pressed on: from here on. `seed` is another one than what led here was drawn with. */
export function driveFrom(start: Model, seed: number) {
  const context = fakeContext(start.now, seed);
  let now = context.now;
  let model = start;
  const effects: string[] = [];
  const send = (message: Parameters<typeof update>[1]) => {
    const updated = update(model, message, { ...context, now });
    model = updated.model;
    effects.push(...updated.effects.map(({ kind }) => kind));
  };
  const letterOf = (isWanted: (option: Choice) => boolean) => {
    const place = (shownQuestion(model)?.options ?? []).findIndex(isWanted);
    if (place < 0) throw new Error('no such answer is on the screen');
    return letterAt(place);
  };
  return {
    get model() {
      return model;
    },
    effects,
    /** The letter of the right answer, which is at another place for everybody, and of a wrong one. */
    rightLetter: () => letterOf(({ isRight }) => isRight),
    wrongLetter: () => letterOf(({ isRight }) => !isRight),
    /** The letter of the answer with this id. */
    letterOf: (wanted: string) => letterOf(({ id }) => id === wanted),
    send,
    /** Names of keys, or text whose characters are keys of their own. */
    press: (...keys: readonly string[]) => {
      for (const key of keys) {
        const named = NAMED.find((name) => name === key);
        if (named !== undefined) send({ kind: 'key', key: { name: named, text: '' }, now });
        else for (const text of key) send({ kind: 'key', key: { name: 'text', text }, now });
      }
    },
    /** A key that has no short name. */
    key: (name: Exclude<KeyPress['name'], 'text'>) => send({ kind: 'key', key: { name, text: '' }, now }),
    type: (field: string, value: string) => send({ kind: 'field-changed', field, value, now }),
    paste: (text: string) => send({ kind: 'pasted', text, now }),
    open: (lessonId: string) => send({ kind: 'lesson-asked-for', lessonId, now }),
    /** Lets time pass, as the ticking clock would tell it. */
    wait: (seconds: number) => {
      now = epochSeconds(now + seconds);
      send({ kind: 'ticked', now });
    },
    /** The code that the panel beside the console shows, or no digits. */
    shownCode: () => {
      const open = openLesson(model);
      return open === null ? '' : (shownCode(open.session, now) ?? '').replace(' ', '');
    },
    /** The things on the screen that can be chosen, by their ids. */
    elementsLike: (pattern: RegExp) =>
      elements(model)
        .map(({ id }) => id)
        .filter((id) => pattern.test(id)),
    session: () => {
      const { current, sessions } = model.saved;
      const session = current === null ? undefined : sessions[current];
      if (session === undefined) throw new Error('no lesson is open');
      return session;
    },
  };
}
