import { finishBlocks, reviewBlocks } from '../../lessons/finish.js';
import { glossaryBlocks } from '../../lessons/glossary.js';
import { insideLines } from '../../lessons/inside-text.js';
import type { Block } from '../../lessons/rich-text.js';
import { code, text } from '../../lessons/rich-text.js';
import { simulatedBlocks } from '../../lessons/what-is-simulated.js';
import { insideCode } from '../../sim/inside-code.js';
import { groupKey, labEnrolment, otpauthUri } from '../../sim/otpauth-uri.js';
import { addSeconds } from '../../sim/time.js';
import { decodeBase32 } from '../../sim/totp.js';
import type { World } from '../../sim/world.js';
import { resultBlocks } from './check-words.js';
import { textRows, textWidth } from './layout.js';
import type { InsideOf, Model } from './model.js';
import { currentDevice } from './phone-view.js';
import { isFolded, openLesson } from './select.js';
import type { Line } from './spans.js';
import { span, wrapRich } from './spans.js';

/** The least width of the left column of a table of facts. */
const FACT_COLUMN = 12;

/** The left column is as wide as its longest name, and two more. */
function factColumn(rows: readonly (readonly [string, string])[]): number {
  return Math.max(FACT_COLUMN, ...rows.map(([name]) => name.length + 2));
}

/** The lines of a page of text, a line of air between its parts. */
export function layOut(blocks: readonly Block[], world: World | null, width: number): readonly Line[] {
  return blocks.flatMap((block, index) => [
    ...(index === 0 ? [] : [[]]),
    ...layOutBlock(block, world, width),
  ]);
}

function layOutBlock(block: Block, world: World | null, width: number): readonly Line[] {
  switch (block.kind) {
    case 'text':
      return wrapRich(block.text, width);
    case 'list':
      return block.items.flatMap((item) => wrapRich(['- ', ...item], width, 2));
    case 'facts': {
      const column = factColumn(block.rows);
      return block.rows.flatMap(([name, fact]) =>
        wrapRich([{ strong: name.padEnd(column).replaceAll(' ', NO_BREAK) }, fact], width, column),
      );
    }
    case 'today':
      return [
        [span('On the real console', 'title')],
        ...wrapRich(['today:  ', block.today], width, 8),
        ...wrapRich(['guides of before December 2022:  ', block.older], width, 8),
      ];
    case 'own-uri':
      return ownUri(world, width);
  }
}

/** Keeps the padding of a column from being taken for a place to break. */
const NO_BREAK = '\u00A0';

/** The learner's own URI, whole, and its parts named. */
function ownUri(world: World | null, width: number): readonly Line[] {
  const device = world === null ? undefined : currentDevice(world);
  if (world === null || device === undefined)
    return wrapRich(['Inside a lesson your own text stands here. Right now there is no device.'], width);
  const enrolment = labEnrolment(device.name, world.account.alias, device.seed);
  const rows = [
    ['otpauth', 'for an authenticator app'],
    ['totp', 'codes made from the time'],
    ['label', `${enrolment.issuer}: ${enrolment.account}`],
    ['secret', groupKey(enrolment.secret)],
    ['issuer', enrolment.issuer],
  ] as const;
  return [
    ...wrapRich([{ code: otpauthUri(enrolment) }], width),
    [],
    ...rows.flatMap(([name, meaning]) =>
      wrapRich([{ strong: name.padEnd(9).replaceAll(' ', NO_BREAK) }, meaning], width, 9),
    ),
  ];
}

/** The pages of the text on screen: of a reading step, of something laid over it, or the last page of all. */
export function textPages(model: Model): readonly (readonly Line[])[] {
  if (model.overlay?.kind === 'inside') {
    return paginate(insidePage(model.overlay.of, model), textRows(model.size) - 2);
  }
  const world = openLesson(model)?.session.world ?? null;
  const lines = layOut(textBlocks(model), world, textWidth(model.size));
  return paginate(lines, textRows(model.size) - 2);
}

/** The inside of a code at this moment; it changes as time goes on. */
function insidePage({ seed, name, clockOffset, clock }: InsideOf, model: Model): readonly Line[] {
  const time = addSeconds(model.now, clockOffset);
  const labels = {
    key: `of ${name}, ${decodeBase32(seed).length} bytes`,
    time: `seconds since 1970, by ${clock}`,
  };
  const width = model.size.columns - 4;
  return insideLines(insideCode(seed, time), labels, width).flatMap((words) =>
    words === '' ? [[]] : brokenRow(words, width).map((row) => [span(row)]),
  );
}

/** Columns of the names in front of the rows of the inside of a code. */
const INSIDE_NAME = 12;

/** A row in as many lines as it takes; what goes on stands under its text, not under its name. */
function brokenRow(words: string, width: number): readonly string[] {
  if (words.length <= width) return [words];
  const end = words.lastIndexOf(' ', width);
  if (end <= INSIDE_NAME) return [words];
  const rest = ' '.repeat(INSIDE_NAME) + words.slice(end).trimStart();
  return [words.slice(0, end).trimEnd(), ...brokenRow(rest, width)];
}

/** The text on screen, before it is laid out. */
export function textBlocks(model: Model): readonly Block[] {
  const { overlay, saved } = model;
  const step = openLesson(model)?.step;
  switch (overlay?.kind) {
    case 'glossary':
      return glossaryBlocks();
    case 'simulated':
      return simulatedBlocks();
    case 'review':
      return reviewBlocks(overlay.lessonId, saved.progress);
    case 'more':
      if (model.screen === 'check') return resultBlocks(model);
      return [...(step?.kind === 'read' && isFolded(model) ? step.blocks : []), ...(step?.more ?? [])];
    default:
      break;
  }
  if (model.screen === 'finish') return finishBlocks(saved.settings.route, saved.progress, saved.planPath);
  if (step?.kind !== 'read') return [];
  return isFolded(model)
    ? [...step.blocks.slice(0, 1), text('The rest is folded on this route: ', code('e'), ' unfolds it.')]
    : step.blocks;
}

/** How many pages there are, for turning them. */
export function textPageCount(model: Model): number {
  return textPages(model).length;
}

/** Cuts at empty lines where it can, so that a paragraph stays whole. */
function paginate(lines: readonly Line[], rows: number): readonly (readonly Line[])[] {
  const pages: Line[][] = [];
  let rest = [...lines];
  while (rest.length > rows) {
    const emptyAt = rest.slice(0, rows + 1).findLastIndex((line) => line.length === 0);
    const end = emptyAt > rows / 2 ? emptyAt : rows;
    pages.push(rest.slice(0, end));
    rest = rest.slice(end);
    while (rest[0]?.length === 0) rest = rest.slice(1);
  }
  return [...pages, rest];
}
