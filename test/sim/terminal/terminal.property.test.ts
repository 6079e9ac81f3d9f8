import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { complete } from '../../../src/sim/terminal/complete.js';
import { world as worldSchema } from '../../../src/sim/world/schema/world.js';
import { depth } from '../../helpers/depth.js';
import { hostileText } from '../../helpers/hostile-text.js';
import { CLI_CASES, filledIn, openCliLab } from './aws/cli-lab.js';

/** What is true before anything was typed. */
const START_LAB = openCliLab();

/** How many lines a run types, and how many runs make ten thousand. */
const LINES = 25;
const RUNS = 400;

const PIECES = [
  ...CLI_CASES.flatMap(({ line }) => line.split(' ')),
  ...[
    'export',
    'unset',
    'env',
    'echo',
    'cat',
    'ls',
    'history',
    'help',
    'clear',
    '&&',
    '||',
    ';',
    '$',
    '"',
    "'",
    '\\',
  ],
  ...[
    'A=$A$A',
    '$A',
    `\${A}`,
    '~',
    '~/.aws/config',
    '../..',
    '[',
    'help',
    '-',
    '--',
    '--query',
    '=',
    '__proto__=x',
  ],
];

/** A line of pieces of commands, with whatever between them. */
function anyLine(): fc.Arbitrary<string> {
  const piece = fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...PIECES) },
    { weight: 1, arbitrary: hostileText() },
  );
  const mixed = fc.array(piece, { maxLength: 9 }).map((pieces) => pieces.join(' '));
  const whole = fc.constantFrom(...CLI_CASES.map(({ line }) => line));
  return fc.oneof(
    { weight: 4, arbitrary: mixed },
    { weight: 2, arbitrary: whole },
    { weight: 1, arbitrary: hostileText() },
  );
}

describe('whatever is typed', () => {
  it('never throws, can be saved, and leaves nothing that commands a terminal', () => {
    fc.assert(
      fc.property(fc.array(anyLine(), { minLength: LINES, maxLength: LINES }), (lines) => {
        const lab = openCliLab();
        for (const line of lines) {
          complete(lab.world, line);
          lab.ask({ kind: 'run-command', line: filledIn(line, START_LAB) });
          if (line.length % 7 === 0) lab.ask({ kind: 'interrupt-command' });
          if (line.length % 11 === 0) lab.ask({ kind: 'age-sessions', hours: line.length });
        }
        expect(v.parse(worldSchema, JSON.parse(JSON.stringify(lab.world)))).toStrictEqual(lab.world);
      }),
      { numRuns: depth(RUNS / 10, RUNS * 3) },
    );
  });
});
