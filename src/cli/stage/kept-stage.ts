import type { SavedStage } from '../../ui/screens/stage/stage-saved.js';
import { readSavedStage } from '../../ui/screens/stage/stage-saved.js';
import { confPath } from '../storage/conf-writer.js';
import { readDocument } from '../storage/document-file.js';
import { SAVED_DOCUMENT } from '../storage/saved-store.js';
import { stageFolder } from './mailbox.js';

/** What a stage has kept, read beside one that may be open: takes no lock, and writes nothing. Never throws. */
export function keptStage(dataDir: string | undefined): SavedStage | null {
  const reading = readDocument(confPath(stageFolder(dataDir)), SAVED_DOCUMENT);
  return reading.kind === 'document' ? readSavedStage(reading.document['stage']) : null;
}
