import { wordHolder } from '../commands/lock-holder.js';
import { mendOpenFolder } from '../commands/open-folder.js';
import { lockPath, type OpenNotice, type SaveFailure } from './document-store.js';

/** What opening the data found, in a sentence for the learner that says what to do. */
export function wordNotice(notice: OpenNotice): string {
  switch (notice.kind) {
    case 'corrupt':
      return notice.isRestored
        ? `Your progress file could not be read, so the lab goes on from the copy of the save before it. The file is kept at ${notice.keptAt}.`
        : `Your progress file could not be read. It is kept at ${notice.keptAt}; the lab starts fresh.`;
    case 'missing':
      return `There was no ${notice.path}, so the lab goes on from the copy that was beside it. To start from the beginning instead, erase everything in the list.`;
    case 'corrupt-copy':
      return `The copy of your progress could not be used. It is kept at ${notice.keptAt}.`;
    case 'newer-version':
      return `Your progress was saved by a newer mfa-lab, so this one leaves it alone and saves nothing. Use the newer one, or another folder with --data-dir.`;
    case 'unreadable':
      return `Your progress cannot be read: ${notice.path} (${notice.reason}). It stays as it is, and this window saves nothing. Make it readable for you, or choose another folder with --data-dir.`;
    case 'unwritable':
      return `Progress is not being saved: ${notice.path} cannot be written (${notice.reason}). You can go on; choose another folder with --data-dir.`;
    case 'open-folder':
      return `Other users of this computer can write into ${notice.folder}, and so change your progress. ${mendOpenFolder(notice)}`;
    case 'in-use':
      return `Another mfa-lab (${wordHolder(notice.holder)}) is using this data, so this window saves nothing. Close the other one, or use --data-dir. If no other one runs, delete ${notice.lockFile} and start again.`;
  }
}

/**
 * Why a save to `file` failed: the system's reason in short, or what the lab found, in sentences that say what to do
 * themselves; while the window is open, or at the end of it.
 */
export function wordSaveFailure({ reason, holder }: SaveFailure, file: string, when: 'now' | 'end'): string {
  switch (reason) {
    case 'in-use': {
      const who = holder === undefined ? 'another mfa-lab' : `another mfa-lab (${wordHolder(holder)})`;
      return `${who} is using this data. Go on in that one, and close this. If no other one runs, delete ${lockPath(file)}.`;
    }
    case 'newer-version':
      return 'a newer mfa-lab saved here meanwhile. Go on in that one, and close this.';
    case 'changed': {
      const others = when === 'now' ? ' To keep what is in this window instead, move that file away.' : '';
      return `another mfa-lab, or something else, has changed ${file} meanwhile, so it is left as it is. Close this window and start again to go on from it.${others}`;
    }
    default:
      return reason;
  }
}
