import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  acquireLock,
  type HeldLock,
  type LockAttempt,
  lockHolder,
} from '../../../src/cli/storage/lock-file.js';
import { describeOwner } from '../../../src/cli/storage/lock-owner.js';
import { type Bundled, bundled } from '../../helpers/bundled.js';
import { depth } from '../../helpers/depth.js';

const MINUTE_MS = 60_000;

let folder: string;
let file: string;
const children: ChildProcess[] = [];

/** For other processes. */
let lockModule: Bundled;

beforeAll(async () => {
  lockModule = await bundled('src/cli/storage/lock-file.ts');
});

afterAll(() => lockModule.remove());

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mfa-lab-lock-'));
  file = path.join(folder, 'progress.lock');
});

afterEach(() => {
  vi.restoreAllMocks();
  for (const child of children.splice(0)) child.kill('SIGKILL');
  fs.rmSync(folder, { recursive: true, force: true });
});

/** A process that does nothing but live. */
function liveProcess(): number {
  const child = spawn('sleep', ['60'], { stdio: 'ignore' });
  children.push(child);
  return pidOf(child);
}

/** The id of a process that has ended. */
async function deadProcess(): Promise<number> {
  const child = spawn('true', { stdio: 'ignore' });
  await once(child, 'exit');
  return pidOf(child);
}

function pidOf(child: ChildProcess): number {
  if (child.pid === undefined) throw new Error('the process did not start');
  return child.pid;
}

interface Owner {
  readonly pid: number;
  readonly host?: string;
  readonly startedAt?: Date;
  readonly started?: string | null;
}

function writeLock({ started = null, ...owner }: Owner, to = file): void {
  const { pid, host = os.hostname(), startedAt = new Date() } = owner;
  fs.writeFileSync(to, JSON.stringify({ pid, host, startedAt: startedAt.toISOString(), started }));
}

/** The start of a process as a lock of it says it. */
function startOf(pid: number): string {
  const { started } = JSON.parse(describeOwner({ pid, now: () => new Date() }));
  if (typeof started !== 'string') throw new Error('this system does not tell when a process began');
  return started;
}

function setAge(minutes: number): void {
  const then = new Date(Date.now() - minutes * MINUTE_MS);
  fs.utimesSync(file, then, then);
}

function acquire(pid = process.pid): LockAttempt {
  return acquireLock(file, { pid, now: () => new Date() });
}

function held(attempt = acquire()): HeldLock {
  if (attempt.kind !== 'held') throw new Error(`expected the lock, got ${JSON.stringify(attempt)}`);
  return attempt.lock;
}

/** What is answered while a lab holds the lock that began just now. */
function inUseBy(pid: number, host: string | null = null): object {
  return { kind: 'in-use', holder: { pid, host, since: expect.closeTo(Date.now() / 1000, -2) } };
}

function ownerOnDisk(): unknown {
  return JSON.parse(fs.readFileSync(file, 'utf8')).pid;
}

