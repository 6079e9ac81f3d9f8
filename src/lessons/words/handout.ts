import { CATALOG, LESSONS } from '../catalog.js';
import type { Choice, Lesson, QuizOption, Step, TaskStep, WaitCard } from '../engine/lesson.js';
import { cardId, inOrder, letterAt, predictionId, quizId } from '../engine/questions.js';
import { QUICK_TEXTS } from '../engine/routes.js';
import { glossaryBlocks } from './glossary.js';
import type { Block, Inline, RichText } from './rich-text.js';
import { inlines } from './rich-text.js';
import { ONLY_ROOT } from './six-steps.js';
import { simulatedBlocks } from './what-is-simulated.js';

/** The whole course as Markdown, for reading without the program: lessons first, answers apart. */
export function handout(): string {
  const lessons = CATALOG.flatMap(({ number, lesson }) => (lesson === null ? [] : [{ number, lesson }]));
  const planned = CATALOG.filter(({ lesson }) => lesson === null).map(
    ({ number, title }) => `- ${number}. ${title}`,
  );
  return [
    '# The lessons of mfa-lab',
    'Made from `src/lessons` by `npm run lessons`; do not edit by hand.',
    'The course as a text. In the program you do what is told here as "In the lab", in a simulated AWS console with a phone beside it; the people in it are alice (that is you) and omar, an administrator. Questions have their answers at the end, and so has what is done in the lab.',
    contents(lessons),
    '## The quick answer',
    QUICK_TEXTS.map((step, index) => `${index + 1}. ${step}`).join('\n'),
    ONLY_ROOT,
    ...lessons.map(({ number, lesson }) => lessonText(number, lesson)),
    '## Monday',
    'Behind the lessons the program has a drill. Five messages come in, each about another account, as they would on a Monday; nobody says which lesson they are about. It takes the time and notes wrong turns, and at the end says where to look again. `M` in the list opens it, and so does `mfa-lab monday`; `--seed 7` is the same Monday for everybody in the room.',
    ...(planned.length === 0 ? [] : ['## Planned, not here yet', planned.join('\n')]),
    '## What is real here, and what is not',
    ...simulatedBlocks().map(blockText),
    '## Words',
    ...glossaryBlocks(LESSONS.map(({ id }) => id)).map(blockText),
    '## Answers',
    ...lessons.map(({ number, lesson }) => answersText(number, lesson)),
  ]
    .join('\n\n')
    .concat('\n');
}

function contents(lessons: readonly { readonly number: number; readonly lesson: Lesson }[]): string {
  const rows = lessons.map(({ number, lesson }) => `| ${number} | ${lesson.title} | ${lesson.minutes} |`);
  return ['| | lesson | minutes |', '| --- | --- | --- |', ...rows].join('\n');
}

function lessonText(number: number, lesson: Lesson): string {
  return [
    `## ${number}. ${lesson.title}`,
    `*${lesson.objective} About ${lesson.minutes} minutes.*`,
    ...lesson.steps.map((step) => stepText(lesson.id, step)),
  ].join('\n\n');
}

function stepText(lessonId: string, step: Step): string {
  switch (step.kind) {
    case 'read':
      return [`### ${step.title}`, ...step.blocks.map(blockText), ...moreText(step)].join('\n\n');
    case 'quiz':
      return [
        `### ${step.title}`,
        step.question,
        optionsText(onPaper(quizId(lessonId, step.id), step).options),
      ].join('\n\n');
    case 'task':
      return taskText(lessonId, step);
  }
}

/** Answers on paper are in one order for everybody. */
const ON_PAPER = 1;

/** A question of a step or of a card, with its answers in the order of the paper. */
interface OnPaper<One extends Choice = QuizOption> {
  readonly question: string;
  readonly options: readonly One[];
}

function onPaper<One extends Choice>(id: string, { question, options }: OnPaper<One>): OnPaper<One> {
  return { question, options: inOrder({ id, options }, ON_PAPER) };
}

