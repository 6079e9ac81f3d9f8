import { describe, expect, it } from 'vitest';
import { type PlainSigns, whenPlain } from '../../../src/ui/plain/when-plain.js';

const TERMINAL: PlainSigns = {
  isAsked: false,
  isSetting: false,
  isInputTerminal: true,
  isOutputTerminal: true,
  env: { TERM: 'xterm-256color' },
};

describe('when the lab is told as lines', () => {
  it.each<[string, Partial<PlainSigns>]>([
    ['--plain', { isAsked: true }],
    ['the setting', { isSetting: true }],
    ['MFA_LAB_PLAIN=1', { env: { MFA_LAB_PLAIN: '1' } }],
  ])('needs no reason with %s', (_name, signs) => {
    expect(whenPlain({ ...TERMINAL, ...signs })).toEqual({ isPlain: true, reason: null });
  });

  it.each<[string, Partial<PlainSigns>, RegExp]>([
    ['the input is a pipe', { isInputTerminal: false }, /^the input is not a terminal$/],
    ['the output is a pipe', { isOutputTerminal: false }, /^the output is not a terminal$/],
    ['TERM is dumb', { env: { TERM: 'dumb' } }, /TERM is dumb/],
    ['Ink is told of a screen reader', { env: { INK_SCREEN_READER: 'true' } }, /INK_SCREEN_READER/],
    ['programs are asked to be accessible', { env: { ACCESSIBLE: '1' } }, /^ACCESSIBLE is set$/],
    [
      'Git Bash gives a pipe',
      { isInputTerminal: false, env: { MSYSTEM: 'MINGW64' } },
      /winpty or MSYS=enable_pcon/,
    ],
    [
      'MFA_LAB_PLAIN=0 meets a pipe',
      { isInputTerminal: false, env: { MFA_LAB_PLAIN: '0' } },
      /not a terminal/,
    ],
  ])('has a reason when %s', (_name, signs, reason) => {
    expect(whenPlain({ ...TERMINAL, ...signs })).toEqual({
      isPlain: true,
      reason: expect.stringMatching(reason),
    });
  });

  it.each<[string, Partial<PlainSigns>]>([
    ['a terminal alone', {}],
    ['MFA_LAB_PLAIN=0 over the setting', { isSetting: true, env: { MFA_LAB_PLAIN: '0' } }],
    ['INK_SCREEN_READER=false', { env: { INK_SCREEN_READER: 'false' } }],
    ['ACCESSIBLE=0', { env: { ACCESSIBLE: '0' } }],
    ['MFA_LAB_PLAIN=0 over ACCESSIBLE=1', { env: { MFA_LAB_PLAIN: '0', ACCESSIBLE: '1' } }],
    ['CI=true on a terminal', { env: { CI: 'true' } }],
    ['Git Bash with a pseudo-console', { env: { MSYSTEM: 'MINGW64' } }],
  ])('is not for %s', (_name, signs) => {
    expect(whenPlain({ ...TERMINAL, ...signs })).toEqual({ isPlain: false, reason: null });
  });
});
