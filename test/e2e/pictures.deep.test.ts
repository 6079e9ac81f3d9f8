import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SCENES } from '../../scripts/pictures/scenes.js';
import { STORIES } from '../../scripts/pictures/story.js';
import { takeFilm } from '../../scripts/pictures/take-film.js';
import { takePicture } from '../../scripts/pictures/take-picture.js';

describe('the films of the README', () => {
  it.each(STORIES)('$name is what the program shows now (npm run pictures makes it anew)', async (story) => {
    const kept = readFileSync(new URL(`../../docs/pictures/${story.name}.svg`, import.meta.url), 'utf8');

    expect(await takeFilm(story)).toBe(kept);
  });
});

describe('the pictures of the README', () => {
  it.each(SCENES)('$name is what the program shows now (npm run pictures makes them anew)', async (scene) => {
    const kept = readFileSync(new URL(`../../docs/pictures/${scene.name}.svg`, import.meta.url), 'utf8');

    expect(await takePicture(scene)).toBe(kept);
  });
});