function predictionsText(lessonId: string, { id, predictions = [] }: TaskStep): readonly string[] {
  return predictions.flatMap((prediction, index) => {
    const { question, options } = onPaper(predictionId(lessonId, id, index), prediction);
    return [`*Before you try.* ${question}`, optionsText(options)];
  });
}

function taskText(lessonId: string, step: TaskStep): string {
  const goals = step.goals.map(({ text }) => `- [ ] ${text}`).join('\n');
  return [
    `### ${step.title}`,
    `*In the lab.* ${richText(step.prompt)}`,
    ...(step.ownPhonePrompt === undefined ? [] : [`*With your own phone.* ${richText(step.ownPhonePrompt)}`]),
    ...predictionsText(lessonId, step),
    'It is done when',
    goals,
    ...(step.waitCards ?? []).map((card, index) => cardText(card, cardId(lessonId, step.id, index))),
    `*Why it works.* ${richText(step.why)}`,
    ...moreText(step),
  ].join('\n\n');
}

/** What the lab asks or tells while the next code is waited for. */
function cardText(card: WaitCard, id: string): string {
  switch (card.kind) {
    case 'predict':
      return `*While you wait.* ${card.question}\n\n${optionsText(onPaper(id, card).options)}`;
    case 'look-inside':
    case 'connect':
      return `*While you wait.* ${card.text}`;
  }
}

function moreText({ more }: Step): readonly string[] {
  return more === undefined ? [] : ['*More about it.*', ...more.map(blockText)];
}

function optionsText(options: readonly Choice[]): string {
  return options.map(({ text }, place) => `- ${letterAt(place)}) ${text}`).join('\n');
}

function answersText(number: number, lesson: Lesson): string {
  return [
    `### Lesson ${number}: ${lesson.title}`,
    ...lesson.steps.flatMap((step) => answerText(lesson.id, step)),
  ].join('\n\n');
}

function answerText(lessonId: string, step: Step): readonly string[] {
  switch (step.kind) {
    case 'read':
      return [];
    case 'quiz':
      return explainedText(onPaper(quizId(lessonId, step.id), step));
    case 'task':
      return [
        `*${asSentence(step.title)}* ${richText(step.hints[1])}`,
        ...(step.predictions ?? []).map(
          ({ question, options }) =>
            `*${question}* **${options.find(({ isRight }) => isRight)?.text ?? ''}**`,
        ),
        ...(step.waitCards ?? []).flatMap((card, index) =>
          card.kind === 'predict' ? explainedText(onPaper(cardId(lessonId, step.id, index), card)) : [],
        ),
      ];
  }
}

function explainedText({ question, options }: OnPaper): readonly string[] {
  return [
    question,
    options
      .map(
        ({ isRight, explanation }, place) =>
          `- ${letterAt(place)}) ${isRight ? '**Yes.** ' : ''}${explanation.replace(/^Right\. /, '')}`,
      )
      .join('\n'),
  ];
}

/** A title may be a question, and then ends as one. */
function asSentence(title: string): string {
  return /[.?!]$/.test(title) ? title : `${title}.`;
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'text':
      return richText(block.text);
    case 'list':
      return block.items.map((item) => `- ${richText(item)}`).join('\n');
    case 'facts':
      return block.rows.map(([name, fact]) => `- **${name}**: ${fact}`).join('\n');
    case 'moments':
      return [
        '| when | who | what |',
        '| --- | --- | --- |',
        ...block.rows.map(({ when, who, what }) => `| ${when} | ${who} | ${what} |`),
      ].join('\n');
    case 'today':
      return `On the real console today: ${block.today}.\n\nIn guides from before December 2022: ${block.older}.`;
    case 'card':
      return ['```', ...block.lines, '```'].join('\n');
    case 'own-uri':
      return '```\notpauth://totp/MFA%20Lab:DEVICE@ACCOUNT?secret=32 BASE32 CHARACTERS&issuer=MFA%20Lab\n```';
  }
}

function richText(rich: RichText): string {
  return inlines(rich).map(inlineText).join('');
}

function inlineText(inline: Inline): string {
  if (typeof inline === 'string') return inline;
  return 'code' in inline ? `\`${inline.code}\`` : `**${inline.strong}**`;
}
