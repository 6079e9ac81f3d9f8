import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { ClassCommand } from '../../../../src/cli/commands/class/class-spec.js';
import type { FoundFile } from '../../../../src/cli/commands/command.js';
import { runCommand } from '../../../../src/cli/commands/run-command.js';
import { epochSeconds } from '../../../../src/sim/base/time.js';
import { printable } from '../../../../src/ui/text/printable.js';
import { depth } from '../../../helpers/depth.js';
import { hiddenIn, hostileText } from '../../../helpers/hostile-text.js';
import { anExport, lessonsUpTo } from '../../../lessons/class/an-export.js';
import { fakePorts } from '../ports.js';
import { EXPORTS, FOLDER, file } from './class-of-twelve.js';

const CLASS: ClassCommand = {
  kind: 'class',
  dataDir: '/d',
  paths: ['in'],
  json: false,
  csv: null,
  noNames: false,
  since: null,
  plain: false,
};

const report = (command: Partial<ClassCommand> = {}, found: readonly FoundFile[] = FOLDER) =>
  runCommand({ ...CLASS, ...command }, fakePorts({ found }).ports);

const textOf = async (command: Partial<ClassCommand> = {}, found = FOLDER) =>
  printable((await report(command, found)).text);

const jsonOf = async (command: Partial<ClassCommand> = {}, found = FOLDER) =>
  JSON.parse((await report({ ...command, json: true }, found)).text);

/** RFC 4180, read back. */
function cellsOf(csv: string): readonly (readonly string[])[] {
  return csv
    .replace(/^\uFEFF/, '')
    .split('\r\n')
    .filter((line) => line !== '')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
        ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '',
      ),
    );
}

const csvOf = async (
  table: NonNullable<ClassCommand['csv']>,
  found = FOLDER,
  more: Partial<ClassCommand> = {},
) => cellsOf((await report({ ...more, csv: table }, found)).exact ?? '');

