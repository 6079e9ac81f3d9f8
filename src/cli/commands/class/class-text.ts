import { textWidthOf } from '../../../ui/text/widths.js';
import { wrap } from '../../../ui/text/wrap.js';
import { localClock, localDay } from '../local-time.js';
import type { LeftOut } from './gather-exports.js';
import type { Count, Shown, ShownLearner, ShownQuestion, ShownShare, ShownStep } from './shown-class.js';

/** The least and the most columns of a name. */
const NAME_COLUMNS = { least: 11, most: 24 } as const;

/** So many steps that held people up are told; the CSV has them all. */
const MOST_STEPS = 10;

/** The columns of such a line, of the number in it, and between its parts. */
const STEP_LINE = 79;
const STEP_NUMBER = 5;
const GAP = '  ';

/** What a class did, as text for a terminal of 80 columns. */
export function classText(shown: Shown): string {
  const parts = [
    [wrap(headText(shown))],
    ...(shown.learners.length === 0 ? [] : [learnerTable(shown.learners)]),
    questionLines(shown),
    twiceLines(shown),
    stepLines(shown.steps),
    cardLines(shown.learners),
    shown.leftOut.length === 0 ? [] : [leftOutText(shown.leftOut)],
  ];
  return parts
    .filter(({ length }) => length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

/** How many learners, when their exports were made, and what is to be known of them. */
export function headText({ count, from, to, leftOut, programs, unknownSteps }: Shown): string {
  const isOneDay = localDay(from) === localDay(to);
  const [first, last] = isOneDay
    ? [localClock(from), localClock(to)]
    : [`${localDay(from)} ${localClock(from)}`, `${localDay(to)} ${localClock(to)}`];
  const when = first === last ? `made at ${first}` : `made ${first} to ${last}`;
  const files = leftOut.length === 1 ? '1 file' : `${leftOut.length} files`;
  return [
    `${count === 1 ? '1 learner' : `${countText(count)} learners`}, ${when}.`,
    ...(leftOut.length === 0 ? [] : [`${files} left out (below).`]),
    ...programs.map(({ program, count: made }) => `${countText(made)} made by mfa-lab ${program}.`),
    ...(unknownSteps === 0 ? [] : [`Steps that this version does not have: ${unknownSteps}, not counted.`]),
  ].join(' ');
}

/** `7`, or `1 or 2` where nobody is to be found out. */
export function countText(count: Count): string {
  return count === null ? '1 or 2' : `${count}`;
}

/** `7 of 11` */
export function shareText({ right, answers }: ShownShare): string {
  return `${countText(right)} of ${countText(answers)}`;
}

function learnerTable(learners: readonly ShownLearner[]): readonly string[] {
  const longest = Math.max(...learners.map(({ who }) => textWidthOf(who)));
  const columns = Math.min(NAME_COLUMNS.most, Math.max(NAME_COLUMNS.least, longest));
  const heads = [
    [fitted('who', columns), ' at   ', '   by', '  for', ' skip', ' first', ' extra', ' min', 'held up at'],
    [fitted('', columns), '      ', ' hand', ' them', '     ', ' right', 'refus.', '    ', ''],
  ];
  return [...heads, ...learners.map((learner) => learnerCells(learner, columns))].map((cells) =>
    cells.join(' ').trimEnd(),
  );
}

function learnerCells(learner: ShownLearner, columns: number): readonly string[] {
  const { who, at, byHand, forThem, skipped, firstRight, firstAnswers, extraRefusals, minutes, heldUpAt } =
    learner;
  return [
    fitted(who, columns),
    ` ${(at ?? '-').padEnd(5)}`,
    String(byHand).padStart(5),
    String(forThem).padStart(5),
    String(skipped).padStart(5),
    `${firstRight}/${firstAnswers}`.padStart(6),
    String(extraRefusals).padStart(6),
    String(minutes).padStart(4),
    heldUpAt ?? '',
  ];
}

/** A text in exactly so many columns. */
function fitted(text: string, columns: number): string {
  const kept: string[] = [];
  let width = 0;
  const isWhole = textWidthOf(text) <= columns;
  for (const character of text) {
    const wide = textWidthOf(character);
    if (width + wide > (isWhole ? columns : columns - 3)) break;
    kept.push(character);
    width += wide;
  }
  const cut = isWhole ? text : `${kept.join('')}...`;
  return cut + ' '.repeat(Math.max(0, columns - textWidthOf(cut)));
}

function questionLines({ questions }: Shown): readonly string[] {
  const wrong = questions.filter(({ isAlwaysRight }) => !isAlwaysRight);
  const right = questions.length - wrong.length;
  if (questions.length === 0) return [];
  return [
    'Questions, the worst first (first answers)',
    ...wrong.flatMap(questionText),
    ...(right === 0
      ? []
      : [`${right === 1 ? '1 question was' : `${right} questions were`} answered rightly by all.`]),
  ];
}

function questionText(row: ShownQuestion): readonly string[] {
  const { number, question, beliefs } = row;
  const head = `${number.padEnd(5)}${shareText(row)} right  `;
  const said = beliefs.map(({ belief, count }) => `${countText(count)} ${belief}`).join('   ');
  return [
    wrap(`${head}${question}`, ' '.repeat(7)),
    ...(said === '' ? [] : [wrap(`       ${said}`, ' '.repeat(7))]),
  ];
}

/** Only where somebody was wrong at one of the two: did it stick? */
function twiceLines({ askedTwice }: Shown): readonly string[] {
  const told = askedTwice.filter(({ isAlwaysRight }) => !isAlwaysRight);
  if (told.length === 0) return [];
  return [
    'Asked twice: did it stick?',
    ...told.map(
      ({ first, again }) =>
        `${first.number} then ${again.number}`.padEnd(15) +
        `${shareText(first)} right, then ${shareText(again)}`,
    ),
  ];
}

function stepLines(steps: readonly ShownStep[]): readonly string[] {
  const trouble = steps.filter(({ isTrouble }) => isTrouble);
  if (trouble.length === 0) return [];
  const shown = trouble.slice(0, MOST_STEPS);
  const more = trouble.length - shown.length;
  const facts = shown.map(({ heldUp, reached, extraRefusals, doneFor, minutes }) => [
    `${countText(heldUp)} of ${countText(reached)}`,
    `extra ${extraRefusals.toFixed(1)}`,
    `done for ${countText(doneFor)}`,
    `${minutes} min`,
  ]);
  const widths = (facts[0] ?? []).map((_fact, place) =>
    Math.max(...facts.map((row) => (row[place] ?? '').length)),
  );
  const rest = widths.reduce((sum, width) => sum + GAP.length + width, 0);
  const longest = Math.max(...shown.map(({ title }) => title.length));
  const columns = Math.min(STEP_LINE - STEP_NUMBER - rest, longest);
  return [
    'Steps that held people up',
    ...shown.map(({ number, title }, index) =>
      [
        number.padEnd(STEP_NUMBER) + fitted(title, columns),
        ...(facts[index] ?? []).map((fact, place) => fact.padEnd(widths[place] ?? 0)),
      ]
        .join(GAP)
        .trimEnd(),
    ),
    ...(more === 0 ? [] : [`and ${more} more: --csv steps has all`]),
  ];
}

function cardLines(learners: readonly ShownLearner[]): readonly string[] {
  const keep = learners.flatMap(({ who, keep: line }) => (line === null ? [] : [`  ${who}: ${line}`]));
  const unclear = learners.flatMap(({ who, unclear: line }) => (line === null ? [] : [`  ${who}: ${line}`]));
  return [
    ...(unclear.length === 0 ? [] : ['Not clear to them', ...unclear.map((line) => wrap(line, '    '))]),
    ...(keep.length === 0 ? [] : ['To keep', ...keep.map((line) => wrap(line, '    '))]),
  ];
}

/** What was not counted, and why. */
export function leftOutText(leftOut: readonly LeftOut[]): string {
  return ['Left out', ...leftOut.map(({ path, reason }) => `  ${path.padEnd(22)} ${reason}`)].join('\n');
}
