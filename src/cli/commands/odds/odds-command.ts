import {
  agreementText,
  assumptionsText,
  attackText,
  ERROR_MEANING,
  formulaText,
  grouped,
  halfText,
  ODDS_CAVEATS,
  shareText,
  simulatedText,
} from '../../../lessons/words/odds-text.js';
import type { OddsRow } from '../../../sim/odds/odds.js';
import { allOdds } from '../../../sim/odds/odds.js';
import type { Output } from '../command.js';
import type { AskedOdds } from './odds-options.js';

/** `odds` as it was asked for. */
export interface OddsCommand extends AskedOdds {
  readonly kind: 'odds';
  readonly json: boolean;
}

/** What `odds --json` prints, on one line. Fields may be added; none changes its meaning. */
export interface OddsReport {
  readonly assumptions: AskedOdds['assumed'];
  readonly simulation: AskedOdds['simulation'];
  readonly agrees: boolean;
  readonly rows: readonly (OddsRow & { readonly name: string; readonly formula: string })[];
}

/** `odds`: the formulas, and a simulation beside each. */
export function oddsCommand(command: OddsCommand): Output {
  const { assumed, simulation } = command;
  const rows = allOdds(assumed, simulation);
  const report: OddsReport = {
    assumptions: assumed,
    simulation,
    agrees: rows.every(({ agrees }) => agrees),
    rows: rows.map((row) => ({
      ...row,
      name: attackText(row.attack),
      formula: formulaText(row.attack, assumed),
    })),
  };
  const text = command.json ? JSON.stringify(report) : oddsText(command, rows);
  return { text, remarks: [], exitCode: report.agrees ? 0 : 1 };
}

const COLUMNS = 78;

function oddsText({ assumed, simulation }: OddsCommand, rows: readonly OddsRow[]): string {
  const table = rows.flatMap(({ attack, chance, simulated, agrees }) => [
    `${attackText(attack)}: ${shareText(chance)}`,
    `    formula: ${formulaText(attack, assumed)}`,
    `    simulated: ${simulatedText(simulated)}${agrees ? '' : ' (outside)'}`,
  ]);
  return [
    'How likely is it that a thief who has the password gets in all the same?',
    '',
    ...table,
    '',
    ...wrapped(halfText(assumed), ''),
    ...wrapped(agreementText(rows), ''),
    ...wrapped(
      `Simulated: ${grouped(simulation.tries)} tries a row, seed ${simulation.seed}. ${ERROR_MEANING}`,
      '',
    ),
    '',
    'Assumed, each with the option that changes it',
    ...assumptionsText(assumed).flatMap(({ text, option }) =>
      wrapped(`--${option}`.padEnd(16) + text, ' '.repeat(16)),
    ),
    '',
    ...ODDS_CAVEATS.flatMap((caveat) => wrapped(caveat, '')),
  ].join('\n');
}

/** Breaks a line at spaces; those after the first begin with `indent`. */
function wrapped(line: string, indent: string): readonly string[] {
  const lines: string[] = [];
  let rest = line;
  while (rest.length > COLUMNS) {
    const at = rest.lastIndexOf(' ', COLUMNS);
    lines.push(rest.slice(0, at).trimEnd());
    rest = indent + rest.slice(at + 1);
  }
  return [...lines, rest];
}
