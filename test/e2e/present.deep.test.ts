import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openLab, press, temporaryFolder } from './lab.js';

const PAGE_DOWN = '\u001B[6~';

/** What a facilitator has done as a learner: nobody's business on a stage. */
const OWN_PROGRESS = '{"schemaVersion":1,"of":"the facilitator"}';

describe('mfa-lab present', () => {
  it('comes back after a kill at the same step in the same world, is open once, and leaves own progress alone', async () => {
    using data = temporaryFolder();
    const own = path.join(data.folder, 'progress.json');
    writeFileSync(own, OWN_PROGRESS);
    using stage = openLab(data.folder, ['present', '6.3']);
    await stage.seen('STAGE 6.3');
    await press(stage, PAGE_DOWN, /lab's phone/i);
    await press(stage, 'M', /shown\W+mistake 1 of/i);
    const account = /projector-[a-z0-9]+/.exec(stage.screen())?.[0] ?? 'no account';
    using second = openLab(data.folder, ['present']);
    expect((await second.exited).exitCode).toBe(1);
    expect(second.screen()).toContain('The stage is open in process');
    stage.kill('SIGKILL');
    await stage.exited;

    using again = openLab(data.folder, ['present']);
    await again.seen('STAGE 6.3');
    expect(again.screen()).toContain(account);
    // Dark, and the next key only brings it back.
    again.send(`.${PAGE_DOWN}`);
    await press(again, 'G', 'Go to');
    expect(again.screen()).toContain('STAGE 6.3');
    await press(again, '7.1\r', 'STAGE 7.1');
    again.send('q');
    expect((await again.exited).exitCode).toBe(0);
    expect(readFileSync(own, 'utf8')).toBe(OWN_PROGRESS);
  });
});
