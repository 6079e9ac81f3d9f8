import { LEAST_SIZE, layoutOf } from '../../../ui/text/sizes.js';
import type { MachineFacts } from './doctor-facts.js';
import type { Finding } from './finding.js';
import { note, problem } from './finding.js';

/** What is odd about the input, the output and the window. */
export function terminalFindings(machine: MachineFacts): readonly Finding[] {
  return [...streamFindings(machine), ...windowFindings(machine)];
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
