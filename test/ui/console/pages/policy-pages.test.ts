import { describe, expect, it } from 'vitest';
import { textsOf } from '../../../../src/ui/plain/plain-lines.js';
import { pageLines } from '../../../../src/ui/plain/plain-page.js';
import { frameOf } from '../../screens/course.js';
import { at, choose, openTask } from '../../store/lab-at.js';

const LESSON = 'make-mfa-the-rule';

describe('the page on which a policy is written', () => {
  it('keeps the focus on what was chosen, and does not begin at what turns a Deny into an Allow', () => {
    const lab = at(LESSON, 'catch-the-key');
    openTask(lab);
    expect(lab.model.focus).toBe('actions-0');

    choose(lab, 'condition-0');
    expect(lab.model.focus).toBe('condition-0');
    choose(lab, 'condition-BoolIfExists');
    expect(lab.model.focus).toBe('condition-BoolIfExists');
  });

  it('has a table beside it of whom the rule would stop, which follows every choice', () => {
    const lab = at(LESSON, 'catch-the-key');
    openTask(lab);
    expect(frameOf(lab.model).text).toMatch(/list buckets +yes +no 1 yes/);

    choose(lab, 'condition-0');
    choose(lab, 'condition-BoolIfExists');
    expect(frameOf(lab.model).text).toContain('If saved:');
    expect(frameOf(lab.model).text).toMatch(/list buckets +yes +no 1 +no 1/);
    choose(lab, 'save-policy');
    expect(frameOf(lab.model).text).toContain('As saved:');
  });

  it('says of a script that is refused which statement stopped it, and nothing of signing out', () => {
    const lab = at(LESSON, 'catch-the-key');
    openTask(lab);
    lab.press('p', 'enter');
    expect(lab.session().world.history.at(-1)).toMatchObject({ eventName: 'ListBuckets', error: null });

    for (const id of ['condition-0', 'condition-Null', 'condition-true', 'save-policy']) choose(lab, id);
    lab.press('p', 'enter');
    const { text } = frameOf(lab.model);
    expect(text).toMatch(/Statement\s+1\s+\(DenyWithoutMFA\)\s+of\s+the\s+policy\s+AskForMFA\s+denies/);
    expect(text).not.toContain('Sign out, and');
  });

  it('draws as square boxes what several of may hold, and as round ones what one of holds', () => {
    const lab = at(LESSON, 'let-people-enrol');
    openTask(lab);
    choose(lab, 'actions-0');
    expect(frameOf(lab.model).text).toMatch(/Actions: +\(o\) these +\( \) all but these/);
    expect(frameOf(lab.model).text).toMatch(/\[x\] every action [^[]*\[ \] s3:ListAllMyBuckets/);
    choose(lab, 'actions-iam:GetUser');
    expect(frameOf(lab.model).text).toContain('[x] every action (*)');
    expect(frameOf(lab.model).text).toContain('[x] iam:GetUser');
    expect(frameOf(lab.model).text).toContain('[Action: * + 1]');
    expect(textsOf(pageLines(lab.model))).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^\d+\. Actions: all but these: not chosen$/),
        expect.stringMatching(/^\d+\. Statement 1: Action: \* and 1 action$/),
        expect.stringMatching(/^\d+\. iam:GetUser: checked$/),
        expect.stringMatching(/^\d+\. iam:EnableMFADevice: not checked$/),
      ]),
    );
  });

  it('names the key for the editor once, also when the task is done', () => {
    const lab = at(LESSON, 'devices-of-others');
    for (let count = 0; count < 3; count += 1) lab.press('h');
    expect(lab.session().isSolved).toBe(true);
    expect(frameOf(lab.model).text.match(/edit as JSON/g)).toHaveLength(1);
  });

  it('says why the last action of a statement stays', () => {
    const lab = at(LESSON, 'let-people-enrol');
    openTask(lab);
    choose(lab, 'actions-0');
    choose(lab, 'actions-*');

    expect(frameOf(lab.model).text).toContain('[x] every action (*)');
    expect(frameOf(lab.model).text).toContain(
      'A statement needs at least one action. Check another one first.',
    );
  });

  it('shows a document that is none with what AWS says of it, and what is wrong', () => {
    const lab = at(LESSON, 'catch-the-key');
    openTask(lab);
    lab.press('e');
    expect(lab.effects.at(-1)).toBe('open-editor');
    lab.send({ kind: 'editor-left', text: '{ "Version": ', now: lab.model.now });

    const { text } = frameOf(lab.model);
    expect(text).toContain('This policy contains invalid Json');
    expect(text).toContain('No table');
  });
});

describe('the table beside a policy', () => {
  const seen = (lab: ReturnType<typeof at>, texts: readonly (string | RegExp)[]) => {
    const { text } = frameOf(lab.model);
    return texts.filter((one) => (typeof one === 'string' ? text.includes(one) : one.test(text)));
  };
  const HEAD = ['As saved:', /with +no +access/, 'list buckets'];
  const END = ['enable other', 'no 1: statement 1 denies it'];

  it('is seen from its head to its end in the smallest window, and no line of it in part', () => {
    const lab = at(LESSON, 'catch-the-key', 60, 16);
    openTask(lab);
    lab.press('p');
    expect(seen(lab, HEAD)).toEqual(HEAD);
    expect(seen(lab, END)).toEqual([]);
    expect(frameOf(lab.model).text).toContain('more below');

    expect(frameOf(lab.model).text).toContain('PgUp/PgDn see more');
    lab.key('page-down');
    expect(seen(lab, END)).toEqual(END);
    expect(frameOf(lab.model).text).toContain('more above');
  });

  it('is gone to by p, which the footer calls by its name', () => {
    const lab = at(LESSON, 'catch-the-key', 60, 16);
    openTask(lab);
    expect(frameOf(lab.model).text).toContain('p table');
  });

  it('and the script before there is a policy are called by their names there', () => {
    const lab = at('make-mfa-the-rule', 'the-old-key', 60, 16);
    openTask(lab);
    expect(frameOf(lab.model).text).toContain('p script');
  });

  it('goes back by as many keys as it came, and to the focus by any other', () => {
    const lab = at(LESSON, 'catch-the-key', 60, 16);
    openTask(lab);
    lab.press('p');
    const before = frameOf(lab.model).text;
    for (let count = 0; count < 5; count += 1) lab.key('page-down');
    expect(frameOf(lab.model).text).not.toBe(before);
    lab.key('page-up');
    lab.key('page-up');
    expect(frameOf(lab.model).text).toBe(before);

    lab.key('page-down');
    lab.press('tab', 'shift-tab');
    expect(frameOf(lab.model).text).toBe(before);
    expect(lab.model.scrolled).toBe(0);
  });

  it('keeps its head in sight when the task is solved', () => {
    const lab = at(LESSON, 'catch-the-key');
    openTask(lab);
    for (const id of ['condition-0', 'condition-BoolIfExists', 'save-policy']) choose(lab, id);
    lab.press('p', 'enter');
    expect(lab.session().isSolved).toBe(true);
    expect(seen(lab, ['AccessDenied', ...HEAD])).toHaveLength(4);
    // A word at its end covers no part of a line.
    expect(frameOf(lab.model).text).toMatch(/│ +more below$/m);
  });
});
