import { describe, expect, it } from 'vitest';
import type { DoctorCommand } from '../../../../src/cli/commands/doctor/doctor-command.js';
import type { DataFacts, LabMode, MachineFacts } from '../../../../src/cli/commands/doctor/doctor-facts.js';
import { runCommand } from '../../../../src/cli/commands/run-command.js';
import { readClassFile } from '../../../../src/lessons/class/read-class-file.js';
import { SOME_TIME } from '../../../helpers/fake-ports.js';
import { CLASS } from '../../../lessons/class/a-class.js';
import type { FakeMachine } from '../ports.js';
import { fakePorts, GOOD_MACHINE, HOLDER, savedWith, sessionOf } from '../ports.js';

const DOCTOR: DoctorCommand = { kind: 'doctor', dataDir: '/d', classFile: null, json: false };

const doctor = (machine: FakeMachine = {}, json = false) =>
  runCommand({ ...DOCTOR, json }, fakePorts({ saved: savedWith(sessionOf()), ...machine }).ports);

const reportOf = async (machine: FakeMachine = {}) => JSON.parse((await doctor(machine, true)).text);

const AS_LINES = { ...GOOD_MACHINE.lab, isPlain: true } as const;

/** Each odd thing: what makes it, its id, whether it needs doing, and a word of its cause or cure. */
const ODD: readonly (readonly [
  id: string,
  level: 'problem' | 'note',
  word: string,
  facts: Partial<MachineFacts>,
  data: Partial<DataFacts>,
])[] = [
  [
    'git-bash',
    'note',
    'Full screen: winpty mfa-lab, or set MSYS=enable_pcon and open a new window.',
    { isInputTerminal: false, lab: AS_LINES, env: { MSYSTEM: 'MINGW64' }, platform: 'win32' },
    {},
  ],
  ['no-input-terminal', 'note', 'in a terminal window', { isInputTerminal: false, lab: AS_LINES }, {}],
  ['no-output-terminal', 'note', 'without the pipe', { isOutputTerminal: false, lab: AS_LINES }, {}],
  ['dumb-terminal', 'note', 'TERM is dumb', { lab: AS_LINES, env: { TERM: 'dumb' } }, {}],
  ['small-window', 'problem', 'The window is 59x24', { size: { columns: 59, rows: 24 } }, {}],
  ['locale', 'note', 'LANG=C.UTF-8', { isUtf8: false }, {}],
  [
    'no-qr-colours',
    'note',
    'press d at the QR code',
    { lab: { ...GOOD_MACHINE.lab, qrColours: 'none' }, env: { TERM: 'vt100' } },
    {},
  ],
  [
    'colours-assumed',
    'note',
    '"foobar", of which nothing is known: 16 colours are assumed',
    { lab: { ...GOOD_MACHINE.lab, areColoursAssumed: true }, env: { TERM: 'foobar' } },
    {},
  ],
  ['wide-characters', 'note', 'Press A, or use --ascii.', { env: { LANG: 'ja_JP.UTF-8' } }, {}],
  ['wide-characters', 'note', '"zh_CN.UTF-8"', { env: { LC_ALL: 'zh_CN.UTF-8', LANG: 'C' } }, {}],
  ['corrupt', 'problem', 'goes on from the copy', {}, { state: 'corrupt', schemaVersion: null }],
  ['corrupt', 'problem', 'starts fresh', {}, { state: 'corrupt', schemaVersion: null, hasBackup: false }],
  [
    'newer-version',
    'problem',
    'Use the newer one, or another folder with --data-dir.',
    {},
    { state: 'newer-version', schemaVersion: 99 },
  ],
  [
    'unreadable',
    'problem',
    'EACCES: permission denied',
    {},
    { state: 'unreadable', schemaVersion: null, reason: 'EACCES: permission denied' },
  ],
  ['unwritable', 'problem', 'ENOSPC', {}, { writeProblem: 'ENOSPC: no space left on device' }],
  ['in-use', 'note', 'process 77', {}, { openedBy: HOLDER }],
  [
    'open-to-others',
    'problem',
    "Mend it: chmod go-w ~/'my lab'",
    {},
    { openToOthers: { folder: '/home/alice/my lab', isOwn: true } },
  ],
  [
    'open-to-others',
    'problem',
    'Use a folder of your own',
    {},
    { openToOthers: { folder: '/tmp', isOwn: false } },
  ],
  [
    'in-use',
    'note',
    'process 77 on the computer 7f3c, since 2027-01-15 07:58.',
    {},
    { openedBy: { ...HOLDER, host: '7f3c' } },
  ],
  ['in-use', 'note', 'delete progress.lock', {}, { openedBy: HOLDER }],
  ['kept-aside', 'note', '1 file', {}, { filesBeside: ['progress.json.corrupt-2026-01-01T00-00-00'] }],
  ['kept-aside', 'note', 'json.newer-...', {}, { filesBeside: ['progress.json.newer-2026-01-01T00-00-00'] }],
  [
    'kept-aside',
    'note',
    '2 files',
    {},
    { filesBeside: ['progress.json.corrupt-2026-01-01T00-00-00', 'progress.json.newer-2026-01-01T00-00-00'] },
  ],
  ['year', 'problem', 'The clock shows 1970-01-01', { time: 3600 }, { savedAt: null }],
  ['saved-in-the-future', 'problem', 'later than the clock shows', {}, { savedAt: SOME_TIME + 86_400 }],
  ['test-variables', 'problem', 'Unset MFA_LAB_NOW', { env: { MFA_LAB_NOW: '5' } }, {}],
  ['unknown-variable', 'note', 'MFA_LAB_DATADIR', { env: { MFA_LAB_DATADIR: '/x' } }, {}],
  ['two-colour-wishes', 'note', 'FORCE_COLOR wins', { env: { NO_COLOR: '1', FORCE_COLOR: '1' } }, {}],
];

