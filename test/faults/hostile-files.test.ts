import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command } from '../../src/cli/commands/commands.js';
import { runCommand } from '../../src/cli/commands/run-command.js';
import type { JsonObject } from '../../src/cli/storage/document-store.js';
import { decodeSavedState, encodeSavedState, isSavedState } from '../../src/cli/storage/saved-state.js';
import { startPlain, takeLine } from '../../src/ui/plain/plain-session.js';
import { screenView } from '../../src/ui/screens/screen-view.js';
import type { Model, SavedState } from '../../src/ui/store/model.js';
import { firstModel } from '../../src/ui/store/model.js';
import { update } from '../../src/ui/store/update.js';
import { printable } from '../../src/ui/text/printable.js';
import { lineWidth } from '../../src/ui/text/spans.js';
import { FILE, fakePorts } from '../cli/commands/ports.js';
import { ATTACK_SEED, attacks } from '../helpers/attack.js';
import { fakeContext, SOME_TIME } from '../helpers/fake-ports.js';
import { hiddenIn, hostileText } from '../helpers/hostile-text.js';
import { FULL_DISPLAY } from '../ui/text/displays.js';
import { halfFinishedDocuments } from './half-finished.js';
import { paths, valueAt } from './mutations.js';

const CONTEXT = fakeContext(SOME_TIME + 100);
const DOCUMENTS = halfFinishedDocuments();
const SIZES = [
  { columns: 80, rows: 24 },
  { columns: 60, rows: 16 },
] as const;

const KEY = { secret: null, at: null, dataDir: null } as const;
const COMMANDS: readonly Command[] = [
  { ...KEY, kind: 'code', json: false },
  { ...KEY, kind: 'check', codes: ['123456'], json: true },
  { ...KEY, kind: 'check', codes: ['123456', '654321'], json: false },
  { ...KEY, kind: 'explain' },
  {
    ...KEY,
    kind: 'qr',
    format: { kind: 'terminal', isForced: false },
    account: null,
    force: false,
    ascii: false,
  },
  { kind: 'list', dataDir: null, json: false, steps: false },
  { kind: 'status', dataDir: null, json: true },
  { kind: 'status', dataDir: null, json: false },
];

/** A number or a text that no lab would write. */
const strange = () =>
  fc.oneof(
    hostileText(),
    fc.constantFrom(
      'l'.repeat(4000),
      'l'.repeat(300),
      '日'.repeat(250),
      '../../x',
      '/tmp/x',
      'constructor',
      '__proto__',
    ),
    fc.constantFrom(1e300, -1e300, 8.64e12, 1e15, 1e12, -1e12, 1e11, 0, -1, 0.5, 2 ** 53),
    fc.double(),
  );

/** A half-finished course with something else at one place. */
const changedDocument = () =>
  fc
    .record({
      document: fc.nat(DOCUMENTS.length - 1),
      place: fc.nat(),
      value: strange(),
      isOnScreen: fc.boolean(),
    })
    .map(({ document, place, value, isOnScreen }) => {
      const original = DOCUMENTS[document] ?? {};
      const copy = structuredClone(original);
      const current = String(original['current']);
      // Most of a file is history; what is on the screen shows at once.
      const leaves = LEAVES[document]?.filter(
        (path) => !isOnScreen || (path[1] === current && !path.includes('history')),
      );
      const path = leaves?.[place % (leaves.length || 1)] ?? [];
      const [last = '', ...above] = path.toReversed();
      Object(valueAt(copy, above.toReversed()))[last] = value;
      return { copy, path };
    });

const LEAVES = DOCUMENTS.map((document) =>
  paths(document).filter(
    (path) => typeof valueAt(document, path) !== 'object' || valueAt(document, path) === null,
  ),
);

/** What the screen shows, of which nothing may be wider, longer or hidden. */
function checkScreen(model: Model): void {
  for (const size of SIZES) {
    const lines = screenView({ ...model, size }, FULL_DISPLAY);
    expect(lines.length).toBeLessThan(size.rows);
    for (const line of lines) {
      expect(lineWidth(line)).toBeLessThanOrEqual(size.columns);
      for (const piece of line) {
        const text = 'text' in piece ? piece.text : 'value' in piece ? piece.value : '';
        expect(hiddenIn(text)).toBeNull();
        // Without `printable` either: the file itself has nothing hidden.
        expect(text).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|\\u[0-9a-f]{4}/u);
      }
    }
  }
}

