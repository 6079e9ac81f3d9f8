import { findLesson } from '../../../lessons/catalog.js';
import type { ClassFile } from '../../../lessons/class/class-file.js';
import type { PlanBlock } from '../../../lessons/notes/plan-block.js';

/** What a stage takes of `class.json`. It keeps it, so that a stage that was closed comes back in the same class. */
export interface StageClass {
  readonly title: string;
  /** `09:30`, or null. */
  readonly start: string | null;
  readonly blocks: readonly PlanBlock[];
  /** The lab's reason waits for Enter, or not. */
  readonly reveal: ClassFile['reveal'];
}

/** The class of a file. */
export function stageClassOf({ title, start, plan, reveal }: ClassFile): StageClass {
  return { title, start, blocks: plan, reveal };
}

/** More than any plan has. */
const MOST_BLOCKS = 100;
const MOST_MINUTES = 600;
const LONGEST_TEXT = 200;

/** Reads what was kept; null where it is no class with a lesson of this program in it. */
export function readStageClass(value: unknown): StageClass | null {
  if (!isRecord(value) || !isText(value['title']) || !Array.isArray(value['blocks'])) return null;
  const kept: readonly unknown[] = value['blocks'];
  const blocks = kept.slice(0, MOST_BLOCKS).flatMap(readBlock);
  if (!blocks.some(({ kind }) => kind === 'lesson')) return null;
  return {
    title: value['title'],
    start: isHour(value['start']) ? value['start'] : null,
    blocks,
    reveal: value['reveal'] === 'at-once' ? 'at-once' : 'on-enter',
  };
}

function readBlock(value: unknown): readonly PlanBlock[] {
  if (!isRecord(value)) return [];
  const { kind, minutes, title, lessonId } = value;
  if (typeof minutes !== 'number' || minutes < 1 || minutes > MOST_MINUTES) return [];
  if (kind === 'break') return [{ kind, minutes }];
  if (kind === 'talk') return isText(title) ? [{ kind, title, minutes }] : [];
  const isKnown = kind === 'lesson' && typeof lessonId === 'string' && findLesson(lessonId)?.id === lessonId;
  return isKnown ? [{ kind, lessonId, minutes }] : [];
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= LONGEST_TEXT;
}

function isHour(value: unknown): value is string {
  return typeof value === 'string' && /^\d\d:\d\d$/.test(value);
}

function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
