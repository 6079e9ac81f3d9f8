import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SCENES } from '../../scripts/pictures/scenes.js';
import { DARK } from '../helpers/cells.js';
import { readQr } from '../helpers/read-qr.js';
import { seenIn, textsOf } from './read-svg.js';

const FOLDER = new URL('../../docs/pictures/', import.meta.url);
/** A README with all of them must still open at once. */
const BYTES_MAX = 60_000;

const kept = (name: string) => readFileSync(new URL(`${name}.svg`, FOLDER), 'utf8');

describe('the pictures in docs/pictures', () => {
  it('are those of the scenes, and no others', () => {
    expect(readdirSync(FOLDER).toSorted()).toEqual(SCENES.map(({ name }) => `${name}.svg`).toSorted());
  });

  it.each(SCENES)(
    '$name is light, says what it shows, and nothing of the machine it was made on',
    (scene) => {
      const svg = kept(scene.name);

      expect(svg.length).toBeLessThan(BYTES_MAX);
      expect(svg).toContain(`<title id="title">${scene.title}</title>`);
      expect(svg).toMatch(/<desc id="description">[^<]{60,}\.<\/desc>/);
      expect(svg).not.toMatch(/\/(tmp|home|root|Users|work)\//);
      expect(svg).not.toMatch(/<(script|image|style|foreignObject)|href=/);
    },
  );

  it('qr has a code that a phone can read, of the key beside it', () => {
    const svg = kept('qr');

    const uri = readQr({ cells: () => seenIn(svg, 80, 24, DARK.background) });

    expect(uri).toMatch(/^otpauth:\/\/totp\/MFA%20Lab:/);
    const written = textsOf(svg).map(({ text }) => text.replaceAll(' ', ''));
    const secret = /secret=(\w+)/.exec(uri ?? '')?.[1] ?? '';
    expect(written.join('')).toContain(secret);
    expect(secret).toHaveLength(32);
  });
});
