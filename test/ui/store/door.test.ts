import { describe, expect, it } from 'vitest';
import { isDoorOpen, offersDoor } from '../../../src/ui/store/door.js';
import { drive } from '../../helpers/drive.js';
import { textOf } from '../screens/shown-text.js';
import { at, openTask } from './lab-at.js';
import { WAY_IN } from './outside-lab.js';

const LESSON = 'mfa-on-the-command-line';

/** Lesson 12 at its terminal, with the keys of the lab. */
function atTerminal(columns = 80, rows = 24) {
  const lab = at(LESSON, 'the-plain-key', columns, rows);
  openTask(lab);
  lab.press('escape');
  lab.effects.length = 0;
  return lab;
}

function opened(columns = 80, rows = 24) {
  const lab = atTerminal(columns, rows);
  lab.press('o');
  lab.send({ kind: 'door-opened', ...WAY_IN });
  return lab;
}

describe('the door', () => {
  it('is opened by who asks for it, and by nobody else', () => {
    const lab = atTerminal();
    expect(lab.model.door).toEqual({ kind: 'closed' });
    expect(textOf(lab.model)).toContain('o my aws');

    lab.press('o');
    expect(lab.effects).toEqual(['open-door']);
    expect(textOf(lab.model)).toContain('One moment');
  });

  it.each([
    [80, 24],
    [60, 16],
    [120, 36],
  ])('says on one page how to get in, at %dx%d', (columns, rows) => {
    const lab = opened(columns, rows);

    const page = textOf(lab.model);
    expect(page).toContain('127.0.0.1:6320');
    expect(page).toContain('mfa-lab shell');
    expect(page).toContain('aws sts get-caller-identity');
    expect(page).toContain('O close the port');
    lab.press('o');
    expect(lab.model.overlay).toBeNull();
    expect(isDoorOpen(lab.model)).toBe(true);
  });

  it('says in a kind way that there is no aws here, and that nothing is lost', () => {
    const lab = atTerminal(120, 36);
    lab.press('o');
    lab.send({ kind: 'door-opened', ...WAY_IN, hasAws: false });

    expect(textOf(lab.model)).toContain('you miss nothing');
  });

  it('says where it stands beside the task', () => {
    const lab = opened();
    lab.press('enter');

    expect(textOf(lab.model)).toContain('open to your aws: port 6320');
  });

  it('is closed by O, by the list, and by the end of the lesson', () => {
    for (const keys of [['O'], ['enter', 'O'], ['enter', 'l']]) {
      const lab = opened();
      lab.effects.length = 0;
      lab.press(...keys);
      expect(lab.effects).toContain('close-door');
      expect(lab.model.door).toEqual({ kind: 'closed' });
    }
  });

  it('stays open from step to step, on the pages between, and while a phone is checked', () => {
    const lab = opened();
    lab.press('enter', 's');
    expect(lab.session().stepId).not.toBe('the-plain-key');
    lab.send({ kind: 'ticked', now: lab.model.now });
    expect(lab.model.door.kind).toBe('open');
    expect(lab.effects).not.toContain('close-door');
  });

  it('tells why it cannot be opened, and can be asked again', () => {
    const lab = atTerminal();
    lab.press('o');
    lab.send({ kind: 'door-failed', reason: 'the ports 6320 to 6329 are all taken' });
    expect(textOf(lab.model)).toContain('No port could be opened: the ports 6320 to 6329 are all taken.');

    lab.press('escape', 'o');
    expect(lab.effects.filter((effect) => effect === 'open-door')).toHaveLength(2);
  });

  it('that opens late, when nobody is there any more, stays closed', () => {
    const lab = atTerminal();
    lab.press('o', 'enter', 'l');
    lab.send({ kind: 'door-opened', ...WAY_IN });

    expect(lab.model.door).toEqual({ kind: 'closed' });
  });

  it('is offered in lessons 11 and 12 and in the sandbox, and nowhere else', () => {
    const offering = ['make-mfa-the-rule', LESSON, 'sandbox'];
    for (const lessonId of ['two-consecutive-codes', 'the-relay', ...offering]) {
      const lab = drive();
      lab.press('a');
      lab.open(lessonId);
      lab.press('escape', '?');
      expect(textOf(lab.model).includes('my aws'), lessonId).toBe(offering.includes(lessonId));
    }
  });

  it('is never offered on a stage', () => {
    const { model } = atTerminal();

    expect(offersDoor(model)).toBe(true);
    expect(offersDoor({ ...model, door: { kind: 'none' } })).toBe(false);
  });

  it('tells of what a program wanted outside', () => {
    const lab = opened();
    lab.send({ kind: 'call-stopped', host: 'iam.amazonaws.com' });

    expect(textOf(lab.model)).toContain('A program wanted iam.amazonaws.com; the lab stopped it.');
    expect(textOf(lab.model)).not.toContain('before 2.13');

    lab.send({ kind: 'call-stopped', host: 'sts.us-east-1.amazonaws.com' });
    expect(textOf(lab.model)).toContain('before 2.13');
  });
});
