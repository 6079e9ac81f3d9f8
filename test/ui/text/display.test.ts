import { WriteStream } from 'node:tty';
import { describe, expect, it } from 'vitest';
import type { DisplaySigns } from '../../../src/ui/text/display.js';
import {
  CI_VARIABLES,
  inkColorLevel,
  isUtf8,
  readDisplay,
  withoutColorWishes,
} from '../../../src/ui/text/display.js';

const NO_WISHES: DisplaySigns = {
  env: { TERM: 'xterm-256color', LANG: 'en_GB.UTF-8' },
  platform: 'linux',
  colorDepth: 8,
  settings: { ascii: false, reducedMotion: false },
  flags: { noColor: false, ascii: false, reducedMotion: false },
};

function withEnv(env: DisplaySigns['env'], signs: Partial<DisplaySigns> = {}) {
  return readDisplay({ ...NO_WISHES, ...signs, env: { ...NO_WISHES.env, ...env } });
}

const flags = (wish: Partial<DisplaySigns['flags']>) => ({ flags: { ...NO_WISHES.flags, ...wish } });

describe('colours', () => {
  it.each([
    [24, 'true', 256],
    [8, 256, 256],
    [4, 16, 16],
  ] as const)('go by the terminal: %i bits', (colorDepth, colors, qrColors) => {
    expect(readDisplay({ ...NO_WISHES, colorDepth })).toMatchObject({
      colors,
      qrColors,
      areColorsAssumed: false,
    });
  });

  it.each(['alacritty', 'foot', 'foot-extra', 'wezterm', 'contour', 'rio', 'xterm-kitty'])(
    'are those of a terminal that has them, though Node knows no such name: %s',
    (TERM) => {
      const nodes = WriteStream.prototype.getColorDepth.call(process.stdout, { TERM });
      expect(withEnv({ TERM }, { colorDepth: nodes })).toMatchObject({
        qrColors: nodes > 1 ? 16 : 256,
        areColorsAssumed: false,
      });
    },
  );

  it.each(['foobar', 'sun', 'dumber'])('are taken to be 16 where nothing is known: TERM=%s', (TERM) => {
    expect(withEnv({ TERM }, { colorDepth: 1 })).toMatchObject({
      colors: 16,
      qrColors: 16,
      areColorsAssumed: true,
    });
  });

  it('are 16 into a pipe, whatever the terminal is, unless they would be text', () => {
    const pipe = { colorDepth: null };
    expect(withEnv({ TERM: undefined }, pipe).qrColors).toBe(16);
    expect(withEnv({ TERM: 'vt100' }, pipe).qrColors).toBe(16);
    expect(withEnv({ TERM: 'dumb' }, pipe).qrColors).toBeNull();
  });

  it.each(CI_VARIABLES)('are asked for without %s, which a shell may well have', (name) => {
    const env = withoutColorWishes({ TERM: 'xterm-256color', [name]: '1' });
    expect(WriteStream.prototype.getColorDepth.call(process.stdout, env)).toBe(8);
  });

  it.each([
    ['NO_COLOR', { NO_COLOR: '1' }, {}],
    ['--no-color', {}, flags({ noColor: true })],
    ['FORCE_COLOR=0', { FORCE_COLOR: '0' }, {}],
    ['FORCE_COLOR=false', { FORCE_COLOR: 'false' }, {}],
    ['--no-color against FORCE_COLOR', { FORCE_COLOR: '3' }, flags({ noColor: true })],
    ['TERM=dumb', { TERM: 'dumb' }, {}],
    ['TERM=vt220', { TERM: 'vt220' }, { colorDepth: 4 }],
    ['TERM=xterm-mono', { TERM: 'xterm-mono' }, { colorDepth: 4 }],
    ['no TERM', { TERM: undefined }, {}],
  ] as const)('are left out: %s', (_name, env, signs) => {
    expect(withEnv(env, signs).colors).toBe('none');
  });

  it.each([
    ['', 16],
    ['1', 16],
    ['true', 16],
    ['2', 256],
    ['3', 'true'],
  ] as const)('are what FORCE_COLOR=%s says, whatever NO_COLOR says', (force, colors) => {
    expect(withEnv({ FORCE_COLOR: force, NO_COLOR: '1' }).colors).toBe(colors);
  });

  it('stay with an empty NO_COLOR, as its authors want it', () => {
    expect(withEnv({ NO_COLOR: '' }).colors).toBe(256);
  });

  it('are there on Windows, which names no terminal', () => {
    expect(withEnv({ TERM: undefined }, { platform: 'win32', colorDepth: 24 }).colors).toBe('true');
  });
});

