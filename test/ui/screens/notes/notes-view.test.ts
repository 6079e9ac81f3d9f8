import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { LESSONS } from '../../../../src/lessons/catalog.js';
import { halfDay } from '../../../../src/lessons/notes/plan-block.js';
import { addSeconds } from '../../../../src/sim/base/time.js';
import { allPlaces } from '../../../../src/ui/screens/notes/notes-state.js';
import { notesView } from '../../../../src/ui/screens/notes/notes-view.js';
import { CLOCK_NOT_STARTED } from '../../../../src/ui/store/pace.js';
import type { Line } from '../../../../src/ui/text/spans.js';
import { lineWidth } from '../../../../src/ui/text/spans.js';
import { STAGE_TIME, stageAt } from '../../../cli/stage/stage-files.js';
import { depth } from '../../../helpers/depth.js';
import { freshNotes, placed, RIGHT, told, typed } from './notes-models.js';

const GOLDEN = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../../golden/notes');

const UNICODE = { ascii: false };

function textOf(lines: readonly Line[]): string {
  return lines
    .map((line) =>
      line
        .map((piece) => ('text' in piece ? piece.text : ''))
        .join('')
        .trimEnd(),
    )
    .join('\n');
}

const shown = (model: ReturnType<typeof freshNotes>, ascii = false) => textOf(notesView(model, { ascii }));

/** A stage whose plan began so many minutes ago, which stands at 6.3 since 50 s. */
function onTheWay(minutes: number) {
  return {
    plan: {
      ...CLOCK_NOT_STARTED,
      startedAt: addSeconds(STAGE_TIME, -minutes * 60),
      blocks: stageAt().plan.blocks,
      reached: null,
    },
    at: { ...stageAt().at, planSeconds: minutes * 60 - 50 },
  };
}

const OWN_PHONES = {
  ...onTheWay(6),
  phone: 'own',
  at: placed('6.4', 'two-consecutive-codes', 'skip-a-code'),
} as const;

