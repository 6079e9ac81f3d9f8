import { describe, expect, it } from 'vitest';
import { refusalsByLesson } from '../../../src/lessons/engine/expected-refusals.js';
import { ALL_NOTES } from '../../../src/lessons/notes/all-notes.js';
import type { PlainSession } from '../../../src/ui/plain/plain-session.js';
import { startPlain } from '../../../src/ui/plain/plain-session.js';
import { takeStageLine, withoutSecretWords } from '../../../src/ui/plain/plain-stage.js';
import { stageAlarms } from '../../../src/ui/plain/stage-notes.js';
import { stageNumber } from '../../../src/ui/screens/stage/stage-frame.js';
import { contextOn, lessonOnStage } from '../../../src/ui/screens/stage/stage-moves.js';
import { wrap } from '../../../src/ui/text/wrap.js';
import { depth } from '../../helpers/depth.js';
import { driveStage } from '../../helpers/drive-stage.js';
import { fakeContext } from '../../helpers/fake-ports.js';

const NOTES = { notes: ALL_NOTES, refusals: refusalsByLesson(false, fakeContext()) };

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
      const taken = takeStageLine(session, stage, line, driven.moment(), NOTES);
      ({ session } = taken.turn);
      ({ stage } = taken);
      all.push(...taken.turn.lines);
      return taken.turn.lines.join('\n');
    },
    wait: (seconds: number) => driven.wait(seconds),
    alarms: () => stageAlarms(model(), NOTES, driven.moment().real),
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

  it('reads the notes of the step, starts and pauses the clock of the day, and says where it is and what came last', () => {
    const stage = plainStage('6.3');
    expect(stage.say('last')).toBe('note: nothing has been answered yet.');
    expect(stage.say('notes')).toContain('notes: 6.3 The same code twice');
    expect(stage.say('notes')).toContain('ask: The same code twice: taken or refused?');
    expect(stage.say('notes')).toContain('pause starts it');
    expect(stage.say('pause')).toBe('note: the clock of the day is started.');
    stage.wait(15 * 60);
    expect(stage.say('pause')).toContain('stands still');
    expect(stage.say('where')).toContain('paused');
    expect(stage.say('pause')).toContain('goes on');
    stage.say('mistake');
    const answer = stage.say('last');
    expect(answer).toContain('error: InvalidAuthenticationCode');
    expect(stage.say('where')).toContain(answer);
  });

  it('names words, and no keys, in what the stage says', () => {
    const stage = plainStage('1.1');
    expect(stage.say('mistake')).toBe('note: There is no mistake to show on a page of text: next goes on.');
    expect(stage.say('jump')).toBe('note: Nothing is kept: keep keeps a state.');
    expect(stage.say('keep')).toContain('jump comes back to it');
    expect(stage.say('what if 1')).toContain('go 6.3 goes to one, and go 0 to free play');
    stage.say('go 1.4');
    expect(stage.say('mistake')).toContain('vote counts hands, act gives the answer');
    stage.say('go 12.12');
    for (let count = 0; count < 3; count += 1) stage.say('next');
    expect(stage.say('next')).toContain('go 6.3 goes anywhere');
    expect(stage.say('room')).toMatch(/^code: \d{3} \d{3}, by this computer's clock$/m);
    const keys = stage.all.filter((line) =>
      /^(note|shown): .*\b(PageDown|PageUp|[CE-KM-Z])\b(?! \d)/.test(line),
    );
    expect(keys).toEqual([]);
  });

  it('says by itself only when the timer of the room ends, and each fifth minute late', () => {
    const stage = plainStage('1.1');
    expect(stage.alarms()).toEqual([]);
    stage.say('timer 6');
    expect(stage.alarms()).toEqual([{ seconds: 360, words: 'timer: step 1.1: time is up.' }]);
    stage.wait(400);
    expect(stage.alarms()).toEqual([]);
    stage.say('pause');
    const late = stage.alarms();
    expect(late.map(({ words }) => words).slice(0, 3)).toEqual([
      'pace: about 5 min late.',
      'pace: about 10 min late.',
      'pace: about 15 min late.',
    ]);
    stage.say('pause');
    expect(stage.alarms()).toEqual([]);
  });

  it('has no line over 79 columns in a window of 80, and no character of a frame', () => {
    const stage = plainStage('11.1');
    for (let count = 0; count < depth(5, 400); count += 1) {
      stage.say('next');
      if (count % 3 === 0) stage.say('notes');
      if (count % 5 === 0) stage.say('mistake');
    }
    for (const word of ['where', 'room', 'what if', 'help', 'vote 1', 'big']) stage.say(word);
    const lines = stage.all.flatMap((line) => wrap(line, '', 79).split('\n'));

    // A session token is one word, which is copied whole.
    expect(lines.filter((line) => line.length > 79 && line.includes(' '))).toEqual([]);
    expect(lines.filter((line) => /[\u2500-\u259f]/.test(line))).toEqual([]);
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
