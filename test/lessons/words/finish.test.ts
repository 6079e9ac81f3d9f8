import { describe, expect, it } from 'vitest';
import { LESSONS } from '../../../src/lessons/catalog.js';
import type { Lesson } from '../../../src/lessons/engine/lesson.js';
import type { Progress, StepProgress } from '../../../src/lessons/engine/progress.js';
import { changeStep, finishLesson, NO_PROGRESS } from '../../../src/lessons/engine/progress.js';
import { oldQuestions } from '../../../src/lessons/engine/review.js';
import type { RouteId } from '../../../src/lessons/engine/routes.js';
import { ROUTES, routeLessons } from '../../../src/lessons/engine/routes.js';
import { lastPageBlocks, reviewBlocks, skillBlocks, toDoBlocks } from '../../../src/lessons/words/finish.js';
import { GLOSSARY, glossaryBlocks } from '../../../src/lessons/words/glossary.js';
import type { Block } from '../../../src/lessons/words/rich-text.js';
import { plainText } from '../../../src/lessons/words/rich-text.js';
import { epochSeconds } from '../../../src/sim/base/time.js';
import { CREDENTIAL_CARDS } from '../../../src/sim/things/cards.js';
import { DEVICE_TYPES } from '../../../src/sim/things/equipment.js';
import { SOME_TIME } from '../../helpers/fake-ports.js';

/** The words of a page, one paragraph or item a line. */
function linesOf(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block) => {
    switch (block.kind) {
      case 'text':
        return [plainText(block.text)];
      case 'list':
        return block.items.map((item) => `- ${plainText(item)}`);
      case 'facts':
        return block.rows.map((row) => row.join(': '));
      case 'moments':
        return block.rows.map(({ when, who, what }) => `${when} ${who} ${what}`);
      case 'today':
        return [`${block.older} / ${block.today}`];
      case 'card':
        return block.lines;
      case 'own-uri':
        return ['otpauth://'];
      default:
        throw new Error('No other kind of block');
    }
  });
}

const finish = (progress: Progress, lesson: Lesson, status: StepProgress['status']): Progress => {
  const [first] = lesson.steps;
  return finishLesson(
    changeStep(progress, lesson.id, first?.id ?? '', (step) => ({ ...step, status })),
    lesson.id,
  );
};

const finishAll = (lessons: readonly Lesson[], status: StepProgress['status']): Progress =>
  lessons.reduce((progress, lesson) => finish(progress, lesson, status), NO_PROGRESS);

const lastPage = (route: RouteId, progress: Progress, planPath: string | null = null) =>
  linesOf([...skillBlocks(route, progress), ...toDoBlocks(planPath)]);

const lowerFirst = (sentence: string) => sentence.charAt(0).toLowerCase() + sentence.slice(1);

const routes = ROUTES.map(({ id }) => ({ route: id }));

