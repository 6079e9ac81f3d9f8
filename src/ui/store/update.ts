import { gapSeconds } from '../../lessons/engine/gap.js';
import { planText } from '../../lessons/words/plan-text.js';
import type { ExecuteContext } from '../../sim/base/ports.js';
import { takeRead, takeWritten } from '../console/policy-text.js';
import { pasteIntoCheck, typeCheckDigits } from '../screens/check/check-update.js';
import { listUnder } from '../screens/ending/list-under.js';
import { pressKey } from '../screens/keymap.js';
import { afterAbsence, openLessonById } from '../screens/lesson/enter-lesson.js';
import { openAtStep } from '../screens/lesson/open-at-step.js';
import { timePassed } from '../screens/lesson/passing-time.js';
import { typeAtPrompt } from '../screens/lesson/prompt.js';
import { settleScroll } from '../screens/lesson/scrolling.js';
import { changeField, pasteIntoLesson, typeDigits } from '../screens/lesson/typing.js';
import { nextMenuIndex } from '../screens/menu/menu-entries.js';
import { tellFilesLeft, typeEraseKey, typeEraseWord } from '../screens/overlays/erase-everything.js';
import { typeExportKey, typeIntoExport } from '../screens/overlays/export-overlay.js';
import { withPageUnder } from '../screens/overlays/page-under.js';
import { layoutOf } from '../text/sizes.js';
import { doorEffects, doorNews, shutBehind } from './door.js';
import { forgetSecrets } from './drafts.js';
import type { KeyPress } from './key-press.js';
import type { Effect, Message, Model, Updated } from './model.js';
import { NOTHING_SAVED, NOTHING_WANTED } from './model.js';
import { motionGoesOn } from './motion.js';
import { nightGoesOn } from './night.js';
import { openLesson } from './open-lesson.js';
import { isHalfTyped, takeCall } from './outside-call.js';
import { fromOutside } from './outside-news.js';
import { savingOf } from './saving.js';
import { isAtPrompt, isTypingText } from './screen-elements.js';
import { leaveFocus } from './session.js';

/** The next model, and what to do outside. Pure: everything that varies comes in with the message or the context. */
export function update(model: Model, message: Message, context: ExecuteContext): Updated {
  const present = 'now' in message ? afterAbsence(model, message.now) : model;
  const { model: handled, effects } = handle(withoutNews(present, message), message, context);
  const kept = forgetSecrets(model, handled);
  // What another terminal does takes no line away that is half typed in this one.
  const left = message.kind === 'called' && isHalfTyped(kept) ? kept : leaveFocus(model, kept);
  const moved = MOVES_ON.includes(message.kind) ? settleScroll(model, left) : left;
  const next = shutBehind(withoutWants(moved));
  const asked = [...planEffects(model, next), ...erasedEffects(model, next), ...doorEffects(model, next)];
  const all = [...asked, ...effects, ...handled.wanted];
  const when = savingOf(model.saved, next.saved, message);
  return { model: next, effects: when === null ? all : [{ kind: 'save', when }, ...all] };
}

/** What the learner does themselves, and the page follows. */
const MOVES_ON: readonly Message['kind'][] = ['key', 'pasted', 'field-changed'];

/** What was asked for is asked for once. */
function withoutWants(model: Model): Model {
  return model.wanted === NOTHING_WANTED ? model : { ...model, wanted: NOTHING_WANTED };
}

/**
 * A plan that the learner has just written is put into a file to keep. One that the lab filled in, for a step that was
 * skipped, was asked to be done or came before the lesson, is nobody's plan, and never goes into a file.
 */
function planEffects(before: Model, after: Model): readonly Effect[] {
  const [old, session] = [openLesson(before)?.session, openLesson(after)?.session];
  const plan = session?.world.plan ?? null;
  if (old === undefined || session === undefined || plan === null || plan === old.world.plan) return [];
  const isSameStep = old.lessonId === session.lessonId && old.stepId === session.stepId;
  if (!isSameStep || session.hintLevel === 3) return [];
  return [{ kind: 'write-plan', text: planText(plan, gapSeconds(session.world)) }];
}

/** Plans, pictures and broken files are not the lab's to delete; whoever erases everything must know of them. */
function erasedEffects(before: Model, after: Model): readonly Effect[] {
  const isErased =
    before.overlay?.kind === 'erase' && after.overlay === null && after.saved === NOTHING_SAVED;
  return isErased ? [{ kind: 'look-what-is-left' }] : [];
}

