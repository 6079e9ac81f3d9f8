import { expect, it } from 'vitest';
import { bigDigits } from '../../src/ui/text/big-digits.js';
import { readable } from './readable.js';

it('the screen is read without its frames, with plain marks, and with its code', () => {
  const [one = '', two = '', three = ''] = bigDigits('617642');
  const screen = [
    ' mfa-lab  6  Two codes  step 3/4  ✓ ✓ ◐ ○  SIMULATED',
    'Type it.',
    '╔═ A thief ════╗ ╭╌ Phone ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╮',
    `║▸[Go]         ║ ┆ ${one} ┆`,
    `║ a │ b        ║ ┆ ${two} ┆`,
    `║              ║ ┆ ${three} ┆`,
    '╚══════════════╝ ╰╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌ lost ╌╯',
    'Goal   ✓  one  ○  two',
    'AWS  ┃No.',
  ].join('\n');

  expect(readable(screen).split('\n')).toEqual([
    'mfa-lab  6  Two codes  step 3/4           SIMULATED',
    'Type it.',
    '─ A thief ──────── Phone ────────────────',
    '>[Go]          │  617 642',
    ' a │ b         │',
    '               │',
    '─────────────────────────────────── lost ─',
    'Goal  [x] one [ ] two',
    'AWS   No.',
  ]);
});
