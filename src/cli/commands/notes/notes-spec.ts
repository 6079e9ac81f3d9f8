import type { Result } from '../../../sim/base/result.js';
import { fail, ok } from '../../../sim/base/result.js';
import { quoted } from '../../arguments/shown-word.js';
import { minutesOf } from '../hours.js';
import type { CommandSpec } from '../spec.js';
import { JSON_OPTION } from '../spec.js';

/** `notes` as it was asked for. */
export interface NotesCommand {
  readonly kind: 'notes';
  /** On the screen or as lines; on paper; or what a workshop has taken. */
  readonly what: 'show' | 'print' | 'summary';
  /** Where to begin; null for where the stage is. What is wrong with it is found out when it is run. */
  readonly called: string | null;
  readonly dataDir: string | null;
  readonly plain: boolean;
  readonly ascii: boolean;
  readonly noColor: boolean;
  readonly json: boolean;
  /** The file of the class whose day it is; null for that of the stage, or half a day with the whole course. */
  readonly classFile: string | null;
  /** Minutes since midnight at which the day begins; null for that of the class, or a plan without clock times. */
  readonly start: number | null;
}

const NOTES_OPTIONS = {
  plain: { type: 'boolean', help: ['as lines, for screen readers'] },
  ascii: { type: 'boolean', help: ['no characters beyond ASCII'] },
  print: { type: 'boolean', help: ['all of them as Markdown, for paper'] },
  class: { type: 'string', value: 'FILE', help: ['the plan of a class (class.json), in its order'] },
  start: { type: 'string', value: 'HH:MM', help: ['with --print: when the day begins'] },
  summary: {
    type: 'boolean',
    help: ['planned and real minutes, and the votes, of the', 'stage that was open last'],
  },
  json: { ...JSON_OPTION.json, help: ['with --summary: one line of JSON'] },
} as const;

export const notesSpec: CommandSpec<NotesCommand, typeof NOTES_OPTIONS> = {
  line: ['notes', "the facilitator's notes, in a second terminal"],
  usage: `mfa-lab notes [LESSON[.STEP]] [--class FILE] [--plain] [--ascii]
mfa-lab notes --print [--class FILE] [--start HH:MM]
mfa-lab notes --summary [--json]`,
  about: `What to say, to ask and to expect in each step, for who gives a workshop. With
mfa-lab present in another terminal the notes follow it, and send it keys; by
themselves they are for preparing. LESSON.STEP is as in the header: 6, 6.3.
On paper they have the plan of --class, or of the stage, or half a day; and the
codes that each step begins with, once mfa-lab present has been opened here.`,
  options: NOTES_OPTIONS,
  answer: `JSON  startedAt      when the clock of the day was started, or null
      pausedSeconds  in pauses
      lessons        a list of
        number, id, title
        planned      minutes, as the notes have them
        real         minutes, as the stage counted them
        steps        a list of number, id, title, planned, real
      votes          a list of
        number, id   the step
        question     what was asked, or null for a task
        counts       by the option's text, for each time it was asked
Without an answer: error (a word) and message, and an exit code that is not 0.

Exit code: 0 success, 1 there is no stage to sum up, 2 wrong usage.`,
  takesWords: true,
  read(words, given) {
    const [called = null, ...more] = words;
    const what = given.has('print') ? 'print' : given.has('summary') ? 'summary' : 'show';
    if (more.length > 0) return fail('One step at a time');
    if (given.has('print') && given.has('summary')) return fail('Either --print or --summary');
    if (called !== null && what !== 'show') return fail(`--${what} is of the whole course`);
    if (given.has('json') && what !== 'summary') return fail('--json goes with --summary only');
    const start = readStart(given.text('start'));
    if (!start.ok) return start;
    if (given.text('class') !== null && what === 'summary')
      return fail('--class goes with the notes, and not with --summary');
    if (start.value !== null && what !== 'print') return fail('--start goes with --print only');
    return ok({
      kind: 'notes',
      what,
      called,
      dataDir: given.dataDir,
      plain: given.has('plain'),
      ascii: given.has('ascii'),
      noColor: given.noColor,
      json: given.has('json'),
      classFile: given.text('class'),
      start: start.value,
    });
  },
  async run(command, ports) {
    const { notesText } = await import('./notes-text.js');
    return notesText(command, ports);
  },
};

function readStart(typed: string | null): Result<number | null, string> {
  const minutes = minutesOf(typed);
  return typed !== null && minutes === null
    ? fail(`--start needs a time such as 09:30, and not ${quoted(typed)}`)
    : ok(minutes);
}