describe('doctor', () => {
  it('finds nothing where all is well', async () => {
    const { text, remarks, exitCode } = await doctor();

    expect({ remarks, exitCode }).toEqual({ remarks: [], exitCode: 0 });
    expect(text).toContain('Nothing needs doing.');
    expect(text).not.toContain('Good to know');
    expect(await reportOf()).toMatchObject({ ok: true, findings: [] });
  });

  it('tells what somebody who helps must know', async () => {
    const { text } = await doctor();

    for (const line of [
      /^mfa-lab {4}1\.2\.3, Node 20\.1\.0, linux x64 6\.1\.0$/m,
      /^Terminal {3}80x24, input a terminal, output a terminal, TERM xterm-256color$/m,
      /^Colours {4}256$/m,
      /^Unicode {4}yes$/m,
      /^Lab runs {3}on the full screen, 256 colours, frames$/m,
      /^Variables {2}LANG=C\.UTF-8$/m,
      /^Progress {3}~\/\.config\/mfa-lab\/progress\.json\n {11}can be read, schema 2, newest known 2, 7889 bytes,/m,
      /can be written, open in no other mfa-lab/,
      /^Settings {3}phone not chosen yet, route full, plain off, ascii off,\n {11}reduced-motion off, theme auto$/m,
      /^Clock {6}2027-01-15 10:00:10\+02:00, 2027-01-15 08:00:10Z in UTC, time zone\n {11}Europe\/Berlin; the year is plausible$/m,
      /cannot be known from here/,
    ]) {
      expect(text).toMatch(line);
    }
  });

  it.each(ODD)('tells of %s (%s): %s', async (id, level, word, facts, data) => {
    const report = await reportOf({ facts, data });
    const { text, exitCode } = await doctor({ facts, data });

    expect(report.findings).toEqual([expect.objectContaining({ id, level })]);
    expect(text).toContain(word);
    expect(exitCode).toBe(level === 'problem' ? 1 : 0);
    expect(report.ok).toBe(level === 'note');
  });

  it.each(ODD)(
    'has one line for what %s is, and one for what to do',
    async (_id, _level, _word, facts, data) => {
      const [{ what, todo }] = (await reportOf({ facts, data })).findings;

      for (const sentence of [what, todo]) {
        expect(sentence.length).toBeLessThanOrEqual(76);
        expect(sentence).not.toMatch(/!|invalid|oops|fail/i);
      }
    },
  );

  it('puts what needs doing first, and counts it', async () => {
    const { text } = await doctor({
      facts: { isUtf8: false, env: { MFA_LAB_SEED: '7' } },
      data: { writeProblem: 'EACCES: permission denied', openedBy: HOLDER },
    });

    expect(text).toMatch(
      /To do \(2\):\n1\. Nothing can be saved.*\n2\. MFA_LAB_SEED is set.*Good to know:\n- {2}/s,
    );
  });

  it.each([
    ['as lines, as you asked for', { isPlain: true, reason: null }],
    ['as lines, because TERM is dumb', { isPlain: true, reason: 'TERM is dumb' }],
    [
      'on the full screen, no colours, ASCII only, reduced motion',
      { colours: 'none', ascii: true, reducedMotion: true },
    ],
    ['on the full screen, all colours, frames', { colours: 'true' }],
  ] as const)('tells how the lab would run: %s', async (words, lab) => {
    const { text } = await doctor({ facts: { lab: { ...GOOD_MACHINE.lab, ...lab } } });

    expect(text).toContain(`Lab runs   ${words}`);
  });

  it.each<[words: string, lab: Partial<LabMode>]>([
    ['for a dark background: the terminal says that it is #1e1e1e', {}],
    [
      'for a light background: as it is set',
      { theme: { palette: 'light', source: 'setting' }, background: null },
    ],
    [
      'for a light background: COLORFGBG says so',
      { theme: { palette: 'light', source: 'COLORFGBG' }, background: null },
    ],
    [
      'for any background: the terminal does not say which it has;',
      { theme: { palette: 'safe', source: 'nothing' }, background: null },
    ],
    ['none: there are no colours', { colours: 'none' }],
    ['none: the lab runs as lines', { isPlain: true }],
  ])('tells which colours are taken, and why: %s', async (words, lab) => {
    const { text } = await doctor({ facts: { lab: { ...GOOD_MACHINE.lab, ...lab } } });

    expect(text).toContain(`Theme      ${words}`);
  });

  it('says first whether all is ready, and at the end as well where the first line has scrolled away', async () => {
    const [good, bad] = [await doctor(), await doctor({ data: { writeProblem: 'EROFS: read-only' } })];
    const tall = await doctor({ facts: { size: { columns: 80, rows: 50 } } });

    expect(good.text).toMatch(/^READY {2}mfa-lab 1\.2\.3, Node 20\.1\.0, 80x24, QR fits, can save\n\n/);
    expect(bad.text).toMatch(/^NOT READY {2}1 thing to do\n\n/);
    expect(bad.text).toMatch(/\nNOT READY {2}1 thing to do$/);
    expect(tall.text.match(/READY/g)).toHaveLength(1);
    expect((await reportOf({ data: { writeProblem: 'EROFS: read-only' } })).verdict).toBe(
      'NOT READY  1 thing to do',
    );
  });

  it.each([60, 80, 200])('fits a window of %i columns, but for a path', async (columns) => {
    const { text } = await doctor({ facts: { size: { columns, rows: 16 }, env: { MFA_LAB_NOW: '5' } } });
    const longest = Math.max(
      ...text
        .split('\n')
        .filter((line) => !line.startsWith('Progress'))
        .map(({ length }) => length),
    );

    expect(longest).toBeLessThanOrEqual(Math.min(79, columns));
    expect(longest).toBeGreaterThan(Math.min(79, columns) - 12);
  });

  it.each<readonly [string, Partial<MachineFacts>, string]>([
    ['a small window', { size: { columns: 60, rows: 16 } }, '60x16, QR does not fit'],
    [
      'no colours',
      { lab: { ...GOOD_MACHINE.lab, qrColours: 'none' }, env: { TERM: 'vt100' } },
      'QR is hidden',
    ],
    ['no window', { size: null }, 'size unknown, QR not looked at'],
    ['lines', { lab: AS_LINES }, 'Node 20.1.0, as lines, can save'],
  ])('tells in its verdict of %s', async (_name, facts, words) => {
    expect((await reportOf({ facts })).verdict).toContain(words);
  });

  it('says what it cannot see through a pipe', async () => {
    const { text } = await doctor({ facts: { isOutputTerminal: false, colorDepth: null, size: null } });

    expect(text).toContain('size unknown');
    expect(text).toMatch(/^Colours {4}unknown, because the output is no terminal$/m);
  });

  it('works before anything is saved', async () => {
    const { text, exitCode } = await doctor({
      saved: { kind: 'missing', file: '/home/alice/x' },
      data: { state: 'missing', schemaVersion: null, bytes: null, savedAt: null, hasBackup: false },
    });

    expect(exitCode).toBe(0);
    expect(text).toContain('nothing saved yet, can be written');
    expect(text).not.toContain('Settings');
  });

  it('fits 80 columns, but for a long path', async () => {
    const { text } = await doctor({
      facts: { isUtf8: false, env: { ...GOOD_MACHINE.env, NO_COLOR: '1', TMUX: '/tmp/x,1,0', CI: 'true' } },
    });

    expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(79);
  });
});

