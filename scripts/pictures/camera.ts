import { DARK } from '../../test/helpers/cells.js';
import type { Shot } from './film-svg.js';
import type { Visit } from './visit.js';

/** How long a key takes, in milliseconds: a person who knows what to type. */
const KEY_MS = 110;

/** Films a visit: does what a hand does, and keeps what is seen of it. */
export type Camera = ReturnType<typeof cameraOf>;

/** A camera that puts its shots behind those there are. */
export function cameraOf(
  visit: Visit,
  shots: Shot[],
  { command, caption }: Pick<Shot, 'command' | 'caption'>,
) {
  const camera = {
    visit,
    /** Keeps what is on the screen, for so long. */
    hold(milliseconds: number): void {
      shots.push({ cells: visit.cells(DARK), milliseconds, command, caption });
    },
    /** Types, key by key; each must change something. */
    async type(keys: string): Promise<void> {
      for (const key of keys) {
        await visit.press(key);
        camera.hold(KEY_MS);
      }
    },
    /** Moves the focus to something, lets that be seen, and chooses it. */
    async choose(name: string, key: string): Promise<void> {
      await visit.focus(name);
      camera.hold(CHOICE_MS);
      await visit.press(key);
    },
    /** Keeps what is on the screen once the words are there. */
    async holdOn(words: string | RegExp, milliseconds: number): Promise<void> {
      await visit.seen(words);
      camera.hold(milliseconds);
    },
  };
  return camera;
}

/** How long an eye takes to find the focus. */
const CHOICE_MS = 700;
