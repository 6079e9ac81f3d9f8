import { describe, expect, it } from 'vitest';
import { CATALOG, LESSONS } from '../../../../src/lessons/catalog.js';
import { lessonProgress } from '../../../../src/lessons/engine/progress.js';
import type { Model } from '../../../../src/ui/store/model.js';
import { drive } from '../../../helpers/drive.js';
import { doThrough, labAfter } from '../../store/lab-at.js';
import { SIZES, textOf } from '../shown-text.js';

const FIRST = 'two-secrets-are-not-two-factors';

/** The line of the list in which a lesson stands. */
function rowOf(model: Model, title: string | undefined): string | undefined {
  return textOf(model)
    .split('\n')
    .find((row) => title !== undefined && row.includes(title));
}

/** A lab in which a lesson was skipped to its end. */
function skipped(lessonId: string, columns = 80, rows = 24) {
  const lab = drive(columns, rows);
  lab.press('a');
  skipTo(lab, lessonId);
  return lab;
}

function skipTo(lab: ReturnType<typeof drive>, lessonId: string) {
  lab.open(lessonId);
  for (let count = 0; count < 80 && lab.model.screen === 'lesson'; count += 1)
    lab.press('escape', 's', 'enter');
}

describe('the list of lessons', () => {
  it('says which lesson is next, and how long the rest takes', () => {
    const [first, second] = LESSONS;
    const firstMinutes = first?.minutes ?? 0;
    const lab = drive();
    lab.press('a');
    expect(rowOf(lab.model, first?.title)).toMatch(new RegExp(`▌○ +1 .* ${firstMinutes} min *$`));
    expect(textOf(lab.model)).toContain(`full course · 0 of ${LESSONS.length} done · about 2 hours left`);
    expect(textOf(lab.model)).toContain(`Next: start ${first?.title}, about ${firstMinutes} minutes.`);

    doThrough(lab, first?.id ?? '');
    lab.press('l');

    expect(rowOf(lab.model, first?.title)).toMatch(/✓ +1 /);
    expect(textOf(lab.model)).toContain(`Next: start ${second?.title}, about ${second?.minutes} minutes.`);
    expect(textOf(lab.model)).toContain(`1 of ${LESSONS.length} done`);
  });

  it('says where a lesson stands that was begun, and what is left of it', () => {
    const lab = drive();
    lab.press('a', 'enter', 'enter', 'l');
    const [first] = LESSONS;
    const row = rowOf(lab.model, first?.title) ?? '';
    const [, left = ''] = /(\d+) min *$/.exec(row) ?? [];

    expect(row).toMatch(new RegExp(`▌◐ +1 .* step 2/${first?.steps.length} `));
    expect(Number(left)).toBeLessThan(first?.minutes ?? 0);
    // The same number stands below the list.
    expect(textOf(lab.model)).toContain(`Next: finish ${first?.title}, about ${left} minutes.`);
  });

  it('says whose phone shows the codes, and which key changes that', () => {
    const lab = drive();
    lab.press('a');
    expect(textOf(lab.model)).toContain("With: the lab's phone. p takes your own.");

    lab.press('p');
    expect(textOf({ ...lab.model, notice: null })).toContain("With: your own phone. p takes the lab's.");
  });

  it.each([
    [80, 24],
    [120, 36],
  ])('says that the drill is extra, and has it apart where there is room, at %ix%i', (columns, rows) => {
    const lab = drive(columns, rows);
    lab.press('a');
    const lines = textOf(lab.model).split('\n');
    const drill = lines.findIndex((line) => /○ +M /.test(line));

    expect(lines[drill]).toMatch(/ extra +\d+ min/);
    const above = (lines[drill - 1] ?? '').slice(0, 60).trim();
    expect(above === '').toBe(rows > 24);
  });

  it('has a bar of the whole course, a part for each lesson', () => {
    const lab = drive();
    lab.press('a');
    const bar = () =>
      textOf(lab.model)
        .split('\n')
        .find((line) => /^ +[━─╾╌]/.test(line)) ?? '';
    expect(bar().trim().split(' ')).toHaveLength(LESSONS.length);
    expect(bar()).not.toMatch(/[━╾]/);

    lab.press('enter', 'enter', 'l');
    expect(bar().trim().split(' ')[0]).toMatch(/^━*╾?─+$/);
    expect(bar()).toMatch(/[━╾]/);

    doThrough(lab, LESSONS[0]?.id ?? '');
    lab.press('l');
    expect(bar().trim().split(' ')[0]).toMatch(/^━+$/);
  });

  it.each(SIZES)('does not move when something is said below it, at %ix%i', (columns, rows) => {
    const lab = drive(columns, rows);
    lab.press('a');
    const place = () =>
      textOf(lab.model)
        .split('\n')
        .findIndex((line) => line.includes('Choose a device'));
    const before = place();
    lab.press('p');
    expect(lab.model.notice).not.toBeNull();

    expect(place()).toBe(before);
  });

  it.each([
    [120, 30],
    [160, 40],
    [250, 80],
  ])('tells beside it what is chosen, in a card that does not change its size, at %ix%i', (columns, rows) => {
    const lab = drive(columns, rows);
    lab.press('a');
    const corners = new Set<string>();
    for (const { lesson, title } of CATALOG) {
      const text = textOf(lab.model);
      const lines = text.split('\n');
      corners.add(
        `${lines.findIndex((line) => line.includes('╭'))} ${lines.findIndex((line) => line.includes('╰'))}`,
      );
      const card = lines
        .map((line) => /│(.*)│/.exec(line)?.[1]?.trim() ?? '')
        .join(' ')
        .replace(/\s+/g, ' ');

      expect(card).toContain(title);
      expect(card).toContain('After it you can');
      const isCut = card.endsWith(' ... ');
      for (const step of isCut ? [] : (lesson?.steps ?? [])) expect(card).toContain(step.title.slice(0, 20));
      expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(columns);
      expect(lines.length).toBeLessThanOrEqual(rows - 1);
      lab.press('down');
    }
    expect(textOf(lab.model)).toContain('─ Monday ─');
    expect(corners.size).toBe(1);
  });

  it('says what there is to do when all is done', () => {
    const lab = drive();
    lab.press('a', 'r', 'r');
    for (const id of [
      'sign-in-as-the-right-person',
      'link-the-phone',
      'two-consecutive-codes',
      'sign-in-with-a-code',
    ])
      doThrough(lab, id);
    lab.press('l');

    expect(textOf(lab.model)).toContain('4 of 4 done · nothing left to do');
    expect(textOf(lab.model)).toContain('Next: r shows a route with more lessons');
  });

  it('changes the route with r, round and round', () => {
    const lab = drive();
    lab.press('a', 'r');
    expect(textOf(lab.model)).toMatch(/The phone's clock is wrong.*not on this route/);

    lab.press('r');
    expect(lab.model.saved.settings.route).toBe('quick');
    expect(textOf(lab.model)).toContain('The whole of it in six steps');
    expect(textOf(lab.model)).not.toContain('Choose a device');

    lab.press('r');
    expect(lab.model.saved.settings.route).toBe('full');
  });

  it('opens the lesson that is chosen on the quick route', () => {
    const lab = drive();
    lab.press('a', 'r', 'r', 'down', 'enter');

    expect(lab.model.saved.current).toBe('link-the-phone');
  });

  it.each(SIZES)('shows the chosen line at %ix%i, wherever it is', (columns, rows) => {
    const lab = drive(columns, rows);
    lab.press('a');
    for (const _ of CATALOG) {
      expect(textOf(lab.model)).toMatch(/^ ▌[✓◐○–] +\d/m);
      lab.press('down');
    }
  });

  it.each(SIZES)(
    'has the drill as its last line, which the arrows reach and Enter opens, at %ix%i',
    (columns, rows) => {
      const lab = drive(columns, rows);
      lab.press('a', 'up');
      expect(textOf(lab.model)).toMatch(/^ ▌○ +M {2}Monday/m);
      lab.press('down');
      expect(textOf(lab.model)).toMatch(/^ ▌○ +1 /m);

      lab.press('up', 'x');
      expect(lab.model.overlay).toBeNull();
      lab.press('enter');
      expect(lab.session().lessonId).toMatch(/^monday-/);
    },
  );

  it('has no drill on the quick route', () => {
    const lab = drive();
    lab.press('a', 'r', 'r', 'up');

    expect(textOf(lab.model)).not.toMatch(/^ ▌○ +M/m);
    expect(textOf(lab.model)).toMatch(/^ ▌[✓◐○–] +\d/m);
  });

  it('names the odds among its keys where there is room', () => {
    const lab = drive(120, 36);
    lab.press('a');

    expect(textOf(lab.model)).toMatch(/o odds/);
  });

  it('marks a lesson whose steps were skipped', () => {
    const lab = skipped(FIRST);
    lab.press('l');

    expect(lessonProgress(lab.model.saved.progress, FIRST).status).toBe('skipped');
    expect(textOf(lab.model)).toMatch(/– +1 {2}Two secrets.* skipped +\d+ min/);
  });
});

describe('a finished lesson', () => {
  it('opens to be read, with what was answered, and changes nothing', () => {
    const lab = labAfter(FIRST);
    const { saved } = lab.model;
    lab.press('up', 'enter');

    expect(lab.model.overlay).toEqual({ kind: 'review', lessonId: FIRST });
    expect(textOf(lab.model)).toContain('To read again: Two secrets are not two factors');
    const pages = new Set<string>();
    for (let page = 0; page < 9; page += 1) {
      pages.add(textOf(lab.model));
      lab.press('j');
    }
    const all = [...pages].join('\n');
    expect(all.replace(/\s+/g, ' ')).toContain('You answered: "');
    expect(all).toContain('[x] A password and a code');
    expect(lab.model.saved).toBe(saved);
    lab.press('escape');
    expect(lab.model.overlay).toBeNull();
  });

  it('is done again on x and y, from its beginning, and stays done', () => {
    const lab = labAfter(FIRST);
    lab.press('up', 'enter', 'x');
    expect(lab.model.overlay).toEqual({ kind: 'confirm-restart-lesson', lessonId: FIRST });

    lab.press('y');

    expect(lab.session()).toMatchObject({ lessonId: FIRST, stepId: 'three-kinds-of-proof' });
    expect(lessonProgress(lab.model.saved.progress, FIRST).status).toBe('done');
    lab.press('enter', 'escape', 's');
    expect(lessonProgress(lab.model.saved.progress, FIRST).steps['sort-the-cards']?.status).toBe('done');
  });
});

describe('restarting a lesson from the list', () => {
  it('asks first, and n leaves everything as it is', () => {
    const lab = drive();
    lab.press('a', 'enter', 'enter', 'escape', 's', 'l');
    const { saved } = lab.model;
    lab.press('x', 'n');

    expect(lab.model.saved).toBe(saved);
    lab.press('x', 'y');
    expect(lab.session().stepId).toBe('three-kinds-of-proof');
  });
});
