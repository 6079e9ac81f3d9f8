import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRemotes, writeStage } from '../../src/cli/stage/mailbox.js';
import { epochSeconds } from '../../src/sim/base/time.js';
import { stageNow } from '../cli/stage/stage-files.js';
import { openPipe } from '../helpers/pipe.js';
import { openTerminal } from '../helpers/terminal.js';
import { press, temporaryFolder } from './lab.js';

const PAGE_DOWN = '\u001B[6~';

/** The moment at which a stage is seen to have moved, in milliseconds after it did. */
const MOST_MILLISECONDS = 300;

describe('the notes beside a stage', () => {
  it('are told as lines, once for each step', async () => {
    using data = temporaryFolder();
    const folder = path.join(data.folder, 'stage');
    using notes = openPipe(['notes', '6.2', '--plain'], { MFA_LAB_DATA_DIR: data.folder });
    await notes.until('no notes', () => notes.output().includes('stage: Waiting for the stage'));
    expect(notes.output()).toContain('notes: 6.2 Why AWS asks twice');
    writeStage(folder, stageNow('6.3', 'same-code-twice'));
    await notes.until('it does not follow', () => notes.output().includes('notes: 6.3 The same code twice'));
    notes.send('where');
    await notes.until('no place', () => notes.output().includes('pace: clock not started'));

    expect(await notes.end()).toBe(0);
    expect(notes.output().match(/^notes: /gm)).toHaveLength(2);
    expect(
      notes
        .output()
        .split('\n')
        .filter((line) => line.length > 79),
    ).toEqual([]);
  });

  it('find it whoever is started first, follow it, ask it for things, and leave nothing behind', async () => {
    using data = temporaryFolder();
    const folder = path.join(data.folder, 'stage');
    const env = { MFA_LAB_DATA_DIR: data.folder };
    using first = openTerminal(['notes'], { env });
    await first.seen('Waiting for the stage');
    writeStage(folder, stageNow('6.3', 'same-code-twice'));
    await first.seen('NOTES 6.3 The same code twice');

    // The machine may be busy, and the notes look ten times a second: one of a few moves is seen at once.
    let delay = Number.POSITIVE_INFINITY;
    for (let moves = 0; moves < 12 && delay > MOST_MILLISECONDS; moves += 1) {
      const [number, step] = moves % 2 === 0 ? ['6.5', 'two-in-a-row'] : ['6.2', 'why-two'];
      const before = performance.now();
      writeStage(folder, stageNow(number, step));
      await first.seen(`NOTES ${number}`);
      delay = performance.now() - before;
    }
    expect(delay).toBeLessThan(MOST_MILLISECONDS);

    // Another stage, and other notes, at once where it is.
    writeStage(folder, stageNow('6.4', 'skip-a-code', { pid: 4712 }));
    await first.seen('NOTES 6.4');
    using second = openTerminal(['notes'], { env, cols: 60, rows: 16 });
    await second.seen('NOTES 6.4 One left out');

    first.send(PAGE_DOWN);
    await first.until('nothing was asked', () => readRemotes(folder).length === 1);
    const [remote] = readRemotes(folder);
    expect(remote?.commands).toMatchObject([{ seq: 1, command: { do: 'next' } }]);
    await first.seen('The stage did not answer.');
    writeStage(folder, stageNow('6.5', 'two-in-a-row', { done: { [remote?.session ?? '']: 1 } }));
    await second.seen('NOTES 6.5');
    await first.until('it still says so', () => !first.shows('did not answer'));

    writeStage(folder, stageNow('6.5', 'two-in-a-row', { endedAt: epochSeconds(Date.now() / 1000) }));
    await first.seen('The stage has ended.');
    await press(first, PAGE_DOWN, 'NOTES 6.6');
    first.send('q');
    expect((await first.exited).exitCode).toBe(0);
    expect(readRemotes(folder)).toEqual([]);
  });

  it('come on paper', async () => {
    using notes = openPipe(['notes', '--print', '--start', '9:30'], {});

    expect(await notes.end()).toBe(0);
    expect(notes.output()).toMatch(/^# mfa-lab: the notes of the day\n/);
    expect(notes.output()).toContain('### 12.12 What to keep');
  });
});
