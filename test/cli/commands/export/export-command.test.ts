import { describe, expect, it } from 'vitest';
import type { ExportCommand } from '../../../../src/cli/commands/export/export-command.js';
import { RECORD_SENTENCE } from '../../../../src/cli/commands/export/record-text.js';
import { runCommand } from '../../../../src/cli/commands/run-command.js';
import { LESSONS } from '../../../../src/lessons/catalog.js';
import { readClassFile } from '../../../../src/lessons/class/read-class-file.js';
import { readExport } from '../../../../src/lessons/class/read-export.js';
import type { SavedState } from '../../../../src/ui/store/model.js';
import { SOME_TIME } from '../../../helpers/fake-ports.js';
import { playedCourse } from '../../../helpers/played-course.js';
import { CLASS } from '../../../lessons/class/a-class.js';
import type { FakeMachine } from '../ports.js';
import { FILE, fakePorts, HOLDER, savedWith, sessionOf } from '../ports.js';

const EXPORT: ExportCommand = {
  kind: 'export',
  dataDir: '/d',
  file: null,
  name: null,
  isRecord: false,
  force: false,
  json: false,
};

const PLAYED = playedCourse().model.saved;

/** The whole course, by somebody who typed what a person types. */
const STATE: SavedState = {
  ...PLAYED,
  id: 'q7k2m9xd',
  planPath: '/home/alice/.config/mfa-lab/recovery-plan.md',
  handedIn: { name: 'anna', keep: 'a second device', unclear: 'why two codes' },
};

const SAVED = { kind: 'saved', file: FILE, state: STATE } as const;

async function exported(command: Partial<ExportCommand> = {}, machine: FakeMachine = {}) {
  const fake = fakePorts({ saved: SAVED, ...machine });
  const output = await runCommand({ ...EXPORT, ...command }, fake.ports);
  return { ...fake, ...output };
}

