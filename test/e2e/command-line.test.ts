import { describe, expect, it } from 'vitest';
import { atPrompt, DOWN, ENTER, openLab, press, TAB, temporaryFolder, UP } from './lab.js';

const CTRL_A = '\u0001';
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
});
