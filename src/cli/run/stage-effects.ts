import type { Clock } from '../../sim/base/ports.js';
import type { Effect, Message, Model } from '../../ui/store/model.js';
import { reasonOf } from '../storage/document-file.js';
import { readAskedFile } from './read-asked-file.js';

/** What a stage asks for outside. It saves by itself, and keeps neither a plan nor an export of anybody. */
export async function runStageEffect(
  effect: Effect,
  { saved }: Model,
  dispatch: (message: Message) => void,
  folder: string,
  clock: Clock,
): Promise<void> {
  switch (effect.kind) {
    case 'write-qr-file': {
      const { writeQrFile } = await import('../storage/qr-file.js');
      try {
        const { path: file } = await writeQrFile(folder, effect.deviceName, effect.uri, saved.written);
        return dispatch({ kind: 'qr-file-written', path: file });
      } catch (error) {
        return dispatch({ kind: 'qr-file-failed', reason: reasonOf(error) });
      }
    }
    case 'read-file':
      return dispatch(await readAskedFile(effect.path, clock));
    case 'open-editor':
      return dispatch({ kind: 'editor-failed', reason: 'there is no terminal for it here' });
    case 'save':
    case 'write-plan':
    case 'write-export':
    case 'look-what-is-left':
    case 'open-door':
    case 'close-door':
    case 'renew-door':
    case 'exit':
  }
}
