import type { Block } from '../../lessons/words/rich-text.js';
import { groupKey, labEnrolment, otpauthUri } from '../../sim/codes/otpauth-uri.js';
import type { World } from '../../sim/world/world.js';
import { currentDevice } from '../console/phone-view.js';
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
      return block.items.flatMap((item) => wrapRich(`- ${item}`, width, 2));
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
        ...wrapRich(['guides from before December 2022:  ', block.older], width, 8),
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
