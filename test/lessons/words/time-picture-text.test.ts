import { describe, expect, it } from 'vitest';
import type { TimePicture } from '../../../src/lessons/engine/time-picture.js';
import { plainText } from '../../../src/lessons/words/rich-text.js';
import { drawTime, tellTime } from '../../../src/lessons/words/time-picture-text.js';

/** The room of a page at 80x24, and more than that of 60x16. */
const ROOM = 49;

const at = (code: number | null, centre = 0, isUsed = false): TimePicture => ({
  kind: 'window',
  centre,
  code,
  isUsed,
});

const pair = (apart: number, but: 'far' | 'used' | null = null): TimePicture => ({
  kind: 'pair',
  apart,
  but,
});

const drawn = (picture: TimePicture) => plainText(drawTime(picture));

describe('the picture of time', () => {
  it.each([
    [at(0), 'lab: AWS [-2][-1][##][+1][+2] ## your code'],
    [at(-2), 'lab: AWS [##][-1][ 0][+1][+2] ## your code'],
    [at(1, 0, true), 'lab: AWS [-2][-1][ 0][##][+2] ## used before'],
    [at(-5), 'lab: ## 5 steps older < AWS [-2][-1][ 0][+1][+2]'],
    [at(20), 'lab: AWS [-2][-1][ 0][+1][+2] > ## 20 steps newer'],
    [at(null), 'lab: AWS [-2][-1][ 0][+1][+2] ## nowhere near'],
    // After a resync the steps that AWS takes are others.
    [at(3, 3), 'lab: AWS [+1][+2][##][+4][+5] ## your code'],
    [at(0, 3), 'lab: ## 3 steps older < AWS [+1][+2][+3][+4][+5]'],
    [at(-12, -12), 'lab: AWS [-14][-13][###][-11][-10] ## your code'],
    [pair(1), 'lab: [code 1][code 2] they touch'],
    [pair(0), 'lab: [code 1 = code 2] one code, typed twice'],
    [pair(-1), 'lab: [code 2][code 1] the newer one first'],
    [pair(2), 'lab: [code 1][..][code 2] 2 steps apart'],
    [pair(4), 'lab: [code 1][..][..][..][code 2] 4 steps apart'],
    [pair(13), 'lab: [code 1] .. 13 steps apart .. [code 2]'],
    [pair(1, 'far'), 'lab: [code 1][code 2] far from now'],
    [pair(1, 'used'), 'lab: [code 1][code 2] used before'],
    [{ kind: 'half-pair', unknown: 1 }, 'lab: [??][code 2] code 1 fits nowhere near'],
    [{ kind: 'half-pair', unknown: 2 }, 'lab: [code 1][??] code 2 fits nowhere near'],
  ] as const)('%o', (picture, line) => {
    expect(drawn(picture)).toBe(line);
  });

  it('is one line of ASCII that says whose it is, wherever the codes fell', () => {
    const pictures = [
      ...Array.from({ length: 41 }, (_, index) => at(index - 20)),
      ...Array.from({ length: 9 }, (_, index) => at(index - 4, 4)),
      ...Array.from({ length: 41 }, (_, index) => pair(index - 20)),
    ];
    for (const picture of pictures) {
      const line = drawn(picture);
      expect(line.length, line).toBeLessThanOrEqual(ROOM);
      expect(line).toMatch(/^lab: [\x20-\x7E]+$/);
    }
  });

  it.each([
    [
      at(-5),
      "the lab's picture: at that moment AWS took the steps -2 to +2; the code was of step -5, 5 steps older than the middle, so outside.",
    ],
    [
      at(0, 3),
      "the lab's picture: at that moment AWS took the steps +1 to +5; the code was of step 0, 3 steps older than the middle, so outside.",
    ],
    [
      at(-1, 0, true),
      "the lab's picture: at that moment AWS took the steps -2 to +2; the code was of step -1, inside, but used before.",
    ],
    [at(null), "the lab's picture: at that moment AWS took the steps -2 to +2; the code was nowhere near."],
    [pair(-2), "the lab's picture: 2 steps apart, the newer one first."],
    [pair(1, 'used'), "the lab's picture: they touch, but used before."],
    [pair(-1), "the lab's picture: they touch, the newer one first."],
    [{ kind: 'half-pair', unknown: 2 }, "the lab's picture: code 2 fits nowhere near."],
  ] as const)('is told in words', (picture, words) => {
    expect(tellTime(picture)).toBe(words);
  });
});
