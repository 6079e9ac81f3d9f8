import { describe, it } from 'vitest';
import { expectFullScreen, expectPlainMode } from './mode-claims.js';

describe('plain mode', () => {
  it.each([
    ['INK_SCREEN_READER=true', { INK_SCREEN_READER: 'true' }, 'plain mode is on (INK_SCREEN_READER is set)'],
    ['ACCESSIBLE=1', { ACCESSIBLE: '1' }, 'plain mode is on (ACCESSIBLE is set)'],
    ['MFA_LAB_PLAIN=1', { MFA_LAB_PLAIN: '1' }, 'plain mode is on:'],
  ] as const)('is what a terminal with %s gets, with a prompt', (_name, env, first) =>
    expectPlainMode(env, first),
  );
});

describe('the full screen', () => {
  it.each([
    ['NO_COLOR=1', { NO_COLOR: '1' }],
    ['LANG=C', { LANG: 'C', LC_ALL: 'C' }],
    ['FORCE_COLOR=0', { FORCE_COLOR: '0' }],
    ['MFA_LAB_PLAIN=0', { MFA_LAB_PLAIN: '0' }],
  ] as const)('is what a terminal with %s gets', (_name, env) => expectFullScreen(env));
});
