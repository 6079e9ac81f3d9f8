import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { WORDS } from '../helpers/page-words.js';
import { answerRight, ENTER, openFromList, openLab, press, seenQr, started, temporaryFolder } from './lab.js';
import { expectGivenBack, expectKeptBeside, kill, openQr, openTwoCodes } from './survival-claims.js';

const CRASHER = fileURLToPath(new URL('./fixtures/crash-on-signal.cjs', import.meta.url));
const WIPE_SCROLLBACK = '\u001B[3J';

describe('the terminal', () => {
  it('is given back after a mistake of the program, which is told in a sentence', async () => {
    using data = temporaryFolder();
    using lab = openLab(data.folder, [], { program: CRASHER });
    await openFromList(lab, 'a', 'sign-in-as-the-right-person');

    lab.kill('SIGUSR2');
    const exit = await lab.exited;

    expect(exit.exitCode).toBe(1);
    expect(lab.isAlternate()).toBe(false);
    expect(lab.screen()).toContain('a mistake of its own: set off by the test');
    expect(lab.screen()).not.toContain('    at ');
  });

  it.each(['SIGTERM', 'SIGHUP', 'SIGINT'])('is given back on %s, with all saved', expectGivenBack);

  it('keeps its scrollback, and no frame fills it', async () => {
    using data = temporaryFolder();
    using lab = openLab(data.folder);
    await openQr(lab);
    await press(lab, '999999\r', 'No moment within');

    expect(Math.max(...lab.frameHeights())).toBeLessThanOrEqual(23);
    expect(lab.alternateScrolls()).toBe(0);
    expect(lab.raw()).not.toContain(WIPE_SCROLLBACK);
  });

  it('asks for room below 60x16, and comes back by itself', async () => {
    using data = temporaryFolder();
    using lab = openLab(data.folder);
    await openFromList(lab, 'a', 'sign-in-as-the-right-person');

    lab.resize(50, 12);
    await lab.seen('mfa-lab needs 60x16; this is 50x12.');
    lab.resize(60, 16);
    await lab.seen('Before we start');
    lab.resize(120, 36);
    await lab.seen('SIMULATED, no real AWS');
  });
});

describe('the progress file', () => {
  it('is not overwritten by a second lab, which says so', async () => {
    using data = temporaryFolder();
    using first = openLab(data.folder);
    await openFromList(first, 'a', 'sign-in-as-the-right-person');
    using second = openLab(data.folder, ['7']);
    await second.seen('NOT SAVED');
    await press(second, 'l', 'Another mfa-lab');
    await answerRight(first);

    const saved: unknown = JSON.parse(readFileSync(path.join(data.folder, 'progress.json'), 'utf8'));
    expect(saved).toMatchObject({ current: 'sign-in-as-the-right-person' });
  });

  it('is private, in a private folder', async () => {
    using data = temporaryFolder();
    const folder = path.join(data.folder, 'new');
    using lab = openLab(folder);
    await openFromList(lab, 'a', 'sign-in-as-the-right-person');

    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(path.join(folder, 'progress.json')).mode & 0o777).toBe(0o600);
  });

  it.each([
    ['empty', ''],
    ['of another program', '{"name":"something else"}'],
    ['with a byte order mark and nothing else', '\uFEFF'],
    ['a list', '[1,2,3]'],
  ])('that is %s is kept beside, and the learner told where', (_name, content) => expectKeptBeside(content));

  it('that is cut short is kept beside, and the learner told where', () =>
    expectKeptBeside('{"schemaVersion":1,"settings":{"pho'));

  it('that cannot be written lets the lab run, and the learner know', async () => {
    using data = temporaryFolder();
    mkdirSync(path.join(data.folder, 'progress.lock'));
    using lab = openLab(data.folder);

    await lab.seen('Progress is not being saved');
    await press(lab, 'a', WORDS.listHead);
    await press(lab, ENTER, 'Three kinds of proof');
    expect(lab.screen()).toContain('NOT SAVED');
  });

  it('of a newer version is not touched', async () => {
    using data = temporaryFolder();
    const file = path.join(data.folder, 'progress.json');
    writeFileSync(file, '{"schemaVersion":99,"future":true}');
    using lab = openLab(data.folder);
    await lab.seen('saved by a newer mfa-lab');
    await press(lab, 'a', WORDS.listHead);
    await press(lab, ENTER, 'Three kinds of proof');
    expect(lab.screen()).toContain('NOT SAVED');

    expect(readFileSync(file, 'utf8')).toBe('{"schemaVersion":99,"future":true}');
  });
});

describe('after kill -9', () => {
  it('comes back to the same QR code', async () => {
    using data = temporaryFolder();
    const first = openLab(data.folder);
    await openQr(first);
    const uri = await seenQr(first);
    await kill(first);

    using second = openLab(data.folder);
    await second.seen('On the phone it is called');

    expect(await seenQr(second)).toBe(uri);
  });

  it('keeps what was done', async () => {
    using data = temporaryFolder();
    const first = openLab(data.folder);
    await openTwoCodes(first);
    await press(first, 'hhh', WORDS.done);
    await kill(first);

    using second = openLab(data.folder);
    await second.seen(WORDS.done);

    expect(second.screen()).toContain('[x] one code of the phone was sent twice');
    // The second lab saves, too, before Ink draws the second frame.
    await started(second);
    expect(readdirSync(data.folder).filter((name) => name.includes('tmp'))).toEqual([]);
  });
});

describe('the QR code as a picture', () => {
  it('is saved as a PNG that only its owner may read', async () => {
    using data = temporaryFolder();
    using lab = openLab(data.folder);
    await openQr(lab);
    await press(lab, 'f', 'Saved to');

    const file = path.join(data.folder, 'qr-alice-phone.png');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file).subarray(1, 4).toString('latin1')).toBe('PNG');
  });
});

describe('without a terminal, or with wrong words', () => {
  it('prints help', async () => {
    using data = temporaryFolder();
    using lab = openLab(data.folder, ['--help'], { rows: 50 });

    expect((await lab.exited).exitCode).toBe(0);
    expect(lab.screen()).toContain('sign-in-as-the-right-person');
    expect(lab.screen()).toContain(data.folder);
  });
});
