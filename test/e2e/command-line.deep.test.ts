import { describe, expect, it } from 'vitest';
import { atPrompt, DOWN, ENTER, openLab, press, started, TAB, temporaryFolder, UP } from './lab.js';

const CTRL_A = '\u0001';
const CTRL_C = '\u0003';
const CTRL_U = '\u0015';
const CTRL_W = '\u0017';
const END = '\u001B[F';

describe('the prompt of the terminal on a real screen', () => {
  it('is edited with the keys of a shell, and pasted into', async () => {
    using data = temporaryFolder();
    using lab = openLab(data.folder, ['12']);
    await atPrompt(lab);
    await press(lab, 'cho one two', '>alice:~$ cho one two');
    await press(lab, `${CTRL_A}e${END}${CTRL_W}three`, '>alice:~$ echo one three');
    await press(lab, ENTER, /^ one three/m);
    await press(lab, `nothing${CTRL_U}his${TAB}`, '>alice:~$ history');
    await press(lab, `${CTRL_U}${UP}`, '>alice:~$ echo one three');
    await press(lab, DOWN, />alice:~\$ +│/);
    await press(lab, '\u001B[200~echo four\necho five\necho si\u001B[201~', '>alice:~$ echo si');

    expect(lab.screen()).toMatch(/echo four +│.*\n four .*\n +│.*\n alice:~\$ echo five +│.*\n five /);
  });

  it('drops a line with Ctrl+C; with none the lab is left, and comes back with all that stood there', async () => {
    using data = temporaryFolder();
    using first = openLab(data.folder, ['12']);
    await atPrompt(first);
    await press(first, `aws s3 ls${ENTER}`, 'AccessDenied');
    await press(first, `${TAB}export A=1${ENTER}`, '>alice:~$  ');
    await press(first, 'half a line', '>alice:~$ half a line');
    await press(first, CTRL_C, />alice:~\$ +│/);
    const page = first.screen();
    first.send(CTRL_C);
    expect((await first.exited).exitCode).toBe(0);

    using second = openLab(data.folder);
    await started(second);
    expect(second.screen().replace(/^NOTE.*$/m, '')).toContain('alice:~$ export A=1');
    await second.seen('AccessDenied');
    expect(page).toContain('alice:~$ export A=1');
    await press(second, `${TAB}echo $A${ENTER}`, /^ 1 /m);
  });
});
