import { describe, expect, it } from 'vitest';
import { labTimeAt } from '../../../../src/sim/base/time.js';
import type { HistoryEvent } from '../../../../src/sim/world/event.js';
import { IAM_SOURCE, LAB_SOURCE, SIGN_IN_SOURCE } from '../../../../src/sim/world/history.js';
import { ADMINISTRATOR_WINDOW, MAIN_WINDOW } from '../../../../src/sim/world/windows.js';
import type { World } from '../../../../src/sim/world/world.js';
import {
  BEFORE_THIS_STEP,
  historyLines,
  NOBODY_LOOKED,
  NOTHING_WRITTEN,
} from '../../../../src/ui/screens/lesson/history-pane.js';
import { lineWidth } from '../../../../src/ui/text/spans.js';
import { fakeContext } from '../../../helpers/fake-ports.js';
import { MOMENTS, textOf } from '../course.js';

const NOW = labTimeAt(fakeContext().now, 0);

const [WORLD] = MOMENTS.map(({ session }) => session.world);

function event(changes: Partial<HistoryEvent>): HistoryEvent {
  return {
    id: 1,
    at: NOW,
    eventSource: IAM_SOURCE,
    eventName: 'GetUser',
    actor: 'alice',
    browser: MAIN_WINDOW,
    mfaAuthenticated: false,
    details: {},
    timeStep: null,
    error: null,
    reason: null,
    ...changes,
  };
}

function worldWith(...history: readonly HistoryEvent[]): World {
  if (WORLD === undefined) throw new Error('there is no world');
  return { ...WORLD, history };
}

const SIGN_IN = event({ eventSource: SIGN_IN_SOURCE, eventName: 'ConsoleLogin' });

const REFUSED = event({
  eventName: 'EnableMFADevice',
  error: { code: 'InvalidAuthenticationCode', message: 'Not valid.', httpStatus: 403 },
  reason: { code: 'same-step' },
});

function shown(world: World, width: number, rows = 20, seconds = 9): readonly string[] {
  const now = labTimeAt(fakeContext().now, seconds);
  return historyLines(world, now, {}, { width, rows }).map((line) => textOf(line).trimEnd());
}

describe('the event history beside a page', () => {
  it("tells the newest first: what, how long ago, who, and the lab's reason", () => {
    expect(shown(worldWith(SIGN_IN, REFUSED), 40)).toEqual([
      '✗ EnableMFADevice               9 s ago',
      '  alice',
      '  Lab: the same code twice',
      '✓ ConsoleLogin                  9 s ago',
      '  alice · no MFA',
    ]);
  });

  it('has whole names in a narrow pane, and the time below them', () => {
    const long = event({ eventName: 'CreateVirtualMFADevice', mfaAuthenticated: true });

    expect(shown(worldWith(long, REFUSED), 24)).toEqual([
      '✗ EnableMFADevice',
      '  alice         9 s ago',
      '  Lab: the same code',
      '  twice',
      '✓ CreateVirtualMFADevice',
      '  alice · MFA   9 s ago',
    ]);
  });

  it('has what happened in this step above a rule, and the newest of it in bold', () => {
    const history = [1, 2, 3].map((id) => event({ id, eventName: `Event${id}` }));
    const since = (lastBefore: number) =>
      historyLines(worldWith(...history), NOW, { lastBefore }, { width: 24, rows: 20 });
    const names = (lastBefore: number) =>
      since(lastBefore).flatMap((line) => /Event\d|before this step/.exec(textOf(line))?.[0] ?? []);
    const bold = (lastBefore: number) =>
      since(lastBefore)
        .flat()
        .flatMap((piece) => ('text' in piece && piece.role === 'strong' ? [piece.text] : []));

    expect(names(2)).toEqual(['Event3', BEFORE_THIS_STEP, 'Event2', 'Event1']);
    expect(names(3)).toEqual([BEFORE_THIS_STEP, 'Event3', 'Event2', 'Event1']);
    expect(names(0)).toEqual(['Event3', 'Event2', 'Event1']);
    expect([bold(2), bold(3)]).toEqual([['Event3'], []]);
  });

  it('tells addresses where there are several, and the key of a program', () => {
    const ofOmar = event({ actor: 'omar', browser: ADMINISTRATOR_WINDOW });
    const ofScript = event({ browser: null, accessKeyId: 'AKIAIOSFODNN7EXAMPLE' });

    expect(shown(worldWith(event({})), 40)[1]).toBe('  alice');
    expect(shown(worldWith(event({}), ofOmar), 40)[1]).toBe('  omar · 192.0.2.77');
    expect(shown(worldWith(ofScript), 40)[1]).toBe('  alice · access key');
  });

  it('has nothing that only the lab wrote down', () => {
    const ofLab = event({ eventSource: LAB_SOURCE, eventName: 'SortCard' });

    expect(shown(worldWith(ofLab), 40)).toEqual([NOTHING_WRITTEN]);
  });

  it('keeps to its lines, and shows no half of an event', () => {
    const many = worldWith(...Array.from({ length: 9 }, () => SIGN_IN));

    expect(shown(many, 40, 5)).toHaveLength(4);
    expect(shown(many, 40, 1)).toEqual([]);
  });

  it('says nothing before somebody has looked, where there is something to find', () => {
    const world = worldWith(SIGN_IN);
    const room = { width: 40, rows: 20 };
    const looked = worldWith(SIGN_IN, event({ eventName: 'LookupEvents' }));

    expect(historyLines(world, NOW, { hidesHistory: true }, room).map(textOf)).toEqual([NOBODY_LOOKED]);
    expect(historyLines(looked, NOW, { hidesHistory: true }, room)).toHaveLength(4);
  });

  it.each([23, 25, 31, 32, 48])('is never wider than %i columns in all the course', (width) => {
    for (const { session, step, title } of MOMENTS) {
      if (step.kind !== 'task') continue;
      const lines = historyLines(session.world, NOW, step, { width, rows: 30 });

      expect(Math.max(0, ...lines.map(lineWidth)), title).toBeLessThanOrEqual(width);
    }
  });
});
