import type { Clock } from '../../sim/base/ports.js';
import type { Effect, Message } from '../../ui/store/model.js';
import { printable } from '../../ui/text/printable.js';
import { reasonOf } from '../storage/document-file.js';
import { editText } from './text-editor.js';

/** What becomes of a text in the learner's own editor. The terminal has to be lent to it. */
export function editedText(
  { text, fileName }: Extract<Effect, { readonly kind: 'open-editor' }>,
  clock: Clock,
): Message {
  try {
    return { kind: 'editor-left', text: editText(text, fileName), now: clock.now() };
  } catch (error) {
    return { kind: 'editor-failed', reason: printable(reasonOf(error)) };
  }
}
