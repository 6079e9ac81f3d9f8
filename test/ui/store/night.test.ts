import { describe, expect, it } from 'vitest';
import { runAction } from '../../../src/ui/console/actions.js';
import { startPlain, takeLine } from '../../../src/ui/plain/plain-session.js';
import { nightLines } from '../../../src/ui/store/night.js';
import { fakeContext } from '../../helpers/fake-ports.js';
import { frameOf } from '../screens/course.js';
import type { Driven } from './lab-at.js';
import { at, choose, openTask } from './lab-at.js';

/** Four servers run in the thief's window, and the night is about to pass. */
function beforeTheNight(columns = 80, rows = 24): Driven {
  const lab = at('the-night-a-password-leaks', 'play-the-thief', columns, rows);
  openTask(lab);
  choose(lab, 'fill-leak');
  choose(lab, 'sign-in');
  choose(lab, 'open-servers');
  choose(lab, 'launch-servers');
  return lab;
}

const NIGHT = { servers: 4, bill: 0, hours: 8 };

describe('the lines of a night', () => {
  it('are an hour each, with the bill', () => {
    expect(nightLines({ ...NIGHT, shown: 9 })).toEqual([
      '23:00   4 servers   $0',
      '00:00   4 servers   $100',
      '01:00   4 servers   $200',
      '02:00   4 servers   $300',
      '03:00   4 servers   $400',
      '04:00   4 servers   $500',
      '05:00   4 servers   $600',
      '06:00   4 servers   $700',
      '07:00   4 servers   $800',
    ]);
  });

  it('come one after the other, and begin at the bill of before', () => {
    expect(nightLines({ servers: 8, bill: 800, hours: 8, shown: 2 })).toEqual([
      '23:00   8 servers   $800',
      '00:00   8 servers   $1000',
    ]);
  });
});

describe('the night', () => {
  it.each([
    [80, 24],
    [120, 36],
    [60, 16],
  ])('is seen passing, a line a tick, and then the page is there again, at %ix%i', (columns, rows) => {
    const lab = beforeTheNight(columns, rows);
    choose(lab, 'let-night-pass');

    const seen: string[] = [];
    for (let tick = 0; tick < 20 && lab.model.overlay !== null; tick += 1) {
      seen.push(frameOf(lab.model).text);
      lab.wait(0);
    }

    expect(seen).toHaveLength(9);
    expect(seen[0]).toContain('23:00   4 servers   $0');
    expect(seen[0]).not.toContain('00:00');
    expect(seen[8]).toContain('07:00   4 servers   $800');
    expect(lab.model.overlay).toBeNull();
    expect(frameOf(lab.model).text).toContain('$800');
  });

  it.each(['enter', 'escape', 'tab', 'q', 's', 'h', 'j', '1', '?'])(
    'is ended by %s, which does nothing else',
    (key) => {
      const lab = beforeTheNight();
      choose(lab, 'let-night-pass');
      const before = lab.session();

      lab.press(key);

      expect(lab.model.overlay).toBeNull();
      expect(lab.model.screen).toBe('lesson');
      expect(lab.effects).not.toContain('exit');
      expect(lab.session()).toBe(before);
    },
  );

  it('has been by the time it is seen: whoever quits in it loses nothing', () => {
    const lab = beforeTheNight();
    choose(lab, 'let-night-pass');

    expect(lab.session().world.servers.every(({ hours }) => hours === 8)).toBe(true);
    lab.press('ctrl-c');
    expect(lab.effects).toContain('exit');
  });

  it('is one line, and no picture, where nothing shall move', () => {
    const { model } = beforeTheNight();
    const context = fakeContext();
    const still = { ...model, drawing: { ...model.drawing, isStill: true } };

    const night = runAction(
      still,
      { kind: 'request', request: { kind: 'let-hours-pass', hours: 8 } },
      context,
    );

    expect(night.overlay).toBeNull();
    expect(frameOf(night).text).toContain('23:00 to 07:00: 4 servers run');
  });

  it('is said at once in plain mode, and the next line is taken for what it is', () => {
    const context = fakeContext();
    const { model } = beforeTheNight();
    const begun = startPlain(model, { kind: 'ticked', now: context.now }, context);
    const number = /(\d+)\. Let the night pass/.exec(begun.lines.join('\n'))?.[1] ?? '';

    const night = takeLine(begun.session, number, context);

    expect(night.lines.join('\n')).toContain(
      'note: 23:00 to 07:00: 4 servers run, $100 every hour. The bill is now $800.',
    );
    expect(night.session.model.overlay).toBeNull();
    expect(takeLine(night.session, 'words', context).lines.join('\n')).toContain('access key: ');
  });

  it('is not to be had where no server runs', () => {
    const lab = at('the-night-a-password-leaks', 'play-the-thief');
    openTask(lab);
    choose(lab, 'fill-leak');
    choose(lab, 'sign-in');
    choose(lab, 'open-servers');

    expect(lab.elementsLike(/let-night-pass/)).toEqual([]);
  });
});
