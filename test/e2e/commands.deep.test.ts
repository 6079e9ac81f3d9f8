import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { encodeSavedState } from '../../src/cli/storage/saved-state.js';
import { savedForChecking } from '../cli/commands/ports.js';
import { readPng, readSvg } from '../cli/commands/read-picture.js';
import { addFromUri } from '../helpers/authenticator.js';
import { openTerminal } from '../helpers/terminal.js';
import { RFC_SEED } from '../sim/scenario.js';
import {
  expectExit,
  expectLeftAlone,
  expectNothingReset,
  expectPlainText,
  expectReadableInPipe,
  expectReadableOn,
  expectRefused,
} from './command-claims.js';
import { openLab, started, temporaryFolder } from './lab.js';
import { dataFolder, environment, NOW, PROGRAM, run } from './program.js';

describe('commands without a terminal', () => {
  it('read the key from the input, in any spelling', () => {
    const { stdout } = run(['code', '--secret', '-', '--at', '59'], {
      input: 'gezd gnbv-gy3t qojq gezd gnbv gy3t qojq==\r\nmore\n',
    });

    expect(stdout).toBe('287082\n');
  });

  it.each<[args: readonly string[], status: number]>([
    [['005924', '--at', '1234567890'], 0],
    [['005924', '--at', '1234568890'], 1],
    [[], 2],
    [['005924', '--at', '1234567890', '--json'], 0],
    [['005924', '590587', '--at', '1234567949'], 0],
    [['005924', '590587', '--at', '1234567949000'], 2],
    [['00592'], 2],
  ])('check %j exits with %i', expectExit);

  it.each<[args: readonly string[], sentence: string]>([
    [['link-the-fone'], 'Did you mean link-the-phone? There is no command or lesson "link-the-fone".'],
    [['code', '--secret', 'A', '--secret', RFC_SEED], '--secret is there twice; give it once.'],
    [['foo'], 'There is no command or lesson "foo"; mfa-lab list shows the lessons.'],
    [['code', RFC_SEED], 'code takes nothing but options. A key goes behind --secret'],
  ])('refuse %j in one line, and say what was probably meant', expectRefused);

  it('end quietly when their reader ends', async () => {
    const child = spawn(
      'sh',
      ['-c', `"$0" "$1" explain --secret ${RFC_SEED} | true`, process.execPath, PROGRAM],
      {
        env: environment(),
      },
    );
    let complaint = '';
    child.stderr.on('data', (data) => {
      complaint += String(data);
    });

    await new Promise((resolve) => child.on('close', resolve));

    expect(complaint).toBe('');
  });

  it('judge a policy from a file and from the input, in JSON and in YAML', () => {
    using data = temporaryFolder();
    const deny = (operator: string) =>
      `{ "Effect": "Deny", "Action": "s3:*", "Resource": "*",\n"Condition": { "${operator}": { "aws:MultiFactorAuthPresent": "false" } } }`;
    const file = path.join(data.folder, 'mine.json');
    writeFileSync(file, `{ "Version": "2012-10-17", "Statement": [\n${deny('Bool')} ] }`);

    const bad = run(['policy', 'mine.json'], { folder: data.folder });
    expect(bad.stdout).toContain('1. Line 3, deny-misses-access-keys: ');
    expect(bad.stdout).toContain('it stops the console and sessions without it');
    expect([bad.stderr, bad.status]).toEqual(['', 1]);

    const good = run(['policy', '-', '--json'], { input: deny('BoolIfExists') });
    expect(JSON.parse(good.stdout)).toMatchObject({ ok: true, policies: [{ misses: [] }] });
    expect([good.stderr, good.status]).toEqual(['', 0]);

    const yaml = run(['policy', '-'], { input: `Statement:\n- ${deny('Bool').replace('\n', ' ')}\n` });
    expect(yaml.stdout).toContain('deny-misses-access-keys');
    expect([yaml.stderr, yaml.status]).toEqual(['', 1]);

    const none = run(['policy', '-'], { input: 'resource "aws_iam_policy" "mine" {\n}\n' });
    expect(none.stderr).toContain('terraform show -json');
    expect([none.stdout, none.status]).toEqual(['', 2]);
  });

  it('say that the input was empty', () => {
    const { stdout, stderr, status } = run(['code', '--secret', '-']);

    expect({ stdout, status }).toEqual({ stdout: '', status: 2 });
    expect(stderr).toContain('The key is empty.');
  });

  it('print JSON that a script can read', () => {
    const check = run(['check', '005924', '--secret', RFC_SEED, '--at', '1234568190', '--json']);

    expect(check.stdout.trimEnd()).not.toContain('\n');
    expect(JSON.parse(check.stdout)).toMatchObject({
      accepted: false,
      reason: 'out-of-window',
      offsetSteps: -10,
    });
  });

  it('explain a code of RFC 6238', () => {
    const { stdout, status } = run(['explain', '--secret', RFC_SEED, '--at', '1111111109']);

    expect(status).toBe(0);
    expect(stdout).toContain('00 00 00 00 02 35 23 ec');
    expect(stdout).toMatch(/^Code {8}081804 /m);
  });

  it('keep a remark about a short key out of the output', () => {
    const { stdout, stderr, status } = run(['code', '--secret', 'JBSWY3DPEHPK3PXP', '--at', '0']);

    expect(stdout).toMatch(/^[0-9]{6}\n$/);
    expect(stderr).toMatch(/^Note: this key has 80 bits \(10 bytes\)\. .*\n$/);
    expect(status).toBe(0);
  });

  it('say how they are used', () => {
    expect(run(['check', '--help']).stdout).toContain('acceptedAsPair');
    expect(run(['check']).stderr).toBe(
      'check needs the code that the phone shows. mfa-lab check --help shows what it takes.\n',
    );
  });
});

