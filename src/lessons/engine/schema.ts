import * as v from 'valibot';
import { schemaOf } from '../../sim/world/schema/schema-of.js';
import { count, filePath, finite, list, text, time } from '../../sim/world/schema/values.js';
import { world } from '../../sim/world/schema/world.js';
import { withoutSecrets } from './fields.js';
import type { StepMark } from './lesson.js';
import type { IncidentResult, LessonProgress, MondayResult, Progress, StepProgress } from './progress.js';
import { PROGRESS_STATUSES } from './progress.js';
import type { LessonSession } from './session.js';

const mark = schemaOf<StepMark>()(
  v.looseObject({
    eventId: count,
    comparisons: count,
    offlineRollovers: count,
    measurements: v.optional(count, 0),
  }),
);

/** A learner in a lesson. */
export const session = schemaOf<LessonSession>()(
  v.pipe(
    v.looseObject({
      lessonId: text,
      stepId: text,
      world,
      /** Null for the world as it is: nothing has been done in this step. */
      stepStart: v.nullable(world),
      mark,
      isSolved: v.boolean(),
      hintLevel: count,
      failedTries: count,
      // Versions before this one kept only the last answer.
      tries: v.optional(list(text), []),
      predicted: v.optional(list(text), []),
      // Versions before this one saved what was typed as a new password.
      // Among them may be the path of a file.
      drafts: v.pipe(v.record(text, filePath), v.transform(withoutSecrets)),
      onlySkipped: v.optional(v.boolean(), false),
      solvedWorld: v.optional(v.nullable(world), null),
    }),
    // The same value, not only an equal one: that is how the lab knows a step in which nothing was done.
    v.transform((stored) => ({ ...stored, stepStart: stored.stepStart ?? stored.world })),
  ),
);

const stepProgress = schemaOf<StepProgress>()(
  v.looseObject({
    status: v.picklist(PROGRESS_STATUSES),
    hints: count,
    attempts: count,
    // Versions before this one counted refusals without their reasons.
    reasons: v.optional(v.record(text, count), {}),
    choices: list(text),
    predicted: v.optional(list(text), []),
    seconds: finite,
    wrongTurns: v.optional(list(text), []),
    gap: v.optional(v.nullable(finite), null),
  }),
);

const lessonProgress = schemaOf<LessonProgress>()(
  v.looseObject({ status: v.picklist(PROGRESS_STATUSES), steps: v.record(text, stepProgress) }),
);

const incidentResult = schemaOf<IncidentResult>()(
  v.looseObject({
    id: text,
    status: v.picklist(['done', 'skipped']),
    hints: count,
    seconds: finite,
    wrongTurns: list(text),
    gap: v.nullable(finite),
  }),
);

const mondayResult = schemaOf<MondayResult>()(
  v.looseObject({ seed: count, at: time, incidents: list(incidentResult) }),
);

/** What a learner has done. */
export const progress = schemaOf<Progress>()(
  v.looseObject({
    lessons: v.record(text, lessonProgress),
    // Versions before this one had no Mondays.
    mondays: v.optional(list(mondayResult), []),
  }),
);
