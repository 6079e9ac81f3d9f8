import { describe, expect, it } from 'vitest';
import { LESSONS } from '../../../../src/lessons/catalog.js';
import { stepNumber } from '../../../../src/lessons/engine/place.js';
import { explainReason } from '../../../../src/lessons/words/explanations.js';
import { reasonWords } from '../../../../src/lessons/words/reason-words.js';
import { labTime } from '../../../../src/sim/world/world.js';
import { shownCode } from '../../../../src/ui/screens/lesson/shown-code.js';
import { secretsOf } from '../../../../src/ui/screens/stage/hidden.js';
import { isQrShown } from '../../../../src/ui/store/screen-elements.js';
import { depth } from '../../../helpers/depth.js';
import { driveStage } from '../../../helpers/drive-stage.js';

const ALL_TASKS = LESSONS.flatMap((lesson) =>
  lesson.steps.flatMap((step) =>
    step.kind === 'task' ? [{ number: stepNumber(lesson, step.id), step }] : [],
  ),
);

/** Some tasks of each lesson, with those whose mistakes and moves are of another kind; in a deep run all. */
const TASKS = ALL_TASKS.filter(
  ({ number }, index) => index % depth(5, 1) === 0 || ['5.5', '9.13', '12.2'].includes(number),
);

describe('a step on the stage', () => {
  it('is the same frame however often it is begun anew', () => {
    const stage = driveStage('6.3');
    stage.press('page-down');
    const first = stage.text();
    for (let count = 0; count < depth(3, 10); count += 1) {
      stage.wait(1.5);
      stage.press('R', 'page-down');
      expect(stage.text()).toBe(first);
    }
  });

  it('says where it is, and whose clock it has', () => {
    const [header = ''] = driveStage('6.3').lines();

    expect(header).toMatch(/^STAGE 6\.3 .*same code twice +(STAGE CLOCK {2})?SIMULATED, no real AWS$/);
    expect(driveStage('7.1', { columns: 120, rows: 36 }).lines()[0]).toContain('STAGE CLOCK');
    expect(driveStage('7.1', { columns: 120, rows: 36, phone: 'own' }).lines()[0]).not.toContain(
      'STAGE CLOCK',
    );
  });

  it('is gone to by its number, and a wrong number says what there is', () => {
    const stage = driveStage('1');
    stage.press('G', '6.9', 'enter');
    expect(stage.text()).toContain('Lesson 6 has');
    expect(stage.text()).toContain('6.9 is none');
    stage.press('backspace', '3', 'enter');
    expect(stage.number()).toBe('6.3');
    stage.press('G', '0', 'enter');
    expect(stage.number()).toBe('0');
    expect(stage.text()).toContain('STAGE 0 Sandbox');
    stage.press('G', 'escape');
    expect(stage.number()).toBe('0');
    stage.press('G', '99', 'enter');
    expect(stage.text()).toContain('There is no lesson "99"');
  });

  it('leads on from the end of a lesson with Enter, too, and nowhere else', () => {
    const last = LESSONS[5]?.steps.length ?? 0;
    const stage = driveStage(`6.${last}`);
    for (let count = 0; count < 12 && stage.number().startsWith('6.'); count += 1) stage.press('A', 'enter');

    expect(stage.number()).toBe('7.1');
    stage.press('l');
    expect(stage.model.stage.over?.kind).toBe('go-to');
    stage.press('escape', 'q');
    expect(stage.effects).toEqual(['exit']);
  });

  it('keeps the phone that it was opened with', () => {
    const stage = driveStage('5.3');
    stage.press('page-down', 'm');

    expect(stage.session().world.usesOwnPhone).toBe(false);
  });
});

