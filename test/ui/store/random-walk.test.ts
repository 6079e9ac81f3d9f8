import { describe, expect, it } from 'vitest';
import { LESSONS } from '../../../src/lessons/catalog.js';
import { mondayOf } from '../../../src/lessons/content/monday/monday.js';
import { hasGoals } from '../../../src/lessons/engine/lesson.js';
import type { Progress } from '../../../src/lessons/engine/progress.js';
import { epochSeconds } from '../../../src/sim/base/time.js';
import type { KeyPress } from '../../../src/ui/store/key-press.js';
import type { Message, Model } from '../../../src/ui/store/model.js';
import { firstModel, NOTHING_SAVED } from '../../../src/ui/store/model.js';
import { openLesson } from '../../../src/ui/store/open-lesson.js';
import { update } from '../../../src/ui/store/update.js';
import { depth } from '../../helpers/depth.js';
import { fakeContext, SOME_TIME, seededRandom } from '../../helpers/fake-ports.js';

/** Keys with each kind of phone: 20,000 in all for a lesson when it goes deep. */
const KEYS_EACH = depth(200, 1_200);

const NAMED: readonly KeyPress['name'][] = [
  'enter',
  'enter',
  'enter',
  'enter',
  'tab',
  'tab',
  'tab',
  'shift-tab',
  'up',
  'down',
  'left',
  'right',
  'page-up',
  'page-down',
  'escape',
  'backspace',
];
const LETTERS = [...'abcdhusxXynpwtelkjgvrf?NE0123456789'];
const ALL: readonly KeyPress[] = [
  ...NAMED.map((name) => ({ name, text: '' })),
  ...LETTERS.map((text) => ({ name: 'text', text }) as const),
];

/** A model that messages are sent to, with a clock that moves. */
function walker(phone: 'a' | 'b', seed: number) {
  const random = seededRandom(seed);
  let now = SOME_TIME;
  let model = firstModel(NOTHING_SAVED, epochSeconds(now), { columns: 80, rows: 24 }, []);
  const context = () => ({ ...fakeContext(now), random });
  const after = (from: Model, message: Message) => update(from, message, context()).model;
  const key = (name: KeyPress['name'], text = ''): Message => ({
    kind: 'key',
    key: { name, text },
    now: epochSeconds(now),
  });
  model = after(model, key('text', phone));
  return {
    random,
    get model() {
      return model;
    },
    get now() {
      return epochSeconds(now);
    },
    send: (message: Message) => {
      model = after(model, message);
    },
    wait: (seconds: number) => {
      now += seconds;
      model = after(model, { kind: 'ticked', now: epochSeconds(now) });
    },
    /** What these keys would lead to; the walk itself stays where it is. */
    tried: (...keys: readonly Message[]) => keys.reduce(after, model),
    key,
  };
}

/** The steps that are done. */
function doneSteps({ lessons, mondays }: Progress): readonly string[] {
  const steps = Object.entries(lessons)
    // What was noted of a Monday under way goes when it is over; its result stays.
    .filter(([lessonId]) => mondayOf(lessonId) === undefined)
    .flatMap(([lessonId, lesson]) =>
      Object.entries(lesson.steps).flatMap(([stepId, { status }]) =>
        status === 'done' ? [`${lessonId}/${stepId}`] : [],
      ),
    );
  return [...steps, ...mondays.map(({ seed, at }) => `monday ${seed} of ${at}`)];
}

describe.each(LESSONS.map(({ id }) => ({ id })))('random keys in $id', ({ id }) => {
  it.each([
    { name: "the lab's phone", phone: 'a', seed: 11 },
    { name: "the learner's own phone", phone: 'b', seed: 12 },
  ] as const)(
    'with $name crash nothing, trap nobody and lose no work',
    { timeout: 120_000 },
    ({ phone, seed }) => {
      const walk = walker(phone, seed);
      const open = () => walk.send({ kind: 'lesson-asked-for', lessonId: id, now: walk.now });
      const visited = new Set<string>();
      let done: readonly string[] = [];
      open();
      for (let count = 0; count < KEYS_EACH; count += 1) {
        const [choice = 0, other = 0] = walk.random.bytes(2);
        const pressed = ALL[choice % ALL.length];
        if (pressed !== undefined) walk.send({ kind: 'key', key: pressed, now: walk.now });
        if (other < 3) walk.send({ kind: 'pasted', text: `${other}12 345\n`, now: walk.now });
        if (other > 250) walk.wait((other - 250) * 7);
        const { model } = walk;
        if (model.isTyping && model.focus !== null && other % 3 === 0) {
          walk.send({ kind: 'field-changed', field: model.focus, value: 'alice-phone', now: walk.now });
        }
        const step = openLesson(walk.model)?.step.id;
        if (step !== undefined) visited.add(step);
        else if (other % 4 === 0 && walk.model.overlay === null) open();
        if (count % 100 > 0) continue;

        const now = doneSteps(walk.model.saved.progress);
        expect(done.filter((name) => !now.includes(name))).toEqual([]);
        done = now;
        const close = walk.key('escape');
        const out = walk.tried(close, close, close, walk.key('text', 'l'));
        expect(openLesson(out)).toBeNull();
        // Skipped, or read to its end: either way there is a way on.
        const next = walk.key('text', 'n');
        const onward = walk.tried(close, close, close, walk.key('text', 's'), next, next, next, next);
        const opened = openLesson(walk.model);
        const here = opened?.step.id;
        // The sandbox has no way on: only the way out.
        if (opened !== null && hasGoals(opened.step)) expect(openLesson(onward)?.step.id).not.toBe(here);
      }
      // A walk that stays at the first step would prove nothing.
      expect(visited.size).toBeGreaterThan(2);
    },
  );
});
