import type { Model } from '../../store/model.js';
import { openLesson } from '../../store/open-lesson.js';
import { isAtPrompt, isQrShown, isTypingText } from '../../store/screen-elements.js';
import { isPredicting } from '../../store/shown-question.js';
import type { KeyTable } from '../key-table.js';
import { PREDICTION_KEYS } from './prediction-keys.js';
import { PROMPT_KEYS } from './prompt-keys.js';
import { QR_KEYS } from './qr-keys.js';
import { STEP_KEYS } from './step-keys.js';
import { TASK_KEYS } from './task-keys.js';
import { TYPING_KEYS } from './typing-keys.js';

/** The keys of the step that is open, of what covers it, or of the field that is typed into. */
export function lessonKeys(model: Model): KeyTable {
  if (isQrShown(model)) return QR_KEYS;
  if (isTypingText(model)) return TYPING_KEYS;
  if (isAtPrompt(model)) return PROMPT_KEYS;
  switch (openLesson(model)?.step.kind) {
    case 'read':
    case 'quiz':
      return STEP_KEYS;
    case 'task':
      return isPredicting(model) ? PREDICTION_KEYS : TASK_KEYS;
    case undefined:
      return [];
  }
}