describe('the screen of the notes', () => {
  it.each([
    ['6.3-80x24', told(freshNotes(), onTheWay(6))],
    ['6.3-120x36', told(freshNotes(120, 36), onTheWay(6))],
    ['6.3-60x16', told(freshNotes(60, 16), onTheWay(6))],
    ['own-phones-80x24', told(freshNotes(), OWN_PHONES)],
    ['alone-80x24', freshNotes()],
    ['keys-80x24', typed(told(freshNotes()), ['?']).model],
    ['keys-60x16', typed(told(freshNotes(60, 16)), ['?']).model],
  ])('at %s is as it was looked at', async (name, model) => {
    await expect(`${shown(model)}\n`).toMatchFileSnapshot(path.join(GOLDEN, `${name}.txt`));
  });

  it.each([
    [80, 24],
    [120, 36],
    [60, 16],
    [200, 50],
    [40, 10],
  ])('fits %ix%i at every step, with a stage and without', (columns, rows) => {
    // Every fourth of them, and all in a deep run.
    for (const place of allPlaces().filter((_place, index) => index % depth(4, 1) === 0)) {
      for (const model of [
        { ...freshNotes(columns, rows), place },
        { ...told(freshNotes(columns, rows), OWN_PHONES), place },
      ]) {
        const lines = notesView(model, UNICODE);
        expect(lines.length).toBeLessThanOrEqual(rows - 1);
        expect(Math.max(...lines.map(lineWidth))).toBeLessThanOrEqual(columns);
      }
    }
  });

  it('shows every word of a long step, page by page', () => {
    const step = { ...freshNotes(60, 16), place: { lesson: 'the-phone-is-gone', step: 'locked-out' } };
    const pages = [0, 1, 2, 3, 4, 5, 6, 7].map((page) => shown({ ...step, page }));

    expect(pages.join('\n')).toContain('They look after root.');
    expect(pages[0]).toContain('page 1 of');
    expect(pages.at(-1)).toContain('k: back');
    // What is spoken comes first where there is little room.
    expect(pages[0]).toMatch(/^SAY/m);
    expect(pages[0]).toMatch(/^ASK/m);
  });

  it('says what to leave out to who is late, what to add to who is early, and neither on time', () => {
    const labels = (changes: Parameters<typeof told>[1]) => {
      const screen = shown(told(freshNotes(80, 60), changes));
      return ['LATE', 'EARLY'].filter((label) => new RegExp(`^${label}`, 'm').test(screen));
    };
    const twoInARow = placed('6.5', 'two-consecutive-codes', 'two-in-a-row');

    expect(labels(onTheWay(10))).toEqual(['LATE']);
    expect(labels(onTheWay(2))).toEqual([]);
    expect(labels({ ...onTheWay(1), at: { ...twoInARow, planSeconds: 60 } })).toEqual(['EARLY']);
  });

  it('names lessons that can be left out to who is very late: those that lie ahead in the plan, and no others', () => {
    const late = (minutes: number) => {
      const { plan, at } = onTheWay(minutes);
      return shown(told(freshNotes(80, 90), { plan: { ...plan, blocks: halfDay(LESSONS) }, at }));
    };
    const left = late(120).replaceAll(/\s+/g, ' ');

    expect(left.match(/leave out lesson (\d+)/g)).toEqual(
      [8, 10, 11, 12].map((number) => `leave out lesson ${number}`),
    );
    expect(left).toContain('leave out lesson 8 (saves 9 min). Say it: codes refused without end?');
    expect(late(60)).not.toContain('leave out lesson');
  });

  it('leaves out no step that lies behind the room', () => {
    const last = { lesson: 'two-consecutive-codes', step: 'two-in-a-row' };

    expect(shown({ ...freshNotes(80, 60), place: last })).not.toMatch(/^LATE/m);
  });

  it('says what AWS refuses in a step, as it should', () => {
    expect(shown(told(freshNotes(80, 60), onTheWay(6)))).toMatch(
      /^ANSWER refused once, as part of the step: InvalidAuthenticationCode\./m,
    );
    const five = placed('6.5', 'two-consecutive-codes', 'two-in-a-row');
    expect(shown(told(freshNotes(80, 60), { ...onTheWay(6), at: five }))).not.toMatch(/^ANSWER/m);
  });

  it('tells of own phones only where there are some', () => {
    const at = OWN_PHONES.at;

    expect(shown(told(freshNotes(80, 40), { ...onTheWay(6), at }))).not.toMatch(/^OWN/m);
    expect(shown(told(freshNotes(80, 40), OWN_PHONES))).toMatch(/^OWN {4}the longest wait/m);
  });

  it('says where the stage is to who looks somewhere else', () => {
    const ahead = typed(told(freshNotes()), [RIGHT]).model;

    expect(shown(ahead)).toContain('NOTES 6.4 One left out');
    expect(shown(ahead)).toContain('STAGE  It stands at 6.3. Esc goes back there.');
  });

  it('shows the screen of the stage beside the notes where both fit', () => {
    const screen = ['STAGE 6.3', `MFA code 1 ${'x'.repeat(60)}`];

    expect(shown(told(freshNotes(150, 40), { screen }))).toContain('│ STAGE 6.3');
    expect(shown(told(freshNotes(120, 36), { screen }))).not.toContain('│');
  });

  it('is ASCII where that is wanted', () => {
    expect(shown(told(freshNotes(150, 40), { screen: ['─ é'] }), true)).toMatch(/^[\n -~]+$/);
  });

  it('says all of what to do after a vote', () => {
    const at = placed('6.6', 'two-consecutive-codes', 'why-two-codes');
    const counts = { a: 3, b: 7, c: 1, d: 1 };
    const votes = { 'two-consecutive-codes/why-two-codes': [{ at: STAGE_TIME, counts }] };
    for (const columns of [60, 80]) {
      const screen = shown(told(freshNotes(columns, 24), { ...onTheWay(6), at, votes }));
      expect(screen.replaceAll(/\s+/g, ' ')).toMatch(/VOTE .*(two minutes \(T 2\), then vote again\.)/);
    }
  });

  it('says votes, timer and the room in one line', () => {
    const votes = {
      'two-consecutive-codes/same-code-twice': [{ at: STAGE_TIME, counts: { a: 3, b: 7, c: 1, d: 1 } }],
    };
    const timer = { endsAt: addSeconds(STAGE_TIME, 250), what: 'lesson 6', isBreak: false };
    const model = told(freshNotes(), { votes, view: { ...stageAt().view, timer } });

    expect(shown(model)).toContain('ROOM   vote: 3 7 1 1    timer: 4:10 for lesson 6    12 in the room');
  });

  it('shows nothing that a terminal would obey, whatever the stage says', () => {
    const summary = { ...stageAt().summary, notice: 'a\u001B[2Jb' };

    expect(shown(told(freshNotes(), { summary }))).not.toContain('\u001B');
  });
});
