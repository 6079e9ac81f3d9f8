import { describe, expect, it } from 'vitest';
import { screenView } from '../../../../src/ui/screens/screen-view.js';
import { isAtPrompt } from '../../../../src/ui/store/screen-elements.js';
import { cursorCell } from '../../../../src/ui/text/cursor.js';
import { lineWidth } from '../../../../src/ui/text/spans.js';
import type { Driven } from '../../store/lab-at.js';
import { at, openTask } from '../../store/lab-at.js';
import { FULL_DISPLAY } from '../../text/displays.js';
import { textOf } from '../shown-text.js';

const LESSON = 'mfa-on-the-command-line';

/** A task at the terminal, with what was expected of it not said. */
function atTerminal(stepId: string, columns = 80, rows = 24, phone: 'a' | 'b' = 'a'): Driven {
  const lab = at(LESSON, stepId, columns, rows, phone);
  openTask(lab);
  return lab;
}

const typed = (lab: Driven) => lab.session().drafts.command ?? '';
const terminal = (lab: Driven) => lab.session().world.terminal;
const lines = (lab: Driven) => screenView(lab.model, FULL_DISPLAY);
const screen = (lab: Driven) => textOf(lab.model);

/** What stands at the cursor, and in front of it, on its line. */
function atCursor(lab: Driven): { readonly before: string; readonly under: string } {
  const cell = cursorCell(lines(lab));
  const line = (lines(lab)[cell?.y ?? -1] ?? []).map((piece) => ('text' in piece ? piece.text : '')).join('');
  const before = line.slice(0, cell?.x).replace(/^│▸/, '>');
  return { before, under: line.charAt(cell?.x ?? -1) };
}

