import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bundle } from './build.js';
import { SCENES } from './pictures/scenes.js';
import { STORIES } from './pictures/story.js';
import { takeFilm } from './pictures/take-film.js';
import { takePicture } from './pictures/take-picture.js';

/**
 * Pictures of the real screen, and films of it, for the README: npm run pictures -- [--check] [NAME...].
 * `--check` writes nothing, and fails when a picture is not what the program shows now.
 */

const FOLDER = new URL('../docs/pictures/', import.meta.url);

const { values, positionals } = parseArgs({
  options: { check: { type: 'boolean', default: false } },
  allowPositionals: true,
});

function kept(file: string): string | null {
  try {
    return readFileSync(new URL(file, FOLDER), 'utf8');
  } catch {
    return null;
  }
}

/** All that there is to make, each by its name. */
const PICTURES = [
  ...STORIES.map((story) => ({ name: story.name, take: () => takeFilm(story) })),
  ...SCENES.map((scene) => ({ name: scene.name, take: () => takePicture(scene) })),
];

/** Files of scenes that are no more. */
function strangers(): readonly string[] {
  const files = PICTURES.map(({ name }) => `${name}.svg`);
  return readdirSync(FOLDER).filter((file) => file.endsWith('.svg') && !files.includes(file));
}

await bundle({ entry: 'src/cli.ts', outdir: 'dist' });
mkdirSync(FOLDER, { recursive: true });
let stale = 0;
for (const { name, take } of PICTURES) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  const file = `${name}.svg`;
  const svg = await take();
  const isStale = kept(file) !== svg;
  if (isStale) stale += 1;
  if (!values.check) writeFileSync(new URL(file, FOLDER), svg);
  const state = !isStale ? 'as it was' : values.check ? 'differs from what the program shows' : 'written';
  console.log(`${fileURLToPath(new URL(file, FOLDER))}: ${state}, ${Math.round(svg.length / 1000)} kB`);
}
for (const file of strangers()) {
  if (values.check) stale += 1;
  else rmSync(new URL(file, FOLDER));
  console.log(`${file}: no scene makes it${values.check ? '' : ', removed'}`);
}
if (values.check && stale > 0) {
  console.error('Run npm run pictures, look at them, and keep them.');
  process.exitCode = 1;
}
