import { describe, expect, it } from 'vitest';
import { LESSONS } from '../../../src/lessons/catalog.js';
import type { Lesson, Move, TaskStep } from '../../../src/lessons/engine/lesson.js';
import type { LessonSession } from '../../../src/lessons/engine/session.js';
import { act, enterStep, solveStep, startLesson } from '../../../src/lessons/engine/session.js';
import type { World } from '../../../src/sim/world/world.js';
import { labTime } from '../../../src/sim/world/world.js';
import { pageView } from '../../../src/ui/console/page-view.js';
import type { Model } from '../../../src/ui/store/model.js';
import { openLesson } from '../../../src/ui/store/open-lesson.js';
import { elementsOf, focusedElement, isQrShown } from '../../../src/ui/store/screen-elements.js';
import { someOf } from '../../helpers/depth.js';
import { fakeContext } from '../../helpers/fake-ports.js';
import { modelWith, pressed, withPredictions } from '../screens/course.js';
import { at, choose, signIn } from '../store/lab-at.js';

const SIZE = { columns: 80, rows: 24 };

/** A page of the course as somebody comes to it. */
interface Visit {
  readonly title: string;
  readonly step: TaskStep;
  readonly session: LessonSession;
}

/** Every page that the stored routes of all tasks lead to, with the lab's phone, and in a deep run with either. */
function visits(): readonly Visit[] {
  return LESSONS.flatMap((lesson) => someOf([false, true], 2).flatMap((own) => lessonVisits(lesson, own)));
}

function lessonVisits(lesson: Lesson, own: boolean): readonly Visit[] {
  const context = fakeContext();
  let session = startLesson(lesson, null, own, context);
  return lesson.steps.flatMap((step) => {
    session = withPredictions(step, enterStep(lesson.id, step, session.world, context));
    if (step.kind !== 'task') return [];
    const name = `${lesson.id} / ${step.id}, ${own ? 'own' : "lab's"} phone`;
    const routes = [step.solution, step.otherRoute ?? step.solution];
    const all = routes.flatMap((route) => walk(lesson, session, route(session.world)));
    session = solveStep(lesson, session, context);
    return all.map((visited, index) => ({ title: `${name}, ${index}`, step, session: visited }));
  });
}

/** The sessions along some moves, from before the first one. */
function walk(lesson: Lesson, from: LessonSession, moves: readonly Move[]): readonly LessonSession[] {
  const context = fakeContext();
  let session = from;
  const after = moves.flatMap((move) => {
    const wait = { kind: 'warp-to-next-step' } as const;
    const asked =
      move === 'wait-for-next-code' ? wait : move(session.world, labTime(session.world, context.now));
    if (asked === null) return [];
    session = act(lesson, session, asked, context).session;
    return [session];
  });
  return [from, ...after].filter(({ isSolved }) => !isSolved);
}

/** A QR code covers its page. */
const CASES = visits()
  .filter(({ session }) => !isQrShown(modelWith(session, SIZE)))
  // What such a step is about is in no page.
  .filter(({ step }) => step.kind !== 'task' || step.beginsBeside !== true)
  .map((visit) => [visit.title, visit] as const);

/** What takes something away the moment it is chosen. */
const LOSSES = [
  'nav-sign-out',
  'other-account',
  'nav-close-private',
  'confirm-remove',
  'phone-replace',
  'switch-phone',
];

/** What can be lost by a key too many. */
function possessions({ account, browsers, phone }: World) {
  return {
    devices: [...account.mfaDevices, ...account.securityKeys].flatMap(({ owner, serialNumber }) =>
      owner === null ? [] : [serialNumber],
    ),
    signedIn: browsers.flatMap(({ id, session }) => (session === null ? [] : [id])),
    phone: phone.status === 'lost' ? 'lost' : phone.id,
  };
}

