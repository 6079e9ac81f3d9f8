import type { ExecuteContext } from '../../sim/ports.js';
import { unreachable } from '../../sim/result.js';
import {
  activate,
  answerWelcome,
  changeField,
  close,
  confirm,
  eraseDigit,
  moveChoice,
  moveFocus,
  paste,
  phoneKey,
  qrFileEffects,
  tellTime,
  typeDigits,
} from './intents.js';
import type { Intent } from './keymap.js';
import { intentOf } from './keymap.js';
import {
  choose,
  hint,
  leaveLesson,
  nextStep,
  openLessonById,
  previousStep,
  skip,
  timePassed,
  undo,
  withTimeSpent,
} from './lesson-flow.js';
import type { Key, Message, Model, Updated } from './model.js';
import { isTypingText, nextMenuIndex, openLesson } from './select.js';
import { sendRequest } from './send.js';
import { textPageCount } from './text-pages.js';

/** The next model, and what to do outside. Pure: everything that varies comes in with the message or the context. */
export function update(model: Model, message: Message, context: ExecuteContext): Updated {
  const { model: next, effects } = handle(model, message, context);
  const needsSave = next.saved !== model.saved;
  return { model: next, effects: needsSave ? [{ kind: 'save' }, ...effects] : effects };
}

function handle(model: Model, message: Message, context: ExecuteContext): Updated {
  switch (message.kind) {
    case 'key':
      return handleKey({ ...model, now: message.now }, message.key, context);
    case 'pasted':
      return only(paste({ ...model, now: message.now }, message.text, context));
    case 'field-changed':
      return only(changeField({ ...model, now: message.now }, message.field, message.value));
    case 'ticked':
      return only(timePassed(model, message.now));
    case 'resized':
      return only({ ...model, size: message.size });
    case 'lesson-asked-for':
      return only(openLessonById({ ...model, now: message.now }, message.lessonId, context));
    case 'resumed':
      return only(resume({ ...model, now: message.now }, context));
    case 'saved':
      return only({ ...model, saveProblem: message.problem });
    case 'qr-file-written':
      return only({
        ...model,
        notice: {
          kind: 'ok',
          text: `Saved to ${message.path}. It holds the secret: delete it when you have scanned it.`,
        },
      });
    case 'qr-file-failed':
      return only({
        ...model,
        notice: {
          kind: 'problem',
          text: `Could not save the picture: ${message.reason}. Type the key instead.`,
        },
      });
    default:
      return unreachable(message);
  }
}

function only(model: Model): Updated {
  return { model, effects: [] };
}

/** Where the learner left off: in the lesson, or in the list at the next one. */
function resume(model: Model, context: ExecuteContext): Model {
  const { current } = model.saved;
  if (model.screen === 'welcome') return model;
  return current === null
    ? { ...model, menuIndex: nextMenuIndex(model) }
    : openLessonById(model, current, context);
}

function handleKey(model: Model, key: Key, context: ExecuteContext): Updated {
  const intent = intentOf(model, key);
  if (intent !== null) return handleIntent(model, intent, key, context);
  if (key.name !== 'text' || isTypingText(model)) return only(model);
  return only(typeDigits(model, key.text));
}

function handleIntent(model: Model, intent: Intent, key: Key, context: ExecuteContext): Updated {
  switch (intent) {
    case 'quit':
      return { model: withTimeSpent(model, context.now), effects: [{ kind: 'exit' }] };
    case 'save-qr':
      return { model, effects: qrFileEffects(model) };
    case 'help':
      return only({ ...model, overlay: { kind: 'help' } });
    case 'explain-more':
      return only({ ...model, overlay: { kind: 'more' }, textPage: 0 });
    case 'close':
      return only(close(model, context));
    case 'activate':
      return only(activate(model, context));
    case 'next':
      return only(turnPage(model, 1) ?? nextStep(model, context));
    case 'previous':
      return only(turnPage(model, -1) ?? previousStep(model, context));
    case 'focus-next':
      return only(moveFocus(model, 1));
    case 'focus-previous':
      return only(moveFocus(model, -1));
    case 'up':
      return only(move(model, -1));
    case 'down':
      return only(move(model, 1));
    case 'answer':
      return only(choose(model, key.text));
    case 'hint':
      return only(hint(model, context));
    case 'undo':
      return only(undo(model));
    case 'restart-step':
      return only({ ...model, overlay: { kind: 'confirm-restart' } });
    case 'skip':
      return only(skip(model, context));
    case 'phone':
      return only(phoneKey(model, context));
    case 'warp':
      return only(sendRequest(model, { kind: 'warp-to-next-step' }, context));
    case 'tell-time':
      return only(tellTime(model));
    case 'menu':
      return only(leaveLesson(model, context.now));
    case 'yes':
      return only(confirm(model, context));
    case 'erase-digit':
      return only(eraseDigit(model));
    case 'choose-lab':
      return only(answerWelcome(model, 0));
    case 'choose-own':
      return only(answerWelcome(model, 1));
    default:
      return unreachable(intent);
  }
}

/** In a list the choice moves; in a text the page turns. */
function move(model: Model, by: 1 | -1): Model {
  return openLesson(model) === null ? moveChoice(model, by) : (turnPage(model, by) ?? model);
}

function turnPage(model: Model, by: 1 | -1): Model | null {
  const page = model.textPage + by;
  return page < 0 || page >= textPageCount(model) ? null : { ...model, textPage: page };
}