describe('acquireLock', () => {
  it('creates a private file that names process, host and time, and nothing else', () => {
    const now = new Date();

    held(acquireLock(file, { pid: process.pid, now: () => now }));

    const written: unknown = JSON.parse(fs.readFileSync(file, 'utf8'));
    expect(written).toEqual({
      pid: process.pid,
      host: os.hostname(),
      startedAt: now.toISOString(),
      started: process.platform === 'linux' ? expect.stringMatching(/^\d+$/) : null,
    });
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
    expect(fs.readdirSync(folder)).toEqual(['progress.lock']);
  });

  it('leaves the lock of a live process alone and names the process', () => {
    const pid = liveProcess();
    writeLock({ pid });
    const before = fs.readFileSync(file);

    expect(acquire()).toEqual(inUseBy(pid));
    expect(fs.readFileSync(file)).toEqual(before);
    expect(fs.readdirSync(folder)).toEqual(['progress.lock']);
  });

  it('counts a process that it may not signal as alive', () => {
    writeLock({ pid: 4242 });
    vi.spyOn(process, 'kill').mockImplementation(() => {
      throw Object.assign(new Error('kill EPERM'), { code: 'EPERM' });
    });

    expect(acquire()).toEqual(inUseBy(4242));
  });

  it('takes over the lock of a dead process', async () => {
    writeLock({ pid: await deadProcess() });

    held();

    expect(ownerOnDisk()).toBe(process.pid);
    expect(fs.readdirSync(folder)).toEqual(['progress.lock']);
  });

  it.runIf(process.platform === 'linux')(
    'takes over from a killed process that nobody has collected',
    async () => {
      // `exec` makes the shell a `sleep`, which never collects its child.
      const script = 'sleep 60 & echo $!; exec sleep 60';
      const parent = spawn('sh', ['-c', script], { stdio: ['ignore', 'pipe', 'ignore'] });
      children.push(parent);
      const [line] = await once(parent.stdout, 'data');
      const pid = Number(String(line));
      writeLock({ pid });
      expect(acquire()).toEqual(inUseBy(pid));

      // Until its `exec` the shell would still collect the child.
      await vi.waitFor(() => expect(fs.readFileSync(`/proc/${parent.pid}/comm`, 'utf8')).toBe('sleep\n'));
      process.kill(pid, 'SIGKILL');

      await vi.waitFor(() => held());
      expect(() => process.kill(pid, 0)).not.toThrow();
    },
  );

  it('takes over a lock with its own process id, left by an earlier run in a container', () => {
    writeLock({ pid: process.pid, startedAt: new Date(Date.now() - 1_000) });
    const before = fs.readFileSync(file);

    held();

    expect(fs.readFileSync(file)).not.toEqual(before);
  });

  it('takes over a lock from before the last boot, though its process id is alive again', () => {
    const bootedAt = Date.now() - os.uptime() * 1_000;
    writeLock({ pid: liveProcess(), startedAt: new Date(bootedAt - 60_000) });

    held();

    expect(ownerOnDisk()).toBe(process.pid);
  });

  it('respects a lock of another computer, or of a container of before, for three minutes after its last sign of life', async () => {
    const pid = await deadProcess();
    const startedAt = new Date('2026-11-25T02:35:10Z');
    writeLock({ pid, host: 'another-computer', startedAt });

    setAge(2.9);
    const holder = { pid, host: 'another-computer', since: startedAt.getTime() / 1000 };
    expect(acquire()).toEqual({ kind: 'in-use', holder });
    expect(lockHolder(file)).toEqual(holder);

    setAge(3.1);
    held();
  });

  it('respects a lock of another computer whose clock is ahead', async () => {
    const pid = await deadProcess();
    writeLock({ pid, host: 'another-computer' });
    setAge(-2);

    expect(acquire()).toEqual(inUseBy(pid, 'another-computer'));
  });

  it.runIf(process.platform === 'linux')(
    'respects the lock of a live process that stands still, however old it is',
    () => {
      const pid = liveProcess();
      writeLock({ pid, started: startOf(pid) });
      setAge(600);

      expect(acquire()).toEqual(inUseBy(pid));
    },
  );

  it.runIf(process.platform === 'linux')(
    'takes over from a process whose id another one has now, at once',
    () => {
      const pid = liveProcess();
      writeLock({ pid, started: String(Number(startOf(pid)) - 1) });

      held();
    },
  );

  it('takes over a silent lock of which nobody can tell whether its process is the one that lives', () => {
    writeLock({ pid: liveProcess() });
    setAge(3.1);

    held();
  });

  it.each([
    ['empty', ''],
    ['cut off', '{"pid":12'],
    ['not an object', '42'],
    ['null', 'null'],
    ['without a process', '{"host":"here","startedAt":"2025-01-01T00:00:00Z"}'],
    ['for a process group', JSON.stringify({ pid: -1, host: os.hostname(), startedAt: new Date() })],
    ['for process 0', JSON.stringify({ pid: 0, host: os.hostname(), startedAt: new Date() })],
    [
      'without a readable time',
      JSON.stringify({ pid: process.ppid, host: os.hostname(), startedAt: 'soon' }),
    ],
    ['binary', '\u0000\u00ff\u0000'],
  ])('takes over an unreadable lock: %s', (_name, text) => {
    fs.writeFileSync(file, text);

    held();

    expect(ownerOnDisk()).toBe(process.pid);
  });

  it('tells no more of a computer than a name of sensible length', async () => {
    writeLock({ pid: await deadProcess(), host: 'x'.repeat(1000) });

    expect(lockHolder(file)?.host).toBe('x'.repeat(64));
  });

  it('reports a folder that cannot be', () => {
    const parent = path.join(folder, 'a-file');
    fs.writeFileSync(parent, '');

    const attempt = acquireLock(path.join(parent, 'progress.lock'), { pid: 1, now: () => new Date() });

    expect(attempt).toMatchObject({ kind: 'failed', cause: { code: 'ENOTDIR' } });
  });

  it('reports a folder in the lock’s place', () => {
    fs.mkdirSync(file);

    expect(acquire()).toMatchObject({
      kind: 'failed',
      cause: { message: `${file} is no file of a lab: delete it` },
    });
  });

  it.runIf(process.platform !== 'win32')(
    'never opens a pipe, which would wait for ever, nor follows a link',
    () => {
      execFileSync('mkfifo', [file]);
      expect(acquire()).toMatchObject({
        kind: 'failed',
        cause: { message: expect.stringContaining('delete it') },
      });
      expect(lockHolder(file)).toBeNull();

      fs.rmSync(file);
      fs.symlinkSync(path.join(folder, 'elsewhere'), file);
      expect(acquire()).toMatchObject({
        kind: 'failed',
        cause: { message: expect.stringContaining('delete it') },
      });
      expect(fs.readdirSync(folder)).toEqual(['progress.lock']);
    },
  );

  it('works where the file system has no hard links', () => {
    vi.spyOn(fs, 'linkSync').mockImplementation(() => {
      throw Object.assign(new Error('link'), { code: 'EPERM' });
    });
    const lock = held();
    expect(ownerOnDisk()).toBe(process.pid);
    expect(fs.readdirSync(folder)).toEqual(['progress.lock']);

    lock.release();
    const pid = liveProcess();
    writeLock({ pid });
    expect(acquire()).toEqual(inUseBy(pid));
  });

  it('leaves nothing behind on a full disk', () => {
    const write = fs.writeFileSync;
    vi.spyOn(fs, 'writeFileSync').mockImplementation((target, _data, options) => {
      write(target, '', options);
      throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    });

    expect(acquire()).toMatchObject({ kind: 'failed', cause: { code: 'ENOSPC' } });
    expect(fs.readdirSync(folder)).toEqual([]);
  });
});