describe('the last page', () => {
  it.each(routes)('of $route tells what the learner can do now, lesson by lesson', ({ route }) => {
    const lessons = routeLessons(route);

    const lines = lastPage(route, finishAll(lessons, 'done'));

    expect(lines[0]).toBe('You can now');
    expect(lines.slice(1, 1 + lessons.length)).toEqual(
      lessons.map(({ objective }) => `- ${lowerFirst(objective)}`),
    );
  });

  it.each(routes)('of $route tells what was skipped, by title, and no more of it', ({ route }) => {
    const lessons = routeLessons(route);

    const lines = lastPage(route, finishAll(lessons, 'skipped'));

    expect(lines[0]).toBe('Skipped, and open at any time:');
    // One to a line: a title may have a comma or a semicolon in it.
    expect(lines.slice(1, 1 + lessons.length)).toEqual(lessons.map(({ title }) => `- ${title}`));
    expect(lines).not.toContain('You can now');
  });

  it('tells both where some were done and some skipped', () => {
    const [first, second] = LESSONS;
    if (first === undefined || second === undefined) throw new Error('There are two lessons at least');

    const lines = lastPage('full', finish(finish(NO_PROGRESS, first, 'done'), second, 'skipped'));

    expect(lines.slice(0, 4)).toEqual([
      'You can now',
      `- ${lowerFirst(first.objective)}`,
      'Skipped, and open at any time:',
      `- ${second.title}`,
    ]);
  });

  it('claims nothing for lessons that are open', () => {
    const lines = lastPage('full', NO_PROGRESS);

    expect(lines).not.toContain('You can now');
    expect(lines.join('\n')).not.toContain('Skipped');
  });

  it('claims nothing for lessons beside the route', () => {
    const beside = LESSONS.filter((lesson) => !routeLessons('quick').includes(lesson));

    expect(lastPage('quick', finishAll(beside, 'done'))).toEqual(lastPage('quick', NO_PROGRESS));
  });

  it.each(routes)(
    'of $route says what to do on the real account, which entries to delete, and what is asked again',
    ({ route }) => {
      for (const progress of [NO_PROGRESS, finishAll(LESSONS, 'done')]) {
        const facts = {
          route,
          progress,
          planPath: null,
          gap: null,
          review: {},
          now: epochSeconds(SOME_TIME),
        };
        const lines = linesOf(lastPageBlocks(facts));

        const known = progress === NO_PROGRESS ? [] : oldQuestions(progress);
        const at = lines.findIndex((line) => line.startsWith('Tonight'));
        expect(lines.slice(at, at + 3)).toEqual([
          'Tonight, on the real account: https://console.aws.amazon.com/, your name at the top right, Security credentials, Assign MFA device. Then a second device.',
          'On your phone: delete every entry that says MFA Lab. It opens nothing real, and could be mistaken for one that does.',
          `To keep it: R asks old questions again after 1, 3 and 7 days. ${
            known.length === 0
              ? 'Nothing to review yet: finish a lesson first.'
              : `${known.length} questions are due.`
          }`,
        ]);
      }
    },
  );

  it('tells where the plan is, if there is one', () => {
    expect(lastPage('full', NO_PROGRESS, '/home/ann/plan.md')).toContain('Your plan: /home/ann/plan.md');
    expect(lastPage('full', NO_PROGRESS, '/a`b**c\\*d')).toContain('Your plan: /a`b**c\\*d');
    expect(lastPage('full', NO_PROGRESS).join('\n')).not.toContain('Your plan');
  });

  it.each(LESSONS)('makes a sentence of the objective of $id', ({ objective }) => {
    // It goes on after "You can now": a plain word first, and a full stop at its end.
    expect(objective).toMatch(/^[A-Z][a-z]+ .*\.$/);
  });
});

describe('reading a lesson again', () => {
  it('gives nothing for a lesson that does not exist', () => {
    expect(reviewBlocks('from-the-future', NO_PROGRESS)).toEqual([]);
  });

  it.each(LESSONS)('shows the title of each step of $id, in order', (lesson) => {
    const lines = linesOf(reviewBlocks(lesson.id, NO_PROGRESS));

    const titles = lesson.steps.map(({ title }) => title);
    expect(lines.filter((line) => titles.includes(line))).toEqual(titles);
  });

  it.each(LESSONS)('shows all text of $id, with nothing said of a learner who never opened it', (lesson) => {
    const lines = linesOf(reviewBlocks(lesson.id, NO_PROGRESS));

    for (const step of lesson.steps) {
      if (step.kind === 'read') expect(lines).toEqual(expect.arrayContaining([...linesOf(step.blocks)]));
      if (step.kind === 'quiz') expect(lines).toContain(step.question);
      if (step.kind === 'task') {
        expect(lines).toContain(plainText(step.prompt));
        expect(lines).toContain(`Why: ${plainText(step.why)}`);
      }
    }
    expect(lines.filter((line) => /^You( answered)?: /.test(line))).toEqual([]);
  });

  /** A lesson, and its first step of a kind. */
  const firstQuiz = LESSONS.flatMap((lesson) =>
    lesson.steps.flatMap((step) => (step.kind === 'quiz' ? [{ lesson, step }] : [])),
  )[0];
  const firstTask = LESSONS.flatMap((lesson) =>
    lesson.steps.flatMap((step) => (step.kind === 'task' ? [{ lesson, step }] : [])),
  )[0];
  if (firstQuiz === undefined || firstTask === undefined) throw new Error('The course has both');

  it('marks the right answer of a question, and explains all of them', () => {
    const { lesson, step } = firstQuiz;

    const lines = linesOf(reviewBlocks(lesson.id, NO_PROGRESS));

    const start = lines.indexOf(step.question) + 1;
    expect(lines.slice(start, start + step.options.length)).toEqual(
      step.options.map(
        ({ text, explanation, isRight }) => `- ${isRight ? '[x]' : '[ ]'} ${text}: ${explanation}`,
      ),
    );
  });

  it.each([
    [['b'], 'You answered: B.'],
    [['a', 'c', 'b'], 'You answered: A, then C, then B.'],
  ] as const)('tells what was answered, in words: %j', (choices, letters) => {
    const { lesson, step } = firstQuiz;
    const wordsOf = (letter: string) =>
      `"${step.options.find(({ id }) => id === letter.toLowerCase())?.text}"`;
    const line = letters.replace(/\b[ABC]\b/g, wordsOf);
    const progress = changeStep(NO_PROGRESS, lesson.id, step.id, (record) => ({ ...record, choices }));

    const lines = linesOf(reviewBlocks(lesson.id, progress));

    expect(lines.filter((candidate) => candidate.startsWith('You answered'))).toEqual([line]);
  });

  it('says nothing of a question that was opened and not answered', () => {
    const { lesson, step } = firstQuiz;
    const progress = changeStep(NO_PROGRESS, lesson.id, step.id, (record) => ({ ...record, seconds: 9 }));

    expect(linesOf(reviewBlocks(lesson.id, progress)).join('\n')).not.toContain('You answered');
  });

  it.each(['done', 'skipped', 'open'] as const)('tells how a task went: %s', (status) => {
    const { lesson, step } = firstTask;
    const progress = changeStep(NO_PROGRESS, lesson.id, step.id, (record) => ({
      ...record,
      status,
      attempts: 2,
      hints: 1,
    }));

    const lines = linesOf(reviewBlocks(lesson.id, progress));

    const why = lines.indexOf(`Why: ${plainText(step.why)}`);
    expect(lines[why + 1]).toBe(
      `You: ${status === 'open' ? 'not done' : status}, refused 2 times, with a hint.`,
    );
    expect(lines.filter((line) => line.startsWith('You: '))).toHaveLength(1);
  });
});

