import { PROGRESS_STATUSES } from '../engine/progress.js';
import type { ExportDocument } from './export-document.js';
import { EXPORT_KIND, EXPORT_VERSION } from './export-document.js';
import { EXPORT_ID } from './handed-in.js';

/** Why a text is no export that can be counted. */
export type NoExport = 'empty' | 'no-json' | 'progress-file' | 'other-kind' | 'newer-version' | 'impossible';

/** An export, or why there is none. */
export type ExportReading =
  | { readonly kind: 'export'; readonly document: ExportDocument }
  | { readonly kind: 'none'; readonly why: NoExport };

// Bounds far beyond what the lab writes: a file from anywhere must not outgrow a report.
const LATEST = 4e12;
const MOST_SECONDS = 1e9;
const MOST_COUNTED = 1e6;
const MOST_LESSONS = 100;
const MOST_STEPS = 200;
const MOST_ANSWERS = 1000;
const MOST_REASONS = 200;
const LONGEST_TEXT = 2000;

/** Names of lessons, steps, reasons and beliefs. */
const NAME = /^[a-z0-9][a-z0-9-]{0,63}$/;
const CHOICES = /^[a-d]*$/;
const PROGRAM = /^\d{1,6}\.\d{1,6}\.\d{1,6}(?:[.+-][\w.+-]{1,40})?$/;

/**
 * Reads an export. By hand, because a company hands in thousands: the tests hold it against a schema that says the same.
 * Fields that this version does not know are let be. Never throws.
 */
export function readExport(text: string): ExportReading {
  if (text.trim() === '') return none('empty');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return none('no-json');
  }
  if (!isTable(value) || value['kind'] !== EXPORT_KIND) {
    return none(isTable(value) && isProgress(value) ? 'progress-file' : 'other-kind');
  }
  const version = value['version'];
  if (typeof version === 'number' && Number.isInteger(version) && version > EXPORT_VERSION)
    return none('newer-version');
  return isExport(value) ? { kind: 'export', document: value } : none('impossible');
}

function none(why: NoExport): ExportReading {
  return { kind: 'none', why };
}

/**
 * What JSON has in braces. A name that is not in it is asked for as well: none of ours is one that every object has by
 * itself.
 */
type Table = { readonly [name: string]: unknown };

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What the lab itself keeps. It has seeds in it, and so must not go round. */
function isProgress(value: Table): boolean {
  return Object.hasOwn(value, 'schemaVersion') && Object.hasOwn(value, 'sessions');
}

/** Whether a value is an export of this version, whole. */
function isExport(value: Table): value is Table & ExportDocument {
  return (
    value['version'] === EXPORT_VERSION &&
    isText(value['program'], PROGRAM) &&
    isText(value['id'], EXPORT_ID) &&
    isLine(value['name']) &&
    isNumber(value['at'], LATEST) &&
    isText(value['route'], NAME) &&
    [null, 'lab', 'own'].some((phone) => phone === value['phone']) &&
    isHere(value['here']) &&
    isTableOf(value['lessons'], MOST_LESSONS, isLesson) &&
    (value['gapSeconds'] === null || isNumber(value['gapSeconds'], MOST_SECONDS)) &&
    typeof value['hasPlan'] === 'boolean' &&
    isMonday(value['monday']) &&
    isCard(value['card'])
  );
}

function isText(value: unknown, pattern: RegExp): boolean {
  return typeof value === 'string' && pattern.test(value);
}

/** What was typed, or nothing. What cannot be shown of it is left out where it is shown. */
function isLine(value: unknown): boolean {
  return value === null || (typeof value === 'string' && value.length <= LONGEST_TEXT);
}

function isNumber(value: unknown, most: number): boolean {
  return typeof value === 'number' && value >= 0 && value <= most;
}

function isCount(value: unknown, most: number): boolean {
  return isNumber(value, most) && Number.isInteger(value);
}

function isHere(value: unknown): boolean {
  if (value === null) return true;
  return isTable(value) && isText(value['lesson'], NAME) && isText(value['step'], NAME);
}

/** Names that were found good: thousands of exports have the same few. */
const goodNames = new Set<string>();
const MOST_REMEMBERED = 2000;

function isName(name: string): boolean {
  if (goodNames.has(name)) return true;
  if (!NAME.test(name)) return false;
  if (goodNames.size < MOST_REMEMBERED) goodNames.add(name);
  return true;
}

/** Names with something under each. */
function isTableOf(value: unknown, most: number, isGood: (inner: unknown) => boolean): boolean {
  if (!isTable(value)) return false;
  const names = Object.keys(value);
  return names.length <= most && names.every((name) => isName(name) && isGood(value[name]));
}

function isStatus(value: unknown): boolean {
  return PROGRESS_STATUSES.some((status) => status === value);
}

function isLesson(value: unknown): boolean {
  return isTable(value) && isStatus(value['status']) && isTableOf(value['steps'], MOST_STEPS, isStep);
}

function isStep(value: unknown): boolean {
  if (!isTable(value)) return false;
  const [choices, beliefs] = [value['choices'], value['beliefs']];
  const [hints, refusals] = [value['hints'], value['refusals']];
  return (
    isStatus(value['status']) &&
    isNumber(value['seconds'], MOST_SECONDS) &&
    (choices === undefined || (isText(choices, CHOICES) && String(choices).length <= MOST_ANSWERS)) &&
    (beliefs === undefined || isBeliefs(beliefs)) &&
    (hints === undefined || isCount(hints, 3)) &&
    (refusals === undefined || isTableOf(refusals, MOST_REASONS, (count) => isCount(count, MOST_COUNTED)))
  );
}

function isBeliefs(value: unknown): boolean {
  return Array.isArray(value) && value.length <= MOST_ANSWERS && value.every((one) => isText(one, NAME));
}

const MONDAY_COUNTS = ['times', 'seed', 'incidents', 'wrongTurns', 'skipped'] as const;

function isMonday(value: unknown): boolean {
  if (value === null) return true;
  return (
    isTable(value) &&
    isNumber(value['seconds'], MOST_SECONDS) &&
    MONDAY_COUNTS.every((name) => isCount(value[name], MOST_COUNTED))
  );
}

function isCard(value: unknown): boolean {
  if (value === null) return true;
  const lines = ['keep', 'unclear'] as const;
  return isTable(value) && lines.every((name) => value[name] !== null && isLine(value[name]));
}
