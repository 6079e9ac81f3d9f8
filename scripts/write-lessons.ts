import { writeFileSync } from 'node:fs';
import { handout } from '../src/lessons/words/handout.js';

// `npm run lessons`: a test fails when the file is older than the lessons.
writeFileSync(new URL('../lessons.md', import.meta.url), handout());