describe('a stored mistake', () => {
  it('is refused for the reason that it is there for, in every task, and the reason waits for Enter', () => {
    for (const { number, step } of TASKS) {
      const stage = driveStage(number);
      stage.press('M');
      const { notice } = stage.model.lab;
      const [first] = step.temptations ?? [];

      expect(notice?.kind === 'refused' ? notice.reason.code : notice, number).toBe(first?.reason);
      expect(stage.model.stage.shown).toBe(`mistake 1 of ${step.temptations?.length}: ${first?.name}`);
      expect(stage.text(), number).toContain("Enter shows the lab's reason.");
    }
  });

  it('looks as it was looked at', async () => {
    const frames = ['6.3', '7.4', '8.5', '9.4'].map((number) => {
      const stage = driveStage(number);
      stage.press('M');
      return `== M at ${number}\n${stage
        .lines()
        .map((line) => line.trimEnd())
        .join('\n')}\n`;
    });

    await expect(frames.join('\n')).toMatchFileSnapshot('../../../golden/stage.txt');
  });

  it('is not looked for on a page of text or in a question, and the note says what works there', () => {
    const note = (at: string) => {
      const stage = driveStage(at);
      stage.press('M');
      return stage.text().replace(/[\s┃]+/g, ' ');
    };

    expect(note('1.1')).toContain('no mistake to show on a page of text: PageDown goes on.');
    expect(note('1.4')).toContain('V counts hands, A gives the answer.');
  });

  it('says its name, AWS and then why; the next key shows the next one', () => {
    const stage = driveStage('6.3');
    stage.press('M');
    const { notice } = stage.model.lab;
    if (notice?.kind !== 'refused') throw new Error('nothing was refused');
    const { world } = stage.session();
    const why = explainReason(notice.reason, world, labTime(world, stage.model.lab.now));
    expect(stage.text()).toMatch(/shown\W+mistake 1 of/i);
    expect(stage.text()).toMatch(/AWS\W+InvalidAuthenticationCode/);
    expect(stage.text()).not.toContain(why.slice(0, 20));
    expect(stage.text()).not.toContain('the newer one first');

    stage.press('enter');
    expect(stage.text()).toContain(why.slice(0, 20));
    expect(stage.text()).toContain('the newer one first');
    const wide = driveStage('6.3', { columns: 120, rows: 36 });
    wide.press('M');
    expect(wide.text()).toContain('EnableMFADevice');
    const inShort = reasonWords(notice.reason).slice(0, 12);
    expect(wide.text()).not.toContain(inShort);
    wide.press('enter');
    expect(wide.text()).toContain(inShort);

    const other = driveStage('2.3');
    other.press('M', 'M');
    expect(other.model.stage.shown).toMatch(/^mistake [12] of \d/);
    const same = driveStage('6.3');
    same.press('M');
    expect(same.text()).toBe(driveStageAfter('6.3', 'M'));
  });
});

function driveStageAfter(number: string, ...keys: readonly string[]): string {
  const stage = driveStage(number);
  stage.press(...keys);
  return stage.text();
}

describe('the solution, move by move', () => {
  it('ends every task, and says what it did; why it worked waits for Enter', () => {
    for (const { number } of TASKS) {
      const stage = driveStage(number);
      for (let count = 0; count < 40 && !stage.session().isSolved; count += 1) stage.press('A');
      if (stage.model.lab.overlay?.kind === 'night') stage.press('enter');

      expect(stage.session().isSolved, number).toBe(true);
      expect(stage.model.stage.shown, number).toMatch(/^move \d+ of \d+: /);
      expect(stage.text(), number).toContain('Enter shows why it worked.');
      expect(stage.text(), number).not.toContain('Enter: next');
    }
  });

  it('is gone on with behind the reason, in the world as it stands', () => {
    const stage = driveStage('6.3');
    while (!stage.session().isSolved) stage.press('A');
    stage.press('enter');
    expect(stage.text()).toMatch(/done\W+AWS refused it, as intended\.\W+In\W+fact, it refuses the pair/i);
    expect(stage.text()).not.toContain('You were not sure');
    expect(stage.text()).not.toContain('Enter shows why it worked.');
    const { world } = stage.session();
    stage.press('enter');
    expect(stage.number()).toBe('6.4');
    expect(stage.session().world.account.id).toBe(world.account.id);
  });

  it('begins again in the prepared world, once somebody has done something else', () => {
    const stage = driveStage('6.3');
    stage.press('A');
    const once = stage.model.stage.shown;
    stage.press('w', 'A');

    expect(stage.model.stage.shown).toBe(once);
  });
});

