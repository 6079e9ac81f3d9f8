import { expect, it, vi } from 'vitest';
import { createJobControl } from '../../../src/cli/terminal/job-control.js';

/** Every turn of the event loop that was waited for is over. */
const turns = async () => {
  for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

it.runIf(process.platform !== 'win32')(
  'stops once more for a Ctrl+Z that comes before the terminal is taken back, and not for its own going on',
  async () => {
    const sent: unknown[] = [];
    vi.spyOn(process, 'kill').mockImplementation((pid, signal) => {
      sent.push([pid, signal]);
      return true;
    });
    vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    const control = createJobControl(() => undefined);
    // Whoever hands over takes its time to take back.
    let takeBack = (): void => undefined;
    const end = control.onReady(async (use) => {
      await use();
      await new Promise<void>((resolve) => {
        takeBack = resolve;
      });
    });
    const stops = () => sent.filter((each) => JSON.stringify(each) === '[0,"SIGTSTP"]').length;

    control.suspend();
    await turns();
    expect(stops()).toBe(1);
    process.emit('SIGCONT', 'SIGCONT');
    control.suspend();
    await turns();
    expect(stops()).toBe(1);

    takeBack();
    await turns();
    expect(stops()).toBe(2);
    takeBack();
    await turns();
    expect(stops()).toBe(2);
    end();
  },
);
