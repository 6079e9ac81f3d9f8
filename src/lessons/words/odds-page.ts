import { LAB_ASSUMPTIONS } from '../../sim/odds/assumptions.js';
import { chanceOfGuesses, guessCount } from '../../sim/odds/chances.js';
import type { OddsRow } from '../../sim/odds/odds.js';
import { allOdds, QUICK_SIMULATION } from '../../sim/odds/odds.js';
import {
  assumptionsText,
  attackText,
  ERROR_MEANING,
  errorText,
  formulaText,
  grouped,
  halfText,
  ODDS_CAVEATS,
  shareText,
  simulatedText,
} from './odds-text.js';
import type { Block } from './rich-text.js';
import { list, text } from './rich-text.js';

/** What the page is called. */
export const ODDS_TITLE = 'The odds: what a thief with the password can still do';

let rows: readonly OddsRow[] | undefined;

/** The rows of the page: the same each time, so worked out once. */
function pageRows(): readonly OddsRow[] {
  rows ??= allOdds(LAB_ASSUMPTIONS, QUICK_SIMULATION);
  return rows;
}

/** The odds of the lab's own rules, as a page to read. */
export function oddsBlocks(): readonly Block[] {
  const assumed = LAB_ASSUMPTIONS;
  const oneList = 1 / chanceOfGuesses(guessCount(1, 1, assumed), assumed);
  return [
    text('How likely is it that a thief who has the password gets in all the same?'),
    list(...pageRows().map(({ attack, chance }) => `${attackText(attack)}: **${shareText(chance)}**`)),
    text(halfText(assumed)),
    text(
      `**What follows.** A code makes a leaked password useless for all but one in ${grouped(oneList)}. Each device more gives a thief more tries; a second one is still worth it, for the day the first is lost. A relay does not guess, so no number of digits stops it. A security key does.`,
    ),
    text('**The formulas**, and a simulation of each with its error:'),
    list(
      ...pageRows().map(
        ({ attack, simulated }) =>
          `${attackText(attack)}: ${formulaText(attack, assumed)}; simulated ${simulatedText(simulated)}, error ${errorText(simulated)}`,
      ),
    ),
    text(`${grouped(QUICK_SIMULATION.tries)} tries a row. ${ERROR_MEANING}`),
    text('**Assumed:**'),
    list(...assumptionsText(assumed).map(({ text: words }) => words)),
    ...ODDS_CAVEATS.map(text),
    text('`mfa-lab odds` has the same, with an option for each assumption and as many tries as you like.'),
  ];
}