describe('when a page comes up', () => {
  it.each(someOf(CASES, 2))('the focus is the same, whatever the task wants: %s', (_title, { session }) => {
    const model = modelWith(session, SIZE);
    const open = openLesson(model);
    if (open === null) throw new Error('no lesson is open');
    const { content, links } = pageView(open, model.now);
    const own = elementsOf(content);
    const focused = focusedElement(model);

    if (focused === undefined) {
      // Where the page has nothing to choose, Enter does nothing.
      expect(own).toEqual([]);
      return;
    }
    expect(LOSSES).not.toContain(focused.id);
    const [first] = own.filter((element) => element.kind === 'field' || element.risk === undefined);
    const card = own.find(({ id }) => /^fill-/.test(id));
    const harmless = [card, first, ...own, ...elementsOf(links)].find(
      (element) => element !== undefined && (element.kind === 'field' || element.risk !== 'loss'),
    );
    expect(focused.id).toBe(harmless?.id);
  });

  it.each(someOf(CASES, 3))(
    'Enter, pressed again and again, takes nothing away: %s',
    (_title, { session }) => {
      let model = modelWith(session, SIZE);
      const before = possessions(session.world);
      for (let count = 0; count < 8 && isOpenAt(model, session.stepId); count += 1) {
        model = pressed(model, 'enter');
        const world = openLesson(model)?.session.world;
        if (world === undefined || openLesson(model)?.session.isSolved === true) return;
        const after = possessions(world);

        expect(after.devices).toEqual(expect.arrayContaining(before.devices));
        expect(after.signedIn).toEqual(expect.arrayContaining(before.signedIn));
        expect(after.phone).toBe(before.phone);
      }
    },
  );
});

function isOpenAt(model: Model, stepId: string): boolean {
  return openLesson(model)?.session.stepId === stepId;
}

describe('the focus', () => {
  it('is on the second of two codes for somebody who left after the first, and comes back', () => {
    const lab = at('the-phones-clock-is-wrong', 'two-phones');
    choose(lab, 'phone-swap');
    choose(lab, lab.elementsLike(/^resync-.*work/)[0] ?? '');
    const first = lab.shownCode();
    lab.press(first, 'enter', 'w', 'l');
    lab.open('the-phones-clock-is-wrong');
    expect(lab.session().drafts['code-1']).toBe(first);

    expect(focusedElement(lab.model)?.id).toBe('code-2');
    lab.press(lab.shownCode(), 'enter');
    expect(lab.session().world.account.mfaDevices.at(-1)?.drift).toBeGreaterThan(0);
  });

  it('is on the devices, where one is to be chosen', () => {
    const lab = at('the-phone-is-gone', 'use-the-second');
    signIn(lab);

    expect(lab.model.focus).toMatch(/^device-/);
    expect(lab.model.notice).toMatchObject({ text: expect.stringContaining('which device') });
  });

  it('does not give an answer away at the desk', () => {
    const lab = at('two-secrets-are-not-two-factors', 'sort-the-cards');
    for (let count = 0; count < 8; count += 1) {
      lab.open('two-secrets-are-not-two-factors');
      expect(lab.model.focus ?? 'tray-know').toBe('tray-know');
      choose(lab, ['tray-know', 'tray-have', 'tray-are'][count % 3] ?? '');
    }
  });

  it('does not take Enter for a field in a step that is done', () => {
    const lab = at('the-phone-is-gone', 'write-the-plan');
    lab.press('escape', 'h', 'h', 'h', 'l');
    lab.send({ kind: 'resumed', now: lab.model.now });
    lab.open('the-phone-is-gone');
    expect(lab.session()).toMatchObject({ stepId: 'write-the-plan', isSolved: true });

    expect(lab.model.isTyping).toBe(false);
    lab.press('enter');
    expect(lab.session().stepId).not.toBe('write-the-plan');
  });
});

describe('removing a device', () => {
  it('tells the administrator who removes the own one, and u gives it back', () => {
    const lab = at('the-phone-is-gone', 'administrator-removes');
    const { mfaDevices } = lab.session().world.account;
    choose(lab, 'nav-credentials');
    choose(lab, lab.elementsLike(/^remove-/)[0] ?? '');
    choose(lab, 'confirm-remove');

    expect(lab.model.notice).toMatchObject({
      kind: 'problem',
      text: expect.stringMatching(/omar's own device.*u takes this back/),
    });
    lab.press('u');
    expect(lab.session().world.account.mfaDevices).toEqual(mfaDevices);
  });

  it('names the device and whose it was', () => {
    const lab = at('the-phone-is-gone', 'stolen');
    choose(lab, 'nav-credentials');
    choose(lab, lab.elementsLike(/^remove-(?!alice-key)/)[0] ?? '');
    choose(lab, 'confirm-remove');

    expect(lab.model.notice).toMatchObject({
      kind: 'ok',
      text: expect.stringMatching(/ is removed from alice\./),
    });
  });
});
