import * as v from 'valibot';
import type { HandedIn } from '../../lessons/class/handed-in.js';
import { EXPORT_ID, NOTHING_HANDED_IN } from '../../lessons/class/handed-in.js';
import type { ReviewedQuestion } from '../../lessons/engine/review.js';
import { ROUTE_IDS } from '../../lessons/engine/routes.js';
import { progress, session } from '../../lessons/engine/schema.js';
import { schemaOf } from '../../sim/world/schema/schema-of.js';
import { count, entryName, filePath, seed, text, time } from '../../sim/world/schema/values.js';
import { THEME_CHOICES } from '../text/ground.js';
import type { SavedState } from './model.js';
import { PHONE_CHOICES } from './settings.js';

const settings = schemaOf<SavedState['settings']>()(
  v.looseObject({
    phone: v.nullable(v.picklist(PHONE_CHOICES)),
    route: v.optional(v.picklist(ROUTE_IDS), 'full'),
    followsClass: v.optional(v.boolean(), true),
    plain: v.optional(v.boolean(), false),
    ascii: v.optional(v.boolean(), false),
    reducedMotion: v.optional(v.boolean(), false),
    theme: v.optional(v.picklist(THEME_CHOICES), 'auto'),
  }),
);

const handedIn = schemaOf<HandedIn>()(v.looseObject({ name: text, keep: text, unclear: text }));

const reviewed = schemaOf<ReviewedQuestion>()(v.looseObject({ at: time, days: count }));

/** What is kept on disk between runs. What later versions added has a value for files that were written before. */
export const savedState = schemaOf<SavedState>()(
  v.looseObject({
    settings,
    progress,
    sessions: v.record(text, session),
    finished: v.optional(v.record(text, session), {}),
    current: v.nullable(text),
    // A path may have anything in it; one that cannot be shown is as good as none.
    planPath: v.optional(v.fallback(v.nullable(filePath), null), null),
    // Without it the files count as the learner's, and are left alone.
    written: v.optional(v.fallback(v.record(filePath, text), {}), {}),
    learner: v.optional(count, 0),
    // Versions before this one exported nothing. One that cannot be used is made anew.
    id: v.optional(v.fallback(v.pipe(v.string(), v.regex(EXPORT_ID)), ''), ''),
    handedIn: v.optional(v.fallback(handedIn, NOTHING_HANDED_IN), NOTHING_HANDED_IN),
    // What cannot be read of it is asked again: no reason to call the whole file broken.
    review: v.optional(v.fallback(v.record(text, reviewed), {}), {}),
    checkEntry: v.optional(v.nullable(v.looseObject({ seed, account: entryName })), null),
  }),
);
