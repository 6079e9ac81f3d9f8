import { expect, it } from 'vitest';
import { sheetOf } from '../../scripts/pictures/sheet.js';
import { DARK, LIGHT } from '../helpers/cells.js';

const screen = (glyph: string, theme: typeof DARK) =>
  Array.from({ length: 2 }, () =>
    Array.from({ length: 3 }, () => ({ glyph, ...theme, isBold: false, isDim: false })),
  );

it('has every screen at a place of its own, with its caption and the ground of its terminal', () => {
  const sheet = sheetOf('two & two', [
    [
      { caption: 'dark, before', cells: screen('a', DARK), theme: DARK },
      { caption: 'dark, now', cells: screen('b', DARK), theme: DARK },
    ],
    [
      { caption: 'light, before', cells: screen('<', LIGHT), theme: LIGHT },
      { caption: 'light, now', cells: screen('d', LIGHT), theme: LIGHT },
    ],
  ]);

  const places = [...sheet.matchAll(/^<g transform="translate\((\d+ \d+)\)">$/gm)].map(([, place]) => place);
  expect(new Set(places).size).toBe(4);
  expect(sheet).toContain('<title>two &amp; two</title>');
  for (const caption of ['dark, before', 'dark, now', 'light, before', 'light, now']) {
    expect(sheet).toContain(`>${caption}</text>`);
  }
  expect(sheet).toContain('>&lt;&lt;&lt;</text>');
  expect(sheet.match(/fill="#ffffff" stroke/g)).toHaveLength(2);
});
