import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/cli/storage/document-file.js';
import { decodeSavedState, encodeSavedState, isSavedState } from '../../src/cli/storage/saved-state.js';
import { checkedGoals } from '../../src/lessons/engine/session.js';
import { epochSeconds } from '../../src/sim/base/time.js';
import { phoneCode } from '../../src/sim/things/phone.js';
import { labTime } from '../../src/sim/world/world.js';
import { screenView } from '../../src/ui/screens/screen-view.js';
import type { KeyPress } from '../../src/ui/store/key-press.js';
import type { Message, Model } from '../../src/ui/store/model.js';
import { firstModel, IDLE_LIMIT_SECONDS } from '../../src/ui/store/model.js';
import { openLesson } from '../../src/ui/store/open-lesson.js';
import { update } from '../../src/ui/store/update.js';
import { fakeContext, SOME_TIME } from '../helpers/fake-ports.js';
import { FULL_DISPLAY } from '../ui/text/displays.js';
import { documentAt, halfFinishedDocuments } from './half-finished.js';

/** A run whose clock is set by hand. */
function openAt(document: JsonObject, start: number) {
  let now = epochSeconds(start);
  const context = () => ({ ...fakeContext(now, 3), now });
  let model: Model = firstModel(decodeSavedState(document), now, { columns: 80, rows: 24 }, []);
  const send = (message: Message) => {
    model = update(model, message, context()).model;
    screenView(model, FULL_DISPLAY);
  };
  send({ kind: 'resumed', now });
  return {
    get model() {
      return model;
    },
    get now() {
      return now;
    },
    /** The clock says something else from one moment to the next; the screen hears of it at its next tick. */
    jump(seconds: number) {
      now = epochSeconds(now + seconds);
      send({ kind: 'ticked', now });
    },
    press(...keys: readonly (KeyPress['name'] | { readonly text: string })[]) {
      for (const key of keys) {
        const pressed =
          typeof key === 'string' ? { name: key, text: '' } : { name: 'text' as const, text: key.text };
        send({ kind: 'key', key: pressed, now });
      }
    },
  };
}

const JUMPS = [
  ['an hour back', -3600],
  ['a second back', -1],
  ['a day forward', 86_400],
  ['on by ten minutes, as after a sleep', 600],
] as const;

/** Its goal asks for a code that was used within the last minutes, and a day later there is none: see `goalsLeft`. */
const NEEDS_RECENT_CODE = 'use-it-again';

const TASKS = halfFinishedDocuments().filter(
  (document) => openLesson(openAt(document, SOME_TIME).model)?.step.kind === 'task',
);

/** The goals of the open task that are really unmet, whatever the session remembers. */
function goalsLeft({ model, now }: ReturnType<typeof openAt>): readonly string[] {
  const open = openLesson(model);
  if (open?.step.kind !== 'task') throw new Error('no task is open');
  const { step, session } = open;
  return checkedGoals(step, { ...session, isSolved: false }, now)
    .filter(({ isMet }) => !isMet)
    .map(({ goal }) => `${step.id}: ${goal.id}`);
}

function isSolved({ model }: ReturnType<typeof openAt>): boolean {
  return openLesson(model)?.session.isSolved === true;
}

/** The code on the lab's phone. */
function phoneCodeOf({ model, now }: ReturnType<typeof openAt>): string {
  const world = openLesson(model)?.session.world;
  const entry = world?.phone.entries.at(-1);
  if (world === undefined || entry === undefined) throw new Error('the phone is empty');
  return phoneCode(world, entry, labTime(world, now));
}

function letters(text: string) {
  return [...text].map((letter) => ({ text: letter }));
}

const digits = letters;

/** The goals that are unmet where the clock does not jump, which is the same beside every jump. */
const leftAnyway = TASKS.map((document) => {
  const steady = openAt(document, SOME_TIME + 5);
  steady.press('escape', ...letters('hhh'));
  return goalsLeft(steady);
});

describe.each(JUMPS)('a clock that jumps %s', (_name, seconds) => {
  it('leaves every task of the course solvable, and the file savable', () => {
    const left: string[] = [];
    for (const [index, document] of TASKS.entries()) {
      const run = openAt(document, SOME_TIME + 5);
      run.jump(seconds);
      run.press('escape', ...letters('hhh'));

      expect(isSolved(run)).toBe(true);
      left.push(
        ...goalsLeft(run).filter(
          (goal) => !leftAnyway[index]?.includes(goal) && !goal.startsWith(NEEDS_RECENT_CODE),
        ),
      );
      run.press('enter');
      expect(isSavedState(JSON.parse(JSON.stringify(encodeSavedState(run.model.saved))))).toBe(true);
    }

    expect(left).toEqual([]);
    expect(TASKS.length).toBeGreaterThan(60);
  });

  it('counts as a few minutes at the most, and never as less than none', () => {
    const run = openAt(documentAt(['two-consecutive-codes', 'same-code-twice']), SOME_TIME);
    run.jump(seconds);
    run.press(...letters('l'));

    const steps = run.model.saved.progress.lessons['two-consecutive-codes']?.steps ?? {};
    const spent = steps['same-code-twice']?.seconds;
    expect(spent).toBeGreaterThanOrEqual(0);
    expect(spent).toBeLessThanOrEqual(IDLE_LIMIT_SECONDS);
  });

  it('between the two codes leads to a reason, and two codes after it are accepted', () => {
    const run = openAt(documentAt(['two-consecutive-codes', 'two-in-a-row']), SOME_TIME);
    run.press(...digits(phoneCodeOf(run)), 'enter');
    run.jump(seconds);
    run.press(...digits(phoneCodeOf(run)), 'enter');
    expect(run.model.notice).toMatchObject({ kind: 'refused' });

    run.press(...digits(phoneCodeOf(run)), 'enter', ...letters('w'));
    run.press(...digits(phoneCodeOf(run)), 'enter');

    expect(isSolved(run)).toBe(true);
    expect(goalsLeft(run)).toEqual([]);
  });
});
