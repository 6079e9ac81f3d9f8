import type { Draws } from '../../../sim/base/draws.js';
import { seededDraws } from '../../../sim/base/draws.js';
import type { ExecuteContext, RandomSource } from '../../../sim/base/ports.js';
import type { Lesson, TaskStep } from '../../engine/lesson.js';
import { list, text } from '../../words/rich-text.js';
import { SOURCES } from '../sources.js';
import { drift } from './drift.js';
import { expiredSession } from './expired-session.js';
import type { Incident, IncidentCase } from './incident.js';
import { leak } from './leak.js';
import { lostPhone } from './lost-phone.js';
import { relay } from './relay.js';

/** What can go wrong on a Monday. */
export const INCIDENTS: readonly Incident[] = [leak, drift, lostPhone, relay, expiredSession];

/** By estimate, of them all. */
export const MONDAY_MINUTES = 2 * INCIDENTS.length;

/** The word that asks for a Monday, whichever it will be. */
export const MONDAY_ID = 'monday';

/** Seeds are short, so that they can be told. */
export const MOST_MONDAYS = 9999;

/** An incident as it comes on one Monday. */
export interface ComingIncident extends Pick<IncidentCase, 'wrongTurns' | 'gap'> {
  readonly incident: Incident;
  readonly step: TaskStep;
}

/** One Monday: a lesson that is in no list, and what is measured in it. */
export interface Monday {
  readonly seed: number;
  readonly lesson: Lesson;
  readonly incidents: readonly ComingIncident[];
}

/** How many to remember: nobody has more under way. */
const REMEMBERED = 16;

const remembered = new Map<number, Monday>();

/** The Monday of a seed: the same seed is the same Monday, another one another. */
export function monday(seed: number): Monday {
  const known = remembered.get(seed);
  if (known !== undefined) return known;
  if (remembered.size >= REMEMBERED) remembered.clear();
  const made = make(seed);
  remembered.set(seed, made);
  return made;
}

function make(seed: number): Monday {
  const draws = seededDraws(seed);
  const order = shuffled(INCIDENTS, draws);
  let minutes = 8 * 60 + draws.below(40);
  const incidents = order.map((incident): ComingIncident => {
    minutes += 5 + draws.below(50);
    const { channel, task, wrongTurns, gap } = incident.make(draws);
    const worldSeed = draws.below(1_000_000_000);
    const step: TaskStep = {
      ...task,
      kind: 'task',
      id: incident.id,
      title: `${clockText(minutes)}, ${channel}`,
      newWorld: (context) => task.newWorld(repeatable(context, worldSeed)),
    };
    return { incident, step, wrongTurns, gap };
  });
  return { seed, incidents, lesson: lessonOf(seed, incidents) };
}

function lessonOf(seed: number, incidents: readonly ComingIncident[]): Lesson {
  return {
    id: `${MONDAY_ID}-${seed}`,
    title: 'Monday',
    objective: 'Put right what comes in on a Monday, with what the lessons taught.',
    minutes: MONDAY_MINUTES,
    lendsPhone: true,
    checkpoint: () => [],
    steps: [
      {
        kind: 'read',
        id: 'morning',
        title: `Monday ${seed}`,
        sources: [SOURCES.lab],
        blocks: [
          text(
            `${countWord(incidents.length)} messages will come in this morning, each about another account. Read what it says, and put things right.`,
          ),
          list(
            'Nobody says which lesson it is about, and no hint comes by itself. `h` gives one, and is noted.',
            'The lab takes the time while you are here. When you are away it does not.',
            'A wrong turn is noted, also when it is taken back. There is no mark for it: at the end you read where to look again.',
            'All phones are of the lab.',
          ),
          text(`The same Monday again, for a colleague: \`mfa-lab monday --seed ${seed}\`.`),
        ],
      },
      ...incidents.map(({ step }) => step),
    ],
  };
}

/** A Monday by the id of its lesson; undefined for what is none. */
export function mondayOf(lessonId: string): Monday | undefined {
  const [, digits] = /^monday-([1-9]\d{0,3})$/.exec(lessonId) ?? [];
  return digits === undefined ? undefined : monday(Number(digits));
}

/** The account of an incident is the same for everybody with the same seed. */
function repeatable(context: ExecuteContext, seed: number): ExecuteContext {
  const draws = seededDraws(seed);
  const random: RandomSource = {
    bytes: (count) => Uint8Array.from({ length: count }, () => draws.below(256)),
  };
  return { ...context, random };
}

/** Fisher and Yates. */
function shuffled<Thing>(things: readonly Thing[], draws: Draws): readonly Thing[] {
  const rest = [...things];
  return things.flatMap(() => rest.splice(draws.below(rest.length), 1));
}

/** `08:52` */
function clockText(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

function countWord(count: number): string {
  return ['No', 'One', 'Two', 'Three', 'Four', 'Five'][count] ?? `${count}`;
}
