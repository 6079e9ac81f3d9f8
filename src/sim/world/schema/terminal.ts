import * as v from 'valibot';
import { PAGE_TEXT, SHOWABLE_TEXT } from '../../base/characters.js';
import type { Terminal } from '../terminal.js';
import { ENTRIES_KEPT, LINE_MAX, NAMES_MAX, OUTPUT_MAX } from '../terminal.js';
import { schemaOf } from './schema-of.js';
import { count, text, whole } from './values.js';

const line = v.pipe(v.string(), v.regex(SHOWABLE_TEXT), v.maxLength(LINE_MAX));

const page = v.pipe(v.string(), v.regex(PAGE_TEXT), v.maxLength(OUTPUT_MAX));

/** Few enough, and each of a name that can be shown. */
const named = <Value extends v.GenericSchema<unknown, string>>(value: Value) =>
  v.pipe(v.record(text, value), v.maxEntries(NAMES_MAX));

/** A terminal, with what is on its screen. */
export const terminal = schemaOf<Terminal>()(
  v.looseObject({
    environment: named(line),
    variables: named(line),
    files: named(page),
    entries: v.pipe(
      v.array(v.looseObject({ line, output: page, exitCode: whole })),
      v.maxLength(ENTRIES_KEPT),
    ),
    history: v.pipe(v.array(line), v.maxLength(ENTRIES_KEPT)),
    awaiting: v.nullable(v.looseObject({ line, command: count, output: page, prompt: line })),
  }),
);
