import type { StageFile } from '../../ui/store/stage-file.js';
import { readStage, stageFolder, stagePath } from './mailbox.js';

/** What the stage said last, or why that cannot be told. */
export function lastStage(dataDir: string | undefined): StageFile | string {
  const folder = stageFolder(dataDir);
  const reading = readStage(folder);
  switch (reading.kind) {
    case 'stage':
      return reading.stage;
    case 'missing':
      return 'There is no stage to sum up yet. mfa-lab present opens one.';
    case 'newer-version':
      return 'The stage is of a newer mfa-lab; use that one.';
    case 'unreadable':
      return `${stagePath(folder)} cannot be read (${reading.reason}).`;
    case 'broken':
    case 'too-large':
    case 'not-a-file':
    case 'foreign':
      return `${stagePath(folder)} is no file of a stage of yours.`;
  }
}
