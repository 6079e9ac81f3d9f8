import type { EpochSeconds } from '../../sim/base/time.js';
import type { ReasonCode } from '../../sim/world/reasons.js';
import { labTime } from '../../sim/world/world.js';
import type { ComingIncident, Monday } from '../content/monday/monday.js';
import { MONDAY_ID, mondayOf } from '../content/monday/monday.js';
import type { GoalView } from './lesson.js';
import type { IncidentResult, MondayResult, Progress, StepProgress } from './progress.js';
import { stepProgress } from './progress.js';
import type { LessonSession } from './session.js';

/** The incident that a session stands at; undefined where it is none of a Monday. */
export function incidentOf({ lessonId, stepId }: LessonSession): ComingIncident | undefined {
  return mondayOf(lessonId)?.incidents.find(({ step }) => step.id === stepId);
}

function viewOf({ world, mark }: LessonSession, realTime: EpochSeconds): GoalView {
  return { world, now: labTime(world, realTime), since: mark };
}

/** The wrong turns that were taken up to now, with those that were noted before; each is there once. */
export function wrongTurnsIn(
  incident: ComingIncident,
  session: LessonSession,
  noted: readonly string[],
  refused: ReasonCode | null,
  realTime: EpochSeconds,
): readonly string[] {
  const view = viewOf(session, realTime);
  const taken = incident.wrongTurns.filter((turn) => !noted.includes(turn.id) && turn.isTaken(view, refused));
  return taken.length === 0 ? noted : [...noted, ...taken.map(({ id }) => id)];
}

/** The seconds that an incident took by the lab's clock; null while it is open. */
export function gapIn(
  incident: ComingIncident,
  session: LessonSession,
  realTime: EpochSeconds,
): number | null {
  const seconds = incident.gap.seconds(viewOf(session, realTime));
  return seconds === null ? null : Math.round(seconds);
}

/** How a Monday went, from what was recorded on the way. */
export function mondayResult(monday: Monday, progress: Progress, at: EpochSeconds): MondayResult {
  const incidents = monday.incidents.map(({ step }) =>
    incidentResult(step.id, stepProgress(progress, monday.lesson.id, step.id)),
  );
  return { seed: monday.seed, at, incidents };
}

function incidentResult(id: string, record: StepProgress): IncidentResult {
  const { status, hints, seconds, wrongTurns, gap } = record;
  return { id, status: status === 'done' ? 'done' : 'skipped', hints, seconds, wrongTurns, gap };
}

/** A Monday is over: its result is kept, and what was recorded on the way is not. */
export function mondayOver(monday: Monday, progress: Progress, at: EpochSeconds): Progress {
  const { [monday.lesson.id]: _record, ...lessons } = progress.lessons;
  return { ...progress, lessons, mondays: [...progress.mondays, mondayResult(monday, progress, at)] };
}

/** A Monday that is begun anew: nothing is noted of it. */
export function mondayForgotten(progress: Progress, lessonId: string): Progress {
  if (mondayOf(lessonId) === undefined) return progress;
  const { [lessonId]: _record, ...lessons } = progress.lessons;
  return { ...progress, lessons };
}

/** Whether there is something to look at again. */
export function isToLookAtAgain({ status, hints, wrongTurns }: IncidentResult): boolean {
  return status === 'skipped' || hints > 0 || wrongTurns.length > 0;
}

/** The wrong turns of a whole Monday. */
export function wrongTurnCount({ incidents }: MondayResult): number {
  return incidents.reduce((sum, { wrongTurns }) => sum + wrongTurns.length, 0);
}

/** How many incidents of a Monday were skipped. */
export function skippedCount({ incidents }: MondayResult): number {
  return incidents.filter(({ status }) => status === 'skipped').length;
}

/** The Monday that is under way, by the id of its lesson: the one that was opened last. */
export function mondayUnderWay(sessions: { readonly [lessonId: string]: LessonSession }): string | undefined {
  return Object.keys(sessions).findLast((id) => mondayOf(id) !== undefined);
}

/** The Monday that is meant by a word: `monday` is the one under way, or one that nobody has seen. */
export function mondayMeant(
  word: string,
  sessions: { readonly [lessonId: string]: LessonSession },
  freshSeed: () => number,
): string {
  return word === MONDAY_ID ? (mondayUnderWay(sessions) ?? `${MONDAY_ID}-${freshSeed()}`) : word;
}
