import { fail, ok } from '../../../sim/base/result.js';
import { LATEST_TYPED_SECONDS } from '../../../sim/base/time.js';
import { quoted } from '../../arguments/shown-word.js';
import type { CommandSpec } from '../spec.js';
import { JSON_OPTION } from '../spec.js';

/** The tables that can be had as CSV. */
export const CSV_TABLES = ['people', 'questions', 'steps'] as const;

/** `class` as it was asked for. */
export interface ClassCommand {
  readonly kind: 'class';
  readonly dataDir: string | null;
  /** Files, and folders with exports in them. */
  readonly paths: readonly string[];
  readonly json: boolean;
  readonly csv: (typeof CSV_TABLES)[number] | null;
  readonly noNames: boolean;
  /** Only exports that were made then or later, in unix seconds; null for all. */
  readonly since: number | null;
  readonly plain: boolean;
}

const OPTIONS = {
  csv: { type: 'string', value: 'TABLE', help: ['people, questions or steps, for a spreadsheet'] },
  'no-names': { type: 'boolean', help: ['no names and ids, and no count of 1 or 2'] },
  since: { type: 'string', value: 'UNIX', help: ['only exports made then or later, in unix seconds'] },
  plain: { type: 'boolean', help: ['no table: a line for each thing'] },
  ...JSON_OPTION,
} as const;

export const classSpec: CommandSpec<ClassCommand, typeof OPTIONS> = {
  line: ['class PATH', 'for facilitators: what a class did, from its exports'],
  usage: `mfa-lab class PATH... [--json | --csv people|questions|steps] [--no-names]
              [--since UNIX] [--plain]`,
  about: `Reads what learners made with mfa-lab export, and says how far each is, which
questions were answered wrongly and with which belief behind, and which steps
held people up. PATH is a file, or a folder whose *.json are read. Of several
exports of one learner the newest counts; what cannot be counted is named.
Extra refusals are those beyond what the steps ask for. There is no score.`,
  options: OPTIONS,
  answer: `JSON  learners    a list of id, name, madeAt (unix seconds), program, at (the
                  furthest step), place, byHand, forThem, skipped, firstRight,
                  firstAnswers, extraRefusals, minutes, heldUpAt, mondays,
                  keep, unclear; empty with --no-names
      questions   a list of number, id, question, answers, right, beliefs
      askedTwice  a list of first and again, each with number, answers, right
      steps       a list of number, id, title, reached, heldUp, extraRefusals
                  (on average), doneFor, skipped, minutes
      leftOut     a list of path and reason
      count, unknownSteps, programs
With --no-names a count of 1 or 2 is null.

Exit code: 0 at least one learner, 1 none, 2 wrong usage.`,
  takesWords: true,
  read(words, given) {
    const [csv, since] = [given.text('csv'), given.text('since')];
    const table = CSV_TABLES.find((name) => name === csv) ?? null;
    const moment = since === null ? null : readMoment(since);
    if (words.length === 0) return fail('class needs files, or a folder with the exports in it');
    if (words.some((path) => path.trim() === '')) return fail('class needs the names of files or folders');
    if (csv !== null && table === null)
      return fail(`--csv takes ${CSV_TABLES.join(', ')}, and not ${quoted(csv)}`);
    if (csv !== null && given.has('json')) return fail('One of --json and --csv at a time');
    if (table === 'people' && given.has('no-names'))
      return fail('--csv people is a list of names; leave --no-names out, or take questions or steps');
    if (since !== null && moment === null)
      return fail(`--since needs unix seconds, such as 1795829036, and not ${quoted(since)}`);
    return ok({
      kind: 'class',
      dataDir: given.dataDir,
      paths: words,
      json: given.has('json'),
      csv: table,
      noNames: given.has('no-names'),
      since: moment,
      plain: given.has('plain'),
    });
  },
  async run(command, ports) {
    const { classCommand } = await import('./class-command.js');
    return classCommand(command, ports);
  },
};

function readMoment(typed: string): number | null {
  const text = typed.trim();
  return /^\d{1,12}$/.test(text) && Number(text) <= LATEST_TYPED_SECONDS ? Number(text) : null;
}