describe('class', () => {
  beforeAll(() => {
    // The times are those of the wall.
    vi.stubEnv('TZ', 'UTC');
  });

  it('tells of twelve learners what a facilitator asks', async () => {
    await expect(await textOf()).toMatchFileSnapshot('../../../golden/class.txt');
    await expect(await textOf({ plain: true })).toMatchFileSnapshot('../../../golden/class-plain.txt');
  });

  it('fits 80 columns, but for a long path', async () => {
    const lines = (await textOf()).split('\n');

    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(80);
  });

  it('is the same in any order of the files', async () => {
    const turned = [...FOLDER].reverse();

    expect(await jsonOf({}, turned)).toEqual(await jsonOf());
    expect(await textOf({}, turned)).toBe(await textOf());
  });

  it('counts the newest of three exports of one learner, in any order', async () => {
    const of = (at: number, path: string) =>
      file(path, anExport({ at: anExport().at + at, lessons: lessonsUpTo('1.2') } as never));
    const files = [of(0, 'a'), of(20, 'b'), of(10, 'c')];

    for (const order of [files, [...files].reverse(), [...files.slice(1), ...files.slice(0, 1)]]) {
      const { learners, leftOut } = await jsonOf({}, order);
      expect(learners).toHaveLength(1);
      expect(learners[0].madeAt).toBe(anExport().at + 20);
      expect(leftOut.map(({ path }: { path: string }) => path)).toEqual(['a', 'c']);
    }
  });

  it('keeps the first of two files that say they are one learner at one time', async () => {
    const one = anExport({ name: 'one' });
    const files = [file('x/b', { ...one, name: 'two' }), file('x/a', one), file('x/c', one)];

    const { learners, leftOut } = await jsonOf({}, files);
    expect(learners.map(({ name }: { name: string }) => name)).toEqual(['one']);
    expect(leftOut).toEqual([
      { path: 'x/b', reason: expect.stringMatching(/^two files claim to be aaaa-bbbb at .*; x\/a is kept$/) },
      { path: 'x/c', reason: 'the same as x/a' },
    ]);
  });

  it.each<readonly [FoundFile, string]>([
    [file('x', ''), 'empty'],
    [file('x', 'x'), 'not JSON'],
    [file('x', { schemaVersion: 1, sessions: {} }), 'a progress file, holds keys: ask for mfa-lab export'],
    [file('x', {}), 'no export of mfa-lab'],
    [file('x', { ...anExport(), version: 9 }), 'made by a newer mfa-lab: use the newer one'],
    [file('x', { ...anExport(), at: 'now' }), 'an export with values that cannot be'],
    [
      file('x', anExport({ lessons: { 'how-to-cook': { status: 'done', steps: {} } } })),
      'of another course: none of its lessons is here',
    ],
    [{ path: 'x', reading: { kind: 'too-large' } }, 'larger than any export (over 256 kB)'],
    [{ path: 'x', reading: { kind: 'no-exports' } }, 'a folder with no *.json in it'],
    [
      { path: 'x', reading: { kind: 'failed', reason: 'ENOENT: no such file or directory' } },
      'there is no such file or folder',
    ],
    [
      { path: 'x', reading: { kind: 'failed', reason: 'EACCES: permission denied' } },
      'cannot be read (EACCES: permission denied)',
    ],
  ])('names what it leaves out, and goes on: %j', async (odd, reason) => {
    const { learners, leftOut } = await jsonOf({}, [odd, file('good', anExport())]);

    expect(leftOut).toEqual([{ path: 'x', reason }]);
    expect(learners).toHaveLength(1);
  });

  it('ends with 1 where there is nobody to count, and says how to get an export', async () => {
    const { text, remarks, exitCode } = await report({}, [file('x', '')]);

    expect(exitCode).toBe(1);
    expect(text).toContain('empty');
    expect(remarks.join()).toContain('mfa-lab export');
    expect(JSON.parse((await report({ json: true }, [])).text)).toMatchObject({ error: 'no-exports' });
  });

  it('leaves out what was made before a moment', async () => {
    const [, second] = EXPORTS;
    const { learners } = await jsonOf({ since: second?.at ?? 0 });

    expect(learners).toHaveLength(EXPORTS.length - 1);
  });

  it('asks no more of a learner than the steps do: who did as told has no extra refusals', async () => {
    const { learners } = await jsonOf();

    expect(learners.find(({ name }: { name: string }) => name === 'anna').extraRefusals).toBe(0);
    expect(learners.find(({ name }: { name: string }) => name === 'Ćemal').extraRefusals).toBe(4);
  });

  it('counts steps that only another version has, and does not drop them', async () => {
    const lessons = lessonsUpTo('1.2');
    const [id = '', lesson] = Object.entries(lessons)[0] ?? [];
    const steps = { ...lesson?.steps, 'step-of-tomorrow': { status: 'done', seconds: 1 } as const };
    const odd = file('x', anExport({ lessons: { ...lessons, [id]: { status: 'open', steps } } }));

    expect((await jsonOf({}, [odd])).unknownSteps).toBe(1);
    expect((await textOf({}, [odd])).replace(/\s+/g, ' ')).toContain(
      'Steps that this version does not have: 1, not counted.',
    );
  });

  it('says who has been reading for a while that it goes on', async () => {
    const { ports, told } = fakePorts({ found: FOLDER });
    const seconds = [0, 0.4, 0.8, 1.2, 1.6];
    await runCommand(CLASS, { ...ports, now: () => epochSeconds(seconds.shift() ?? 2) });

    expect(told).toEqual([expect.stringMatching(/^\d files are read, and there are more\.$/)]);
  });
});

describe('class --no-names', () => {
  it('has no name, no id, and no count of one or two', async () => {
    const found = FOLDER.slice(0, 5);
    const [text, json] = [await textOf({ noNames: true }, found), await jsonOf({ noNames: true }, found)];

    for (const shown of [text, JSON.stringify(json), await textOf({ noNames: true, plain: true }, found)])
      for (const { id, name, card } of EXPORTS.slice(0, 5))
        for (const word of [id, id.slice(0, 4), name, card?.keep])
          if (word != null) expect(shown).not.toContain(word);
    expect(text).toContain('1 or 2');
    const counts = [
      json.count,
      ...json.questions.flatMap((row: Counted) => [
        row.answers,
        row.right,
        ...(row.beliefs ?? []).map(({ count }) => count),
      ]),
      ...json.steps.flatMap((row: Counted) => [row.reached, row.heldUp, row.doneFor, row.skipped]),
    ];
    expect(counts.length).toBeGreaterThan(50);
    expect(counts.filter((count) => count === 1 || count === 2)).toEqual([]);
  });
});

