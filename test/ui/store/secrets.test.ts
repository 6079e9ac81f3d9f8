import { describe, expect, it } from 'vitest';
import { encodeSavedState } from '../../../src/cli/storage/saved-state.js';
import { LESSONS } from '../../../src/lessons/catalog.js';
import { FIELD_NAMES, isSecretField } from '../../../src/lessons/engine/fields.js';
import type { Lesson } from '../../../src/lessons/engine/lesson.js';
import type { LessonSession } from '../../../src/lessons/engine/session.js';
import { act, enterStep, solveStep, startLesson } from '../../../src/lessons/engine/session.js';
import type { Request } from '../../../src/sim/requests.js';
import { labTime } from '../../../src/sim/world/world.js';
import type { Element } from '../../../src/ui/console/pages/elements.js';
import { openCheck } from '../../../src/ui/screens/check/check-update.js';
import { screenView } from '../../../src/ui/screens/screen-view.js';
import type { Model } from '../../../src/ui/store/model.js';
import { openLesson } from '../../../src/ui/store/open-lesson.js';
import { elements } from '../../../src/ui/store/screen-elements.js';
import { update } from '../../../src/ui/store/update.js';
import { fakeContext } from '../../helpers/fake-ports.js';
import { modelWith, pressed } from '../screens/course.js';
import { FULL_DISPLAY } from '../text/displays.js';
import { at, choose } from './lab-at.js';

const SIZE = { columns: 80, rows: 24 };

/** No text of the lab has this in it. */
const MARKER = 'Zq9-my-real-password';

type SecretElement = Extract<Element, { kind: 'field' }>;

function secretFields(model: Model): readonly SecretElement[] {
  return elements(model).flatMap((element) =>
    element.kind === 'field' && element.input === 'secret' ? [element] : [],
  );
}

/** The model with the marker typed into every secret field of the page in front. */
function withMarker(model: Model): Model {
  return secretFields(model).reduce(
    (typed, { id }) =>
      update(typed, { kind: 'field-changed', field: id, value: MARKER, now: model.now }, fakeContext()).model,
    model,
  );
}

/** Whether the marker is in what the disk could ever get of a model: what is saved, and the worlds that undo brings back. */
function isKept({ saved, undo }: Model): boolean {
  return JSON.stringify([encodeSavedState(saved), saved, undo]).includes(MARKER);
}

/** Whether the marker is anywhere at all. */
function isAnywhere(model: Model): boolean {
  return JSON.stringify(model).includes(MARKER);
}

/** The sessions of a lesson, from step to step and along the solutions, and those one click away from them. */
function sessionsOf(lesson: Lesson): readonly LessonSession[] {
  const context = fakeContext();
  let session = startLesson(lesson, null, false, context);
  const along = lesson.steps.flatMap((step) => {
    session = enterStep(lesson.id, step, session.world, context);
    if (step.kind !== 'task') return [];
    const before = session;
    let walked = before;
    const visited = [step.solution, step.otherRoute ?? step.solution].flatMap((route) => {
      walked = before;
      return route(before.world).flatMap((move) => {
        const now = labTime(walked.world, context.now);
        const asked = move === 'wait-for-next-code' ? WARP : move(walked.world, now);
        if (asked === null) return [];
        walked = act(lesson, walked, asked, context).session;
        return [walked];
      });
    });
    session = solveStep(lesson, session, context);
    return [before, ...visited];
  });
  return along.flatMap((here) => [here, ...clicksAway(lesson, here)]);
}

const WARP = { kind: 'warp-to-next-step' } as const satisfies Request;

function clicksAway(lesson: Lesson, from: LessonSession): readonly LessonSession[] {
  return elements(modelWith(from, SIZE)).flatMap((element) => {
    if (element.kind === 'field' || element.action.kind !== 'request') return [];
    const { request } = element.action;
    return request.kind.startsWith('open-') ? [act(lesson, from, request, fakeContext()).session] : [];
  });
}

/** Models of all lessons in which the page has a secret field, each page with the same fields once. */
function pagesWithSecrets(): readonly Model[] {
  const models = LESSONS.flatMap(sessionsOf).map((session) => modelWith(session, SIZE));
  const unique = new Map(
    models
      .filter((model) => secretFields(model).length > 0)
      .map((model) => {
        const open = openLesson(model);
        const ids = elements(model).map(({ id }) => id);
        return [JSON.stringify([open?.lesson.id, open?.step.id, ids]), model];
      }),
  );
  return [...unique.values()];
}

const PAGES = pagesWithSecrets();

