import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SCENES } from '../../scripts/pictures/scenes.js';
import { takePicture } from '../../scripts/pictures/take-picture.js';

describe('the pictures of the README', () => {
  it.each(SCENES)('$name is what the program shows now (npm run pictures makes them anew)', async (scene) => {
    const kept = readFileSync(new URL(`../../docs/pictures/${scene.name}.svg`, import.meta.url), 'utf8');

    expect(await takePicture(scene)).toBe(kept);
  });
});