describe('the report of doctor', () => {
  it('has the shape that its help describes', async () => {
    const report = await reportOf({ data: { filesBeside: ['qr-alice-phone.png', 'recovery-plan.md'] } });

    expect(report).toEqual({
      ok: true,
      verdict: 'READY  mfa-lab 1.2.3, Node 20.1.0, 80x24, QR fits, can save',
      version: '1.2.3',
      node: '20.1.0',
      platform: 'linux',
      arch: 'x64',
      release: '6.1.0',
      terminal: {
        input: true,
        output: true,
        columns: 80,
        rows: 24,
        colours: 256,
        unicode: true,
        term: 'xterm-256color',
      },
      lab: GOOD_MACHINE.lab,
      aws: null,
      environment: { LANG: 'C.UTF-8' },
      data: {
        file: '~/.config/mfa-lab/progress.json',
        state: 'readable',
        reason: null,
        schemaVersion: 2,
        newestSchemaVersion: 2,
        bytes: 7889,
        hasBackup: true,
        savedAt: SOME_TIME - 60,
        writeProblem: null,
        openedBy: null,
        openedOn: null,
        openedSince: null,
        openToOthers: null,
        pictures: 1,
        keptAside: 0,
        hasPlan: true,
      },
      settings: {
        phone: null,
        route: 'full',
        plain: false,
        ascii: false,
        reducedMotion: false,
        theme: 'auto',
      },
      clock: {
        utc: '2027-01-15T08:00:10Z',
        local: '2027-01-15T10:00:10+02:00',
        timeZone: 'Europe/Berlin',
        isYearPlausible: true,
      },
      qr: { columns: 73, rows: 22, fit: 'fits' },
      class: null,
      findings: [],
    });
  });

  it.each([
    [-210, '2027-01-15T04:30:10-03:30'],
    [0, '2027-01-15T08:00:10+00:00'],
    [345, '2027-01-15T13:45:10+05:45'],
  ])('tells local time %i minutes from UTC', async (utcOffset, local) => {
    expect((await reportOf({ facts: { utcOffset } })).clock.local).toBe(local);
  });

  it('has no secret and no name in it', async () => {
    const session = sessionOf();
    const env = {
      ...GOOD_MACHINE.env,
      MFA_LAB_DATA_DIR: '/home/alice/lab',
      MFA_LAB_SEED: '4711',
      MFA_LAB_TOKEN: 'hunter2',
      SSH_CONNECTION: '192.0.2.1 5 192.0.2.2 22',
      AWS_SECRET_ACCESS_KEY: 'wJalr',
      USER: 'alice',
    };
    const data = { filesBeside: ['qr-alice-phone.png'] };
    const { text } = await doctor({ saved: savedWith(session), facts: { env }, data });
    const json = JSON.stringify(await reportOf({ saved: savedWith(session), facts: { env }, data }));

    for (const report of [text, json]) {
      for (const secret of [
        ...session.world.account.mfaDevices.map(({ seed }) => seed),
        ...session.world.account.users.flatMap(({ loginProfile }) => loginProfile?.password ?? []),
        session.world.account.id,
        '4711',
        'hunter2',
        '192.0.2.1',
        'wJalr',
        'alice',
      ]) {
        expect(report).not.toContain(secret);
      }
      expect(report).toContain('MFA_LAB_SEED');
      expect(report).toContain('MFA_LAB_TOKEN');
    }
  });

  it.each([
    ['/home/alice', '/home/alice/x', '~/x'],
    ['/home/al', '/home/alice/x', '/home/alice/x'],
    ['C:\\Users\\alice', 'C:\\Users\\alice\\x', '~\\x'],
    ['/', '/data/x', '/data/x'],
    [null, '/data/x', '/data/x'],
  ])('shows the home folder %s as a tilde: %s', async (home, file, shown) => {
    expect((await reportOf({ facts: { home }, data: { file } })).data.file).toBe(shown);
  });

  it('shows variables on one line, however they are filled', async () => {
    const report = await reportOf({ facts: { env: { LANG: `C\n\u001B[31m${'x'.repeat(200)}` } } });

    expect(report.environment.LANG).toMatch(/^C\?\?\[31mx+$/);
    expect(report.environment.LANG).toHaveLength(60);
  });
});

describe('doctor, for a room', () => {
  const classText = JSON.stringify({ ...CLASS, program: '1.2.3' });
  const inRoom = (facts: Partial<MachineFacts>, text = classText) =>
    runCommand(
      { ...DOCTOR, classFile: 'class.json', json: true },
      fakePorts({ saved: savedWith(sessionOf()), facts, text: { kind: 'read', text } }).ports,
    );

  it('has nothing to say where the class has all that it needs', async () => {
    expect(JSON.parse((await inRoom({})).text)).toMatchObject({
      ok: true,
      class: 'MFA, half a day',
      findings: [],
    });
  });

  it('names the window that the QR code of own phones needs', async () => {
    const report = JSON.parse((await inRoom({ size: { columns: 60, rows: 16 } })).text);

    expect(report.verdict).toBe('NOT READY  1 thing to do');
    expect(report.findings).toEqual([
      {
        id: 'class-qr-code',
        level: 'problem',
        what: 'Own phones: the QR code needs 73x22, this window has 60x16.',
        todo: 'Make the window larger, or the font smaller.',
      },
    ]);
  });

  it('names another version, and the other phone', async () => {
    const saved = savedWith(sessionOf());
    const state = { ...saved.state, settings: { ...saved.state.settings, phone: 'lab' as const } };
    const { text } = await runCommand(
      { ...DOCTOR, classFile: 'class.json', json: true },
      fakePorts({ saved: { ...saved, state }, text: { kind: 'read', text: JSON.stringify(CLASS) } }).ports,
    );

    expect(JSON.parse(text).findings).toEqual([
      expect.objectContaining({ id: 'class-version', level: 'problem' }),
      expect.objectContaining({ id: 'class-phone', level: 'note' }),
    ]);
  });

  it('looks at the class that was joined, where no other is named', async () => {
    const read = readClassFile(classText, () => null);
    if (!read.ok) throw new Error(read.failure);
    const joined = { kind: 'joined', file: read.value.file } as const;

    expect((await doctor({ joined })).text).toMatch(/^Class {6}MFA, half a day$/m);
  });

  it('says what to do with a class that was joined, and is broken', async () => {
    const joined = { kind: 'unusable', path: '/d/class.json', reason: 'It is no JSON.' } as const;

    expect(await reportOf({ joined })).toMatchObject({ ok: false, findings: [{ id: 'class-unusable' }] });
  });

  it('refuses a file that is none', async () => {
    const { exitCode, text } = await inRoom({}, '{}');

    expect(exitCode).toBe(1);
    expect(JSON.parse(text)).toMatchObject({ error: 'bad-class' });
  });
});
