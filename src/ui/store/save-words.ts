import type { Model } from './model.js';

/** The problem of a window that saves nothing from its start; why, it has said then (`storageNotices`). */
export const NOT_SAVING = 'not saving';

/** What is said when saving works after it did not. */
export const SAVED_AGAIN = 'Saving works again. Everything up to now is saved.';

/** Why nothing is saved, and what to do. `problem` is the system's reason in short, or sentences that say it all. */
export function wordSaveProblem(problem: string): string {
  return `Nothing is saved now: ${whyAndWhatToDo(problem, '; the lab saves again by itself.')}`;
}

/** The same for the end of a run, of which so much was not saved: `The last 12 minutes`. */
export function wordUnsaved(what: string, problem: string): string {
  return `${what} could not be saved: ${whyAndWhatToDo(problem, ' before you start it again.')}`;
}

function whyAndWhatToDo(problem: string, andThen: string): string {
  switch (problem) {
    case NOT_SAVING:
      return 'this window began so. Close it, and see to what it said then.';
    default:
      // What is no reason of the system's says itself what to do.
      if (problem.endsWith('.')) return problem;
      return `${problem}. ${cure(problem)}${andThen}`;
  }
}

function cure(problem: string): string {
  switch (problem.split(':')[0]) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'Make room on the disk';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'Make the data folder writable';
    default:
      return 'See to that, or choose another folder with --data-dir';
  }
}

/** How saving stands, for whoever asks: the result of the last save. */
export function savingNow({ saveProblem, storageNotices }: Model): string {
  if (saveProblem === null) return 'Everything is saved as you go. mfa-lab opens where you left off.';
  const [told] = storageNotices;
  return saveProblem === NOT_SAVING && told !== undefined ? told : wordSaveProblem(saveProblem);
}