describe('qr', () => {
  it.each([
    ['', {}],
    ['with NO_COLOR', { NO_COLOR: '1' }],
    ['with FORCE_COLOR=0', { FORCE_COLOR: '0' }],
    ['in CI', { CI: 'true' }],
  ])('is readable where a pipe ends in a terminal %s', (_case, env) => expectReadableInPipe(env));

  const PICTURES = [
    ['png', readPng],
    ['svg', readSvg],
  ] as const;
  it.each(PICTURES)('is a %s that only its owner can read, and never replaced unasked', (kind, read) => {
    using data = temporaryFolder();
    const args = ['qr', `--${kind}`, 'code', '--secret', RFC_SEED];
    const file = path.join(data.folder, 'code');

    expect(run(args, { folder: data.folder })).toMatchObject({
      status: 0,
      stdout: 'code is written; only you can read it.\n',
    });
    expect(addFromUri(read(readFileSync(file)) ?? '').codeAt(59)).toBe('287082');
    expect(statSync(file).mode & 0o777).toBe(0o600);

    writeFileSync(file, 'mine');
    expect(run(args, { folder: data.folder })).toMatchObject({ status: 1, stdout: '' });
    expect(readFileSync(file, 'utf8')).toBe('mine');

    expect(run([...args, '--force'], { folder: data.folder }).status).toBe(0);
    expect(read(readFileSync(file))).toMatch(/^otpauth:/);
    expect(readdirSync(data.folder)).toEqual(['code']);
  });

  it.each([
    ['of 80x24 with NO_COLOR', 80, 24, { NO_COLOR: '1' }],
    ['of 45x60', 45, 60, {}],
  ])(
    'is readable on a terminal %s, whole, with its words and room for the prompt',
    (_case, cols, rows, env) => expectReadableOn(cols, rows, env),
  );

  it.each<[what: string, make: (file: string) => void, advice: string]>([
    ['folder', (file) => mkdirSync(file), 'Give the name of a file in it, such as code/code.png.'],
    ['pipe', (file) => spawnSync('mkfifo', [file]), 'Give the name of a new file.'],
  ])('leaves a %s as it is, also with --force', expectLeftAlone);

  it('says what to do on a terminal that is too narrow', async () => {
    using terminal = openTerminal(['qr', '--secret', RFC_SEED], { cols: 40, rows: 24 });

    expect(await terminal.exited).toMatchObject({ exitCode: 1 });
    expect(terminal.screen().replaceAll('\n', '')).toContain('--png FILE');
  });

  it('says what to do where TERM is dumb', () => {
    const { stdout, stderr, status } = run(['qr', '--secret', RFC_SEED], { env: { TERM: 'dumb' } });

    expect({ stdout, status }).toEqual({ stdout: '', status: 1 });
    expect(stderr).toContain('GEZD GNBV GY3T QOJQ');
  });

  it('says why a file cannot be written', () => {
    using data = temporaryFolder();
    mkdirSync(path.join(data.folder, 'code'));

    const missing = run(['qr', '--png', 'no/such/x.png', '--secret', RFC_SEED], { folder: data.folder });

    expect(missing).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('ENOENT: no such file or directory'),
    });
    expect(readdirSync(data.folder)).toEqual(['code']);
  });

  it('leaves a link as it is, also with --force', () =>
    expectLeftAlone(
      'link',
      (file) => symlinkSync('mine', file),
      'Give the name of the file that it leads to',
    ));
});

