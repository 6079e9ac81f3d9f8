import { describe, expect, it } from 'vitest';
import { runCommand } from '../../../../src/cli/commands/run-command.js';
import type { FakeMachine } from '../ports.js';
import { FILE, fakePorts, HOLDER, savedWith, sessionOf } from '../ports.js';

/** `mfa-lab settings NAME VALUE` on a machine with a lesson begun, unless it is another one. */
async function settings(
  words: readonly string[] = [],
  machine: FakeMachine = { saved: savedWith(sessionOf()) },
  json = false,
) {
  const fake = fakePorts(machine);
  const [name = null, value = null] = words;
  const output = await runCommand({ kind: 'settings', dataDir: null, name, value, json }, fake.ports);
  return { ...fake, output };
}

describe('settings', () => {
  it('shows all of them, with what they can be', async () => {
    const { output, locks } = await settings();

    for (const line of [
      /^phone {11}not chosen yet\n +lab, own: /m,
      /^route {11}full\n +full, seed, quick: /m,
      /^plain {11}off\n +on, off: /m,
      /^ascii {11}off\n +on, off: /m,
      /^reduced-motion {2}off\n +on, off: /m,
    ]) {
      expect(output.text).toMatch(line);
    }
    expect(output.exitCode).toBe(0);
    expect(locks).toEqual([]);
  });

  it('shows one', async () => {
    const { output } = await settings(['reduced-motion']);

    expect(output).toEqual({ text: 'off', remarks: [], exitCode: 0 });
  });

  it.each([
    [['phone', 'own'], { phone: 'own' }],
    [['phone', 'lab'], { phone: 'lab' }],
    [['route', 'seed'], { route: 'seed', followsClass: false }],
    [['plain', 'on'], { plain: true }],
    [['ascii', 'on'], { ascii: true }],
    [['reduced-motion', 'on'], { reducedMotion: true }],
    [['theme', 'light'], { theme: 'light' }],
  ])('sets %j and nothing else', async (words, change) => {
    const saved = savedWith(sessionOf());
    const { output, saves, locks } = await settings(words, { saved });

    expect(saves).toEqual([{ ...saved.state, settings: { ...saved.state.settings, ...change } }]);
    expect(output).toMatchObject({ exitCode: 0, remarks: [] });
    expect(output.text).toContain(`${words[0]} is ${words[1]} now.`);
    expect(locks).toEqual(['taken', 'released']);
  });

  it('switches one off again', async () => {
    const { kind, file, state } = savedWith(sessionOf());
    const plain = { kind, file, state: { ...state, settings: { ...state.settings, plain: true } } };
    const { saves } = await settings(['plain', 'off'], { saved: plain });

    expect(saves[0]?.settings.plain).toBe(false);
  });

  it('sets one before the lab ever ran', async () => {
    const { saves } = await settings(['plain', 'on'], {});

    expect(saves[0]).toMatchObject({ settings: { plain: true, phone: null }, sessions: {}, current: null });
  });

  it('prints JSON, also of a change', async () => {
    const shown = await settings([], undefined, true);
    const changed = await settings(['route', 'quick'], undefined, true);

    expect(JSON.parse(shown.output.text)).toEqual({
      phone: null,
      route: 'full',
      plain: false,
      ascii: false,
      reducedMotion: false,
      theme: 'auto',
    });
    expect(JSON.parse(changed.output.text)).toMatchObject({ route: 'quick' });
  });

  it.each([
    [
      ['colour'],
      'There is no setting "colour". The settings are phone, route, plain, ascii, reduced-motion and theme.',
    ],
    [['reducedMotion', 'on'], 'There is no setting "reducedMotion".'],
    [['route', 'short'], 'route can be full, seed or quick, not "short".'],
    [['phone', ''], 'phone can be lab or own, not "".'],
    [['theme', 'black'], 'theme can be auto, dark or light, not "black".'],
    [['plain', 'yes'], 'plain can be on or off, not "yes".'],
  ])('lists the right ones for %j, and opens nothing', async (words, sentence) => {
    const { output, asked, saves } = await settings(words);

    expect(output).toMatchObject({ text: '', exitCode: 2, remarks: [expect.stringContaining(sentence)] });
    expect({ asked, saves }).toEqual({ asked: [], saves: [] });
  });

  it.each([
    [
      { kind: 'in-use', file: FILE, holder: HOLDER, lockFile: '/data/progress.lock' },
      'Another mfa-lab (process 77, since 2027-01-15 07:58) has',
    ],
    [
      { kind: 'in-use', file: FILE, holder: HOLDER, lockFile: '/data/progress.lock' },
      'If no other one runs, delete /data/progress.lock.',
    ],
    [
      { kind: 'in-use', file: FILE, holder: { ...HOLDER, host: '7f3c' }, lockFile: '/data/progress.lock' },
      'Another mfa-lab (process 77 on the computer 7f3c, since 2027-01-15 07:58) has',
    ],
    [{ kind: 'unwritable', file: FILE, reason: 'EROFS: read-only file system' }, 'EROFS'],
    [{ kind: 'newer-version', file: FILE }, 'Use the newer one'],
    [{ kind: 'corrupt', file: FILE }, 'cannot be read'],
  ] as const)('sets nothing when the progress cannot be opened: %j', async (obstacle, sentence) => {
    const { output, saves } = await settings(['plain', 'on'], { obstacle });

    expect(output).toMatchObject({ text: '', exitCode: 1, remarks: [expect.stringContaining(sentence)] });
    expect(saves).toEqual([]);
  });

  it('says why it could not be saved, and gives the data back', async () => {
    const { output, locks } = await settings(['plain', 'on'], {
      saveProblem: 'ENOSPC: no space left on device',
    });

    expect(output).toMatchObject({ text: '', exitCode: 1, remarks: [expect.stringContaining('ENOSPC')] });
    expect(locks).toEqual(['taken', 'released']);
  });
});
