import * as v from 'valibot';
import type { PlanBlock } from '../../lessons/notes/plan-block.js';
import { schemaOf } from '../../sim/world/schema/schema-of.js';
import { count, finite, sentence, text, time } from '../../sim/world/schema/values.js';
import type { KeyPress } from '../../ui/store/key-press.js';
import type { StageCommand, StageFile } from '../../ui/store/stage-file.js';
import { MOST_COMMANDS, PLAIN_COMMANDS, STAGE_VERSION } from '../../ui/store/stage-file.js';

/** `6.3`, `12`, `0`. */
const place = v.pipe(v.string(), v.regex(/^\d{1,2}(\.\d{1,2})?$/));

/** Three letters and digits at the least: a part of a file's name. */
export const sessionName = v.pipe(v.string(), v.regex(/^[a-z0-9]{3,16}$/));

/** More than any day has. */
const MOST_BLOCKS = 100;
const MOST_MINUTES = 600;

const minutes = v.pipe(v.number(), v.minValue(1), v.maxValue(MOST_MINUTES));

const block = schemaOf<PlanBlock>()(
  v.union([
    v.object({ kind: v.literal('lesson'), lessonId: text, minutes }),
    v.object({ kind: v.literal('break'), minutes }),
    v.object({ kind: v.literal('talk'), title: text, minutes }),
  ]),
);

const planSchema = schemaOf<StageFile['plan']>()(
  v.object({
    startedAt: v.nullable(time),
    pausedSeconds: finite,
    pausedAt: v.nullable(time),
    blocks: v.pipe(v.array(block), v.maxLength(MOST_BLOCKS)),
    reached: v.nullable(v.object({ lesson: text, step: text })),
  }),
);

const look = schemaOf<StageFile['view']>()(
  v.object({
    isBlank: v.boolean(),
    secrets: v.picklist(['hidden', 'shown']),
    isFrozen: v.boolean(),
    big: v.nullable(v.picklist(['code', 'answer'])),
    timer: v.nullable(v.object({ endsAt: time, what: text, isBreak: v.boolean() })),
  }),
);

const summary = schemaOf<StageFile['summary']>()(
  v.object({
    focus: v.nullable(text),
    notice: v.nullable(sentence),
    goals: v.tuple([count, count]),
    secondsLeft: v.nullable(finite),
    firstCode: v.nullable(v.pipe(v.string(), v.regex(/^[\d ]{6,9}$/))),
  }),
);

/** More lines than any terminal has. */
const MOST_LINES = 1000;

/** `stage.json`. Fields that this version does not know are left out. */
export const stageFile = schemaOf<StageFile>()(
  v.object({
    kind: v.literal('mfa-lab stage'),
    version: v.literal(STAGE_VERSION),
    pid: count,
    beat: time,
    endedAt: v.nullable(time),
    phone: v.picklist(['lab', 'own']),
    at: v.object({
      number: place,
      lesson: text,
      step: text,
      since: time,
      planSeconds: v.nullable(finite),
    }),
    plan: planSchema,
    spent: v.record(text, v.record(text, finite)),
    view: look,
    votes: v.record(text, v.array(v.object({ at: time, counts: v.record(text, count) }))),
    summary,
    screen: v.pipe(v.array(sentence), v.maxLength(MOST_LINES)),
    done: v.record(text, count),
  }),
);

const keyPress = schemaOf<KeyPress>()(
  v.object({
    name: v.picklist([
      'enter',
      'escape',
      'tab',
      'shift-tab',
      'up',
      'down',
      'left',
      'right',
      'page-up',
      'page-down',
      'backspace',
      'ctrl-c',
      'f1',
      'home',
      'end',
      'delete',
      'erase-before',
      'erase-behind',
      'erase-word',
      'text',
    ]),
    text,
  }),
);

const command = schemaOf<StageCommand>()(
  v.union([
    v.object({ do: v.picklist(PLAIN_COMMANDS) }),
    v.object({ do: v.literal('go'), to: place }),
    v.object({ do: v.picklist(['vote', 'timer']), text }),
    v.object({ do: v.literal('key'), key: keyPress }),
  ]),
);

/** One command of a terminal; what it asks may be of a newer program. */
export const sentCommand = v.object({ seq: count, at: time, command });

/** `remote-….json`, with commands of which some may be unknown. */
export const remoteFile = v.object({
  kind: v.literal('mfa-lab remote'),
  version: v.literal(STAGE_VERSION),
  session: sessionName,
  commands: v.pipe(v.array(v.unknown()), v.maxLength(MOST_COMMANDS)),
});
