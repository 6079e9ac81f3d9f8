import { wordStopped } from '../../lessons/words/door-text.js';
import { lookUp } from '../../sim/base/table.js';
import type { World } from '../../sim/world/world.js';
import type { Door, DoorNews } from './door-state.js';
import { CLOSED } from './door-state.js';
import type { Effect, Model } from './model.js';
import { openLesson } from './open-lesson.js';

/** The open lesson is one in which the learner's own programs can call. */
export function offersDoor(model: Model): boolean {
  return model.door.kind !== 'none' && openLesson(model)?.lesson.opensDoor === true;
}

/** The door is open, or about to be. */
export function isDoorOpen({ door }: Model): boolean {
  return door.kind === 'open' || door.kind === 'opening';
}

/** Shows the page that tells the way in, and opens the door where it is closed. */
export function openDoor(model: Model): Model {
  const lessonId = openLesson(model)?.lesson.id;
  if (lessonId === undefined) return model;
  const door: Door = isDoorOpen(model) ? model.door : { kind: 'opening', lessonId };
  return { ...model, door, overlay: { kind: 'door' }, textPage: 0 };
}

/** Closes it. */
export function closeDoor(model: Model): Model {
  const text = 'The port is closed. Programs reach the lab no more.';
  return { ...model, door: CLOSED, overlay: null, notice: { kind: 'info', text } };
}

/** Tells what became of it. What was closed meanwhile stays closed. */
export function doorNews(model: Model, news: DoorNews): Model {
  switch (news.kind) {
    case 'door-opened': {
      const { kind: _kind, ...wayIn } = news;
      const { door } = model;
      return door.kind === 'opening' ? { ...model, door: { ...door, ...wayIn, kind: 'open' } } : model;
    }
    case 'door-failed':
      return { ...model, door: { kind: 'failed', reason: news.reason } };
    case 'call-stopped':
      return {
        ...withoutDoorPage(model),
        notice: { kind: 'info', text: wordStopped(news.host) },
      };
  }
}

/** The page with the way in has done its work once somebody has found it. */
export function withoutDoorPage(model: Model): Model {
  return model.overlay?.kind === 'door' ? { ...model, overlay: null, textPage: model.pageUnder } : model;
}

/** The door shuts behind whoever leaves its lesson. To check a phone is no leaving. */
export function shutBehind(model: Model): Model {
  const { door, screen, saved } = model;
  if (door.kind !== 'open' && door.kind !== 'opening') return model;
  const isThere = saved.current === door.lessonId && (screen === 'lesson' || screen === 'check');
  return isThere ? model : { ...model, door: CLOSED };
}

/** The world behind the door; null where it is closed. */
export function worldBehindDoor({ door, saved }: Model): World | null {
  if (door.kind !== 'open') return null;
  return lookUp(saved.sessions, door.lessonId)?.world ?? null;
}

/** What has to be done outside, so that the door is as the model says. */
export function doorEffects(before: Model, after: Model): readonly Effect[] {
  const [wasOpen, isOpen] = [isDoorOpen(before), isDoorOpen(after)];
  if (isOpen !== wasOpen) return [{ kind: isOpen ? 'open-door' : 'close-door' }];
  if (!isOpen) return [];
  const [old, world] = [worldBehindDoor(before), worldBehindDoor(after)];
  return world !== null && old?.account !== world.account ? [{ kind: 'renew-door' }] : [];
}
