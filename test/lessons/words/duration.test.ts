import { describe, expect, it } from 'vitest';
import {
  ago,
  clockDistance,
  codeMoment,
  duration,
  minutesToGo,
  shortAgo,
  shortDuration,
  slowOrFast,
  wordOffset,
} from '../../../src/lessons/words/duration.js';
import { addSeconds } from '../../../src/sim/base/time.js';
import { START } from '../../sim/scenario.js';

describe('a number of steps', () => {
  it.each([
    [-3, '90 s ago'],
    [1, '30 s ahead'],
    [-10, '5 minutes ago'],
    [1000, '8.3 hours ahead'],
  ])('of %i is said as %s', (steps, words) => {
    expect(wordOffset(steps)).toBe(words);
  });
});

describe('a span', () => {
  it.each([
    [0, '0 s'],
    [119, '119 s'],
    [120, '2 minutes'],
    [3569, '59 minutes'],
    [3570, '1 hour'],
    [7199, '2 hours'],
    [7200, '2 hours'],
  ])('of %i s is said as %s', (seconds, words) => {
    expect(duration(seconds)).toBe(words);
  });
});

describe('a span where there is little room', () => {
  it.each([
    [0, '0 s'],
    [99, '99 s'],
    [100, '2 min'],
    [3569, '59 min'],
    [3570, '1 h'],
    [28_800, '8 h'],
    [4 * 86_400, '4 d'],
  ])('of %i s is said as %s', (seconds, words) => {
    expect(shortDuration(seconds)).toBe(words);
  });
});

describe('a time that is past', () => {
  it.each([
    [0, 'just now'],
    [5, '5 s ago'],
    [600, '10 minutes ago'],
  ])('by %i s is said as %s', (seconds, words) => {
    expect(ago(START, addSeconds(START, seconds))).toBe(words);
  });
});

describe('a time that is past, where there is little room', () => {
  it.each([
    [0, 'just now'],
    [5, '5 s ago'],
    [600, '10 min ago'],
    [4 * 86_400, '4 d ago'],
  ])('by %i s has a unit and a direction: %s', (seconds, words) => {
    expect(shortAgo(START, addSeconds(START, seconds))).toBe(words);
  });
});

describe('a clock', () => {
  it.each([
    [125, '125 s'],
    [299.6, '300 s'],
    [300, '5 minutes'],
    [7200, '2 hours'],
  ])('that is %d s off is said to be off by %s', (seconds, words) => {
    expect(clockDistance(seconds)).toBe(words);
  });

  it.each([
    [-5, '150 s ago'],
    [4, '120 s ahead'],
    [-20, '10 minutes ago'],
  ])('that makes a code of %i steps from now makes one of a moment %s', (steps, words) => {
    expect(codeMoment(steps)).toBe(words);
  });
});

describe('a drift', () => {
  it.each([
    [-2, '60 s slow'],
    [10, '5 minutes fast'],
  ])('of %i steps is said as %s', (steps, words) => {
    expect(slowOrFast(steps)).toBe(words);
  });
});

describe('what is left of a route', () => {
  it.each([
    [0, 'min', 'nothing left to do'],
    [0, 'minutes', 'nothing left to do'],
    [1, 'min', 'about 1 min left'],
    [1, 'minutes', 'about 1 minute left'],
    [80, 'minutes', 'about 80 minutes left'],
    [90, 'minutes', 'about 1.5 hours left'],
    [122, 'minutes', 'about 2 hours left'],
    [122, 'min', 'about 2 h left'],
  ] as const)('of %i (%s) is said as "%s"', (minutes, unit, words) => {
    expect(minutesToGo(minutes, unit)).toBe(words);
  });
});
