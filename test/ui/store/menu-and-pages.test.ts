import { describe, expect, it } from 'vitest';
import { CATALOG, LESSONS } from '../../../src/lessons/catalog.js';
import { lessonProgress } from '../../../src/lessons/engine/progress.js';
import { screenView } from '../../../src/ui/screens/screen-view.js';
import type { Model } from '../../../src/ui/store/model.js';
import { NOTHING_SAVED } from '../../../src/ui/store/model.js';
import { lineWidth } from '../../../src/ui/text/spans.js';
import { drive } from '../../helpers/drive.js';
import { FULL_DISPLAY } from '../text/displays.js';

const FIRST = 'two-secrets-are-not-two-factors';
const GONE = 'the-phone-is-gone';

const SIZES = [
  [60, 16],
  [80, 24],
  [120, 36],
] as const;

function textOf(model: Model): string {
  return screenView(model, FULL_DISPLAY)
    .map((line) =>
      line.map((piece) => ('raw' in piece ? '' : 'fieldId' in piece ? piece.value : piece.text)).join(''),
    )
    .join('\n');
}

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

/** A lab in which a lesson was done: answers are tried out, and tasks are done by the third hint. */
function done(lessonId: string, columns = 80, rows = 24) {
  const lab = drive(columns, rows);
  lab.press('a');
  doAll(lab, lessonId);
  return lab;
}

function doAll(lab: ReturnType<typeof drive>, lessonId: string) {
  lab.open(lessonId);
  for (let count = 0; count < 80 && lab.model.screen === 'lesson'; count += 1)
    lab.press('escape', 'h', 'h', 'h', 'a', 'b', 'c', 'd', 'enter');
}

describe('the list of lessons', () => {
  it('says which lesson is next, and how long the rest takes', () => {
    const [first, second] = LESSONS;
    const firstMinutes = first?.minutes ?? 0;
    const allMinutes = LESSONS.reduce((sum, { minutes }) => sum + minutes, 0);
    const lab = drive();
    lab.press('a');
    expect(rowOf(lab.model, first?.title)).toContain(`${firstMinutes} min, new, next`);
    expect(textOf(lab.model)).toContain(`full course, about ${allMinutes} min left`);

    doAll(lab, first?.id ?? '');

    expect(rowOf(lab.model, first?.title)).toContain('[x] done');
    expect(rowOf(lab.model, second?.title)).toMatch(/next$/);
    expect(textOf(lab.model)).toContain(`about ${allMinutes - firstMinutes} min left`);
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
      expect(textOf(lab.model)).toMatch(/^ {2}> +\d/m);
      lab.press('down');
    }
  });

  it('marks a lesson whose steps were skipped', () => {
    const lab = skipped(FIRST);

    expect(lessonProgress(lab.model.saved.progress, FIRST).status).toBe('skipped');
    expect(textOf(lab.model)).toMatch(/Two secrets.*\[-\] skipped/);
  });
});

describe('text on the quick route', () => {
  it('is folded to its first paragraph, and e unfolds it', () => {
    const lab = drive();
    lab.press('a', 'r', 'r');
    lab.open('link-the-phone');

    expect(textOf(lab.model)).toContain('The rest is folded');
    expect(textOf(lab.model)).not.toContain('So setting up MFA means one thing');
    lab.press('e');
    expect(textOf(lab.model)).toContain('So setting up MFA means one thing');
  });

  it('is whole on the other routes', () => {
    const lab = drive();
    lab.press('a');
    lab.open('link-the-phone');

    expect(textOf(lab.model)).not.toContain('folded');
  });
});

