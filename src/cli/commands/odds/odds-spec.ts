import { ok } from '../../../sim/base/result.js';
import type { CommandSpec } from '../spec.js';
import type { OddsCommand } from './odds-command.js';
import { ODDS_OPTIONS, readOdds } from './odds-options.js';

export const oddsSpec: CommandSpec<OddsCommand, typeof ODDS_OPTIONS> = {
  line: ['odds', 'how likely a thief gets past a code, and what helps'],
  usage: `mfa-lab odds [--tries N] [--seed N] [--json]
             [--digits N] [--steps N] [--budget N] [--window SECONDS]
             [--devices LIST] [--reused PERCENT] [--enrolled LIST]
             [--fooled PERCENT] [--delay SECONDS]
             [--sms-bulk PERCENT] [--sms-targeted PERCENT]`,
  about: `Works out how likely it is that a thief who has the password gets in all the
same: by guessing codes for a day and a year, with a leaked list, with a relay,
and against SMS. Under each formula stands a simulation, with its error. It
names all it assumes, and each assumption has an option. Nothing is attacked.`,
  options: ODDS_OPTIONS,
  answer: `JSON  assumptions  what was assumed; shares from 0 to 1
      simulation   tries and seed
      agrees       every formula lies within the error of its simulation
      rows         a list of
        attack     kind (guessing, stuffing, relay, sms), and what it varies
        name       the same in words
        formula    as text, with its numbers
        chance     by the formula, from 0 to 1
        simulated  runs, hits, and low and high: the error
        agrees     chance lies from low to high
Chance alone puts a row outside once in 1000 rows.

Exit code: 0 every formula lies within the error of its simulation, 1 one does
not, 2 wrong usage.`,
  takesWords: false,
  read(_words, given) {
    const asked = readOdds(given);
    return asked.ok ? ok({ kind: 'odds', ...asked.value, json: given.has('json') }) : asked;
  },
  async run(command) {
    const { oddsCommand } = await import('./odds-command.js');
    return oddsCommand(command);
  },
};
