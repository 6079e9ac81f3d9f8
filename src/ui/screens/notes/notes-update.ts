import type { KeyPress } from '../../store/key-press.js';
import type { StageCommand } from '../../store/stage-file.js';
import { notesKey } from './notes-keys.js';
import type {
  NotesAct,
  NotesEffect,
  NotesMessage,
  NotesModel,
  NotesPrompt,
  StageNews,
} from './notes-state.js';
import { placeBeside, placeCalled, standingOf } from './notes-state.js';

/** The next value of the screen, and what to do outside. */
export interface NotesUpdated {
  readonly model: NotesModel;
  readonly effects: readonly NotesEffect[];
}

/** Takes one message. */
export function updateNotes(model: NotesModel, message: NotesMessage): NotesUpdated {
  switch (message.kind) {
    case 'resized':
      return only({ ...model, size: message.size });
    case 'ticked':
      return only({ ...model, ...message.at });
    case 'news':
      return only(heard({ ...model, ...message.at }, message.news));
    case 'sent': {
      const { result } = message;
      if (typeof result === 'string') {
        return only({ ...model, asked: null, remark: `It could not be sent to the stage: ${result}.` });
      }
      return only({ ...model, asked: { seq: result, at: model.steady } });
    }
    case 'key':
      return pressed({ ...model, ...message.at }, message.key);
    case 'act':
      return act({ ...model, ...message.at, remark: null }, message.does);
    case 'typed':
      return typed({ ...model, ...message.at, remark: null }, message.for, message.text.trim());
  }
}

function only(model: NotesModel): NotesUpdated {
  return { model, effects: [] };
}

function send(model: NotesModel, command: StageCommand): NotesUpdated {
  return { model: { ...model, remark: null }, effects: [{ kind: 'send', command }] };
}

/** What the stage says now. The notes go along whenever it stands somewhere else than before. */
function heard(model: NotesModel, news: StageNews): NotesModel {
  // What cannot be read for a moment is no reason to forget what was said before.
  if (news.kind !== 'stage') return { ...model, news, heard: news.kind === 'missing' ? null : model.heard };
  const { stage } = news;
  const before = model.heard?.stage.at;
  const isMoved = before?.lesson !== stage.at.lesson || before.step !== stage.at.step;
  // A file that was there already may be of yesterday: then its beat is as old as the clock on the wall says.
  const age = model.heard === null ? Math.max(0, model.now - stage.beat) : 0;
  const isSame = model.heard?.stage.beat === stage.beat && model.heard.stage.pid === stage.pid;
  const at = isSame ? (model.heard?.at ?? model.steady) : model.steady - age;
  const { asked, session } = model;
  const isDone = asked !== null && (stage.done[session] ?? 0) >= asked.seq;
  return {
    ...model,
    news,
    heard: { stage, at },
    asked: isDone ? null : asked,
    ...(isMoved ? { place: { lesson: stage.at.lesson, step: stage.at.step }, page: 0, remark: null } : {}),
  };
}

function pressed(model: NotesModel, key: KeyPress): NotesUpdated {
  if (key.name === 'ctrl-c') return { model, effects: [{ kind: 'exit' }] };
  if (model.showsHelp) return only(helpTurned(model, key));
  if (model.prompt !== null) return typing(model, key);
  const fresh = { ...model, remark: null };
  if (model.isDriving) return drive(fresh, key);
  const binding = notesKey(key);
  return binding === undefined ? only(fresh) : act(fresh, binding.does);
}

/** The list of keys may have pages; any key that does not turn them closes it. */
function helpTurned(model: NotesModel, key: KeyPress): NotesModel {
  const does = notesKey(key)?.does;
  if (does === 'page-on') return { ...model, page: model.page + 1 };
  if (does === 'page-back') return { ...model, page: Math.max(0, model.page - 1) };
  return { ...model, showsHelp: false, page: 0 };
}

function act(model: NotesModel, does: NotesAct): NotesUpdated {
  const standing = standingOf(model);
  switch (does) {
    case 'quit':
      return { model, effects: [{ kind: 'exit' }] };
    case 'help':
      return only({ ...model, showsHelp: true, page: 0 });
    case 'page-on':
      return only({ ...model, page: model.page + 1 });
    case 'page-back':
      return only({ ...model, page: Math.max(0, model.page - 1) });
    case 'look-on':
    case 'look-back':
      return only({ ...model, place: placeBeside(model, does === 'look-on' ? 1 : -1), page: 0 });
    case 'here': {
      const at = model.heard?.stage.at;
      return only(
        at === undefined ? model : { ...model, place: { lesson: at.lesson, step: at.step }, page: 0 },
      );
    }
    case 'go':
      return only({ ...model, prompt: { for: 'go', typed: '' } });
    case 'next':
    case 'back':
      if (standing.kind === 'following') return send(model, { do: does });
      return only({ ...model, place: placeBeside(model, does === 'next' ? 1 : -1), page: 0 });
    default:
      if (standing.kind !== 'following') return only({ ...model, remark: NO_STAGE });
      if (does === 'drive') return only({ ...model, isDriving: true });
      if (does === 'vote' || does === 'timer') return only({ ...model, prompt: { for: does, typed: '' } });
      return send(model, does);
  }
}

const NO_STAGE = 'That is for the stage, and there is none just now.';

/** Every key goes to the stage until Tab is pressed again, or the stage is gone. */
function drive(model: NotesModel, key: KeyPress): NotesUpdated {
  if (key.name === 'tab') return only({ ...model, isDriving: false });
  if (standingOf(model).kind !== 'following') return only({ ...model, isDriving: false, remark: NO_STAGE });
  return send(model, { do: 'key', key });
}

/** The most that is typed behind a key. */
const LONGEST_TYPED = 40;

function typing(model: NotesModel, key: KeyPress): NotesUpdated {
  const { prompt } = model;
  if (prompt === null) return only(model);
  const closed: NotesModel = { ...model, prompt: null };
  switch (key.name) {
    case 'escape':
      return only(closed);
    case 'enter':
      return prompt.typed.trim() === '' ? only(closed) : typed(closed, prompt.for, prompt.typed.trim());
    case 'backspace':
      return only({ ...model, prompt: { ...prompt, typed: prompt.typed.slice(0, -1) } });
    case 'text':
      return only({
        ...model,
        prompt: { ...prompt, typed: (prompt.typed + key.text).slice(0, LONGEST_TYPED) },
      });
    default:
      return only(model);
  }
}

function typed(model: NotesModel, what: NotesPrompt['for'], text: string): NotesUpdated {
  const isFollowing = standingOf(model).kind === 'following';
  if (what !== 'go')
    return isFollowing ? send(model, { do: what, text }) : only({ ...model, remark: NO_STAGE });
  const place = placeCalled(text);
  if (typeof place === 'string') return only({ ...model, remark: `${place}.` });
  const isNumber = /^\d+(\.\d+)?$/.test(text);
  if (isFollowing && isNumber) return send(model, { do: 'go', to: text });
  return only({ ...model, place, page: 0 });
}
