import type { OpenNotice } from './document-store.js';

/** What opening the data found, in a sentence for the learner that says what to do. */
export function wordNotice(notice: OpenNotice): string {
  switch (notice.kind) {
    case 'corrupt':
      return notice.isRestored
        ? `Your progress file could not be read, so the lab goes on from the copy of the save before it. The file is kept at ${notice.keptAt}.`
        : `Your progress file could not be read. It is kept at ${notice.keptAt}; the lab starts fresh.`;
    case 'newer-version':
      return `Your progress was saved by a newer mfa-lab, so this one leaves it alone and saves nothing. Use the newer one, or another folder with --data-dir.`;
    case 'unwritable':
      return `Progress is not being saved: ${notice.path} cannot be written (${notice.reason}). You can go on; choose another folder with --data-dir.`;
    case 'in-use':
      return `Another mfa-lab (process ${notice.pid}) is using this data, so this window saves nothing. Close the other one, or use --data-dir.`;
  }
}
