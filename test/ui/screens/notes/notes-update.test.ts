import { describe, expect, it } from 'vitest';
import { addSeconds } from '../../../../src/sim/base/time.js';
import {
  allPlaces,
  firstPlace,
  placeBeside,
  placeCalled,
  shownStep,
  stageNow,
  standingOf,
} from '../../../../src/ui/screens/notes/notes-state.js';
import { updateNotes } from '../../../../src/ui/screens/notes/notes-update.js';
import { minutesWords, standingWords } from '../../../../src/ui/screens/notes/notes-words.js';
import type { StepPlace } from '../../../../src/ui/store/stage-file.js';
import { STAGE_TIME, stageAt } from '../../../cli/stage/stage-files.js';
import {
  ENTER,
  ESCAPE,
  freshNotes,
  momentAt,
  PAGE_DOWN,
  placed,
  RIGHT,
  TAB,
  told,
  typed,
} from './notes-models.js';

const LEAVE_ONE_OUT = placed('6.4', 'two-consecutive-codes', 'skip-a-code');
const tick = (model: ReturnType<typeof freshNotes>, seconds: number) =>
  updateNotes(model, { kind: 'ticked', at: momentAt(seconds) }).model;

describe('the notes', () => {
  it('wait for a stage, follow it, and go where it goes', () => {
    const waiting = freshNotes();
    const following = told(waiting);
    const moved = told(following, { at: LEAVE_ONE_OUT }, 1);

    expect(standingOf(waiting).kind).toBe('waiting');
    expect(standingOf(following).kind).toBe('following');
    expect(following.place).toEqual({ lesson: 'two-consecutive-codes', step: 'same-code-twice' });
    expect(moved.place.step).toBe('skip-a-code');
  });

  it('notice that a stage is silent, and when it speaks again', () => {
    const silent = tick(told(freshNotes()), 5.5);

    expect(standingOf(told(freshNotes())).kind).toBe('following');
    expect(standingWords(silent)).toBe('The stage is silent since 10:00.');
    expect(standingOf(told(silent, { beat: addSeconds(STAGE_TIME, 6) }, 6)).kind).toBe('following');
  });

  it('take a file of yesterday for a stage that is silent', () => {
    const old = told(freshNotes(), { beat: addSeconds(STAGE_TIME, -86_400) });

    expect(standingOf(old)).toMatchObject({ kind: 'silent', since: STAGE_TIME - 86_400 });
  });

  it('say that a stage has ended, and stand still in its time', () => {
    const endedAt = addSeconds(STAGE_TIME, 1);
    const ended = tick(told(freshNotes(), { endedAt }), 100);

    expect(standingWords(ended)).toBe('The stage has ended.');
    expect(stageNow(ended)).toBe(endedAt);
    expect(standingOf(told(ended, { beat: addSeconds(STAGE_TIME, 101) }, 101)).kind).toBe('following');
  });

  it('keep the time of the stage when the clock of the computer jumps', () => {
    const following = told(freshNotes());
    const jumped = updateNotes(following, {
      kind: 'ticked',
      at: { ...momentAt(3), now: addSeconds(STAGE_TIME, -3600) },
    });

    expect(stageNow(jumped.model)).toBe(STAGE_TIME + 3);
  });

  it.each([
    ['broken', 'What the stage wrote cannot be read. The notes go on without it.'],
    ['newer-version', 'The stage is of a newer mfa-lab; use the same one for both.'],
    ['too-large', 'stage.json is larger than any stage writes, so it is not read.'],
    ['foreign', 'stage.json belongs to another user, so it is not read.'],
    ['not-a-file', 'stage.json is no ordinary file, so it is not read.'],
  ] as const)('say one sentence where the file is %s, and can still be turned', (kind, words) => {
    const { model } = updateNotes(freshNotes(), { kind: 'news', news: { kind }, at: momentAt(0) });

    expect(standingWords(model)).toBe(words);
    expect(typed(model, [RIGHT]).model.place.step).toBe('sort-the-cards');
  });

  it('forget nothing that was said when the file cannot be read for a moment', () => {
    const following = told(freshNotes());
    const { model } = updateNotes(following, { kind: 'news', news: { kind: 'broken' }, at: momentAt(1) });

    expect(model.place).toEqual(following.place);
    expect(model.heard?.stage.at.number).toBe('6.3');
  });
});