/** The saved state as it lies on the disk. */
const savedIn = (file: string) => JSON.parse(readFileSync(file, 'utf8'));

describe('list, status and doctor', () => {
  it('know a folder that cannot be written, before anything is in it', () => {
    // Nobody can make a folder there, not even root.
    const env = { MFA_LAB_DATA_DIR: '/proc/mfa-lab', MFA_LAB_NOW: '' };
    const { stdout, status } = run(['doctor', '--json'], { env });

    expect(status).toBe(1);
    expect(JSON.parse(stdout).data.writeProblem).toMatch(/^[A-Z]+: /);
  });

  it('find a lab that has the progress open', async () => {
    using data = dataFolder();
    using lab = openLab(data.folder);
    await lab.seen(/Sign in with a code +step 1\/7/);
    await started(lab);

    const env = { ...data.env, MFA_LAB_NOW: '' };
    const doctor = JSON.parse(run(['doctor', '--json'], { env }).stdout);

    expect(doctor.data.openedBy).toEqual(expect.any(Number));
    expect(doctor.findings).toContainEqual(expect.objectContaining({ id: 'in-use', level: 'note' }));
    const before = readFileSync(data.file, 'utf8');
    for (const args of [
      ['reset', 'everything', '--yes'],
      ['reset', 'step', '-y'],
      ['settings', 'plain', 'on'],
    ]) {
      const { stdout, stderr, status } = run(args, data);
      expect({ stdout, status }).toEqual({ stdout: '', status: 1 });
      expect(stderr).toContain(`process ${doctor.data.openedBy}`);
    }
    // An export only reads.
    const mine = path.join(data.folder, 'mine.json');
    expect(run(['export', mine], data).status).toBe(0);
    expect(savedIn(mine)).toMatchObject({ id: savedIn(data.file).id });
    expect(readFileSync(data.file, 'utf8')).toBe(before);
  });

  it.each([
    ['without TERM', {}],
    ['where TERM is dumb', { TERM: 'dumb' }],
  ])('print plain text %s', (_case, env) => expectPlainText(env));

  it('say what is odd with the progress, change nothing, and leave with 1', () => {
    using data = temporaryFolder();
    const file = path.join(data.folder, 'progress.json');
    const env = { MFA_LAB_DATA_DIR: data.folder, MFA_LAB_NOW: '' };
    for (const [content, id] of [
      ['{"schemaVersion": 1', 'corrupt'],
      ['{"schemaVersion": 99}', 'newer-version'],
    ] as const) {
      writeFileSync(file, content);

      const { stdout, status } = run(['doctor', '--json'], { env });

      expect(status).toBe(1);
      expect(JSON.parse(stdout).findings.map(({ id: found }: { id: string }) => found)).toContain(id);
      expect(readFileSync(file, 'utf8')).toBe(content);
      expect(readdirSync(data.folder)).toEqual(['progress.json']);
    }
  });

  it('find nothing to do on a new machine, and make no folder there', () => {
    using data = temporaryFolder();
    const folder = path.join(data.folder, 'a', 'b');

    const { stdout, status } = run(['doctor', '--data-dir', folder], { env: { MFA_LAB_NOW: '' } });

    expect(status).toBe(0);
    expect(stdout).toContain('nothing saved yet, can be written');
    expect(readdirSync(data.folder)).toEqual([]);
  });

  it('does not tell the home folder in doctor', () => {
    using home = temporaryFolder();
    const env = { HOME: home.folder, MFA_LAB_DATA_DIR: path.join(home.folder, 'lab'), MFA_LAB_NOW: '' };

    expect(run(['doctor'], { env }).stdout).toMatch(/^Progress {3}~\/lab\/progress\.json$/m);
    expect(run(['doctor', '--json'], { env }).stdout).not.toContain(home.folder);
  });

  it('print plain text with FORCE_COLOR', () =>
    expectPlainText({ FORCE_COLOR: '3', TERM: 'xterm-256color' }));
});

