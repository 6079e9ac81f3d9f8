import { describe, expect, it } from 'vitest';
import { atPrompt, ENTER, openLab, press, started, TAB, temporaryFolder } from './lab.js';

const CTRL_C = '\u0003';

describe('the prompt of the terminal on a real screen', () => {
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