/** Words that stand in the lessons in another form. */
const SAID_AS: { readonly [word: string]: string } = {
  phishing: 'phished',
  resync: 'resynchronise',
  'root user': 'root',
  'unassigned device': 'belongs to nobody',
};

describe('the glossary', () => {
  const words = GLOSSARY.map(([word]) => word);

  it('is in the order of the alphabet, whatever the case', () => {
    const inOrder = words.toSorted((one, other) => one.localeCompare(other, 'en', { sensitivity: 'base' }));

    expect(words).toEqual(inOrder);
  });

  it('has each word once', () => {
    expect(new Set(words.map((word) => word.toLowerCase())).size).toBe(words.length);
  });

  it('has no empty rows', () => {
    expect(GLOSSARY.filter(([word, meaning]) => word.trim() === '' || meaning.trim() === '')).toEqual([]);
  });

  it('has no blanks at the ends, and no full stops, as its rows are no sentences', () => {
    for (const [word, meaning] of GLOSSARY) {
      expect([word, meaning]).toEqual([word.trim(), meaning.trim()]);
      expect(meaning).not.toMatch(/\.$/);
    }
  });

  it.each(['access key', 'ARN', 'EC2', 'phishing', 'policy', 'step', 'token', 'unassigned device'])(
    'has a word that lessons use and a beginner may not know: %s',
    (word) => {
      expect(GLOSSARY.map(([name]) => name)).toContain(word);
    },
  );

  const all = LESSONS.map(({ id }) => id);

  it('is shown whole on its page to who has come to the last lesson', () => {
    expect(linesOf(glossaryBlocks(all))).toEqual(GLOSSARY.map(([word, meaning]) => `${word}: ${meaning}`));
  });

  it('counts the words of later lessons, and does not tell them', () => {
    const lines = linesOf(glossaryBlocks(all.slice(0, 1)));

    expect(lines.map((line) => line.split(':')[0])).toEqual([
      'access key',
      'account',
      'factor',
      'MFA',
      `The lessons to come bring ${GLOSSARY.length - 4} more.`,
    ]);
  });

  it('has of every lesson only words that are said in it', () => {
    const unsaid = GLOSSARY.filter(([word, , lessonId]) => {
      const said = JSON.stringify([
        LESSONS.find(({ id }) => id === lessonId),
        CREDENTIAL_CARDS,
        DEVICE_TYPES,
      ]);
      const stem = SAID_AS[word] ?? word;
      return !said.toLowerCase().includes(stem.toLowerCase());
    });

    expect(unsaid).toEqual([]);
  });
});
