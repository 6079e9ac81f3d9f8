import { LAB_ASSUMPTIONS } from '../../sim/odds/assumptions.js';
import { chanceOfGuesses, guessCount } from '../../sim/odds/chances.js';
import type { Attack } from '../../sim/odds/odds.js';
import { attacksOf, chanceOf } from '../../sim/odds/odds.js';
import {
  assumptionsText,
  attackText,
  formulaText,
  grouped,
  halfText,
  ODDS_CAVEATS,
  shareText,
} from './odds-text.js';
import type { Block } from './rich-text.js';
import { list, text } from './rich-text.js';

/** What the page is called. */
export const ODDS_TITLE = 'The odds: what a thief with the password can still do';

/** Those whose formula says most. */
const EXAMPLES: readonly Attack[] = [
  { kind: 'guessing', devices: 1, days: 1 },
  { kind: 'stuffing', enrolled: 0.5 },
  { kind: 'relay', factor: 'code' },
];

/** The odds of the lab's own rules, as a page to read. */
export function oddsBlocks(): readonly Block[] {
  const assumed = LAB_ASSUMPTIONS;
  const oneList = Number((1 / chanceOfGuesses(guessCount(1, 1, assumed), assumed)).toPrecision(2));
  return [
    text('How likely is it that a thief with the password gets in all the same?'),
    {
      kind: 'facts',
      rows: attacksOf(assumed).map((attack) => [shareText(chanceOf(attack, assumed)), attackText(attack)]),
    },
    text(
      `Two of the shares are made up: ${shareText(assumed.reused)} of the passwords of a leaked list are right here, too, and ${shareText(assumed.fooled)} of those led to a false page type a code there. Who has such a list makes ${assumed.triesPerWindow} tries at each account, and goes on to the next.`,
    ),
    text(halfText(assumed)),
    text(
      `**What follows.** In the ${assumed.triesPerWindow} tries of one window, a code keeps out all but one thief in about ${grouped(oneList)}. A year of guessing at one account is another thing: by then nearly everybody is in. So look at failed sign-ins, and change a password that leaked. Each device more gives a thief more tries; a second one is still worth it, for the day the first is lost. A relay does not guess, so no number of digits stops it. A security key does.`,
    ),
    text('**The formulas**, one of each kind:'),
    list(...EXAMPLES.map((attack) => `${attackText(attack)}: ${formulaText(attack, assumed)}`)),
    text('**Assumed:**'),
    list(...assumptionsText(assumed).map(({ text: words }) => words)),
    ...ODDS_CAVEATS.map(text),
    text(
      '`mfa-lab odds` has every formula with a simulation beside it, an option for each assumption, and as many tries as you like.',
    ),
  ];
}
