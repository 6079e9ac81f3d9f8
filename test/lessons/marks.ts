import type { Lesson, Step } from '../../src/lessons/engine/lesson.js';
import type { Block, Inline, RichText } from '../../src/lessons/words/rich-text.js';
import { inlines, markProblem } from '../../src/lessons/words/rich-text.js';
import type { World } from '../../src/sim/world/world.js';

/** The texts of a page in which marks are read. */
export function markedIn(blocks: readonly Block[]): readonly RichText[] {
  return blocks.flatMap(markedInBlock);
}

function markedInBlock(block: Block): readonly RichText[] {
  switch (block.kind) {
    case 'text':
      return [block.text];
    case 'list':
      return block.items;
    case 'facts':
    case 'figure':
    case 'card':
    case 'today':
    case 'own-uri':
      return [];
  }
}

/** The texts of a step in which marks are read; `world` is what a reminder looks at. */
export function markedTexts(step: Step, world: World): readonly RichText[] {
  const more = markedIn(step.more ?? []);
  switch (step.kind) {
    case 'read':
      return [...markedIn(step.blocks), ...more];
    case 'quiz':
      return more;
    case 'task':
      return [
        step.prompt,
        ...(step.ownPhonePrompt === undefined ? [] : [step.ownPhonePrompt]),
        ...(step.reminder === undefined ? [] : [step.reminder(world)]),
        ...step.hints,
        step.why,
        ...more,
      ];
  }
}

/** What is wrong with the marks of texts. A space inside strong marks is none to the lab, but Markdown sees no marks then. */
export function markProblems(texts: readonly RichText[]): readonly string[] {
  return texts.flatMap((text) => [
    ...(markProblem(text) === null ? [] : [`${markProblem(text)}`]),
    ...(inlines(text).some(hasOuterSpace) ? [`a space at the edge of strong words: ${text}`] : []),
  ]);
}

function hasOuterSpace(inline: Inline): boolean {
  return typeof inline === 'object' && 'strong' in inline && inline.strong !== inline.strong.trim();
}

/** Every other string of a lesson, in which a mark would be shown as it is written. */
export function unmarkedTexts(lesson: Lesson, world: World): readonly string[] {
  const marked = new Set(lesson.steps.flatMap((step) => markedTexts(step, world)));
  return stringsIn(lesson).filter((string) => !marked.has(string));
}

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