interface Counted {
  readonly answers?: number;
  readonly right?: number;
  readonly reached?: number;
  readonly heldUp?: number;
  readonly doneFor?: number;
  readonly skipped?: number;
  readonly beliefs?: readonly { readonly count: number }[];
}

describe('class --csv', () => {
  it('is a table for a spreadsheet: a mark in front, line ends as it wants them, names as they are', async () => {
    const { exact = '', text } = await report({ csv: 'people' });

    expect(text).toBe('');
    expect(exact).toMatch(/^\uFEFFid,name,/);
    expect(exact.endsWith('\r\n')).toBe(true);
    expect(exact.replaceAll('\r\n', '')).not.toContain('\n');
    const names = (await csvOf('people')).slice(1).map(([, name]) => name);
    expect(names.sort()).toEqual(
      EXPORTS.map(({ name }) => (name?.startsWith('=') ? `'${name}` : (name ?? ''))).sort(),
    );
  });

  it.each(['people', 'questions', 'steps'] as const)('of %s has as many cells in each row', async (table) => {
    const rows = await csvOf(table);

    expect(rows.length).toBeGreaterThan(5);
    expect(new Set(rows.map(({ length }) => length)).size).toBe(1);
  });

  it('has no cell that a spreadsheet takes for a formula, and none that a terminal obeys', async () => {
    const hostile = fc.record({
      name: fc.oneof(
        hostileText(),
        fc.constantFrom('=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1', ' =1'),
      ),
      keep: hostileText(),
    });

    await fc.assert(
      fc.asyncProperty(hostile, async ({ name, keep }) => {
        const found = [file('x', anExport({ name, card: { keep, unclear: keep } }))];
        const { exact = '' } = await report({ csv: 'people' }, found);
        expect(hiddenIn(exact.replace(/^\uFEFF/, '').replaceAll('\r\n', ''))).toBeNull();
        for (const cell of cellsOf(exact).flat()) expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
      }),
      { numRuns: depth(20, 1000) },
    );
  });
});

describe('class of exports that somebody has been at', () => {
  const GOOD = JSON.stringify(EXPORTS[3]);
  const bit = fc.tuple(fc.nat(GOOD.length - 1), fc.integer({ min: 0, max: 15 })).map(([at, mask]) => {
    const code = GOOD.charCodeAt(at) ^ (1 << mask);
    return GOOD.slice(0, at) + String.fromCharCode(code) + GOOD.slice(at + 1);
  });
  const cut = fc.nat(GOOD.length).map((length) => GOOD.slice(0, length));
  const named = hostileText().map((name) => JSON.stringify({ ...EXPORTS[3], name }));
  const proto = fc
    .constantFrom('"lessons":{', '"steps":{', '{')
    .map((place) => GOOD.replace(place, `${place}"__proto__":{"status":"done","steps":{}},`));
  it('neither ends in a crash nor drops one silently, and nothing of them commands the terminal', async () => {
    const form = fc.constantFrom('json', 'text', 'plain');
    await fc.assert(
      fc.asyncProperty(fc.oneof(bit, cut, named, proto), form, async (text, shownAs) => {
        const found = [file('odd', text), file('good', anExport({ id: 'zzzz2222' }))];
        if (shownAs !== 'json') {
          expect(hiddenIn(await textOf({ plain: shownAs === 'plain' }, found))).toBeNull();
          return;
        }
        const { learners, leftOut } = await jsonOf({}, found);
        expect(learners.length + leftOut.length).toBe(2);
      }),
      { numRuns: depth(50, 3000) },
    );
  });

  it.each(['['.repeat(100_000), `{"a":${'['.repeat(100_000)}`])(
    'can be nested as deep as they are long',
    async (text) => {
      const { learners, leftOut } = await jsonOf({}, [file('odd', text), file('good', anExport())]);

      expect([learners.length, leftOut.length]).toEqual([1, 1]);
    },
  );
});
