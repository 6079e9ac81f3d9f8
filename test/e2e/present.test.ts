import { describe, it } from 'vitest';
import { openLab, press, temporaryFolder } from './lab.js';

const PAGE_DOWN = '\u001B[6~';

describe('mfa-lab present', () => {
  it('and its notes hear of each other, in both ways', async () => {
    using data = temporaryFolder();
    using stage = openLab(data.folder, ['present', '6.2']);
    await stage.seen('STAGE 6.2');
    using notes = openLab(data.folder, ['notes']);
    await notes.seen('NOTES 6.2');
    await press(stage, PAGE_DOWN, 'STAGE 6.3');
    await notes.seen('NOTES 6.3');
    notes.send('M');
    await stage.seen(/shown\W+mistake 1 of/i);
    stage.send('q');
    await stage.exited;
    await notes.seen('The stage has ended.');
  });
});