describe('settings and reset', () => {
  it('erase everything, but for the files that were made for the learner', () => {
    using data = dataFolder();
    writeFileSync(path.join(data.folder, 'recovery-plan.md'), 'mine');

    const { stdout, status } = run(['reset', 'everything', '--yes'], data);

    expect(status).toBe(0);
    expect(stdout).toContain('recovery-plan.md');
    expect(savedIn(data.file)).toMatchObject({ sessions: {}, current: null, progress: { lessons: {} } });
    expect(readFileSync(path.join(data.folder, 'recovery-plan.md'), 'utf8')).toBe('mine');
    for (const name of readdirSync(data.folder)) {
      expect(readFileSync(path.join(data.folder, name), 'utf8')).not.toContain(data.entry.secret);
    }
  });

  it('ask on a terminal, and go ahead at the word', async () => {
    using data = dataFolder();
    using terminal = openTerminal(['reset', 'everything'], { env: data.env });
    await terminal.seen('Type erase and Enter');
    expect(terminal.screen()).toContain('This erases everything');
    expect(savedIn(data.file).current).toBe('sign-in-with-a-code');

    terminal.send('erase\r');

    expect(await terminal.exited).toMatchObject({ exitCode: 0 });
    expect(terminal.screen()).toContain('Everything is erased.');
    expect(savedIn(data.file).current).toBeNull();
  });

  it.each([
    ['another word', 'no\r', 1],
    ['Ctrl+D', '\u0004', 1],
  ])('change nothing at %s, and give the progress back', (_case, keys, exitCode) =>
    expectNothingReset(keys, exitCode),
  );

  it('leave with 2 without a terminal and without --yes, and change nothing', () => {
    using data = dataFolder();
    const before = readFileSync(data.file, 'utf8');

    for (const what of ['step', 'lesson', 'everything']) {
      const { stdout, stderr, status } = run(['reset', what], { ...data, input: `${what}\nerase\n` });
      expect({ stdout, status }).toEqual({ stdout: '', status: 2 });
      expect(stderr).toContain('Add --yes');
    }
    expect(readFileSync(data.file, 'utf8')).toBe(before);
  });

  it.each(['{"schemaVersion": 1', '{"schemaVersion": 99}'])('never touch a file that is %s', (content) => {
    using data = temporaryFolder();
    const file = path.join(data.folder, 'progress.json');
    writeFileSync(file, content);

    for (const args of [
      ['reset', 'everything', '--yes'],
      ['settings', 'plain', 'on'],
    ]) {
      expect(run(args, { env: { MFA_LAB_DATA_DIR: data.folder } })).toMatchObject({ status: 1, stdout: '' });
    }
    expect(readFileSync(file, 'utf8')).toBe(content);
    expect(readdirSync(data.folder)).toEqual(['progress.json']);
  });

  it('change nothing at Ctrl+C, and give the progress back', () => expectNothingReset('\u0003', 0));

  it('restart the step that the lab is at, for the next run of it', async () => {
    using data = dataFolder();
    const before = JSON.parse(readFileSync(data.file, 'utf8'));
    before.settings.phone = 'lab';
    const session = before.sessions['sign-in-with-a-code'];
    session.stepStart = structuredClone(session.world);
    session.world.phone.clockOffset = -95;
    writeFileSync(data.file, JSON.stringify(before));

    expect(run(['reset', 'step', '--yes'], data).status).toBe(0);

    const { world } = JSON.parse(readFileSync(data.file, 'utf8')).sessions['sign-in-with-a-code'];
    expect(world.phone.clockOffset).toBe(0);
    using lab = openLab(data.folder);
    await lab.seen('step 1/7');
  });
});

