import { unreachable } from '../../sim/base/result.js';
import type { OpeningProblem, Output } from './command.js';
import { failure } from './command.js';
import { wordHolder } from './lock-holder.js';

/** Why saved progress cannot be read or changed, and what to do. */
export function wordOpening(problem: OpeningProblem): string {
  const { file } = problem;
  switch (problem.kind) {
    case 'corrupt':
      return `The progress in ${file} cannot be read. Run mfa-lab: it keeps the file aside, and goes on from its copy or starts fresh.`;
    case 'newer-version':
      return `The progress in ${file} is of a newer mfa-lab. Use the newer one, or another folder with --data-dir.`;
    case 'unreadable':
      return `${file} cannot be read (${problem.reason}). Choose another folder with --data-dir.`;
    case 'unwritable':
      return `${file} cannot be written (${problem.reason}). Choose another folder with --data-dir.`;
    case 'in-use':
      return `Another mfa-lab (${wordHolder(problem.holder)}) has ${file} open. Close it with q, then run this again. If no other one runs, delete ${problem.lockFile}.`;
    default:
      return unreachable(problem);
  }
}

/** The failure of a command that cannot read or change saved progress. */
export function openingFailure(problem: OpeningProblem): Output {
  return failure(wordOpening(problem), problem.kind);
}
