import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { openRemote, readStage, stagePath } from '../../../src/cli/stage/mailbox.js';
import { openStagePost } from '../../../src/cli/stage/stage-post.js';
import { addSeconds } from '../../../src/sim/base/time.js';
import type { StageCommand, StageProcess } from '../../../src/ui/store/stage-file.js';
import { temporaryFolder } from '../../e2e/lab.js';
import { STAGE_TIME, stageAt } from './stage-files.js';

/** What the stage says at this step. */
function told({ now, ...process }: StageProcess, number: string) {
  return stageAt({ at: { ...stageAt().at, number }, ...process, beat: now });
}

/** A stage in a folder, with its clock in our hands, and all that it was told to do. */
function stageIn(folder: string) {
  vi.useFakeTimers();
  let [seconds, number] = [0, '6.3'];
  const obeyed: StageCommand[] = [];
  const now = () => addSeconds(STAGE_TIME, seconds);
  const post = openStagePost({
    folder,
    now,
    tell: (process) => told(process, number),
    obey: (command) => {
      obeyed.push(command);
      if (command.do === 'next') number = '6.4';
    },
  });
  const goOn = (milliseconds: number) => {
    for (let gone = 0; gone < milliseconds; gone += 100) {
      seconds += 0.1;
      vi.advanceTimersByTime(100);
    }
  };
  const said = () => {
    const reading = readStage(folder);
    if (reading.kind !== 'stage') throw new Error(`it is ${reading.kind}`);
    return reading.stage;
  };
  return { post, obeyed, now, goOn, said };
}

describe('a stage that is followed', () => {
  it('is there at once, and after a change within a tenth of a second', () => {
    using data = temporaryFolder();
    const { post, goOn, said } = stageIn(data.folder);
    const first = said();
    goOn(300);
    expect(said()).toEqual(first);
    post.changed();
    goOn(100);

    expect(first).toMatchObject({ pid: process.pid, beat: STAGE_TIME, endedAt: null });
    expect(said().beat).toBeCloseTo(STAGE_TIME + 0.4, 3);
    post.close();
  });

  it('writes at most ten times a second, and where nothing happens at most 40 times a minute', () => {
    using data = temporaryFolder();
    const { post, goOn } = stageIn(data.folder);
    const rename = vi.spyOn(fs, 'renameSync');
    goOn(60_000);
    expect(rename.mock.calls.length).toBeGreaterThanOrEqual(29);
    expect(rename.mock.calls.length).toBeLessThanOrEqual(40);

    rename.mockClear();
    for (let times = 0; times < 1000; times += 1) post.changed();
    goOn(1000);
    expect(rename.mock.calls.length).toBeLessThanOrEqual(10);
    post.close();
  });

  it('does each command once, and says so', () => {
    using data = temporaryFolder();
    const { post, obeyed, now, goOn, said } = stageIn(data.folder);
    const remote = openRemote(data.folder);
    remote.send({ do: 'next' }, now());
    goOn(100);
    expect(said()).toMatchObject({ at: { number: '6.4' }, done: { [remote.session]: 1 } });
    remote.send({ do: 'mistake' }, now());
    goOn(3000);

    expect(obeyed).toEqual([{ do: 'next' }, { do: 'mistake' }]);
    expect(said().done).toEqual({ [remote.session]: 2 });
    post.close();
  });

  it('does nothing that was asked of the stage before it', () => {
    using data = temporaryFolder();
    openRemote(data.folder).send({ do: 'next' }, STAGE_TIME);
    const { post, obeyed, goOn } = stageIn(data.folder);
    goOn(500);

    expect(obeyed).toEqual([]);
    expect(fs.readdirSync(data.folder)).toEqual([path.basename(stagePath(data.folder))]);
    post.close();
  });

  it('says that it has ended, and then nothing more', () => {
    using data = temporaryFolder();
    const { post, obeyed, now, goOn, said } = stageIn(data.folder);
    goOn(1000);
    post.close();
    openRemote(data.folder).send({ do: 'next' }, now());
    goOn(5000);

    expect(said().endedAt).toBeCloseTo(STAGE_TIME + 1, 3);
    expect(obeyed).toEqual([]);
  });

  it('goes on where it cannot write, and knows why', () => {
    using data = temporaryFolder();
    const folder = path.join(data.folder, 'in-the-way');
    fs.writeFileSync(folder, '');
    vi.useFakeTimers();
    const ports = {
      folder,
      now: () => STAGE_TIME,
      tell: (process: StageProcess) => told(process, '6.3'),
      obey: () => {},
    };
    const post = openStagePost(ports);
    vi.advanceTimersByTime(5000);

    expect(post.problem()).toMatch(/^E\w+:/);
    post.close();
  });
});
