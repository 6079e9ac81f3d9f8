import { LEARNER } from '../../sim/world/new-world.js';
import { findLesson, numberOf } from '../catalog.js';
import type { ComingIncident } from '../content/monday/monday.js';
import { MONDAY_MINUTES, monday } from '../content/monday/monday.js';
import { isToLookAtAgain, mondayUnderWay, skippedCount, wrongTurnCount } from '../engine/drill.js';
import type { IncidentResult, MondayResult, Progress } from '../engine/progress.js';
import type { LessonSession } from '../engine/session.js';
import { stepIndex } from '../engine/session.js';
import { duration } from './duration.js';
import type { Block, RichText } from './rich-text.js';
import { list, text, verbatim } from './rich-text.js';

/** What it is, in the list. */
export const MONDAY_TITLE = 'Monday: the drill at the end of the course';

/** What the page behind a Monday is called. */
export function mondayResultTitle(result: MondayResult | undefined): string {
  return result === undefined ? 'Monday' : `Monday ${result.seed}, and how it went`;
}

/** How a Monday went, and where to look again. */
export function mondayBlocks(result: MondayResult | undefined): readonly Block[] {
  if (result === undefined) return [text('No Monday was walked to its end yet.')];
  const coming = monday(result.seed).incidents;
  const seconds = result.incidents.reduce((sum, incident) => sum + incident.seconds, 0);
  const again = result.incidents.filter(isToLookAtAgain);
  return [
    text(`${countText(result.incidents.length, 'incident')} in ${duration(seconds)}, ${tally(result)}.`),
    list(...result.incidents.flatMap((incident) => incidentText(incident, coming))),
    again.length === 0
      ? text('**Nothing to look at again.** Every message was put right at once, and alone.')
      : text('**To look at again:**'),
    ...(again.length === 0 ? [] : [list(...again.map(({ id }) => lessonText(id, coming)))]),
    text(
      `\`M\` in the list is another Monday. \`mfa-lab monday --seed ${result.seed}\` is this one again: compare with a colleague.`,
    ),
  ];
}

/** What one incident was, how long it took, and what went wrong. */
function incidentText(result: IncidentResult, all: readonly ComingIncident[]): readonly RichText[] {
  const coming = all.find(({ step }) => step.id === result.id);
  if (coming === undefined) return [];
  const { incident, gap } = coming;
  const end = result.gap === null ? endText(result) : `${gap.text}: ${result.gap} s`;
  const next =
    incident.next === undefined || result.status === 'skipped' ? [] : [`what comes next: ${incident.next}`];
  const parts = [end, ...turnText(result, coming), ...hintText(result), ...next];
  return [`**${incident.name}.** ${parts.map(sentence).join(' ')}`];
}

function endText({ status, hints }: IncidentResult): string {
  if (status === 'skipped') return 'skipped';
  return hints === 3 ? 'done by the lab' : 'put right';
}

function turnText(result: IncidentResult, { wrongTurns }: ComingIncident): readonly string[] {
  if (result.wrongTurns.length === 0) return [];
  const turns = result.wrongTurns.map(
    (id) => wrongTurns.find((turn) => turn.id === id)?.text ?? verbatim(id),
  );
  return [`${turns.length === 1 ? 'wrong turn' : 'wrong turns'}: ${turns.join('; ')}`];
}

function hintText({ hints, status }: IncidentResult): readonly string[] {
  if (hints === 0 || hints === 3) return [];
  return [`${status === 'skipped' ? 'after' : 'with'} ${countText(hints, 'hint')}`];
}

/** alice's name is written small, also where a sentence begins with it. */
function sentence(words: string): string {
  return words.startsWith(LEARNER) ? `${words}.` : `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

function lessonText(id: string, all: readonly ComingIncident[]): string {
  const { lessonId = '' } = all.find(({ step }) => step.id === id)?.incident ?? {};
  return `lesson ${numberOf(lessonId)}, ${verbatim(findLesson(lessonId)?.title ?? '')}`;
}

/** `no wrong turns`, `2 wrong turns, 1 skipped`, `all skipped`: what was skipped is no good Monday. */
function tally(result: MondayResult): string {
  const skipped = skippedCount(result);
  if (skipped === result.incidents.length) return 'all skipped';
  const turns = countText(wrongTurnCount(result), 'wrong turn');
  return skipped === 0 ? turns : `${turns}, ${skipped} skipped`;
}

/** The same for the list, where there is room for one of the two. */
function shortTally(result: MondayResult): string {
  const [skipped, { length }] = [skippedCount(result), result.incidents];
  return skipped > 0 && skipped < length ? `${skipped} of ${length} skipped` : tally(result);
}

function countText(count: number, thing: string): string {
  return `${count === 0 ? 'no' : count} ${thing}${count === 1 ? '' : 's'}`;
}

/** How the drill stands, for the list: `10 min, new`, `at step 3 of 6`, `last time 2 wrong turns`. */
export function mondayState(progress: Progress, sessions: { readonly [id: string]: LessonSession }): string {
  const id = mondayUnderWay(sessions);
  const [lesson, session] = id === undefined ? [] : [findLesson(id), sessions[id]];
  if (lesson !== undefined && session !== undefined) {
    return `at step ${stepIndex(lesson, session.stepId) + 1} of ${lesson.steps.length}`;
  }
  const last = progress.mondays.at(-1);
  return last === undefined ? `${MONDAY_MINUTES} min, new` : `last time ${shortTally(last)}`;
}