describe('acquireLock after a crash within a takeover', () => {
  it('takes over the abandoned guard too, and removes what else the dead left', async () => {
    const pid = await deadProcess();
    writeLock({ pid });
    writeLock({ pid }, `${file}.takeover`);
    writeLock({ pid }, `${file}.takeover.takeover`);
    writeLock({ pid }, `${file}.0123456789ab.tmp`);
    fs.writeFileSync(`${file}.takeover.0123456789ab.tmp`, '');

    held();

    expect(ownerOnDisk()).toBe(process.pid);
    expect(fs.readdirSync(folder)).toEqual(['progress.lock']);
  });

  it('gives way to a live lab that is taking over just now', async () => {
    writeLock({ pid: await deadProcess() });
    const pid = liveProcess();
    writeLock({ pid }, `${file}.takeover`);
    const before = fs.readFileSync(file);

    expect(acquire()).toEqual(inUseBy(pid));
    expect(fs.readFileSync(file)).toEqual(before);
  });

  it('keeps the guard and draft of another live lab', () => {
    const pid = liveProcess();
    writeLock({ pid }, `${file}.takeover`);
    writeLock({ pid }, `${file}.0123456789ab.tmp`);

    held();

    expect(fs.readdirSync(folder)).toHaveLength(3);
  });

  it('gives up without changes on an absurd heap of abandoned guards', async () => {
    const pid = await deadProcess();
    for (let depth = 0; depth <= 6; depth += 1) writeLock({ pid }, file + '.takeover'.repeat(depth));

    expect(acquire()).toMatchObject({ kind: 'failed' });
    expect(ownerOnDisk()).toBe(pid);
  });
});

