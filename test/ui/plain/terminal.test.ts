import { describe, expect, it } from 'vitest';
import { startPlain, takeLine } from '../../../src/ui/plain/plain-session.js';
import { firstModel, NOTHING_SAVED } from '../../../src/ui/store/model.js';
import { codesIn } from '../../course/plain-walker.js';
import { fakeContext } from '../../helpers/fake-ports.js';

/** Lesson 12 at one of its steps, by lines that are typed. */
function at(step: string, phone: 'lab' | 'own' = 'lab') {
  const context = fakeContext();
  const saved = { ...NOTHING_SAVED, settings: { ...NOTHING_SAVED.settings, phone } };
  const model = firstModel(saved, context.now, { columns: 80, rows: 24 }, []);
  const lesson = { kind: 'lesson-asked-for', lessonId: 'mfa-on-the-command-line', now: context.now } as const;
  let { session } = startPlain(model, lesson, context);
  const type = (line: string) => {
    const turn = takeLine(session, line, context);
    session = turn.session;
    return turn.lines.join('\n');
  };
  const current = () => session.model.saved.sessions['mfa-on-the-command-line'];
  for (let count = 0; count < 40 && current()?.stepId !== step; count += 1) {
    type(current()?.isSolved === true ? '' : 'skip');
  }
  // What is expected of the task is not said.
  type('');
  return { type, current, code: () => codesIn(type('page')).at(-1) ?? '' };
}

describe('a terminal in the plain mode', () => {
  it('takes a command as a line like any other, and says what it printed, and how it ended', () => {
    const said = at('the-plain-key').type('aws s3 ls');

    expect(said).toMatch(/^\$ aws s3 ls\nAn error occurred \(AccessDenied\) when calling the ListBuckets/);
    expect(said).toContain('exit code: 254');
    expect(said).toContain('why: Statement 1 (DenyWithoutMFA) of the policy AskForMFA');
    expect(said).toContain('done: ');
  });

  it('takes any line with the sign of a prompt in front, and else knows its own words', () => {
    const lab = at('which-arn');

    expect(lab.type('$ page')).toContain('bash: page: command not found');
    expect(lab.type('page')).toContain("page: alice's terminal");
    expect(lab.type('git status')).toContain('not understood: git status');
    expect(lab.type('$ echo a; echo b')).toContain('a\nb');
  });

  it('says what is on the terminal once, and again when the page is asked for', () => {
    const lab = at('which-arn');
    lab.type('echo hello');

    expect(lab.type('echo again')).not.toContain('hello');
    expect(lab.type('page')).toContain('$ echo hello\nhello\n$ echo again\nagain');
  });

  it('says the same output again when the same command is run again', () => {
    const lab = at('which-arn');

    expect(lab.type('echo hello')).toContain('hello');
    expect(lab.type('echo hello')).toContain('$ echo hello\nhello');
  });

  it('completes a line that ends with three dots, says it, and runs it when nothing but Enter follows', () => {
    const lab = at('three-values');
    const ran = () => lab.current()?.world.terminal.history.length;
    const before = ran();

    expect(lab.type('export AWS_ACCESS_KEY_ID=...')).toMatch(
      /^note: Enter runs it: export AWS_ACCESS_KEY_ID=LABS[A-Z2-7]{16}$/m,
    );
    expect(ran()).toBe(before);
    lab.type('code');
    expect(lab.type('')).toMatch(/^\$ export AWS_ACCESS_KEY_ID=LABS[A-Z2-7]{16}$/m);
    expect(ran()).toBe((before ?? 0) + 1);
    lab.type('');
    expect(ran()).toBe((before ?? 0) + 1);
  });

  it('forgets a completed line when another one is run', () => {
    const lab = at('three-values');
    lab.type('export AWS_ACCESS_KEY_ID=...');
    lab.type('echo hello');
    lab.type('');

    expect(lab.current()?.world.terminal.history.at(-1)).toBe('echo hello');
  });

  it('asks which, where there are several ways on from three dots, and says where there is none', () => {
    const lab = at('three-values');

    expect(lab.type('export AWS_S...')).toContain(
      'which of these? export AWS_SECRET_ACCESS_KEY=; export AWS_SES',
    );
    expect(lab.type('nothing at all...')).toContain('not understood');
    expect(lab.type('$ nothing at all...')).toContain('Tab knows no way on from here');
  });

  it('says the last answer once more', () => {
    const lab = at('the-plain-key');
    const said = lab.type('aws s3 ls');
    lab.type('goal');
    lab.type('words ARN');

    const again = lab.type('last').split('\n');
    expect(again[0]).toBe('$ aws s3 ls');
    expect(again.some((line) => line.startsWith('done: '))).toBe(true);
    expect(again.filter((line) => !said.includes(line))).toEqual([]);
  });

  it('asks for what a command waits for, and takes six digits', () => {
    const lab = at('a-profile-that-asks');
    expect(lab.type('aws s3 ls --profile deployer')).toMatch(
      /type: Enter MFA code for arn:aws:iam::\d+:mfa\/alice-phone: or undo/,
    );
    lab.type('w');
    lab.type('w');

    expect(lab.type(lab.code())).toContain('done: ');
  });

  it('takes what a command waits for back with undo', () => {
    const lab = at('a-profile-that-asks');
    lab.type('aws s3 ls --profile deployer');
    lab.type('undo');

    expect(lab.current()?.world.terminal.awaiting).toBeNull();
  });

  it('keeps six digits for the check of the own phone while no command waits', () => {
    const lab = at('which-arn', 'own');

    expect(lab.type('123456')).toContain('why: ');
    expect(lab.current()?.world.terminal.history).not.toContain('123456');
  });

  it('has the things beside the terminal by their numbers', () => {
    const lab = at('which-arn');

    expect(lab.type('use my own phone')).not.toContain('not understood');
    expect(lab.current()?.world.usesOwnPhone).toBe(true);
  });

  it('runs the line that is asked for by the number of the prompt', () => {
    const lab = at('which-arn');

    expect(lab.type('1')).toContain('type: Command');
    expect(lab.type('whoami')).toContain('bash: whoami: command not found');
  });
});