function checkLab(saved: SavedState): void {
  let model = update(
    firstModel(saved, CONTEXT.now, SIZES[0], []),
    { kind: 'resumed', now: CONTEXT.now },
    CONTEXT,
  ).model;
  checkScreen(model);
  for (const text of ['h', 'p', '123456', 'r', 'c']) {
    model = update(model, { kind: 'key', key: { name: 'text', text }, now: CONTEXT.now }, CONTEXT).model;
    checkScreen(model);
  }
}

function checkLines(saved: SavedState): void {
  const first = firstModel(saved, CONTEXT.now, SIZES[0], []);
  let turn = startPlain(first, { kind: 'resumed', now: CONTEXT.now }, CONTEXT);
  for (const line of ['', 'page', 'p', '1', 'constructor', 'l']) {
    expect(hiddenIn(turn.lines.join('\n'))).toBeNull();
    turn = takeLine(turn.session, line, CONTEXT);
  }
}

async function checkCommands(state: SavedState): Promise<void> {
  const { ports } = fakePorts({ now: CONTEXT.now, saved: { kind: 'saved', file: FILE, state } });
  for (const command of COMMANDS) {
    const { text, remarks } = await runCommand(command, ports);
    expect(hiddenIn(printable([text, ...remarks].join('\n')))).toBeNull();
  }
}

/** What must hold of a document that the lab takes for its own. */
async function check(document: JsonObject): Promise<'taken' | 'refused'> {
  if (!isSavedState(document)) return 'refused';
  const saved = decodeSavedState(document);
  checkLab(saved);
  checkLines(saved);
  await checkCommands(saved);
  expect(isSavedState(encodeSavedState(saved))).toBe(true);
  return 'taken';
}

/** What the tests below change of a session, as it is in the file. */
interface StoredSession {
  readonly world: Record<string, unknown> & { readonly account: { readonly mfaDevices: { name: string }[] } };
}

/** A document of lesson 6 with one value of its own. */
function withValue(change: (document: Record<string, unknown>, session: StoredSession) => void): JsonObject {
  const copy = structuredClone(DOCUMENTS.find(({ current }) => current === 'two-consecutive-codes') ?? {});
  change(copy, Object(copy['sessions'])['two-consecutive-codes']);
  return copy;
}

describe('a progress file from somebody else', () => {
  it('is refused, or commands no terminal, outgrows no screen and stops no command', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(changedDocument(), async ({ copy }) => {
        seen.add(await check(copy));
      }),
      { numRuns: attacks(600, 10_000), seed: ATTACK_SEED },
    );
    expect([...seen].toSorted()).toEqual(['refused', 'taken']);
  });

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
    'may name the lesson %s',
    async (current) => {
      expect(await check(withValue((document) => Object.assign(document, { current })))).toBe('taken');
    },
  );

  it('is refused when it nests too deep to be written again', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`);

    expect(isSavedState(withValue((document) => Object.assign(document, { deep })))).toBe(false);
  });

  it.each([
    ['an alias of 4000 characters', { account: { alias: 'l'.repeat(4000) } }],
    ['an alias with a bidi control', { account: { alias: 'lab-\u202Exyz' } }],
    ['a clock off by more than there is time', { clockOffset: 1e300 }],
    ['a window with a name of 300 characters', { activeBrowser: 'x'.repeat(300) }],
  ])('is refused with %s', (_what, world) => {
    const document = withValue((_document, session) => {
      for (const [name, value] of Object.entries(world)) {
        const isPart = typeof value === 'object';
        session.world[name] = isPart ? { ...Object(session.world[name]), ...value } : value;
      }
    });

    expect(isSavedState(document)).toBe(false);
  });

  it.each(['/../../victim/photo', '..\\x', 'a b', 'a\u2028b', '', '.\u200B'])(
    'is refused with a device called %j, which would be the name of a picture',
    (name) => {
      const document = withValue((_document, session) => {
        for (const device of session.world.account.mfaDevices) device.name = name;
      });

      expect(isSavedState(document)).toBe(false);
    },
  );
});