describe('the clock of the stage', () => {
  const atCode = () => {
    const stage = driveStage('7.2');
    stage.press('page-down');
    for (let count = 0; count < 20 && codeOf(stage) === null; count += 1) stage.press('page-down');
    return stage;
  };
  const codeOf = (stage: ReturnType<typeof driveStage>) => shownCode(stage.session(), stage.model.lab.now);

  it('stands still, and runs on from there', () => {
    const stage = atCode();
    const code = codeOf(stage);
    stage.press('F');
    stage.wait(90);
    expect(codeOf(stage)).toBe(code);
    expect(stage.text()).toContain('FROZEN');
    expect(stage.text()).toContain('29 s');
    stage.press('F');
    stage.wait(2);
    expect(codeOf(stage)).toBe(code);
    expect(stage.text()).toContain('27 s');
    expect(stage.text()).not.toContain('FROZEN');
  });

  it('is a real one beside real phones', () => {
    const stage = driveStage('7.2', { phone: 'own' });
    stage.press('F');

    expect(stage.text()).toContain('A real phone keeps real time.');
    expect(stage.model.stage.clock.isFrozen).toBe(false);
  });

  it('is come back to with a state that was kept', () => {
    const stage = atCode();
    stage.press('J');
    expect(stage.text()).toContain('Nothing is kept');
    stage.wait(5);
    stage.press('K');
    const { number, session } = { number: stage.number(), session: stage.session() };
    stage.wait(20);
    stage.press('page-down', 'page-down', 'J');

    expect(stage.number()).toBe(number);
    expect(stage.session()).toBe(session);
    stage.wait(1);
    expect(stage.text()).toContain('23 s');
  });
});

describe('what the room is not to see', () => {
  it('is all of it after the key for that, and any other key brings it back and does nothing else', () => {
    const stage = driveStage('6.3');
    const before = stage.text();
    stage.press('.');
    expect(stage.lines()).toHaveLength(23);
    expect(stage.text().trim()).toBe('');
    stage.press('page-down');
    expect(stage.text()).toBe(before);
    expect(stage.number()).toBe('6.3');
  });

  it('are QR codes, keys and passwords, until somebody asks for them, and again behind the code', () => {
    const stage = driveStage('5.1');
    for (let count = 0; count < 60 && !isQrShown(stage.model.lab); count += 1) {
      stage.press(stage.session().isSolved || stage.model.lab.saved.current === null ? 'page-down' : 'A');
    }
    expect(isQrShown(stage.model.lab)).toBe(true);
    expect(stage.text()).toContain('QR code hidden. H shows it.');
    const [key = ''] = secretsOf(stage.session().world).keys.slice(-1);
    stage.press('H');
    expect(stage.text()).toMatch(/stage\W+Do not scan this\W+one/i);
    expect(stage.text()).toContain(key.slice(0, 4));
    stage.press('escape');
    expect(stage.model.stage.areSecretsShown).toBe(false);
  });

  it('is the password on the card', () => {
    const stage = driveStage('7.2');
    for (let count = 0; count < 30 && !/on the card|your card|CARD/i.test(stage.text()); count += 1)
      stage.press('page-down');
    expect(stage.text()).toMatch(/password \*{8,}/);
    stage.press('H');
    expect(stage.text()).toMatch(/password [A-Z][a-z]+-[A-Z][a-z]+-\d\d/);
  });
});

describe('what is shown large', () => {
  it('is the code, then what was said, then the page again', () => {
    const stage = driveStage('6.3');
    stage.press('M');
    const page = stage.text();
    stage.press('Z');
    expect(stage.text()).toContain('████');
    expect(stage.text()).toMatch(/next code in \d+ s/);
    stage.press('Z');
    expect(stage.text()).toMatch(/AWS\W+InvalidAuthenticationCode/);
    expect(stage.text()).toContain("Enter shows the lab's reason.");
    expect(stage.text()).not.toContain('████');
    stage.press('Z');
    expect(stage.text()).toBe(page);
    stage.press('Z', 'escape');
    expect(stage.text()).toBe(page);
    // Enter is named as long as it shows the reason: after that it goes on.
    stage.press('Z', 'Z');
    expect(stage.text()).toContain('Enter the reason');
    stage.press('enter');
    expect(stage.text()).not.toContain('Enter the reason');
    expect(stage.text()).toMatch(/Lab\W+Those two are neighbours/);
  });
});
