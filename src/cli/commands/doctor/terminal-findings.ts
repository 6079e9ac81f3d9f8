import { localeOf } from '../../../ui/text/display.js';
import { LEAST_SIZE, layoutOf } from '../../../ui/text/sizes.js';
import type { MachineFacts } from './doctor-facts.js';
import type { Finding } from './finding.js';
import { note, problem } from './finding.js';

/** What is odd about the input, the output and the window. */
export function terminalFindings(machine: MachineFacts): readonly Finding[] {
  return [...streamFindings(machine), ...windowFindings(machine), ...drawingFindings(machine)];
}

function streamFindings({ isInputTerminal, isOutputTerminal, env }: MachineFacts): readonly Finding[] {
  if (!isInputTerminal && env['MSYSTEM'] !== undefined) {
    return [
      note(
        'git-bash',
        'Git Bash gives programs no terminal here, so the lab runs as lines.',
        'Full screen: winpty mfa-lab, or set MSYS=enable_pcon and open a new window.',
      ),
    ];
  }
  if (!isInputTerminal) {
    return [
      note(
        'no-input-terminal',
        'The input is no terminal, so the lab runs as lines.',
        'For the full screen run it in a terminal window, without a pipe into it.',
      ),
    ];
  }
  if (isOutputTerminal) return [];
  return [
    note(
      'no-output-terminal',
      'This report goes into a pipe or a file, so the window was not looked at.',
      'Run mfa-lab doctor without the pipe to see what it can do.',
    ),
  ];
}

function windowFindings({ size, lab, env }: MachineFacts): readonly Finding[] {
  if (env['TERM'] === 'dumb') {
    return [
      note(
        'dumb-terminal',
        'TERM is dumb: no screen can be drawn, so the lab runs as lines.',
        'For the full screen use a terminal window that sets TERM.',
      ),
    ];
  }
  if (size === null || lab.isPlain || layoutOf(size) !== 'too-small') return [];
  const { columns, rows } = LEAST_SIZE;
  return [
    problem(
      'small-window',
      `The window is ${size.columns}x${size.rows}; the screen needs ${columns}x${rows}, and 80x24 is better.`,
      'Make the window larger or the font smaller, or run mfa-lab --plain.',
    ),
  ];
}

/** What the screen may look wrong by, though nothing needs doing while it looks right. */
function drawingFindings({ lab, isOutputTerminal, env }: MachineFacts): readonly Finding[] {
  if (lab.isPlain || !isOutputTerminal) return [];
  return [...colourFindings(lab, env['TERM'] ?? ''), ...wideFindings(lab, env)];
}

/** The line of a finding has room for a name as long as this. */
const LONGEST_TERM = 20;

function colourFindings(lab: MachineFacts['lab'], term: string): readonly Finding[] {
  const named = term === '' ? 'TERM is not set' : `TERM is ${JSON.stringify(term.slice(0, LONGEST_TERM))}`;
  if (lab.qrColours === 'none') {
    return [
      note(
        'no-qr-colours',
        `${named}: no terminal with colours, so the lab hides QR codes.`,
        'If it has colours, press d at the QR code (qr: --text), or set TERM right.',
      ),
    ];
  }
  if (!lab.areColoursAssumed) return [];
  return [
    note(
      'colours-assumed',
      `${named}, of which nothing is known: 16 colours are assumed.`,
      'If a QR code is not black on white, press d there.',
    ),
  ];
}

/** Languages in whose fonts and code pages lines and blocks may be two columns wide (Unicode, UAX 11: ambiguous). */
const WIDE_LANGUAGES = /^(ja|ko|zh)([_.@]|$)/;

function wideFindings(lab: MachineFacts['lab'], env: MachineFacts['env']): readonly Finding[] {
  const locale = localeOf(env).slice(0, LONGEST_TERM);
  if (lab.ascii || !WIDE_LANGUAGES.test(locale)) return [];
  return [
    note(
      'wide-characters',
      `With ${JSON.stringify(locale)} some terminals draw lines two columns wide.`,
      'The lab measures that. Is its screen in pieces? Press A, or use --ascii.',
    ),
  ];
}
