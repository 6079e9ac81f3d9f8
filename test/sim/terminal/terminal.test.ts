import { describe, expect, it } from 'vitest';
import { p256 } from '../../../src/cli/system/p256.js';
import { ENTRIES_KEPT, LINE_MAX, OUTPUT_MAX } from '../../../src/sim/world/terminal.js';
import { seededRandom } from '../../helpers/fake-ports.js';
import { openLab, resumeLab, START } from '../scenario.js';
import { lastEntry, output, type } from './terminal-lab.js';

/** A lab with two files. */
function labWithFiles() {
  const { world } = openLab();
  const files = { '~/.aws/config': '[default]\nregion = eu-west-1\n', '~/notes.txt': 'Hello\n' };
  const terminal = { ...world.terminal, files };
  return resumeLab({ ...world, terminal }, { now: START, random: seededRandom(1), signatures: p256 });
}

describe('the shell', () => {
  it('answers with the code of the last command, and tells it', () => {
    const lab = openLab();

    expect(lab.ask({ kind: 'run-command', line: 'nobody' })).toEqual({
      ok: true,
      value: { kind: 'command-run', exitCode: 127 },
    });
    expect(lastEntry(lab)).toEqual({
      line: 'nobody',
      output: 'bash: nobody: command not found\n',
      exitCode: 127,
    });
    expect(output(lab, 'echo $?')).toBe('127\n');
    expect(output(lab, 'echo $?')).toBe('0\n');
  });

  it('runs a command after && only if the one before did what it should, and after || only if not', () => {
    const lab = openLab();

    expect(output(lab, 'cat x && echo a || echo b; echo c')).toBe(
      'cat: x: No such file or directory\nb\nc\n',
    );
    expect(output(lab, 'echo a || echo b && echo c')).toBe('a\nc\n');
  });

  it('gives programs the variables that are exported, and no others', () => {
    const lab = openLab();
    type(lab, 'A=1');
    expect(output(lab, 'echo $A; env')).toBe('1\nHOME=/home/alice\nUSER=alice\n');

    type(lab, 'export A B=2');
    expect(output(lab, 'env')).toBe('HOME=/home/alice\nUSER=alice\nA=1\nB=2\n');

    type(lab, 'A=3');
    expect(output(lab, 'C=4 env')).toBe('HOME=/home/alice\nUSER=alice\nA=3\nB=2\nC=4\n');
    expect(output(lab, 'export')).toContain('declare -x A="3"\n');

    type(lab, 'unset A B C');
    expect(output(lab, 'echo -$A-; env')).toBe('--\nHOME=/home/alice\nUSER=alice\n');
  });

  it('takes no name for a variable that is none, nor one that no file could keep', () => {
    const lab = openLab();

    expect(type(lab, 'export 1A=x B=2 constructor=x')).toMatchObject({
      output:
        "bash: export: `1A=x': not a valid identifier\nbash: export: `constructor=x': not a valid identifier\n",
      exitCode: 1,
    });
    expect(type(lab, 'unset B-').exitCode).toBe(1);
    expect(output(lab, 'echo $B')).toBe('2\n');
  });

  it('shows files', () => {
    const lab = labWithFiles();

    expect(output(lab, 'cat ~/.aws/config notes.txt')).toBe('[default]\nregion = eu-west-1\nHello\n');
    expect(output(lab, 'cat /home/alice/../alice/./notes.txt')).toBe('Hello\n');
    expect(type(lab, 'cat .aws')).toMatchObject({ output: 'cat: .aws: Is a directory\n', exitCode: 1 });
    expect(output(lab, 'ls')).toBe('notes.txt\n');
    expect(output(lab, 'ls -a')).toBe('.  ..  .aws  notes.txt\n');
    expect(output(lab, 'ls -1A ~')).toBe('.aws\nnotes.txt\n');
    expect(output(lab, 'ls ~/.aws notes.txt')).toBe("ls: the lab's ls takes one folder\n");
    expect(output(lab, 'ls .aws/')).toBe('config\n');
    expect(type(lab, 'ls /etc')).toMatchObject({
      output: "ls: cannot access '/etc': No such file or directory\n",
      exitCode: 2,
    });
  });

  it('remembers lines, but for one twice in a row and for one that begins with a blank', () => {
    const lab = openLab();
    for (const line of ['echo a', 'echo a', ' echo secret', '  ', 'history']) type(lab, line);

    expect(lab.world.terminal.history).toEqual(['echo a', 'history']);
    expect(lastEntry(lab).output).toBe('    1  echo a\n    2  history\n');
  });

  it('empties the screen, and keeps the history', () => {
    const lab = openLab();
    type(lab, 'echo a');
    lab.ask({ kind: 'run-command', line: 'clear' });

    expect(lab.world.terminal.entries).toEqual([]);
    expect(lab.world.terminal.history).toEqual(['echo a', 'clear']);
  });

  it('keeps the newest of what is on the screen, and of the lines', () => {
    const lab = openLab();
    for (let count = 0; count < ENTRIES_KEPT + 5; count += 1) type(lab, `echo ${count}`);

    expect(lab.world.terminal.entries).toHaveLength(ENTRIES_KEPT);
    expect(lab.world.terminal.history).toHaveLength(ENTRIES_KEPT);
    expect(lab.world.terminal.history[0]).toBe('echo 5');
  });

  it('lets no line command the terminal, and none grow without end', () => {
    const lab = openLab();

    expect(type(lab, 'echo \u001B[2J\u202Ex\ud800')).toMatchObject({
      line: 'echo  [2J x',
      output: '[2J x\n',
    });
    expect(type(lab, `echo ${'x'.repeat(LINE_MAX * 2)}`).line).toHaveLength(LINE_MAX);
    type(lab, `export A=${'x'.repeat(4000)}`);
    type(lab, 'export A=$A$A$A$A$A$A');
    expect(lab.world.terminal.environment['A']).toHaveLength(LINE_MAX);
    expect(output(lab, `echo ${'$A '.repeat(20)}`)).toHaveLength(OUTPUT_MAX);
  });

  it.each(['AKIA', 'ASIA'])(
    'does nothing with a line that has a real key in it, %s…, and keeps nothing of it',
    (prefix) => {
      const lab = openLab();
      const line = `export AWS_ACCESS_KEY_ID=${prefix}ABCDEFGHIJKLMNOP AWS_SECRET_ACCESS_KEY=real-secret`;

      expect(type(lab, line)).toMatchObject({
        line: '…',
        exitCode: 1,
        output: expect.stringContaining('real account'),
      });
      expect(JSON.stringify(lab.world)).not.toMatch(/real-secret|ABCDEFGHIJKLMNOP/);
    },
  );

  it('leaves no event: AWS hears of nothing but calls', () => {
    const lab = openLab();
    const before = lab.world.history;
    for (const line of ['echo a', 'env', 'aws help', 'aws configure list', 'aws sts get-caller-identity']) {
      type(lab, line);
    }

    expect(lab.world.history).toBe(before);
  });

  it('says in its help each command that it has', () => {
    const lab = openLab();

    for (const name of ['aws', 'export', 'unset', 'env', 'echo', 'cat', 'ls', 'history', 'clear']) {
      expect(output(lab, 'help')).toMatch(new RegExp(`^ {2}${name}\\b`, 'm'));
      expect(lab.ask({ kind: 'run-command', line: name })).not.toMatchObject({ value: { exitCode: 127 } });
    }
  });

  it('is not disturbed by Ctrl+C while nothing waits', () => {
    const lab = openLab();
    const { world } = lab;
    lab.ask({ kind: 'interrupt-command' });

    expect(lab.world).toBe(world);
  });
});