describe('a held lock', () => {
  it('is gone after its release, which may be repeated', () => {
    const lock = held();

    lock.release();
    lock.release();

    expect(fs.readdirSync(folder)).toEqual([]);
  });

  it('does not remove a lock that has become another lab’s', () => {
    const lock = held();
    const pid = liveProcess();
    writeLock({ pid });

    lock.release();

    expect(ownerOnDisk()).toBe(pid);
  });

  it('is ours still when renewed, and younger', () => {
    const lock = held();
    setAge(5);

    expect(lock.renew()).toMatchObject({ kind: 'held' });
    expect(Date.now() - fs.statSync(file).mtimeMs).toBeLessThan(60_000);
  });

  it('gives signs of life, and none for a lock of another lab', () => {
    const lock = held();
    setAge(5);
    lock.beat();
    expect(Date.now() - fs.statSync(file).mtimeMs).toBeLessThan(60_000);

    writeLock({ pid: liveProcess() });
    setAge(5);
    lock.beat();
    expect(Date.now() - fs.statSync(file).mtimeMs).toBeGreaterThan(60_000);
  });

  it('is taken again when somebody removed it', () => {
    const lock = held();
    fs.rmSync(file);

    expect(lock.renew()).toMatchObject({ kind: 'held' });
    expect(ownerOnDisk()).toBe(process.pid);
  });

  it('is lost when another live lab has it', () => {
    const lock = held();
    const pid = liveProcess();
    writeLock({ pid });

    expect(lock.renew()).toEqual(inUseBy(pid));
  });
});

/** Takes the lock at the moment it is told, and says how that went. */
const racer = () => `
  const { acquireLock } = await import(${JSON.stringify(lockModule.url)});
  let lock;
  process.on('message', ({ file, at }) => {
    if (at === undefined) { lock?.release(); lock = undefined; return process.send('released'); }
    while (Date.now() < at);
    const attempt = acquireLock(file, { pid: process.pid, now: () => new Date() });
    if (attempt.kind === 'held') lock = attempt.lock;
    process.send(attempt.kind);
  });
  process.send('ready');
`;

async function startRacer(): Promise<ChildProcess> {
  const args = ['--input-type=module', '-e', racer()];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  children.push(child);
  await once(child, 'message');
  return child;
}

async function ask(racers: readonly ChildProcess[], question: object): Promise<readonly unknown[]> {
  const answers = racers.map(async (racer) => (await once(racer, 'message'))[0]);
  for (const racer of racers) racer.send(question);
  return Promise.all(answers);
}

const ROUNDS = depth(2, 50);

describe('two labs that start at once', () => {
  it(`never both get a stale lock, in ${ROUNDS} rounds`, async () => {
    const racers = await Promise.all([startRacer(), startRacer()]);
    const stale = await deadProcess();
    const outcomes: string[] = [];

    for (let round = 0; round < ROUNDS; round += 1) {
      writeLock({ pid: stale, startedAt: new Date() });
      const answers = await ask(racers, { file, at: Date.now() + 15 });
      outcomes.push(answers.map(String).sort().join());
      await ask(racers, {});
    }

    expect(outcomes).toEqual(Array(ROUNDS).fill('held,in-use'));
    expect(fs.readdirSync(folder)).toEqual([]);
  });
});
