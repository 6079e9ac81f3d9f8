import { describe, expect, it } from 'vitest';
import { nearestName } from '../../../../src/cli/arguments/nearest-name.js';
import { LESSONS } from '../../../../src/lessons/catalog.js';
import { readClassFile } from '../../../../src/lessons/class/read-class-file.js';
import { firstStage } from '../../../../src/ui/screens/stage/first-stage.js';
import { readStageClass, stageClassOf } from '../../../../src/ui/screens/stage/stage-class.js';
import { END_OF_PLAN } from '../../../../src/ui/screens/stage/stage-keys.js';
import { readSavedStage, savedOf } from '../../../../src/ui/screens/stage/stage-saved.js';
import { NOTHING_SET } from '../../../../src/ui/store/settings.js';
import { driveStage } from '../../../helpers/drive-stage.js';
import { CLASS } from '../../../lessons/class/a-class.js';

/** Lessons 7 and then 6, and the reason waits for Enter. */
const SEVEN_THEN_SIX = classOf([
  { talk: 'Hello', minutes: 5 },
  { lesson: 'sign-in-with-a-code', minutes: 20 },
  { break: 10 },
  { lesson: 'two-consecutive-codes' },
]);

function classOf(plan: readonly unknown[], reveal = 'on-enter') {
  const read = readClassFile(JSON.stringify({ ...CLASS, plan, reveal }), nearestName);
  if (!read.ok) throw new Error(read.failure);
  return stageClassOf(read.value.file);
}

const lastOf = (lesson: number) => `${lesson}.${LESSONS[lesson - 1]?.steps.length}`;

describe('a stage of a class', () => {
  it('begins with the first lesson of its plan, and goes on in its order, there and back', () => {
    expect(driveStage(null, { ofClass: SEVEN_THEN_SIX }).number()).toBe('7.1');
    const stage = driveStage(lastOf(7), { ofClass: SEVEN_THEN_SIX });
    while (stage.number() === lastOf(7)) stage.press('page-down');
    expect(stage.number()).toBe('6.1');
    stage.press('page-up');
    expect(stage.number()).toBe(lastOf(7));
  });

  it('ends where its plan ends, with Enter, too', () => {
    for (const key of ['page-down', 'enter']) {
      const stage = driveStage(lastOf(6), { ofClass: SEVEN_THEN_SIX });
      for (let count = 0; count < 4; count += 1) stage.press(key);
      expect(stage.number()).toBe(lastOf(6));
      expect(stage.text()).toContain(END_OF_PLAN);
    }
  });

  it('goes through the course from a lesson that its plan does not have', () => {
    const stage = driveStage(lastOf(3), { ofClass: SEVEN_THEN_SIX });
    while (stage.number() === lastOf(3)) stage.press('page-down');

    expect(stage.number()).toBe('4.1');
  });

  it('tells the notes the minutes of its day', () => {
    const { blocks } = driveStage(null, { ofClass: SEVEN_THEN_SIX }).model.stage.diary.plan;

    expect(blocks.map(({ kind, minutes }) => [kind, minutes])).toEqual([
      ['talk', 5],
      ['lesson', 20],
      ['break', 10],
      ['lesson', 8],
    ]);
  });

  it("shows the lab's reason at once where the class wants it so", () => {
    const reason = (reveal: string) => {
      const stage = driveStage('6.3', { ofClass: classOf(CLASS.plan, reveal) });
      stage.press('M');
      return stage.text();
    };

    expect(reason('on-enter')).toContain("Enter shows the lab's reason.");
    expect(reason('at-once')).not.toContain("Enter shows the lab's reason.");
    expect(reason('at-once')).toMatch(/^ +Lab +┃Those two are neighbours/m);
  });

  it('is kept, and comes back without being named again', () => {
    const { model, moment } = driveStage(null, { ofClass: SEVEN_THEN_SIX });
    const kept = readSavedStage(JSON.parse(JSON.stringify(savedOf(model).stage)));
    if (kept === null) throw new Error('nothing was kept');
    const opening = {
      before: { saved: savedOf(model).saved, stage: kept },
      place: null,
      seed: kept.seed,
      phone: null,
      settings: NOTHING_SET,
      size: { columns: 80, rows: 24 },
      notices: [],
    };

    expect(firstStage(opening, moment()).stage.ofClass).toEqual(SEVEN_THEN_SIX);
    expect(firstStage(opening, moment()).stage.diary.plan.blocks).toEqual(SEVEN_THEN_SIX.blocks);
    const other = classOf([{ lesson: 'link-the-phone' }]);
    expect(firstStage({ ...opening, ofClass: other }, moment()).stage.diary.plan.blocks).toEqual(
      other.blocks,
    );
  });

  it.each<readonly [string, unknown]>([
    ['nothing', null],
    ['no blocks', { title: 'A' }],
    ['no title', { ...SEVEN_THEN_SIX, title: 7 }],
    [
      'no lesson that is here',
      { ...SEVEN_THEN_SIX, blocks: [{ kind: 'lesson', lessonId: 'x', minutes: 5 }] },
    ],
    [
      'minutes that no day has',
      { ...SEVEN_THEN_SIX, blocks: [{ ...SEVEN_THEN_SIX.blocks[1], minutes: 1e9 }] },
    ],
  ])('is none where what was kept has %s', (_what, value) => {
    expect(readStageClass(value)).toBeNull();
  });
});