describe('the colours of the QR code', () => {
  it.each([
    ['NO_COLOR', { NO_COLOR: '1' }, {}],
    ['--no-color', {}, flags({ noColor: true })],
    ['FORCE_COLOR=0', { FORCE_COLOR: '0' }, {}],
  ] as const)('are there with %s: black and white are what it is made of', (_name, env, signs) => {
    expect(withEnv(env, signs).qrColors).toBe(256);
  });

  it.each(['dumb', 'vt100', 'vt220', 'xterm-mono'])('are not there on a terminal without any: %s', (TERM) => {
    expect(withEnv({ TERM }, { colorDepth: 4 }).qrColors).toBeNull();
  });

  it('can be forced', () => {
    expect(withEnv({ TERM: 'vt220', FORCE_COLOR: '1' }, { colorDepth: 4 }).qrColors).toBe(16);
    expect(withEnv({ TERM: 'vt220', FORCE_COLOR: '3' }, { colorDepth: 4 }).qrColors).toBe(256);
  });
});

describe('what Ink is told', () => {
  it.each([
    ['without wishes', {}, 8, '2'],
    ['16 colours', {}, 4, '1'],
    ['true colour', {}, 24, '3'],
    ['NO_COLOR, where bold and inverse stay', { NO_COLOR: '1' }, 8, '1'],
    ['FORCE_COLOR=0, where they go', { FORCE_COLOR: '0' }, 8, '0'],
  ] as const)('fits the colours: %s', (_name, env, colorDepth, level) => {
    expect(inkColorLevel(withEnv(env, { colorDepth }), env)).toBe(level);
  });

  it('leaves the terminal to be asked without wishes', () => {
    expect(withoutColorWishes({ TERM: 'xterm', NO_COLOR: '1', FORCE_COLOR: '0' })).toEqual({ TERM: 'xterm' });
  });
});

describe('the locale', () => {
  it.each([
    ['LANG alone', { LANG: 'de_AT.UTF-8' }, true],
    ['written otherwise', { LANG: 'en_US.utf8' }, true],
    ['LC_CTYPE before LANG', { LC_CTYPE: 'C.UTF-8', LANG: 'C' }, true],
    ['LC_CTYPE against LANG', { LC_CTYPE: 'C', LANG: 'en_US.UTF-8' }, false],
    ['LC_ALL before all', { LC_ALL: 'C', LC_CTYPE: 'C.UTF-8', LANG: 'C.UTF-8' }, false],
    ['an empty LC_ALL, which says nothing', { LC_ALL: '', LANG: 'C.UTF-8' }, true],
    ['Latin 1', { LANG: 'de_DE.ISO-8859-1' }, false],
    ['POSIX', { LANG: 'POSIX' }, false],
    ['none', {}, false],
  ] as const)('is read in the order of POSIX: %s', (_name, env, expected) => {
    expect(isUtf8(env, 'linux')).toBe(expected);
  });

  it('does not matter on Windows', () => {
    expect(isUtf8({}, 'win32')).toBe(true);
  });
});

describe('ASCII and motion', () => {
  it.each([
    ['the flag', {}, flags({ ascii: true })],
    ['the setting', {}, { settings: { ascii: true, reducedMotion: false } }],
    ['the locale', { LANG: 'C' }, {}],
  ] as const)('ASCII follows %s', (_name, env, signs) => {
    expect(withEnv(env, signs).ascii).toBe(true);
  });

  it.each([
    ['the flag', flags({ reducedMotion: true })],
    ['the setting', { settings: { ascii: false, reducedMotion: true } }],
  ] as const)('motion is reduced by %s', (_name, signs) => {
    expect(withEnv({}, signs).reducedMotion).toBe(true);
  });

  it('nothing of it without a wish', () => {
    expect(withEnv({})).toMatchObject({ ascii: false, reducedMotion: false });
  });
});
