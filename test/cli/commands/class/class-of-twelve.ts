import type { FoundFile } from '../../../../src/cli/commands/command.js';
import { LESSONS } from '../../../../src/lessons/catalog.js';
import { courseSteps } from '../../../../src/lessons/class/course-steps.js';
import type { ExportDocument } from '../../../../src/lessons/class/export-document.js';
import { expectedRefusals } from '../../../../src/lessons/engine/expected-refusals.js';
import { epochSeconds } from '../../../../src/sim/base/time.js';
import { fakeContext, SOME_TIME } from '../../../helpers/fake-ports.js';
import { anExport, lessonsUpTo } from '../../../lessons/class/an-export.js';

const EXPECTED = expectedRefusals(LESSONS, false, fakeContext());
const IDS = new Map(courseSteps().map(({ number, id }) => [number, id]));

/** The learners of a small class: name, furthest step, how many of three questions are wrong first, and where they were stuck. */
const LEARNERS = [
  ['anna', '12.9', 0, null],
  ['table 3', '9.12', 1, '8.4'],
  [null, '9.9', 0, null],
  ['ben', '8.6', 2, '8.4'],
  ['ben', '8.6', 1, '8.6'],
  ['Ćemal', '8.4', 1, '8.4'],
  ['=cmd|calc', '7.5', 2, null],
  ['山田', '6.4', 1, '6.4'],
  ['a name that is longer than its column', '6.3', 0, null],
  ['dora', '4.3', 3, null],
  ['emil', '3.4', 1, '2.4'],
  ['fay', '1.1', 0, null],
] as const;

/** What each of them handed in, a minute after the one before. */
export const EXPORTS: readonly ExportDocument[] = LEARNERS.map(([name, at, wrong, stuck], index) => {
  let asked = 0;
  const lessons = lessonsUpTo(at, (kind, number) => {
    if (kind === 'quiz') {
      asked += 1;
      return asked <= wrong
        ? { choices: 'da', beliefs: ['two-secrets-are-two-factors'] }
        : { choices: rightOf(number), beliefs: [] };
    }
    if (kind === 'read') return {};
    const refusals = EXPECTED.get(IDS.get(number) ?? '') ?? 0;
    const isStuck = number === stuck;
    return {
      refusals: { 'same-step': refusals + (isStuck ? 4 : 0) },
      hints: isStuck ? 3 : 0,
      seconds: isStuck ? 400 : 60,
    };
  });
  return anExport({
    id: `${'bcdefghjkmnp'.charAt(index)}aaabbb2`,
    name,
    at: epochSeconds(SOME_TIME + 60 * index),
    program: index < 3 ? '0.9.0' : '1.2.3',
    lessons,
    card: index === 0 ? { keep: 'a second device', unclear: 'why two codes, and not one' } : null,
  });
});

function rightOf(number: string): string {
  const step = courseSteps().find((one) => one.number === number)?.step;
  return step?.kind === 'quiz' ? (step.options.find(({ isRight }) => isRight)?.id ?? '') : '';
}

/** A file with something in it. */
export function file(path: string, value: unknown): FoundFile {
  return { path, reading: { kind: 'read', text: typeof value === 'string' ? value : JSON.stringify(value) } };
}

/** The folder of the class, with what else lay in it. */
export const FOLDER: readonly FoundFile[] = [
  ...EXPORTS.map((document) => file(`in/${document.id}.json`, document)),
  file('in/old-anna.json', { ...EXPORTS[0], at: SOME_TIME - 1740 }),
  file('in/progress.json', { schemaVersion: 3, sessions: {}, settings: {} }),
  file('in/notes.json', '{ "a": '),
  { path: 'in/pipe.json', reading: { kind: 'not-a-file' } },
];
