import { describe, expect, it } from 'vitest';
import type { JoinCommand } from '../../../../src/cli/commands/join/join-command.js';
import { runCommand } from '../../../../src/cli/commands/run-command.js';
import { CLASS } from '../../../lessons/class/a-class.js';
import type { FakeMachine } from '../ports.js';
import { FILE, fakePorts, HOLDER, savedWith, sessionOf } from '../ports.js';

const JOIN: JoinCommand = { kind: 'join', dataDir: '/d', file: 'class.json' };

const given = (value: unknown): FakeMachine => ({ text: { kind: 'read', text: JSON.stringify(value) } });

async function joined(machine: FakeMachine, command: Partial<JoinCommand> = {}) {
  const fake = fakePorts(machine);
  return { ...fake, ...(await runCommand({ ...JOIN, ...command }, fake.ports)) };
}

describe('join', () => {
  it('keeps the class, and says what changes', async () => {
    const { text, kept, exitCode } = await joined(given({ ...CLASS, program: '1.2.3' }));

    expect(exitCode).toBe(0);
    expect(kept).toEqual([JSON.stringify({ ...CLASS, program: '1.2.3' })]);
    expect(text).toContain('You are in the class "MFA, half a day" of 2027-02-03, from 09:30.');
    expect(text).toContain('Its route: lessons 2 and 6, ');
    expect(text).toContain(
      'From your facilitator: you sign in at\nhttps://corp.signin.aws.amazon.com/console\n',
    );
    expect(text).toContain('From your facilitator: your administrator is IT help, ext. 4711');
    expect(text).toContain('mfa-lab join --leave');
    expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(79);
  });

  it('touches no progress: leaving it again leaves everything as it was', async () => {
    const saved = savedWith(sessionOf());
    const { saves, locks } = await joined({ ...given(CLASS), saved });

    expect({ saves, locks }).toEqual({ saves: [], locks: [] });
  });

  it('brings whoever left the route of a class back to it, and changes nothing else', async () => {
    const saved = savedWith(sessionOf());
    const settings = { ...saved.state.settings, followsClass: false };
    const { saves, locks } = await joined({
      ...given(CLASS),
      saved: { ...saved, state: { ...saved.state, settings } },
    });

    expect(saves).toEqual([saved.state]);
    expect(locks).toEqual(['taken', 'released']);
  });

  it('says when the class is of another version, and what it does not know', async () => {
    const { remarks, exitCode } = await joined(given({ ...CLASS, colour: '\u001b[31mred' }));

    expect(exitCode).toBe(0);
    expect(remarks).toEqual([
      'The class was planned for mfa-lab 0.1.0; this is 1.2.3. Ask your facilitator which one to use.',
      'Not known here, and left out: colour.',
    ]);
  });

  it.each<readonly [string, FakeMachine, string]>([
    ['no file', {}, 'There is no file class.json.'],
    ['a folder', { text: { kind: 'not-a-file' } }, 'is a folder, or no ordinary file'],
    ['a picture', { text: { kind: 'not-text' } }, 'class.json is no class.'],
    ['a film', { text: { kind: 'too-large' } }, 'class.json is no class.'],
    ['a book in a plan', given({ ...CLASS, notes: 'x'.repeat(100_000) }), 'class.json is no class.'],
    [
      'a file of others',
      { text: { kind: 'failed', reason: 'EACCES: permission denied' } },
      'cannot be read (EACCES',
    ],
    [
      'a trap',
      given({ ...CLASS, signIn: 'https://aws.example/' }),
      'leads to aws.example, which is no address',
    ],
  ])('refuses %s with a sentence, and keeps nothing', async (_name, machine, part) => {
    const { remarks, kept, exitCode, error } = await joined(machine);

    expect({ exitCode, error, kept }).toEqual({ exitCode: 1, error: 'bad-class', kept: [] });
    expect(remarks.join()).toContain(part);
  });

  it('says why a class cannot be kept', async () => {
    const { remarks, exitCode } = await joined({
      ...given(CLASS),
      keepProblem: 'EROFS: read-only file system',
    });

    expect(exitCode).toBe(1);
    expect(remarks.join()).toContain('EROFS');
  });

  it('waits for a lab that has another route open', async () => {
    const saved = savedWith(sessionOf());
    const settings = { ...saved.state.settings, followsClass: false };
    const { kept, remarks } = await joined({
      ...given(CLASS),
      saved: { ...saved, state: { ...saved.state, settings } },
      obstacle: { kind: 'in-use', file: FILE, holder: HOLDER, lockFile: `${FILE}.lock` },
    });

    expect(kept).toEqual([]);
    expect(remarks.join()).toContain('Close it with q');
  });
});

describe('join --leave', () => {
  it('takes the class away', async () => {
    const { kept, text, exitCode } = await joined(
      { joined: { kind: 'unusable', path: '/d/class.json', reason: 'It is no JSON.' } },
      { file: null },
    );

    expect({ kept, exitCode }).toEqual({ kept: [null], exitCode: 0 });
    expect(text).toContain('You have left the class.');
  });

  it('has nothing to do where there is none', async () => {
    const { kept, text, exitCode } = await joined({}, { file: null });

    expect({ kept, exitCode }).toEqual({ kept: [], exitCode: 0 });
    expect(text).toContain('You are in no class');
  });
});
