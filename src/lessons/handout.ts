import { CATALOG } from './catalog.js';
import type { Lesson, QuizStep, Step, TaskStep } from './lesson.js';
import type { Block, Inline, RichText } from './rich-text.js';

/** The whole course as Markdown, for reading without the program: lessons first, answers apart. */
export function handout(): string {
  const lessons = CATALOG.flatMap(({ number, lesson }) =>
    lesson === null ? [] : [lessonText(number, lesson)],
  );
  const planned = CATALOG.filter(({ lesson }) => lesson === null).map(
    ({ number, title }) => `- ${number}. ${title}`,
  );
  const answers = CATALOG.flatMap(({ number, lesson }) =>
    lesson === null ? [] : [answersText(number, lesson)],
  );
  return [
    '# The lessons of mfa-lab',
    'Made from `src/lessons` by `npm run lessons`; do not edit by hand.',
    'Everything here happens against a simulated AWS. The numbers of its MFA rules were measured on AWS by a third party in 2026; AWS does not promise them.',
    ...lessons,
    '## Planned, not here yet',
    planned.join('\n'),
    '## Answers',
    ...answers,
  ]
    .join('\n\n')
    .concat('\n');
}

function lessonText(number: number, lesson: Lesson): string {
  return [
    `## ${number}. ${lesson.title}`,
    `*${lesson.objective} About ${lesson.minutes} minutes.*`,
    ...lesson.steps.map(stepText),
  ].join('\n\n');
}

function stepText(step: Step): string {
  switch (step.kind) {
    case 'read':
      return [`### ${step.title}`, ...step.blocks.map(blockText), ...moreText(step)].join('\n\n');
    case 'quiz':
      return [`### ${step.title}`, step.question, optionsText(step)].join('\n\n');
    case 'task':
      return taskText(step);
  }
}

function taskText(step: TaskStep): string {
  const goals = step.goals.map(({ text }) => `- [ ] ${text}`).join('\n');
  return [
    `### ${step.title}`,
    richText(step.prompt),
    ...(step.ownPhonePrompt === undefined ? [] : [`With your own phone: ${richText(step.ownPhonePrompt)}`]),
    goals,
    `Why it works: ${richText(step.why)}`,
    ...moreText(step),
  ].join('\n\n');
}

function moreText({ more }: Step): readonly string[] {
  return more === undefined ? [] : ['More:', ...more.map(blockText)];
}

function optionsText(step: QuizStep): string {
  return step.options.map(({ id, text }) => `- ${id}) ${text}`).join('\n');
}

function answersText(number: number, lesson: Lesson): string {
  const quizzes = lesson.steps.filter((step) => step.kind === 'quiz');
  return [
    `### Lesson ${number}`,
    ...quizzes.map((quiz) =>
      [
        quiz.question,
        quiz.options
          .map(({ id, isRight, explanation }) => `- ${id}) ${isRight ? '**Yes.** ' : ''}${explanation}`)
          .join('\n'),
      ].join('\n\n'),
    ),
  ].join('\n\n');
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'text':
      return richText(block.text);
    case 'list':
      return block.items.map((item) => `- ${richText(item)}`).join('\n');
    case 'facts':
      return block.rows.map(([name, fact]) => `- **${name}**: ${fact}`).join('\n');
    case 'today':
      return `On the real console today: ${block.today}.\n\nIn guides of before December 2022: ${block.older}.`;
    case 'own-uri':
      return '```\notpauth://totp/MFA%20Lab:DEVICE@ACCOUNT?secret=32 BASE32 CHARACTERS&issuer=MFA%20Lab\n```';
  }
}

function richText(rich: RichText): string {
  return rich.map(inlineText).join('');
}

function inlineText(inline: Inline): string {
  if (typeof inline === 'string') return inline;
  return 'code' in inline ? `\`${inline.code}\`` : `**${inline.strong}**`;
}
