import { describe, expect, it } from 'vitest';
import type { Rgb } from '../../../src/ui/text/contrast.js';
import type { GroundSigns } from '../../../src/ui/text/ground.js';
import { groundOf } from '../../../src/ui/text/ground.js';

const NO_SIGNS: GroundSigns = { setting: 'auto', answer: null, colorFgBg: undefined };
const BLACK: Rgb = [0, 0, 0];

describe('the palette', () => {
  it.each<[what: string, signs: Partial<GroundSigns>, palette: string, source: string]>([
    ['what is set', { setting: 'light', answer: BLACK, colorFgBg: '15;0' }, 'light', 'setting'],
    ['what the terminal says', { answer: BLACK, colorFgBg: '0;15' }, 'dark', 'terminal'],
    ['the variable', { colorFgBg: '0;15' }, 'light', 'COLORFGBG'],
    ['nothing', {}, 'safe', 'nothing'],
  ])('is taken by %s before all that follows', (_what, signs, palette, source) => {
    expect(groundOf({ ...NO_SIGNS, ...signs })).toMatchObject({ palette, source });
  });

  it.each<[name: string, background: Rgb, palette: string]>([
    ['black', BLACK, 'dark'],
    ['VS Code', [30, 30, 30], 'dark'],
    ['Solarized dark', [0, 43, 54], 'dark'],
    ['Ubuntu', [48, 10, 36], 'dark'],
    ['Nord', [46, 52, 64], 'dark'],
    ['Solarized light', [253, 246, 227], 'light'],
    ['white', [255, 255, 255], 'light'],
  ])('of %s', (_name, answer, palette) => {
    expect(groundOf({ ...NO_SIGNS, answer })).toEqual({ palette, source: 'terminal', color: answer });
  });

  it.each([
    ['15;0', 'dark'],
    ['7;8', 'dark'],
    ['0;15', 'light'],
    ['0;7', 'light'],
    ['0;default;15', 'light'],
    ['12;8', 'dark'],
    ['default;default', 'safe'],
    ['15', 'safe'],
    ['15;', 'safe'],
    ['0;16', 'safe'],
    ['0;-1', 'safe'],
    ['', 'safe'],
    ['\u001B[31m;0x', 'safe'],
  ])('by COLORFGBG=%s', (colorFgBg, palette) => {
    expect(groundOf({ ...NO_SIGNS, colorFgBg }).palette).toBe(palette);
  });
});
