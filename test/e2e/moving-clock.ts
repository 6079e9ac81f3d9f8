import { fileURLToPath } from 'node:url';
import type { OpenTerminal } from '../helpers/terminal.js';
import { ESCAPE, openLab, press, STEP_START } from './lab.js';

const PROGRAM = fileURLToPath(new URL('./fixtures/clock-on-signal.cjs', import.meta.url));

/** What the key page begins with. */
const KEYS = /^ {2}Keys/m;

const TIME_STEP = 30;

/** The lab on a screen, by a clock that moves when it is told to. */
export interface TimedLab {
  readonly lab: OpenTerminal;
  /** Unix seconds, by this computer's clock. */
  now(): number;
  /** Lets a time step pass, and has the lab hear of it. */
  letPass(): Promise<void>;
}

/** Opens the lab three seconds into a time step, where its clock stands still until a step passes. */
export function openTimedLab(folder: string): TimedLab {
  let now = STEP_START + 3;
  const lab = openLab(folder, [], { program: PROGRAM, env: { MFA_LAB_NOW: String(now) } });
  return {
    lab,
    now: () => now,
    async letPass() {
      now += TIME_STEP;
      const frames = lab.frames();
      lab.kill('SIGURG');
      await lab.until('no time has passed', () => lab.frames() > frames);
      // With a key the lab looks at its clock.
      await press(lab, '?', KEYS);
      lab.send(ESCAPE);
      await lab.gone(KEYS);
    },
  };
}