function handle(model: Model, message: Message, context: ExecuteContext): Updated {
  switch (message.kind) {
    case 'key':
      return handleKey({ ...model, now: message.now, motion: null }, message.key, context);
    case 'pasted':
      return only(paste({ ...model, now: message.now, motion: null }, message.text, context));
    case 'field-changed':
      return only(changeField({ ...model, now: message.now }, message.field, message.value));
    case 'ticked':
      return only(timePassed(motionGoesOn(nightGoesOn(model)), message.now));
    case 'resized':
      return only({ ...model, size: message.size });
    case 'found-wide':
      return only(takeForWide(model));
    case 'found-background':
      return only({ ...model, drawing: { ...model.drawing, background: message.color } });
    case 'lesson-asked-for':
      return only(openAtStep({ ...model, now: message.now }, message.lessonId, message.stepId, context));
    case 'resumed':
      return only(resume({ ...model, now: message.now }, context));
    case 'saved':
      return only({
        ...model,
        saveProblem: message.problem,
        isSaveNews: message.problem !== model.saveProblem,
      });
    case 'file-written': {
      const written = { ...model.saved.written, [message.name]: message.digest };
      return only({ ...model, saved: { ...model.saved, written } });
    }
    case 'files-left':
      return only(tellFilesLeft(model, message.folder, message.names));
    case 'editor-left':
      return only(takeWritten({ ...model, now: message.now }, message.text, context));
    case 'file-read':
      return only(takeRead({ ...model, now: message.now }, message, context));
    case 'called':
      return only(takeCall({ ...model, now: message.now }, message));
    case 'door-opened':
    case 'door-failed':
    case 'call-stopped':
      return only(doorNews(model, message));
    case 'plan-written':
    case 'plan-failed':
    case 'qr-file-written':
    case 'qr-file-failed':
    case 'export-written':
    case 'export-failed':
    case 'editor-failed':
      return only(fromOutside(model, message));
  }
}

/** Whoever presses a key has read it. */
function withoutNews(model: Model, { kind }: Message): Model {
  return model.isSaveNews && (kind === 'key' || kind === 'pasted') ? { ...model, isSaveNews: false } : model;
}

/** ASCII from now on. What was told before matters more than why. */
function takeForWide(model: Model): Model {
  const notice: Model['notice'] = {
    kind: 'info',
    text: 'Lines and blocks are two columns wide here, so all is drawn with ASCII. A changes that.',
  };
  return { ...model, drawing: { ...model.drawing, isWide: true }, notice: model.notice ?? notice };
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

function handleKey(model: Model, key: KeyPress, context: ExecuteContext): Updated {
  const pressed = pressKey(model, key, context) ?? only(typeKey(model, key));
  return { ...pressed, model: withPageUnder(model, pressed.model) };
}

/** A key that stands for nothing is text, where something takes text. */
function typeKey(model: Model, key: KeyPress): Model {
  if (layoutOf(model.size) === 'too-small') return model;
  if (model.overlay?.kind === 'erase') return typeEraseKey(model, key);
  if (model.overlay?.kind === 'export') return typeExportKey(model, key);
  if (model.overlay?.kind === 'night') return { ...model, overlay: null };
  if (model.overlay?.kind === 'ending') return listUnder(model);
  // Digits typed at a page of text would go into a field that nobody sees.
  if (isCovered(model) || key.name !== 'text' || isTypingText(model)) return model;
  switch (model.screen) {
    case 'lesson':
      return isAtPrompt(model) ? typeAtPrompt(model, key.text) : typeDigits(model, key.text);
    case 'check':
      return typeCheckDigits(model, key.text);
    case 'welcome':
    case 'menu':
    case 'review':
    case 'finish':
      return model;
  }
}

/** Something lies over the screen that takes no text. Beside a QR code there is a field. */
function isCovered({ overlay }: Model): boolean {
  return overlay !== null && overlay.kind !== 'lab-qr';
}

/** A paste. What lies over the screen takes none, but for the field beside a QR code. */
function paste(model: Model, text: string, context: ExecuteContext): Model {
  if (layoutOf(model.size) === 'too-small') return model;
  // Letters that are typed fast come together, as a paste does.
  if (model.overlay?.kind === 'erase') return [...text.trim()].reduce(typeEraseWord, model);
  if (model.overlay?.kind === 'export') return typeIntoExport(model, text);
  if (isCovered(model)) return model;
  switch (model.screen) {
    case 'lesson':
      return pasteIntoLesson(model, text, context);
    case 'check':
      return pasteIntoCheck(model, text, context);
    case 'welcome':
    case 'menu':
    case 'review':
    case 'finish':
      return model;
  }
}
