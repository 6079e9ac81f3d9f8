import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SCENES } from '../../scripts/pictures/scenes.js';
import { takePicture } from '../../scripts/pictures/take-picture.js';
import { depth } from '../helpers/depth.js';

/** The deep run looks at all of them; what changes the look of one mostly changes the first as well. */
const LOOKED_AT = SCENES.slice(0, depth(2, SCENES.length));

describe('the pictures of the README', () => {
  it.each(LOOKED_AT)(
    '$name is what the program shows now (npm run pictures makes them anew)',
    async (scene) => {
      const kept = readFileSync(new URL(`../../docs/pictures/${scene.name}.svg`, import.meta.url), 'utf8');

      expect(await takePicture(scene)).toBe(kept);
    },
  );
});
