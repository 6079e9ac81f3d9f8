import type { LessonSession } from '../../../lessons/engine/session.js';
import { strong } from '../../../lessons/words/rich-text.js';
import type { EpochSeconds } from '../../../sim/base/time.js';
import { addSeconds } from '../../../sim/base/time.js';
import type { PageRow } from '../pages/elements.js';
import { line, request, row } from '../pages/elements.js';
import { toolsOf } from '../pages/step-of.js';
import { codeRow } from './panel-rows.js';

/** A colleague stands behind alice, and has not taken a photo yet. */
export function isColleagueWaiting(session: LessonSession): boolean {
  return toolsOf(session).includes('colleague') && session.world.colleaguesPhone === null;
}

/** The second phone of a step that has one: what it made of a photo, or the way to the photo. */
export function colleagueRows(session: LessonSession, now: EpochSeconds): readonly PageRow[] {
  if (!toolsOf(session).includes('colleague')) return [];
  const { activeBrowser, colleaguesPhone } = session.world;
  const entry = colleaguesPhone?.entries.at(-1);
  const title = line([strong("A COLLEAGUE'S PHONE")]);
  if (colleaguesPhone === null || entry === undefined) {
    const sent = { kind: 'photograph-screen', browser: activeBrowser } as const;
    return [title, row([request('photograph-screen', 'Photograph the screen', sent, 'button')])];
  }
  return [
    title,
    line([entry.account.replace(/@.*/, '')]),
    codeRow(entry.secret, addSeconds(now, colleaguesPhone.clockOffset)),
  ];
}