describe('commands beside a lab', () => {
  it('say what to do when there is no lab, and make no folder for it', () => {
    using data = temporaryFolder();
    const folder = path.join(data.folder, 'none');

    const { stdout, stderr, status } = run(['code'], { env: { MFA_LAB_DATA_DIR: folder } });

    expect({ stdout, status }).toEqual({ stdout: '', status: 1 });
    expect(stderr).toContain('Run mfa-lab link-the-phone');
    expect(existsSync(folder)).toBe(false);
  });

  it('write nothing and take no lock, whatever they are asked', () => {
    using data = dataFolder();
    const before = readFileSync(data.file);
    const { mtimeMs, ino } = statSync(data.file);
    chmodSync(data.folder, 0o555);

    for (const args of [
      ['code'],
      ['check', data.phone.codeAt(NOW)],
      ['check', '000000', '111111'],
      ['explain'],
      ['qr'],
      ['list'],
      ['status', '--json'],
      ['settings'],
      ['doctor'],
    ]) {
      expect(run(args, data).stderr).toBe('');
    }

    chmodSync(data.folder, 0o755);
    expect(readdirSync(data.folder)).toEqual(['progress.json']);
    expect(readFileSync(data.file).equals(before)).toBe(true);
    expect(statSync(data.file)).toMatchObject({ mtimeMs, ino });
  });

  it('find --data-dir as well', () => {
    using data = dataFolder();

    expect(run(['code', '--data-dir', data.folder]).stdout.trim()).toBe(data.phone.codeAt(NOW));
  });

  it.each([
    ['{"schemaVersion": 1}', 'cannot be read. Run mfa-lab'],
    ['{"schemaVersion": 99}', 'of a newer mfa-lab'],
  ])('leave a file alone that is %s', (content, sentence) => {
    using data = temporaryFolder();
    const file = path.join(data.folder, 'progress.json');
    writeFileSync(file, content);

    const { stdout, stderr, status } = run(['check', '123456', '--json'], {
      env: { MFA_LAB_DATA_DIR: data.folder },
    });

    // Not 1, which would say that the code is refused.
    expect(status).toBe(2);
    expect(JSON.parse(stdout).message).toBe(stderr.trimEnd());
    expect(stderr).toContain(sentence);
    expect(readFileSync(file, 'utf8')).toBe(content);
    expect(readdirSync(data.folder)).toEqual(['progress.json']);
  });
});

describe('a phone that is only checked', () => {
  it('is checked against the entry that c made, without a lesson', () => {
    using data = temporaryFolder();
    const { state } = savedForChecking();
    writeFileSync(path.join(data.folder, 'progress.json'), `${JSON.stringify(encodeSavedState(state))}\n`, {
      mode: 0o600,
    });
    const env = { MFA_LAB_DATA_DIR: data.folder };
    const phone = addFromUri(`otpauth://totp/x?secret=${RFC_SEED}&issuer=MFA%20Lab`);

    const right = run(['check', phone.codeAt(NOW)], { env });
    const wrong = run(['check', '000000', '--json'], { env });

    expect(right.status).toBe(0);
    expect(right.stdout).toContain('check@lab-abcde, the entry for checking only');
    expect(wrong.status).toBe(1);
    expect(JSON.parse(wrong.stdout)).toMatchObject({ accepted: false, key: 'check-entry' });
    expect(run(['code'], { env }).stdout.trim()).toBe(phone.codeAt(NOW));
  });
});
