import { gapSeconds } from '../../lessons/engine/goals.js';
import { planText } from '../../lessons/words/plan-text.js';
import type { ExecuteContext } from '../../sim/base/ports.js';
import { unreachable } from '../../sim/base/result.js';
import { openCheck, typeCheckDigits } from '../screens/check/phone-check.js';
import type { Intent } from '../screens/keymap.js';
import { intentOf, keyHints } from '../screens/keymap.js';
import {
  choose,
  hint,
  leaveLesson,
  nextStep,
  nextToRead,
  openLessonById,
  previousStep,
  skip,
  timePassed,
  undo,
  withTimeSpent,
} from '../screens/lesson/lesson-flow.js';
import { lookInside } from '../screens/overlays/look-inside.js';
import { textPageCount } from '../screens/overlays/text-pages.js';
import { forgetSecrets } from './drafts.js';
import {
  activate,
  answerWelcome,
  askToRestart,
  changeField,
  changeRoute,
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
  typeEraseWord,
} from './intents.js';
import type { Effect, Key, Message, Model, Updated } from './model.js';
import { savingOf } from './saving.js';
import { isTypingText, nextMenuIndex, openLesson } from './selectors.js';
import { sendRequest } from './send-request.js';

/** The next model, and what to do outside. Pure: everything that varies comes in with the message or the context. */
export function update(model: Model, message: Message, context: ExecuteContext): Updated {
  const { model: handled, effects } = handle(model, message, context);
  const next = forgetSecrets(model, handled);
  const all = [...planEffects(model, next), ...effects];
  const when = savingOf(model.saved, next.saved, message);
  return { model: next, effects: when === null ? all : [{ kind: 'save', when }, ...all] };
}

/** A plan that was just written is put into a file for the learner to keep. */
function planEffects(before: Model, after: Model): readonly Effect[] {
  const session = openLesson(after)?.session;
  const plan = session?.world.plan ?? null;
  if (session === undefined || plan === null) return [];
  const old = before.saved.sessions[session.lessonId]?.world.plan ?? null;
  return old === plan ? [] : [{ kind: 'write-plan', text: planText(plan, gapSeconds(session.world)) }];
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
    case 'plan-written':
      return only({
        ...model,
        saved: { ...model.saved, planPath: message.path },
        notice: { kind: 'ok', text: `Your plan is in ${message.path}. Print it, or copy it elsewhere.` },
      });
    case 'plan-failed':
      return only({
        ...model,
        notice: { kind: 'problem', text: `Could not write the plan: ${message.reason}. Copy it by hand.` },
      });
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
  // A lesson that was asked for by name is come back to, also where the first question was never answered.
  if (model.screen === 'welcome' && current === null) return model;
  if (current === null) return { ...model, menuIndex: nextMenuIndex(model) };
  const opened = openLessonById(model, current, context);
  const [told] = model.storageNotices;
  // The list has them all; whoever comes back into a lesson must not have to go there to learn of a broken file.
  return told === undefined ? opened : { ...opened, notice: { kind: 'problem', text: told } };
}

function handleKey(model: Model, key: Key, context: ExecuteContext): Updated {
  const intent = intentOf(model, key);
  if (intent !== null) return handleIntent(model, intent, key, context);
  if (model.overlay?.kind === 'erase') {
    if (key.name === 'backspace') return only(typeEraseWord(model, ''));
    return only(key.name === 'text' ? typeEraseWord(model, key.text) : model);
  }
  if (key.name !== 'text' || isTypingText(model)) return only(model);
  if (model.screen === 'check') return only(typeCheckDigits(model, key.text));
  return only(typeDigits(model, key.text));
}

function handleIntent(model: Model, intent: Intent, key: Key, context: ExecuteContext): Updated {
  switch (intent) {
    case 'quit':
      return { model: withTimeSpent(model, context.now), effects: [{ kind: 'exit' }] };
    case 'save-qr':
      return { model, effects: qrFileEffects(model) };
    case 'help':
      return only({ ...model, overlay: { kind: 'help', keys: keyHints(model, true) }, textPage: 0 });
    case 'explain-more':
      return only({ ...model, overlay: { kind: 'more' }, textPage: 0 });
    case 'whole':
      return only({ ...model, overlay: { kind: 'whole' }, textPage: 0 });
    case 'close':
      return only(close(model, context));
    case 'activate':
      return only(activate(model, context));
    case 'next':
      return only(turnPage(model, 1) ?? goOn(model, context));
    case 'previous':
      return only(turnPage(model, -1) ?? previousStep(model));
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
      return only(askToRestart(model));
    case 'route':
      return only(changeRoute(model));
    case 'erase':
      return only({ ...model, overlay: { kind: 'erase', typed: '' } });
    case 'glossary':
      return only({ ...model, overlay: { kind: 'glossary' }, textPage: 0 });
    case 'simulated':
      return only({ ...model, overlay: { kind: 'simulated' }, textPage: 0 });
    case 'check-phone':
      return only(openCheck(model));
    case 'inside':
      return only(lookInside(model));
    case 'finish':
      return only({ ...model, screen: 'finish', textPage: 0, notice: null });
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
    case 'choose-check':
      return only(answerWelcome(model, 2));
    default:
      return unreachable(intent);
  }
}

/** Past the last page of a text: to the step after it, or from the last page of all to the list. */
function goOn(model: Model, context: ExecuteContext): Model {
  if (model.overlay?.kind === 'before') return nextToRead(model);
  return model.screen === 'finish' ? leaveLesson(model, context.now) : nextStep(model, context);
}

/** In a list the choice moves; in a text the page turns. */
function move(model: Model, by: 1 | -1): Model {
  const isList = openLesson(model) === null && model.overlay === null && model.screen !== 'finish';
  return isList ? moveChoice(model, by) : (turnPage(model, by) ?? model);
}

function turnPage(model: Model, by: 1 | -1): Model | null {
  const page = model.textPage + by;
  return page < 0 || page >= textPageCount(model) ? null : { ...model, textPage: page };
}
