import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import {
  openRemote,
  readRemotes,
  readStage,
  removeRemotes,
  stagePath,
  stageReader,
  writeStage,
} from '../../../src/cli/stage/mailbox.js';
import { temporaryFolder } from '../../e2e/lab.js';
import { STAGE_TIME, stageAt } from './stage-files.js';

const isWindows = process.platform === 'win32';

/** A folder, and what stands in its `stage.json`. */
function withStage(content: string | Uint8Array) {
  const data = temporaryFolder();
  fs.writeFileSync(stagePath(data.folder), content);
  return data;
}

const json = (changes: object) => JSON.stringify({ ...stageAt(), ...changes });

describe('the file of the stage', () => {
  it('says what the stage wrote, and only its owner may read it', () => {
    using data = temporaryFolder();
    const folder = path.join(data.folder, 'stage');

    expect(writeStage(folder, stageAt())).toBeNull();
    expect(readStage(folder)).toEqual({ kind: 'stage', stage: stageAt() });
    expect(fs.readdirSync(folder)).toEqual(['stage.json']);
    if (!isWindows) {
      expect(fs.statSync(folder).mode & 0o777).toBe(0o700);
      expect(fs.statSync(stagePath(folder)).mode & 0o777).toBe(0o600);
    }
  });

  it('may have fields that this version does not know', () => {
    using data = withStage(json({ later: { than: 'this' } }));

    expect(readStage(data.folder)).toEqual({ kind: 'stage', stage: stageAt() });
  });

  it.each([
    ['nothing', ''],
    ['a piece of it', json({}).slice(0, 200)],
    ['garbage', Uint8Array.from({ length: 500 }, (_unused, index) => (index * 73) % 256)],
    ['a list', '[]'],
    ['another document', '{"kind":"mfa-lab class","version":1}'],
    ['a text where a number belongs', json({ beat: 'now' })],
    ['no place', json({ at: null })],
    ['a place that is none', json({ at: { ...stageAt().at, number: '6.3; rm' } })],
    ['a command for the terminal', json({ screen: ['\u001B[2J'] })],
    ['a time of no calendar', json({ beat: 1e300 })],
    ['a version of before', json({ version: 0 })],
    ['very deep', `${'['.repeat(50_000)}${']'.repeat(50_000)}`],
  ])('with %s in it is broken, and nothing breaks by that', (_what, content) => {
    using data = withStage(content);

    expect(readStage(data.folder)).toEqual({ kind: 'broken' });
  });

  it('of a newer program says so', () => {
    using data = withStage(JSON.stringify({ kind: 'mfa-lab stage', version: 2, anything: true }));

    expect(readStage(data.folder)).toEqual({ kind: 'newer-version' });
  });

  it('of 10 MB is not read', () => {
    using data = withStage(json({ screen: ['x'] }) + ' '.repeat(10_000_000));

    expect(readStage(data.folder)).toEqual({ kind: 'too-large' });
  });

  it('may be missing, a folder, or a link, and a link is not followed', () => {
    using data = temporaryFolder();
    expect(readStage(data.folder)).toEqual({ kind: 'missing' });
    fs.mkdirSync(stagePath(data.folder));
    expect(readStage(data.folder)).toMatchObject({ kind: isWindows ? 'unreadable' : 'not-a-file' });
    if (isWindows) return;
    fs.rmdirSync(stagePath(data.folder));
    fs.writeFileSync(path.join(data.folder, 'elsewhere.json'), json({}));
    fs.symlinkSync('elsewhere.json', stagePath(data.folder));

    expect(readStage(data.folder)).toEqual({ kind: 'not-a-file' });
  });

  it.skipIf(isWindows)('of another user is not read', () => {
    using data = withStage(json({}));
    const user = vi.spyOn(process, 'getuid').mockReturnValue((process.getuid?.() ?? 0) + 1);
    try {
      expect(readStage(data.folder)).toEqual({ kind: 'foreign' });
    } finally {
      user.mockRestore();
    }
  });

  it('that cannot be written says why', () => {
    using data = temporaryFolder();
    fs.writeFileSync(path.join(data.folder, 'stage'), 'a file in the way');

    expect(writeStage(path.join(data.folder, 'stage'), stageAt())).toMatch(/^E\w+:/);
  });

  it('read again and again gives the same value until it changes', () => {
    using data = temporaryFolder();
    const read = stageReader(data.folder);
    const missing = read();
    expect(read()).toBe(missing);
    writeStage(data.folder, stageAt());
    const first = read();
    expect(read()).toBe(first);
    writeStage(data.folder, stageAt({ pid: 4712 }));

    expect(read()).toMatchObject({ kind: 'stage', stage: { pid: 4712 } });
  });
});

