import * as v from 'valibot';
import { PROGRESS_STATUSES } from '../../../src/lessons/engine/progress.js';

/** An export as a schema: the same as the reader by hand, said in another way. */

const name = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/));
const line = v.nullable(v.pipe(v.string(), v.maxLength(2000)));
const seconds = v.pipe(v.number(), v.minValue(0), v.maxValue(1e9));
const count = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most));
const status = v.picklist(PROGRESS_STATUSES);

/** A table, `__proto__` among its names: valibot's own leaves that one out. */
const table = (inner: v.GenericSchema, most: number) =>
  v.pipe(
    v.custom<object>((value) => typeof value === 'object' && value !== null && !Array.isArray(value)),
    v.transform((value) => Object.entries(value)),
    v.array(v.tuple([name, inner])),
    v.maxLength(most),
  );

const step = v.object({
  status,
  seconds,
  choices: v.optional(v.pipe(v.string(), v.regex(/^[a-d]*$/), v.maxLength(1000))),
  beliefs: v.optional(v.pipe(v.array(name), v.maxLength(1000))),
  hints: v.optional(count(3)),
  refusals: v.optional(table(count(1e6), 200)),
});

const lesson = v.object({ status, steps: table(step, 200) });

export const exportSchema = v.object({
  kind: v.literal('mfa-lab export'),
  version: v.literal(1),
  program: v.pipe(v.string(), v.regex(/^\d{1,6}\.\d{1,6}\.\d{1,6}(?:[.+-][\w.+-]{1,40})?$/)),
  id: v.pipe(v.string(), v.regex(/^[abcdefghjkmnpqrstuvwxyz23456789]{8}$/)),
  name: line,
  at: v.pipe(v.number(), v.minValue(0), v.maxValue(4e12)),
  route: name,
  phone: v.nullable(v.picklist(['lab', 'own'])),
  here: v.nullable(v.object({ lesson: name, step: name })),
  lessons: table(lesson, 100),
  gapSeconds: v.nullable(seconds),
  hasPlan: v.boolean(),
  monday: v.nullable(
    v.object({
      times: count(1e6),
      seed: count(1e6),
      seconds,
      incidents: count(1e6),
      wrongTurns: count(1e6),
      skipped: count(1e6),
    }),
  ),
  card: v.nullable(
    v.object({
      keep: v.pipe(v.string(), v.maxLength(2000)),
      unclear: v.pipe(v.string(), v.maxLength(2000)),
    }),
  ),
});
