import { describe, expect, it } from 'vitest';
import { LESSONS } from '../../../src/lessons/catalog.js';
import { epochSeconds } from '../../../src/sim/base/time.js';
import type { KeyPress } from '../../../src/ui/store/key-press.js';
import type { Message, Model } from '../../../src/ui/store/model.js';
import { openLesson } from '../../../src/ui/store/open-lesson.js';
import { savingOf } from '../../../src/ui/store/saving.js';
import { update } from '../../../src/ui/store/update.js';
import { depth } from '../../helpers/depth.js';
import { drive } from '../../helpers/drive.js';
import { fakeContext, SOME_TIME, seededRandom } from '../../helpers/fake-ports.js';

const now = epochSeconds(SOME_TIME);
const pressed = (name: KeyPress['name'], text = ''): Message => ({ kind: 'key', key: { name, text }, now });

/** When the next message would have the model saved; null for not at all. */
function whenAfter(model: Model, message: Message) {
  const { effects } = update(model, message, fakeContext());
  return effects.find((effect) => effect.kind === 'save')?.when ?? null;
}

/** Lesson 6 at its first code field. */
function atCodeField() {
  const lab = drive();
  lab.press('a');
  lab.open('two-consecutive-codes');
  lab.press(lab.rightLetter(), 'enter', 'enter', 'enter');
  if (openLesson(lab.model)?.step.kind !== 'task') throw new Error('no task');
  return lab;
}

describe('what may wait before it is saved', () => {
  it('is a digit that is typed, taken back or pasted', () => {
    const lab = atCodeField();

    expect(whenAfter(lab.model, pressed('text', '1'))).toBe('soon');
    lab.press('1');
    expect(whenAfter(lab.model, pressed('text', '2'))).toBe('soon');
    expect(whenAfter(lab.model, pressed('backspace'))).toBe('soon');
    expect(whenAfter(lab.model, { kind: 'pasted', text: '123456', now })).toBe('soon');
  });

  it('is text in any field', () => {
    const lab = atCodeField();

    expect(whenAfter(lab.model, { kind: 'field-changed', field: 'user-name', value: 'al', now })).toBe(
      'soon',
    );
  });

  it('is nothing that was entered: Enter saves what was typed before it', () => {
    const lab = atCodeField();
    lab.press('123456');

    expect(whenAfter(lab.model, pressed('enter'))).toBe('now');
  });
});

describe('what is saved at once', () => {
  it.each([
    ['the phone is chosen', () => drive(), pressed('text', 'a')],
    ['a lesson is opened', () => started(), { kind: 'lesson-asked-for', lessonId: 'link-the-phone', now }],
    ['an answer is chosen', () => atQuestion(), pressed('text', 'b')],
    ['a hint is asked for', () => atCodeField(), pressed('text', 'h')],
    ['the learner quits', () => atCodeField(), pressed('ctrl-c')],
    ['the learner goes to the list', () => leaving(), pressed('text', 'l')],
    ['the learner comes back', () => atCodeField(), { kind: 'resumed', now }],
    ['a plan was written', () => atCodeField(), { kind: 'plan-written', path: '/plan' }],
  ] as const)('when %s', (_what, lab, message) => {
    expect(whenAfter(lab().model, message)).toBe('now');
  });

  it('is every change of anything but a draft, whatever is done', () => {
    const random = seededRandom(3);
    const keys: readonly Message[] = [
      ...(['enter', 'tab', 'escape', 'up', 'down', 'backspace'] as const).map((name) => pressed(name)),
      ...[...'aabbcdhhhsn1234567890uwpxyel'].map((text) => pressed('text', text)),
    ];
    const seen = { now: 0, soon: 0 };
    for (const { id } of LESSONS) {
      const lab = drive(80, 24, 5);
      lab.press('a');
      lab.open(id);
      for (let count = 0; count < depth(60, 300); count += 1) {
        const before = lab.model;
        const message = keys[(random.bytes(1)[0] ?? 0) % keys.length] ?? pressed('enter');
        const when = whenAfter(before, message);
        lab.send(message);
        const isChanged = JSON.stringify(before.saved) !== JSON.stringify(lab.model.saved);
        const isDone = JSON.stringify(withoutDrafts(before)) !== JSON.stringify(withoutDrafts(lab.model));
        if (isDone) expect(when, JSON.stringify(message)).toBe('now');
        else if (isChanged) expect(when, JSON.stringify(message)).not.toBeNull();
        if (when !== null) seen[when] += 1;
      }
    }
    expect(seen.now).toBeGreaterThan(50);
    expect(seen.soon).toBeGreaterThan(10);
  });
});

describe('what is not saved', () => {
  it('is the focus, a page that is turned, and time that passes', () => {
    const lab = atCodeField();

    for (const message of [pressed('tab'), pressed('text', 'e'), { kind: 'ticked', now } as const]) {
      expect(whenAfter(lab.model, message)).toBeNull();
    }
  });

  it('is a state that is the same', () => {
    const { saved } = atCodeField().model;

    expect(savingOf(saved, saved, pressed('tab'))).toBeNull();
    expect(savingOf(saved, { ...saved, current: null }, pressed('tab'))).toBe('now');
  });
});

function started() {
  const lab = drive();
  lab.press('a');
  return lab;
}

function atQuestion() {
  const lab = started();
  lab.open('two-consecutive-codes');
  return lab;
}

function leaving() {
  const lab = atCodeField();
  lab.press('escape');
  return lab;
}

function withoutDrafts({ saved }: Model) {
  const sessions = Object.entries(saved.sessions).map(([id, { drafts: _drafts, ...session }]) => [
    id,
    session,
  ]);
  return { ...saved, sessions };
}
