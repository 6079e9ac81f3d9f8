import type { TextProps } from 'ink';
import type { Role } from './store/spans.js';

/**
 * The look of each role. Accents have middle lightness, so that they can be read on black and on white; text that
 * matters keeps the terminal's own colour. Every state has a word or a sign as well.
 */
export const THEME: { readonly [role in Role]: Pick<TextProps, 'bold' | 'color' | 'inverse' | 'dimColor'> } =
  {
    title: { bold: true, color: '#2f81c7' },
    strong: { bold: true },
    code: { bold: true },
    accent: { color: '#2f81c7' },
    ok: { bold: true, color: '#2e8b57' },
    problem: { bold: true, color: '#d0453f' },
    muted: { color: '#808080' },
    focus: { inverse: true, bold: true },
  };
