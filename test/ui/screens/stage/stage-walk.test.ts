import { describe, expect, it } from 'vitest';
import { LESSONS } from '../../../../src/lessons/catalog.js';
import { stepNumber } from '../../../../src/lessons/engine/place.js';
import { epochSeconds } from '../../../../src/sim/base/time.js';
import { secretsOf } from '../../../../src/ui/screens/stage/hidden.js';
import { stageFileOf } from '../../../../src/ui/screens/stage/stage-file-of.js';
import { END_OF_PLAN } from '../../../../src/ui/screens/stage/stage-keys.js';
import { stageView } from '../../../../src/ui/screens/stage/stage-view.js';
import { lineWidth } from '../../../../src/ui/text/spans.js';
import { depth, IS_DEEP } from '../../../helpers/depth.js';
import { driveStage } from '../../../helpers/drive-stage.js';
import { SOME_TIME } from '../../../helpers/fake-ports.js';
import { FULL_DISPLAY } from '../../text/displays.js';

/** Where the walk begins: a deep run walks the whole course, each run its last lesson. */
const FIRST = IS_DEEP ? 1 : LESSONS.length;

const ALL_STEPS = LESSONS.flatMap((lesson) => lesson.steps.map(({ id }) => stepNumber(lesson, id)));

const SIZES = [
  { columns: 80, rows: 24 },
  { columns: 60, rows: 16 },
  { columns: 120, rows: 36 },
] as const;

const STEPS = ALL_STEPS.filter((number) => Number(number.split('.')[0]) >= FIRST);

/** More presses than the course has pages. */
const ENOUGH = 900;

/** As the stage tells its notes. */
const TELLING = { pid: 1, now: epochSeconds(SOME_TIME), endedAt: null, done: {}, display: FULL_DISPLAY };

/** What is on the screen, and in which step. */
interface Stop {
  readonly number: string;
  readonly text: string;
}

/** Presses a key until nothing changes any more, and looks at each frame. */
function walk(
  stage: ReturnType<typeof driveStage>,
  key: string,
  look: (text: string) => void,
): readonly Stop[] {
  const stops: Stop[] = [];
  for (let count = 0; count < ENOUGH; count += 1) {
    const text = stage.text();
    look(text);
    stops.push({ number: stage.number(), text });
    const before = stage.model.lab;
    stage.press(key);
    const { saved, textPage } = stage.model.lab;
    // Before the first of these lessons there may be another one.
    if (!STEPS.includes(stage.number())) return stops;
    if (saved === before.saved && textPage === before.textPage) return stops;
  }
  throw new Error('the walk never ends');
}

/** Pieces of the secrets of a world that nobody may read off a frame. */
function piecesIn(text: string, stage: ReturnType<typeof driveStage>): readonly string[] {
  const { keys, passwords } = secretsOf(stage.session().world);
  const fours = keys.flatMap((key) => (key.match(/.{4}/g) ?? []).slice(0, depth(3, 8)));
  // One group may be a word by chance; two of a key are none.
  const seen = fours.filter((four) => text.includes(four));
  return [...(seen.length > 1 ? seen : []), ...passwords.filter((password) => text.includes(password))];
}

describe('the course with PageDown alone', () => {
  // The other sizes are looked at step by step, below.
  const sizes = SIZES.slice(0, 1);

  it.each(sizes)(
    'never stops before its end, and PageUp leads all the way back ($columns x $rows)',
    ({ columns, rows }) => {
      const stage = driveStage(String(FIRST), { columns, rows });
      const look = (text: string) => {
        expect(text).toMatch(/^STAGE \d+\.\d+ /);
        expect(text).toContain('SIMULATED');
        expect(text).not.toContain('Skipped');
        expect(piecesIn(text, stage)).toEqual([]);
        expect(piecesIn(JSON.stringify(stageFileOf(stage.model, TELLING)), stage)).toEqual([]);
        const lines = stageView(stage.model, FULL_DISPLAY);
        expect(lines.length).toBeLessThan(rows);
        expect(Math.max(...lines.map(lineWidth))).toBeLessThanOrEqual(columns);
      };

      const there = walk(stage, 'page-down', look);

      expect([...new Set(there.map(({ number }) => number))]).toEqual(STEPS);
      expect(stage.model.lab.notice).toEqual({ kind: 'info', text: END_OF_PLAN });
      stage.press('page-down');
      expect(stage.number()).toBe(STEPS.at(-1));
      const back = walk(stage, 'page-up', () => {});
      const pages = (stops: readonly Stop[]) => stops.map(({ number }) => number);
      expect(pages(back)).toEqual(pages(there).toReversed());
    },
  );

  it.each(SIZES.slice(1))('fits a window of $columns x $rows', ({ columns, rows }) => {
    for (const number of ALL_STEPS.filter((_, index) => index % depth(25, 1) === 0)) {
      const stage = driveStage(number, { columns, rows });
      const lines = stageView(stage.model, FULL_DISPLAY);

      expect(lines.length).toBeLessThan(rows);
      expect(Math.max(...lines.map(lineWidth))).toBeLessThanOrEqual(columns);
      expect(stage.text()).toContain(`STAGE ${number} `);
      expect(piecesIn(stage.text(), stage)).toEqual([]);
    }
  });
});
