import { describe, expect, it } from 'vitest';
import { LESSONS } from '../../../src/lessons/catalog.js';
import { walkCourse } from '../../course/course.js';
import { ownPhone } from '../../course/hands.js';
import { plainWalker } from '../../course/plain-walker.js';
import { plainLab } from './plain-lab.js';

describe('the whole course through a pipe', () => {
  it('reads as this transcript, with another TOTP program as the phone', async () => {
    const lab = plainLab({ reason: 'the input is not a terminal' });
    const walker = plainWalker(lab);
    await walker.seen('which phone will you use?');
    lab.send('2');
    await walker.seen('lessons: full course');
    await walkCourse(walker, ownPhone(lab.now));

    const transcript = await lab.end();

    const { lessons } = lab.saved().progress;
    expect(Object.values(lessons).filter((lesson) => lesson?.status === 'done')).toHaveLength(LESSONS.length);
    await expect(transcript).toMatchFileSnapshot('../../golden/plain-course.txt');
  });
});