describe('a password that is typed', () => {
  it('can be typed on pages of many lessons, into every field that is secret', () => {
    const found = new Set(PAGES.flatMap(secretFields).map(({ id }) => id));

    expect([...found].sort()).toEqual(FIELD_NAMES.filter(isSecretField).sort());
    expect(PAGES.length).toBeGreaterThan(20);
  });

  it('is in its field, and in nothing that is kept', () => {
    for (const page of PAGES) {
      const typed = withMarker(page);

      expect(secretFields(typed).map(({ value }) => value)).toEqual(secretFields(page).map(() => MARKER));
      expect(isKept(typed)).toBe(false);
      // Nothing that is kept has changed, so nothing has to be saved.
      expect(typed.saved).toBe(page.saved);
    }
  });

  it.each([
    ['the step is begun anew', ['escape', 'x', 'y']],
    ['the step is skipped', ['escape', 's']],
    ['the lab does the step', ['escape', 'h', 'h', 'h']],
    ['the list is opened', ['escape', 'l']],
    ['the list is opened, and the lesson again', ['escape', 'l', 'enter']],
  ] as const)('is gone when %s', (_what, keys) => {
    for (const page of PAGES.filter((one) => openLesson(one)?.session.isSolved === false)) {
      const presses = keys.map((key) => (key === 'escape' || key === 'enter' ? key : { text: key }));
      const after = pressed(withMarker(page), ...presses);

      expect(isAnywhere(after)).toBe(false);
    }
  });

  it('is gone when the last action is taken back', () => {
    const lab = atChangePassword();
    lab.type('old-password', MARKER);
    choose(lab, 'phone-replace');
    expect(isAnywhere(lab.model)).toBe(true);
    lab.press('escape', 'u');

    expect(lab.elementsLike(/^new-password$/)).toHaveLength(1);
    expect(isAnywhere(lab.model)).toBe(false);
  });

  it('is gone when its page is left, in the same window or for another', () => {
    for (const away of ['nav-home', 'cancel', 'window-administrator', 'nav-private']) {
      const lab = atChangePassword();
      lab.type('new-password', MARKER);
      choose(lab, away);

      expect(isAnywhere(lab.model), away).toBe(false);
    }
  });

  it('stays after a refusal, and while a phone is checked, which lies over the page', () => {
    const lab = atChangePassword();
    choose(lab, 'phone-replace');
    lab.type('old-password', 'wrong');
    lab.type('new-password', MARKER);
    choose(lab, 'submit-password');
    expect(lab.model.notice).toMatchObject({ kind: 'refused' });
    expect(secretFields(lab.model).map(({ value }) => value)).toEqual(['wrong', MARKER]);
    const back = pressed(openCheck(lab.model), 'escape');

    expect(back.screen).toBe('lesson');
    expect(secretFields(back).map(({ value }) => value)).toEqual(['wrong', MARKER]);
  });

  it('asks for no save, and only its length is drawn', () => {
    const lab = atChangePassword();
    const before = lab.effects.length;
    lab.type('new-password', MARKER);
    const fields = screenView(lab.model, FULL_DISPLAY)
      .flat()
      .flatMap((piece) => ('fieldId' in piece ? [piece] : []));

    expect(lab.effects).toHaveLength(before);
    expect(fields).toEqual([
      expect.objectContaining({ fieldId: 'old-password', isMasked: true }),
      expect.objectContaining({ fieldId: 'new-password', isMasked: true, value: MARKER }),
    ]);
  });
});

describe('a password that is sent and refused', () => {
  it.each([
    ['at the sign-in of a user', 'sign-in', { account: 'lab', 'user-name': 'alice', password: MARKER }],
    ['at the sign-in of root', 'root-form', { email: 'owner@example.com', password: MARKER }],
  ] as const)('is kept nowhere, not even in the history: %s', (_where, way, texts) => {
    const lab = at('sign-in-as-the-right-person', 'email-as-user-name');
    lab.press('enter');
    if (way !== 'sign-in') choose(lab, way);
    for (const [field, text] of Object.entries(texts)) lab.type(field, text);
    choose(lab, 'sign-in');

    expect(lab.model.notice).toMatchObject({ kind: 'refused' });
    expect(isKept(lab.model)).toBe(false);
  });

  it('is kept nowhere on a page that only looks like one of AWS', () => {
    const lab = at('sign-in-as-the-right-person', 'sign-in-as-alice');
    lab.press('enter');
    choose(lab, 'link-1');
    for (const [field, text] of Object.entries({ 'user-name': 'alice', password: MARKER }))
      lab.type(field, text);
    choose(lab, 'sign-in');

    expect(lab.model.notice).toMatchObject({ kind: 'refused', reason: { code: 'not-the-accounts-page' } });
    expect(isKept(lab.model)).toBe(false);
  });

  it('is kept nowhere as the old one or the new one', () => {
    const lab = atChangePassword();
    lab.type('old-password', `${MARKER}-old`);
    lab.type('new-password', `${MARKER}-new`);
    choose(lab, 'submit-password');

    expect(lab.model.notice).toMatchObject({ kind: 'refused' });
    expect(isKept(lab.model)).toBe(false);
  });
});

/** Lesson 9, "Stolen": the page on which alice changes her password. */
function atChangePassword() {
  const lab = at('the-phone-is-gone', 'stolen');
  choose(lab, 'nav-credentials');
  choose(lab, 'change-password');
  return lab;
}
