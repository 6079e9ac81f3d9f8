import { fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { stagePath, writeStage } from '../../../src/cli/stage/mailbox.js';
import { temporaryFolder } from '../../e2e/lab.js';
import { bundled } from '../../helpers/bundled.js';
import { stageAt } from './stage-files.js';

/** How often the file is replaced, as fast as this machine can. It was tried with 10,000, and nothing was torn either. */
const REPLACEMENTS = 3000;

/** A process that reads until it is told to stop, and then says how often it read, and what was wrong. */
const reader = (url: string, file: string) => `
import { readSmallFile } from ${JSON.stringify(url)};
const problems = new Set();
let count = 0, last = 0, isOver = false;
process.on('message', () => { isOver = true; });
const read = () => {
  const reading = readSmallFile(${JSON.stringify(file)}, 500_000);
  count += 1;
  try {
    if (reading.kind !== 'text') problems.add(reading.kind + ' ' + (reading.reason ?? ''));
    else {
      const { pid, screen } = JSON.parse(reading.text);
      if (pid < last || screen.length !== 24) problems.add('not as it was written');
      last = pid;
    }
  } catch (error) { problems.add(String(error)); }
  if (!isOver) setTimeout(read, 1);
  else process.send({ count, problems: [...problems] }, () => process.exit());
};
process.send('ready');
read();
`;

describe('a file that is replaced under two readers', () => {
  it('is never seen torn, and going backwards neither', async () => {
    using data = temporaryFolder();
    const module = await bundled('src/cli/stage/small-file.ts');
    const screen = Array.from({ length: 24 }, (_unused, row) => `${row} ${'x'.repeat(78)}`);
    writeStage(data.folder, stageAt({ pid: 0, screen }));
    const script = path.join(data.folder, 'reader.mjs');
    writeFileSync(script, reader(module.url, stagePath(data.folder)));
    const readers = [fork(script), fork(script)];
    await Promise.all(readers.map((child) => once(child, 'message')));
    const failures = new Set<string>();
    for (let pid = 1; pid <= REPLACEMENTS; pid += 1) {
      const failure = writeStage(data.folder, stageAt({ pid, screen }));
      if (failure !== null) failures.add(failure);
    }
    const answers = readers.map((child) => once(child, 'message'));
    for (const child of readers) child.send('stop');
    const told = (await Promise.all(answers)).map(([answer]) => answer);
    await module.remove();

    expect([...failures]).toEqual([]);
    expect(told.map(({ problems }) => problems)).toEqual([[], []]);
    expect(told.every(({ count }) => count > 100)).toBe(true);
  });
});
