import type { Cell } from '../../test/helpers/cells.js';
import { DARK } from '../../test/helpers/cells.js';
import { cameraOf } from './camera.js';
import { filmOf, type Shot } from './film-svg.js';
import type { Story } from './story.js';
import { visit } from './visit.js';

/** Runs the built program through a story, and draws all that was on its screen. */
export async function takeFilm(story: Story): Promise<string> {
  const { title, description, cols, rows } = story;
  const shots: Shot[] = [];
  for (const { args, takes } of story.runs) {
    const command = ['mfa-lab', ...args].join(' ');
    await visit({ args, cols, rows }, async (opened) => {
      for (const { caption, walk } of takes) await walk(cameraOf(opened, shots, { command, caption }));
    });
  }
  // A film of other moments is never kept.
  const last = shots.at(-1)?.cells ?? [];
  if (!wordsOf(last).includes(story.end)) throw new Error(`${story.name} does not end with: ${story.end}`);
  const poster = shots.findIndex(({ cells }) => wordsOf(cells).includes(story.poster));
  if (poster < 0) throw new Error(`No shot of ${story.name} shows: ${story.poster}`);
  return filmOf({ title, description, shots, poster, theme: DARK });
}

function wordsOf(cells: readonly (readonly Cell[])[]): string {
  return cells.map((row) => row.map(({ glyph }) => glyph).join('')).join('\n');
}