describe('export', () => {
  it('writes a file with the id in its name, and says what is in it', async () => {
    const { text, written, exitCode, remarks } = await exported();

    expect(written).toMatchObject([{ file: 'mfa-lab-q7k2m9xd.json', force: false }]);
    expect(text).toMatch(
      /^Wrote mfa-lab-q7k2m9xd\.json \(\d+ kB\)\.\nIn it: which steps(.|\n)*\nNot in it: keys, codes, passwords(.|\n)*\nGive it to your facilitator, or keep it\.$/,
    );
    expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(79);
    expect({ exitCode, remarks }).toEqual({ exitCode: 0, remarks: [] });
  });

  it('can be read again, with every lesson in it', async () => {
    const reading = readExport((await exported()).written[0]?.text ?? '');

    if (reading.kind !== 'export') throw new Error(reading.why);
    const { document } = reading;
    expect(Object.keys(document.lessons)).toEqual(LESSONS.map(({ id }) => id));
    expect(document).toMatchObject({
      id: 'q7k2m9xd',
      name: 'anna',
      program: '1.2.3',
      at: SOME_TIME,
      hasPlan: true,
    });
    const [lesson] = LESSONS;
    const quiz = lesson?.steps.find(({ kind }) => kind === 'quiz');
    const record = document.lessons[lesson?.id ?? '']?.steps[quiz?.id ?? ''];
    expect(record?.choices).toHaveLength(2);
    expect(record?.beliefs).toHaveLength(1);
    expect(
      Object.values(document.lessons)
        .flatMap(({ steps }) => Object.values(steps))
        .some(({ refusals }) => (refusals?.['unknown-code'] ?? 0) > 0),
    ).toBe(true);
  });

  it('has exactly the fields that are documented', async () => {
    const document = JSON.parse((await exported()).written[0]?.text ?? '');
    const steps = Object.values<{ steps: object }>(document.lessons).flatMap(({ steps: all }) =>
      Object.values(all),
    );
    const names = (values: readonly object[]) =>
      [...new Set(values.flatMap((value) => Object.keys(value)))].sort();

    expect(Object.keys(document)).toEqual([
      'kind',
      'version',
      'program',
      'id',
      'name',
      'at',
      'route',
      'phone',
      'here',
      'lessons',
      'gapSeconds',
      'hasPlan',
      'monday',
      'card',
    ]);
    expect(names(Object.values(document.lessons))).toEqual(['status', 'steps']);
    expect(names(steps)).toEqual(['beliefs', 'choices', 'hints', 'refusals', 'seconds', 'status']);
  });

  it('has no secret, no name of a device, of a folder or of a computer in it', async () => {
    const { text, written } = await exported();
    const worlds = Object.values(STATE.sessions).map(({ world }) => world);
    const secrets = worlds.flatMap(({ account, phone, plan }) => [
      ...account.mfaDevices.flatMap(({ seed, name }) => [seed, name]),
      ...phone.entries.map(({ secret }) => secret),
      ...account.users.flatMap(({ loginProfile }) => loginProfile?.password ?? []),
      account.alias,
      account.id,
      ...(plan === null ? [] : Object.values(plan)),
    ]);

    expect(secrets.length).toBeGreaterThan(50);
    for (const secret of [...secrets.filter((one) => one.length > 3), '/home', 'config', 'alice-'])
      for (const shown of [text, written[0]?.text ?? '']) expect(shown).not.toContain(secret);
  });

  it('works while the lab is open: it takes no lock, and changes nothing', async () => {
    const obstacle = { kind: 'in-use', file: FILE, holder: HOLDER, lockFile: `${FILE}.lock` } as const;
    const { written, locks, saves, exitCode } = await exported({}, { obstacle });

    expect(written).toHaveLength(1);
    expect({ locks, saves, exitCode }).toEqual({ locks: [], saves: [], exitCode: 0 });
  });

  it('made minutes later is of the same learner', async () => {
    const [first, later] = [await exported(), await exported({}, { now: SOME_TIME + 300 })].map(
      ({ written }) => JSON.parse(written[0]?.text ?? ''),
    );

    expect(later).toEqual({ ...first, at: SOME_TIME + 300 });
  });

  it('takes the name that is given, and none that has anything in it but a name', async () => {
    const { written } = await exported({ name: 'Bob' });

    expect(JSON.parse(written[0]?.text ?? '').name).toBe('Bob');
    const odd = { ...STATE, handedIn: { ...STATE.handedIn, name: 'a\u202E\u001B[2J b' } };
    const fitted = await exported({}, { saved: { ...SAVED, state: odd } });
    expect(JSON.parse(fitted.written[0]?.text ?? '').name).toBe('a[2J b');
  });

  it('replaces the export that the same learner made, and nothing else', async () => {
    const own = (await exported()).written[0]?.text ?? '';
    const exists = { writing: { kind: 'exists' } } as const;
    const again = await exported({}, { ...exists, text: { kind: 'read', text: own } });
    const other = await exported(
      { json: true },
      { ...exists, text: { kind: 'read', text: own.replace('q7k2m9xd', 'q7k2m9xx') } },
    );
    const none = await exported({}, { ...exists, text: { kind: 'read', text: 'my notes' } });

    expect(again.exitCode).toBe(0);
    expect(again.written.map(({ force }) => force)).toEqual([false, true]);
    expect(other.written.map(({ force }) => force)).toEqual([false]);
    expect(other.exitCode).toBe(1);
    expect(JSON.parse(other.text)).toMatchObject({ error: 'exists' });
    expect(none.remarks.join()).toContain('exists already and was not touched');
  });

  it.each<readonly [string, FakeMachine, string]>([
    ['nothing saved', { saved: { kind: 'missing', file: FILE } }, 'no-progress'],
    ['a damaged file', { saved: { kind: 'corrupt', file: FILE } }, 'corrupt'],
    ['a file of a newer lab', { saved: { kind: 'newer-version', file: FILE } }, 'newer-version'],
    [
      'a place that takes nothing',
      { writing: { kind: 'failed', reason: 'EACCES: permission denied' } },
      'unwritable',
    ],
    ['a folder in its place', { writing: { kind: 'not-a-file', what: 'folder' } }, 'unwritable'],
  ])('says why not: %s', async (_name, machine, error) => {
    const { text, remarks, exitCode } = await exported({ json: true }, machine);

    expect(exitCode).toBe(1);
    expect(JSON.parse(text)).toEqual({ error, message: remarks.join(' ') });
  });

  it('of progress without an id has one for once, and says so', async () => {
    const { text, remarks } = await exported({ json: true }, { saved: savedWith(sessionOf()) });

    expect(JSON.parse(text)).toMatchObject({ isOneTimeId: true });
    expect(remarks.join()).toContain('no id yet');
  });

  it('says in a class what the facilitator wrote, and whose words they are', async () => {
    const read = readClassFile(JSON.stringify(CLASS), () => null);
    if (!read.ok) throw new Error(read.failure);
    const { text, written } = await exported({}, { joined: { kind: 'joined', file: read.value.file } });

    expect(text).toMatch(/From your facilitator: Give the file to Sam, or put it into the chat\.$/);
    expect(JSON.parse(written[0]?.text ?? '').route).toBe('class');
  });
});

describe('a record', () => {
  it('says what was practised, and what it is worth', async () => {
    const { text, written } = await exported({ isRecord: true });
    const page = written[0]?.text ?? '';

    expect(written[0]?.file).toBe('mfa-lab-record.md');
    expect(text).toContain('Wrote mfa-lab-record.md.');
    expect(page.replaceAll('\n', ' ')).toContain(RECORD_SENTENCE);
    expect(page).toContain('Name: anna\n');
    expect(page).toContain('Seen by: ______ (facilitator)');
    for (const { title } of LESSONS) expect(page).toContain(title);
    expect(page).toMatch(/Done, \d steps? done by the lab/);
  });

  it('has no mark, no share of a hundred, and is no document of any kind', async () => {
    const { written } = await exported({ isRecord: true });

    expect(written[0]?.text).not.toMatch(/%|certifi|\bgrade|\bscore|\bpoints/i);
  });

  it('is not written over anything', async () => {
    const { exitCode, written } = await exported(
      { isRecord: true },
      { writing: { kind: 'exists' }, text: { kind: 'read', text: '# What I practised with mfa-lab' } },
    );

    expect(exitCode).toBe(1);
    expect(written).toHaveLength(1);
  });

  it('of somebody who did nothing says so', async () => {
    const nothing = { ...SAVED, state: { ...STATE, progress: { lessons: {}, mondays: [] } } };
    const { written } = await exported({ isRecord: true }, { saved: nothing });

    expect(written[0]?.text).toContain('No lesson was begun yet.');
  });
});
