import { LESSONS } from '../catalog.js';
import type { Choice, Lesson, Step } from './lesson.js';

/** Something with answers to choose from: a check, a prediction, a card of the wait. */
export interface Question<One extends Choice = Choice> {
  /** Unlike that of every other question of the course. */
  readonly id: string;
  readonly options: readonly One[];
}

/** The letter of a place, from 0. */
export function letterAt(place: number): string {
  return 'abcd'.charAt(place);
}

/** The id of a question that is a step. */
export function quizId(lessonId: string, stepId: string): string {
  return `${lessonId}/${stepId}`;
}

/** The id of a prediction of a task; they are numbered from 0. */
export function predictionId(lessonId: string, stepId: string, index: number): string {
  return `${quizId(lessonId, stepId)}/prediction-${index}`;
}

/** The id of a card of the wait that asks something. */
export function cardId(lessonId: string, stepId: string, index: number): string {
  return `${quizId(lessonId, stepId)}/card-${index}`;
}

/** Every question of the course, in its order. */
export function allQuestions(): readonly Question[] {
  return LESSONS.flatMap((lesson) => lesson.steps.flatMap((step) => questionsOf(lesson, step)));
}

function questionsOf({ id }: Lesson, step: Step): readonly Question[] {
  switch (step.kind) {
    case 'read':
      return [];
    case 'quiz':
      return [{ id: quizId(id, step.id), options: step.options }];
    case 'task':
      return [
        ...(step.predictions ?? []).map(({ options }, index) => ({
          id: predictionId(id, step.id, index),
          options,
        })),
        ...(step.waitCards ?? []).flatMap((card, index) =>
          card.kind === 'predict' ? [{ id: cardId(id, step.id, index), options: card.options }] : [],
        ),
      ];
  }
}

/**
 * The answers of a question in the order made for one learner. It is the same whenever the learner comes back. The place
 * of the right answer is dealt as from a pack of cards: among questions with the same number of answers every place comes
 * up once before any comes up again, so that no letter is a good guess.
 *
 * @param learner - a number that is the learner's own
 */
export function inOrder<One extends Choice>(question: Question<One>, learner: number): readonly One[] {
  const { id, options } = question;
  const mixed = shuffled(options, ({ id: option }) => `${option} ${learner} ${id}`);
  const right = mixed.filter(({ isRight }) => isRight);
  const wrong = mixed.filter(({ isRight }) => !isRight);
  const place = placeOf(id, options.length, learner);
  return [...wrong.slice(0, place), ...right, ...wrong.slice(place)];
}

/** The place of the right answer. */
function placeOf(id: string, count: number, learner: number): number {
  const index = dealt().get(id) ?? 0;
  const round = Math.floor(index / count);
  const places = shuffled(
    Array.from({ length: count }, (_, place) => place),
    (place) => `${place} ${learner} ${count} ${round}`,
  );
  return places[index % count] ?? 0;
}

let places: ReadonlyMap<string, number> | undefined;

/** How many questions with as many answers come before each one. */
function dealt(): ReadonlyMap<string, number> {
  if (places !== undefined) return places;
  const counts = new Map<number, number>();
  const found = new Map<string, number>();
  for (const { id, options } of allQuestions()) {
    const before = counts.get(options.length) ?? 0;
    found.set(id, before);
    counts.set(options.length, before + 1);
  }
  places = found;
  return found;
}

/** The same things in an order that looks like none, and is always the same for the same names. */
export function shuffled<Thing>(
  things: readonly Thing[],
  nameOf: (thing: Thing) => string,
): readonly Thing[] {
  return things
    .map((thing) => ({ thing, key: hash(nameOf(thing)) }))
    .sort((one, other) => one.key - other.key)
    .map(({ thing }) => thing);
}

/** FNV-1a, with the finish of MurmurHash3, so that names that differ by one letter land far apart. */
export function hash(name: string): number {
  let value = 0x811c9dc5;
  for (const character of name) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