describe('keys', () => {
  it('send the stage what they say on the stage', () => {
    const { effects } = typed(told(freshNotes()), [PAGE_DOWN, 'M', 'P', 'w']);

    expect(effects).toEqual([
      { kind: 'send', command: { do: 'next' } },
      { kind: 'send', command: { do: 'mistake' } },
      { kind: 'send', command: { do: 'pause' } },
      { kind: 'send', command: { do: 'key', key: { name: 'text', text: 'w' } } },
    ]);
  });

  it('turn the notes where there is no stage, and say which ones need one', () => {
    const { model, effects } = typed(freshNotes(), [PAGE_DOWN, PAGE_DOWN, 'M']);

    expect(effects).toEqual([]);
    expect(model.place.step).toBe('build-sign-ins');
    expect(model.remark).toBe('That is for the stage, and there is none just now.');
  });

  it('look ahead while the stage stays, and come back with Esc or when it moves', () => {
    const ahead = typed(told(freshNotes()), [RIGHT, RIGHT]).model;

    expect(ahead.place.step).toBe('two-in-a-row');
    expect(told(ahead, { beat: addSeconds(STAGE_TIME, 2) }, 2).place.step).toBe('two-in-a-row');
    expect(typed(ahead, [ESCAPE]).model.place.step).toBe('same-code-twice');
    expect(told(ahead, { at: LEAVE_ONE_OUT }, 2).place.step).toBe('skip-a-code');
  });

  it('go to a step that is typed: the stage where there is one, else the notes', () => {
    const keys = ['G', '1', '2', '.', '3', ENTER];

    expect(typed(told(freshNotes()), keys).effects).toEqual([
      { kind: 'send', command: { do: 'go', to: '12.3' } },
    ]);
    expect(typed(freshNotes(), keys).model.place).toEqual({
      lesson: 'mfa-on-the-command-line',
      step: 'the-plain-key',
    });
    expect(typed(freshNotes(), ['G', '6', '.', '9', ENTER]).model.remark).toBe(
      'Lesson 6 has 7 steps; "6.9" is none.',
    );
  });

  it('type counts and minutes for the stage', () => {
    const { effects } = typed(told(freshNotes()), ['V', '3', ' ', '7', ENTER, 'T', '6', ENTER, 'T', ESCAPE]);

    expect(effects).toEqual([
      { kind: 'send', command: { do: 'vote', text: '3 7' } },
      { kind: 'send', command: { do: 'timer', text: '6' } },
    ]);
  });

  it('all go to the stage after Tab, until Tab', () => {
    const { model, effects } = typed(told(freshNotes()), [TAB, 'q', ENTER, TAB, 'q']);

    expect(effects).toEqual([
      { kind: 'send', command: { do: 'key', key: { name: 'text', text: 'q' } } },
      { kind: 'send', command: { do: 'key', key: ENTER } },
      { kind: 'exit' },
    ]);
    expect(model.isDriving).toBe(false);
  });

  it('are told when the stage does not answer within a second, and not when it does', () => {
    const asked = updateNotes(told(freshNotes()), { kind: 'sent', result: 17 }).model;

    expect(standingWords(tick(asked, 0.9))).toBeNull();
    expect(standingWords(tick(asked, 1.1))).toBe('The stage did not answer.');
    expect(standingWords(tick(told(asked, { done: { q7k2: 17 } }, 0.5), 1.1))).toBeNull();
  });

  it('say why a command could not be sent', () => {
    const { model } = updateNotes(told(freshNotes()), {
      kind: 'sent',
      result: 'ENOSPC: no space left on device',
    });

    expect(model.remark).toBe('It could not be sent to the stage: ENOSPC: no space left on device.');
  });
});

describe('a step that is called out', () => {
  it.each([
    ['6.3', 'two-consecutive-codes', 'same-code-twice'],
    ['6', 'two-consecutive-codes', 'recall-shared-computers'],
    ['two-consecutive-codes.3', 'two-consecutive-codes', 'same-code-twice'],
    [' 12.12 ', 'mfa-on-the-command-line', 'takeaway'],
    ['0', 'sandbox', 'play'],
  ])('%s', (called, lesson, step) => {
    expect(placeCalled(called)).toEqual({ lesson, step });
  });

  it.each([
    ['13', 'There is no lesson "13"'],
    ['6.0', 'Lesson 6 has 7 steps; "6.0" is none'],
    ['6.3.1', 'There is no lesson "6"'],
    ['0.2', 'Lesson 0 has 1 step; "0.2" is none'],
    ['six', 'There is no lesson "six"'],
    ['monday-7', 'There is no lesson "monday-7"'],
  ])('%s is none, in a sentence', (called, words) => {
    expect(placeCalled(called)).toBe(words);
  });

  it('is followed by the next of the plan that was asked for, and by that of the stage before all', () => {
    const lesson = (lessonId: string) => ({ kind: 'lesson', lessonId, minutes: 9 }) as const;
    const plan = [lesson('sign-in-with-a-code'), lesson('two-consecutive-codes')];
    const last = { lesson: 'sign-in-with-a-code', step: 'takeaway' };
    const model = { ...freshNotes(), plan, place: last };
    const other = { ...stageAt().plan, blocks: [lesson('sign-in-with-a-code'), lesson('link-the-phone')] };

    expect(placeBeside(model, 1).lesson).toBe('two-consecutive-codes');
    expect(firstPlace(plan).lesson).toBe('sign-in-with-a-code');
    expect(minutesWords(model)).toMatch(/^lesson 7: 9 min/);
    expect(placeBeside({ ...told(model, { plan: other }), place: last }, 1).lesson).toBe('link-the-phone');
    const aside = { lesson: 'the-relay', step: '' };
    expect(
      placeBeside({ ...model, place: { ...aside, step: shownStep({ place: aside }).step.id } }, 1).lesson,
    ).toBe('the-relay');
  });

  it('of the stage that has no notes shows the first ones', () => {
    const monday = told(freshNotes(), { at: placed('0', 'monday-7', 'no-step-of-ours') });

    expect(shownStep(monday).step.id).toBe('three-kinds-of-proof');
  });

  it('is followed by every other one, up to free play, and no further', () => {
    const places = allPlaces();
    const [last] = places.slice(-1);

    expect(last).toEqual({ lesson: 'sandbox', step: 'play' });
    const beside = (place: StepPlace) => placeBeside({ ...freshNotes(), place }, 1);
    expect(beside(last ?? { lesson: '', step: '' })).toEqual(last);
    expect(places.slice(0, -1).map(beside)).toEqual(places.slice(1));
  });
});