describe('the prompt of the terminal', () => {
  it('takes letters and digits as text, also those that are keys elsewhere', () => {
    const lab = atTerminal('the-plain-key');
    lab.press('echo q?h u 123456');

    expect(typed(lab)).toBe('echo q?h u 123456');
    expect(lab.model.overlay).toBeNull();
    expect(screen(lab)).toContain('>alice:~$ echo q?h u 123456');
  });

  it('edits the line as shells do, and shows where the cursor is', () => {
    const lab = atTerminal('the-plain-key');
    lab.press('aws s3 ls', 'home', 'delete', 'A', 'end', 'erase-word', 'left', 'left');

    expect(typed(lab)).toBe('Aws s3 ');
    expect(atCursor(lab)).toEqual({ before: '>alice:~$ Aws s', under: '3' });

    lab.press('erase-behind');
    expect(typed(lab)).toBe('Aws s');
    lab.press('erase-before', 'backspace');
    expect(typed(lab)).toBe('');
    expect(atCursor(lab)).toEqual({ before: '>alice:~$ ', under: ' ' });
  });

  it('runs the line with Enter, and an empty one changes nothing', () => {
    const lab = atTerminal('which-arn');
    const { world } = lab.session();
    lab.press('enter', ' ', 'enter');
    expect(lab.session().world).toBe(world);

    lab.press('echo hello', 'enter');
    expect(terminal(lab).entries.at(-1)).toMatchObject({ line: 'echo hello', output: 'hello\n' });
    expect(typed(lab)).toBe('');
  });

  it('brings lines of before back with Up, and what was typed with Down', () => {
    const lab = atTerminal('which-arn');
    lab.press('echo one', 'enter', 'echo two', 'enter', 'ech', 'up');
    expect(typed(lab)).toBe('echo two');
    lab.press('up');
    expect(typed(lab)).toBe('echo one');
    lab.press('down', 'down', 'down');
    expect(typed(lab)).toBe('ech');
  });

  it('writes with Tab what is sure, and tells what is not', () => {
    const lab = atTerminal('which-arn');
    lab.press('aws sts get-c', 'tab');
    expect(typed(lab)).toBe('aws sts get-caller-identity ');

    lab.press('erase-before', 'aws sts get-', 'tab');
    expect(typed(lab)).toBe('aws sts get-');
    expect(screen(lab)).toContain('Tab: get-caller-identity get-session-token');

    lab.press('erase-before', 'nobody knows this', 'tab');
    expect(screen(lab)).toContain('Tab knows no way on from here.');
  });

  it('writes an ARN that was printed, and the three values of a session', () => {
    const lab = atTerminal('three-values');
    lab.press('export AWS_S', 'tab', 'S', 'tab', 'tab', 'enter');
    const { environment } = terminal(lab);
    const { sessionToken } = lab.session().world.account.temporaryCredentials.at(-1) ?? {};

    expect(environment['AWS_SESSION_TOKEN']).toBe(sessionToken);
    lab.press('echo arn', 'tab', 'm', 'tab');
    expect(typed(lab)).toMatch(/^echo arn:aws:iam::\d{12}:mfa\/alice-phone $/);
  });

  it('runs each line of a paste, and leaves what stands behind the last line end', () => {
    const lab = atTerminal('which-arn');
    lab.press('echo ');
    lab.paste('one\necho two\r\necho three\recho fo');

    expect(
      terminal(lab)
        .entries.slice(-3)
        .map(({ output }) => output),
    ).toEqual(['one\n', 'two\n', 'three\n']);
    expect(typed(lab)).toBe('echo fo');
  });

  it('takes a paste also while keys are commands', () => {
    const lab = atTerminal('which-arn', 80, 24, 'b');
    lab.press('escape');
    lab.paste('echo one\n');

    expect(terminal(lab).entries.at(-1)?.output).toBe('one\n');
  });

  it('drops what is typed with Ctrl+C, and with nothing typed leaves the lab', () => {
    const lab = atTerminal('the-plain-key');
    lab.press('aws s3', 'ctrl-c');
    expect(typed(lab)).toBe('');
    expect(lab.effects).not.toContain('exit');

    lab.press('ctrl-c');
    expect(lab.effects).toContain('exit');
  });

  it('is left with Esc for the keys of the lab, and Enter types on', () => {
    const lab = atTerminal('the-plain-key');
    lab.press('aws s3', 'escape', 'h');
    expect(screen(lab)).toContain('The command stands in the task.');
    expect(screen(lab)).toContain('Enter type');

    lab.press('enter', ' ls');
    expect(typed(lab)).toBe('aws s3 ls');
  });

  it('goes on at the end of a line that was begun before', () => {
    const lab = atTerminal('the-plain-key');
    lab.press('aws s3', 'escape', 'l');
    lab.open(LESSON);
    lab.press(' ls');

    expect(typed(lab)).toBe('aws s3 ls');
  });

  it('takes back a command with u', () => {
    const lab = atTerminal('which-arn');
    const { entries } = terminal(lab);
    lab.press('export A=1', 'enter', 'escape', 'u');

    expect(terminal(lab).entries).toEqual(entries);
    expect(terminal(lab).environment['A']).toBeUndefined();
  });
});

describe('a command that asks for a code', () => {
  const asked = () => {
    const lab = atTerminal('a-profile-that-asks');
    lab.press('aws s3 ls --profile deployer', 'enter');
    return lab;
  };

  it('shows its question, and stars for the digits', () => {
    const lab = asked();
    lab.press('12345');

    expect(screen(lab)).toMatch(/>Enter MFA code for\s.*\s+arn:aws:iam::\d+:mfa/);
    expect(screen(lab)).toMatch(/alice-phone:\s[^*]*\s\*{5}\s/);
    expect(screen(lab)).not.toContain('12345');
  });

  it('goes on with the code of the phone, which stands beside it', () => {
    const lab = asked();
    // Those of before are used.
    lab.press('escape', 'w', 'w', 'enter');
    const code = lab.shownCode();
    expect(screen(lab)).toContain(`${code.slice(0, 3)} ${code.slice(3)}`);
    lab.press(code, 'enter');

    expect(lab.session().isSolved).toBe(true);
    expect(terminal(lab).entries.at(-1)?.output).toContain('-reports');
  });

  it('is ended by Ctrl+C, and the prompt is there again', () => {
    const lab = asked();
    lab.press('12', 'ctrl-c');

    expect(lab.effects).not.toContain('exit');
    expect(terminal(lab).awaiting).toBeNull();
    expect(typed(lab)).toBe('');
    expect(terminal(lab).history.at(-1)).toBe('aws s3 ls --profile deployer');
  });

  it('has nothing of it in the history', () => {
    const lab = asked();
    lab.press(lab.shownCode(), 'enter', 'tab', 'up');

    expect(typed(lab)).toBe('aws s3 ls --profile deployer');
  });
});