describe('the files of those who ask', () => {
  it('hold the newest 32 commands, and go when they are closed', () => {
    using data = temporaryFolder();
    const remote = openRemote(data.folder);
    for (let count = 1; count <= 40; count += 1) expect(remote.send({ do: 'next' }, STAGE_TIME)).toBe(count);
    const [read] = readRemotes(data.folder);

    expect(read?.session).toBe(remote.session);
    expect(read?.commands.map(({ seq }) => seq)).toEqual(
      Array.from({ length: 32 }, (_unused, index) => index + 9),
    );
    remote.close();
    expect(fs.readdirSync(data.folder)).toEqual([]);
  });

  it('bring every kind of command to the stage', () => {
    using data = temporaryFolder();
    const remote = openRemote(data.folder, 'abc');
    const commands = [
      { do: 'pause' },
      { do: 'go', to: '12.3' },
      { do: 'vote', text: '3 7 1 1' },
      { do: 'key', key: { name: 'text', text: 'w' } },
    ] as const;
    for (const command of commands) remote.send(command, STAGE_TIME);

    expect(readRemotes(data.folder)[0]?.commands.map(({ command }) => command)).toEqual(commands);
  });

  it('may have commands that nobody knows: those are left out, and the others are done', () => {
    using data = temporaryFolder();
    const sent = [
      { seq: 1, at: STAGE_TIME, do: 'dance' },
      { seq: 2, at: STAGE_TIME, do: 'go', to: '../../etc' },
      { seq: 3, at: STAGE_TIME, do: 'next' },
      'next',
      null,
    ];
    const file = path.join(data.folder, 'remote-abc.json');
    fs.writeFileSync(
      file,
      JSON.stringify({ kind: 'mfa-lab remote', version: 1, session: 'abc', commands: sent }),
    );

    expect(readRemotes(data.folder)[0]?.commands).toEqual([
      { seq: 3, at: STAGE_TIME, command: { do: 'next' } },
    ]);
  });

  it('are at most four, those that were heard last, and none under another name or broken', () => {
    using data = temporaryFolder();
    for (let count = 0; count < 6; count += 1) {
      openRemote(data.folder, `abc${count}`).send({ do: 'next' }, STAGE_TIME);
      fs.utimesSync(path.join(data.folder, `remote-abc${count}.json`), 1_700_000_000, 1_700_000_000 + count);
    }
    expect(readRemotes(data.folder).map(({ session }) => session)).toEqual(['abc5', 'abc4', 'abc3', 'abc2']);

    fs.copyFileSync(path.join(data.folder, 'remote-abc5.json'), path.join(data.folder, 'remote-other.json'));
    fs.writeFileSync(path.join(data.folder, 'remote-abc4.json'), 'x'.repeat(100_000));
    expect(readRemotes(data.folder).map(({ session }) => session)).toEqual(['abc5', 'abc3']);
  });

  it('are removed by a stage that begins, with what was left half-written', () => {
    using data = temporaryFolder();
    openRemote(data.folder).send({ do: 'next' }, STAGE_TIME);
    writeStage(data.folder, stageAt());
    fs.writeFileSync(path.join(data.folder, 'remote-abc.json.4711-0123abcd.tmp'), '{');
    fs.writeFileSync(path.join(data.folder, 'mine.json'), '{}');
    removeRemotes(data.folder);

    expect(fs.readdirSync(data.folder).toSorted()).toEqual(['mine.json', 'stage.json']);
  });
});
