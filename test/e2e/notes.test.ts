import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeStage } from '../../src/cli/stage/mailbox.js';
import { stageNow } from '../cli/stage/stage-files.js';
import { openPipe } from '../helpers/pipe.js';
import { temporaryFolder } from './lab.js';

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
});
