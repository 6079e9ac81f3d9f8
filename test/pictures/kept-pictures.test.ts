import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SCENES } from '../../scripts/pictures/scenes.js';
import { STORIES } from '../../scripts/pictures/story.js';
import { DARK } from '../helpers/cells.js';
import { readQr } from '../helpers/read-qr.js';
import { readFilm } from './read-film.js';
import { seenIn, textsOf } from './read-svg.js';

const FOLDER = new URL('../../docs/pictures/', import.meta.url);
/** A README with all of them must still open at once. */
const BYTES_MAX = 60_000;
/** Of a film. */
const FILM_BYTES_MAX = 300_000;
/** Nobody watches for long. */
const [SHORT_SECONDS, LONG_SECONDS] = [20, 45];

const kept = (name: string) => readFileSync(new URL(`${name}.svg`, FOLDER), 'utf8');

describe('the pictures in docs/pictures', () => {
  it('are those of the scenes and the stories, and no others', () => {
    const names = [...SCENES, ...STORIES].map(({ name }) => `${name}.svg`);

    expect(readdirSync(FOLDER).toSorted()).toEqual(names.toSorted());
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

  it.each(STORIES)(
    '$name is a film that needs nothing from outside, and stands still where the point is',
    (story) => {
      const svg = kept(story.name);
      const film = readFilm(svg);
      const words = (second: number | 'still') => film.lines(second).join('\n');

      expect(svg.length).toBeLessThan(FILM_BYTES_MAX);
      expect(svg).toContain(`<title id="title">${story.title}</title>`);
      expect(svg).toMatch(/<desc id="description">[^<]{60,}\.<\/desc>/);
      expect(svg).not.toMatch(/<(script|image|use|foreignObject|animate|set)|href|url\(|@import|\son\w+=/);
      expect(svg.match(/https?:\/\/www[^"]*"/g)).toEqual(['http://www.w3.org/2000/svg"']);
      expect(svg).not.toMatch(/\/(tmp|home|root|Users|work)\//);
      expect(film.seconds).toBeGreaterThan(SHORT_SECONDS);
      expect(film.seconds).toBeLessThan(LONG_SECONDS);
      expect(words(0)).toContain(story.start);
      expect(words('still')).toContain(story.poster);
      expect(words(film.seconds - 0.1)).toContain(story.end);
      expect(film.bar(0)[0]).toBe(`$ mfa-lab ${story.runs[0]?.args.join(' ')}`);
    },
  );
});
