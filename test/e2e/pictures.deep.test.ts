import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { STORIES } from '../../scripts/pictures/story.js';
import { takeFilm } from '../../scripts/pictures/take-film.js';

describe('the films of the README', () => {
  it.each(STORIES)('$name is what the program shows now (npm run pictures makes it anew)', async (story) => {
    const kept = readFileSync(new URL(`../../docs/pictures/${story.name}.svg`, import.meta.url), 'utf8');

    expect(await takeFilm(story)).toBe(kept);
  });
});
