import type { ExecuteContext } from '../../../sim/base/ports.js';
import type { Request } from '../../../sim/requests.js';
import { LEARNER } from '../../../sim/world/new-world.js';
import type { Model } from '../../store/model.js';
import { openLesson } from '../../store/open-lesson.js';
import { sendRequest } from '../../store/send-request.js';

/** Something that somebody in the room asks about: what then? */
export interface WhatIf {
  readonly text: string;
  /** A number that is asked for, and what stands there at first. */
  readonly number?: { readonly asks: string; readonly prefilled: string };
  /** It moves time, which a real phone does not follow. */
  readonly movesTime?: true;
  readonly requests: (number: number) => readonly Request[];
}

/** What can happen, in the order of the list. Each is a request as any other: `u` takes it back, and the history has it. */
export const WHAT_IFS: readonly WhatIf[] = [
  { text: 'the phone is lost', requests: () => [{ kind: 'phone-lose' }] },
  {
    text: "the phone's clock is wrong",
    number: { asks: 'by how many seconds', prefilled: '-95' },
    movesTime: true,
    requests: (offset) => [{ kind: 'phone-set-clock', offset }],
  },
  {
    text: "nobody but the company may set the phone's clock",
    requests: () => [{ kind: 'phone-lock-clock', isLocked: true }],
  },
  {
    text: 'the phone has no network',
    requests: () => [{ kind: 'phone-airplane-mode', on: true }],
  },
  {
    text: "alice's password is in a list on the web",
    requests: () => [
      { kind: 'leak-password', userName: LEARNER },
      { kind: 'open-window', of: 'attacker' },
    ],
  },
  {
    text: "an administrator removed alice's devices",
    requests: () => [{ kind: 'take-devices', userName: LEARNER }],
  },
  {
    text: 'administrators are asked for MFA from now on',
    requests: () => [{ kind: 'ask-administrators-for-mfa' }],
  },
  {
    text: 'hours go by',
    number: { asks: 'how many', prefilled: '2' },
    movesTime: true,
    requests: (hours) => [{ kind: 'let-hours-pass', hours }],
  },
  { text: 'alice has a new, empty phone', requests: () => [{ kind: 'phone-replace' }] },
];

/** A day either way: farther off, nobody would believe a clock. */
const MOST_SECONDS = 86_400;
const MOST_HOURS = 48;

/** Reads the number that is asked for. A text says what is wrong with it. */
export function readNumber(typed: string, { movesTime, text }: WhatIf): number | string {
  const isHours = movesTime === true && text === 'hours go by';
  const most = isHours ? MOST_HOURS : MOST_SECONDS;
  const number = /^[+-]?\d{1,6}$/.test(typed.trim()) ? Number(typed.trim()) : Number.NaN;
  const least = isHours ? 1 : -most;
  return number >= least && number <= most ? number : `Type a whole number from ${least} to ${most}.`;
}

/** The learner's model after it has happened; what is refused is said as any refusal. */
export function happen(lab: Model, requests: readonly Request[], context: ExecuteContext): Model {
  return requests.reduce(
    (model, request) => (openLesson(model) === null ? model : sendRequest(model, request, context)),
    lab,
  );
}