describe('a long answer', () => {
  it.each([
    [60, 16],
    [80, 24],
    [120, 36],
  ])('stays within the page at %sx%s, and the prompt in sight', (columns, rows) => {
    const lab = atTerminal('three-values', columns, rows);
    lab.press('export AWS_SESSION_TOKEN=', 'tab');

    for (const line of lines(lab)) expect(lineWidth(line)).toBeLessThanOrEqual(columns);
    expect(lines(lab).length).toBeLessThan(rows);
    expect(screen(lab)).toContain('>alice:~$ export AWS_SESSION_TOKEN=');
    expect(screen(lab)).toContain('Goal');
    expect(cursorCell(lines(lab))).not.toBeNull();
  });

  it('has an ARN in one piece, also behind its name in JSON', () => {
    const lab = atTerminal('which-arn');
    lab.press('aws iam list-mfa-devices', 'enter');

    expect(screen(lab)).toMatch(/^ +"arn:aws:iam::\d{12}:mfa\/alice-phone", /m);
  });

  it('is scrolled with Page Up, back to its first line, and a key that types is at the end again', () => {
    const lab = atTerminal('three-values', 60, 16);
    const end = screen(lab);
    const seen = new Set(screen(lab).split('\n'));
    for (let presses = 0; presses < 30; presses += 1) {
      lab.press('page-up');
      for (const line of screen(lab).split('\n')) seen.add(line);
    }
    expect([...seen].some((line) => line.includes('alice:~$ aws s3 ls'))).toBe(true);
    expect([...seen].some((line) => line.includes('more below'))).toBe(true);

    lab.press('x', 'backspace');
    expect(screen(lab)).toBe(end);
  });
});

describe('the terminal beside the rest of the page', () => {
  it('has the focus when its task opens, and not once it is solved: Enter goes on', () => {
    const lab = atTerminal('the-plain-key');
    expect(isAtPrompt(lab.model)).toBe(true);
    lab.press('aws s3 ls', 'enter');
    expect(isAtPrompt(lab.model)).toBe(false);
    expect(screen(lab)).toContain('Enter next');

    lab.press('enter');
    expect(lab.session().stepId).toBe('a-key-for-a-session');
  });

  it('can be worked at once the task is solved', () => {
    const lab = atTerminal('the-plain-key');
    lab.press('aws s3 ls', 'enter', 'tab', 'echo still here', 'enter');

    expect(terminal(lab).entries.at(-1)?.output).toBe('still here\n');
    expect(lab.session().isSolved).toBe(true);
  });

  it('is left with Esc before n goes on, and the page says so while letters are typed', () => {
    const lab = atTerminal('the-plain-key');
    lab.press('aws s3 ls', 'enter', 'tab');
    const words = () => screen(lab).replace(/\s+/g, ' ');
    expect(words()).toContain('[Esc, then n: next step]');

    lab.press('escape');
    expect(words()).toMatch(/(?<!then )n: next step/);
    lab.press('n');
    expect(lab.session().stepId).toBe('a-key-for-a-session');
  });

  it('leaves the whole of what AWS said in sight in the smallest window, once the task is solved', () => {
    const lab = atTerminal('the-plain-key', 60, 16);
    lab.press('aws s3 ls', 'enter');

    expect(lab.session().isSolved).toBe(true);
    expect(screen(lab).replace(/\s+/g, '')).toContain('Anerroroccurred(AccessDenied)');
    expect(screen(lab)).toContain('Done: ');
    expect(screen(lab)).toContain('e all of it');
  });

  it('leaves the code of the phone in sight in the smallest window', () => {
    const lab = atTerminal('which-arn', 60, 16);
    const code = lab.shownCode();

    expect(screen(lab)).toContain(`${code.slice(0, 3)} ${code.slice(3)}`);
  });

  it('says why AWS refused, once: what AWS says stands on the terminal', () => {
    const lab = atTerminal('the-plain-key');
    lab.press('aws s3 ls', 'enter');

    expect(screen(lab)).toContain('Lab   Statement 1 (DenyWithoutMFA) of the policy AskForMFA');
    expect(screen(lab)).not.toContain('AWS   AccessDenied');
  });
});
