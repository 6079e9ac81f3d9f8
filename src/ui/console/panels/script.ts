import type { LessonSession } from '../../../lessons/engine/session.js';
import { strong } from '../../../lessons/words/rich-text.js';
import { isOfScript, listBucketsByScript, scriptKey } from '../../../sim/things/script.js';
import type { HistoryEvent } from '../../../sim/world/event.js';
import { eventsAfter } from '../../../sim/world/history.js';
import type { World } from '../../../sim/world/world.js';
import type { PageRow } from '../pages/elements.js';
import { line, request, row } from '../pages/elements.js';
import { toolsOf } from '../pages/step-of.js';

/** alice's backup script, where a step lends it: with what it runs, unless there is little room, what AWS said last, and air below. */
export function scriptRows(session: LessonSession, isShort = false): readonly PageRow[] {
  if (!toolsOf(session).includes('script')) return [];
  const { world, mark } = session;
  const last = eventsAfter(world, mark.eventId).findLast((event) => isOfScript(world, event));
  return [
    ...(isShort ? [] : whatItIs(world)),
    row([request('run-script', 'Run the backup script', listBucketsByScript(world), 'button')]),
    ...(last === undefined ? [] : [answerRow(world, last)]),
    { kind: isShort ? 'air' : 'blank' },
  ];
}

/** What the terminal of the script shows: the buckets, or that AWS said no. The whole sentence stands under the page. */
function answerRow({ account }: World, { error }: HistoryEvent): PageRow {
  return error === null
    ? line([`buckets: ${account.buckets.map(({ name }) => name).join(', ')}`], 'ok')
    : line([`AWS: ${error.code}`], 'problem');
}

function whatItIs(world: World): readonly PageRow[] {
  return [
    line([strong("alice's backup script")]),
    line(['$ aws s3 ls']),
    line([`key ${scriptKey(world) ?? 'none'}`], 'muted'),
  ];
}