describe('a finished lesson', () => {
  it('opens to be read, with what was answered, and changes nothing', () => {
    const lab = done(FIRST);
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
    expect(all).toContain('You answered: a, then b');
    expect(all).toContain('[x] A password and a code');
    expect(lab.model.saved).toBe(saved);
    lab.press('escape');
    expect(lab.model.overlay).toBeNull();
  });

  it('is done again on x and y, from its beginning, and stays done', () => {
    const lab = done(FIRST);
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

describe('erasing everything', () => {
  it('takes the whole word', () => {
    const lab = done(FIRST);
    lab.press('X', 'eras');
    expect(lab.model.saved).not.toBe(NOTHING_SAVED);

    lab.press('e');

    expect(lab.model.saved).toEqual(NOTHING_SAVED);
    expect(lab.model.screen).toBe('welcome');
    expect(textOf(lab.model)).toContain('MFA Lab');
  });

  it('takes the word also when it arrives at once, as from fast fingers', () => {
    const lab = done(FIRST);
    lab.press('X');
    lab.paste('erase');

    expect(lab.model.saved).toEqual(NOTHING_SAVED);
  });

  it.each([[['escape']], [['xrase', 'escape']], [['era', 'backspace', 'backspace', 'ase', 'escape']]])(
    'does nothing after %j',
    (keys) => {
      const lab = done(FIRST);
      const { saved } = lab.model;
      lab.press('X', ...keys);

      expect(lab.model.saved).toBe(saved);
      expect(lab.model.overlay).toBeNull();
    },
  );
});

describe('pages that lie over a lesson', () => {
  it.each([
    ['g', 'Words used here', 'ARN'],
    ['v', 'What is real here, and what is not', 'TOTP'],
  ])('%s opens and closes one', (key, title, word) => {
    const lab = drive();
    lab.press('a');
    lab.open(FIRST);
    lab.press(key);

    expect(textOf(lab.model)).toContain(title);
    expect(textOf(lab.model)).toContain(word);
    lab.press(key);
    expect(lab.model.overlay).toBeNull();
  });

  it.each(
    SIZES.flatMap(([columns, rows]) => ['g', 'v', 'X', '?'].map((key) => [columns, rows, key] as const)),
  )('fit at %ix%i: %s', (columns, rows, key) => {
    const lab = drive(columns, rows);
    lab.press('a', key);
    for (let page = 0; page < 6; page += 1) {
      const lines = screenView(lab.model, FULL_DISPLAY);
      expect(lines.length).toBeLessThanOrEqual(rows - 1);
      expect(Math.max(...lines.map(lineWidth))).toBeLessThanOrEqual(columns);
      lab.press('j');
    }
  });
});

describe('the end of the course', () => {
  it.each(SIZES)('has a last page at %ix%i, with what to do tonight', (columns, rows) => {
    const lab = drive(columns, rows);
    lab.press('a');
    for (const { id } of LESSONS) doAll(lab, id);

    expect(lab.model.screen).toBe('finish');
    const pages: string[] = [];
    for (let page = 0; page < 6; page += 1) {
      pages.push(textOf(lab.model));
      lab.press('j');
    }
    const all = pages.join('\n');
    expect(all).toContain('You can now');
    expect(all).toContain('delete every entry');
    expect(all).toContain('https://console.aws.amazon.com/');
    expect(all).toContain('In two days');
    for (const page of pages) expect(page.split('\n').length).toBeLessThanOrEqual(rows - 1);
    lab.press('enter');
    expect(lab.model.screen).toBe('menu');
    lab.press('f');
    expect(lab.model.screen).toBe('finish');
  });

  it('is not reached while a lesson of the route is open', () => {
    const lab = done(LESSONS.at(-1)?.id ?? '', 120, 36);

    expect(lab.model.screen).toBe('menu');
    expect(textOf(lab.model)).toContain('Some lessons before it are still open');
  });
});

describe('the plan', () => {
  it('is put into a file once, when it is written', () => {
    const lab = drive();
    lab.press('a');
    doAll(lab, GONE);

    expect(lab.effects.filter((kind) => kind === 'write-plan')).toHaveLength(1);
    lab.send({ kind: 'plan-written', path: '/somewhere/recovery-plan.md' });
    expect(lab.model.saved.planPath).toBe('/somewhere/recovery-plan.md');
    expect(lab.model.notice).toMatchObject({ kind: 'ok' });
  });

  it('is copied by hand when the file cannot be written', () => {
    const lab = drive();
    lab.press('a');
    lab.send({ kind: 'plan-failed', reason: 'ENOSPC' });

    expect(lab.model.notice).toMatchObject({ kind: 'problem', text: expect.stringContaining('ENOSPC') });
  });
});
