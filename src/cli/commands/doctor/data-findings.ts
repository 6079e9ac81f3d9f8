import { unreachable } from '../../../sim/base/result.js';
import { wordHolder } from '../lock-holder.js';
import { mendOpenFolder } from '../open-folder.js';
import { withoutHome } from './doctor-environment.js';
import type { DataFacts } from './doctor-facts.js';
import type { Finding } from './finding.js';
import { note, problem } from './finding.js';

/** Progress that a lab could not use, and kept beside under this name: broken, or of a newer version. */
export const KEPT_ASIDE = /\.(corrupt|newer)-/;

/** What is odd about the data folder and the progress in it. */
export function dataFindings(data: DataFacts, home: string | null): readonly Finding[] {
  const found: Finding[] = [...readingFindings(data)];
  if (data.writeProblem !== null) {
    found.push(
      problem(
        'unwritable',
        `Nothing can be saved in the data folder (${data.writeProblem}).`,
        'Make room or rights there, or choose another folder with --data-dir.',
      ),
    );
  }
  if (data.openToOthers !== null) {
    const folder = withoutHome(data.openToOthers.folder, home);
    found.push(
      problem(
        'open-to-others',
        `Other users can write into ${folder}, and so change your progress.`,
        mendOpenFolder({ ...data.openToOthers, folder }),
      ),
    );
  }
  if (data.openedBy !== null) {
    found.push(
      note(
        'in-use',
        `Open in ${wordHolder(data.openedBy)}.`,
        'Close it with q. If no lab runs there, delete progress.lock in the folder.',
      ),
    );
  }
  const kept = data.filesBeside.filter((name) => KEPT_ASIDE.test(name));
  if (kept.length > 0) {
    const words = [...new Set(kept.map((name) => `progress.json.${KEPT_ASIDE.exec(name)?.[1]}-...`))];
    found.push(
      note(
        'kept-aside',
        `${kept.length === 1 ? '1 file' : `${kept.length} files`} kept aside: ${words.join(', ')}`,
        'Delete what you do not need.',
      ),
    );
  }
  return found;
}

function readingFindings({
  state,
  reason,
  schemaVersion,
  newestSchemaVersion,
  hasBackup,
}: DataFacts): readonly Finding[] {
  switch (state) {
    case 'missing':
    case 'readable':
      return [];
    case 'corrupt':
      return [
        problem(
          'corrupt',
          'The progress file is damaged, or no progress file at all.',
          hasBackup
            ? 'Run mfa-lab: it keeps the file, and goes on from the copy it made before.'
            : 'Put a good copy there, or run mfa-lab: it keeps the file and starts fresh.',
        ),
      ];
    case 'newer-version':
      return [
        problem(
          'newer-version',
          `The progress file is of a newer mfa-lab (schema ${schemaVersion}; this one knows ${newestSchemaVersion}).`,
          'Use the newer one, or another folder with --data-dir.',
        ),
      ];
    case 'unreadable':
      return [
        problem(
          'unreadable',
          `The progress file cannot be read (${reason}).`,
          'Give yourself the right to read it, or choose another folder: --data-dir.',
        ),
      ];
    default:
      return unreachable(state);
  }
}
