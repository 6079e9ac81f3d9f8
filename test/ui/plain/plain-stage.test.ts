import { describe, expect, it } from 'vitest';
import type { PlainSession } from '../../../src/ui/plain/plain-session.js';
import { startPlain } from '../../../src/ui/plain/plain-session.js';
import { takeStageLine, withoutSecretWords } from '../../../src/ui/plain/plain-stage.js';
import { stageNumber } from '../../../src/ui/screens/stage/stage-frame.js';
import { contextOn, lessonOnStage } from '../../../src/ui/screens/stage/stage-moves.js';
import { depth } from '../../helpers/depth.js';
import { driveStage } from '../../helpers/drive-stage.js';

/** A stage as lines. */
function plainStage(at: string) {
  const driven = driveStage(at);
  const context = contextOn(driven.model, driven.moment());
  const begun = startPlain(driven.model.lab, { kind: 'ticked', now: context.now }, context);
  let session: PlainSession = begun.session;
  let { stage } = driven.model;
  const model = () => ({ lab: session.model, stage });
  const all: string[] = [...withoutSecretWords(begun.lines, model())];
  return {
    all,
    say: (line: string): string => {
      const taken = takeStageLine(session, stage, line, driven.moment());
      ({ session } = taken.turn);
      ({ stage } = taken);
      all.push(...taken.turn.lines);
      return taken.turn.lines.join('\n');
    },
    number: () => {
      const open = lessonOnStage(model());
      return open === null ? '' : stageNumber(open);
    },
  };
}

describe('the stage as lines', () => {
  it('goes through the same steps as the screen', () => {
    const lines = plainStage('6.1');
    const screen = driveStage('6.1');
    for (let count = 0; count < depth(12, 400); count += 1) {
      expect(lines.number()).toBe(screen.number());
      lines.say('next');
      screen.press('page-down');
    }
    expect(lines.all.join('\n')).not.toMatch(/[─│█]/);
  });

  it('takes a vote, a timer and a what-if by words', () => {
    const stage = plainStage('6.1');
    expect(stage.say('vote 3 7')).toContain('vote: 3 for ');
    expect(stage.say('vote x')).toContain('error: "x" is no number');
    expect(stage.say('timer 6')).toContain('step 6.1: 6 min left');
    expect(stage.say('go 0')).toContain('sandbox');
    expect(stage.say('what if')).toContain('1. the phone is lost');
    expect(stage.say('what if 2 -95')).toContain('shown: what if');
    expect(stage.say('what if 77')).toContain('error: Type a number');
    expect(stage.say('room')).toContain('room@projector-');
    expect(stage.say('where')).toContain('stage: 0');
  });

  it('plays the mistake and the solution, and hides what is secret', () => {
    const stage = plainStage('6.3');
    expect(stage.say('mistake')).toContain('shown: mistake 1 of');
    expect(stage.say('act')).toContain('shown: move 1 of');
    expect(stage.say('go 99')).toContain('error: There is no lesson "99"');
    expect(stage.say('freeze')).toContain('stands still');
    stage.say('go 7.2');
    for (let count = 0; count < 9; count += 1) stage.say('next');
    expect(stage.all.join('\n')).not.toMatch(/[A-Z][a-z]+-[A-Z][a-z]+-\d\d/);
    expect(stage.say('help')).toContain('stage: next, back');
    expect(stage.say('blank')).toContain('nothing to blank');
  });
});
