import { SIGN_IN_STEPS } from '../../sim/codes/limits.js';
import type { TimePicture } from '../engine/time-picture.js';
import type { Inline } from './rich-text.js';
import { strong } from './rich-text.js';

// One line, in ASCII, of at most 49 columns while no drift has two digits. AWS has no such thing, so each begins with "lab".

/** Steps to draw between two codes; more are told. */
const DRAWN_BETWEEN = 3;

const MARK = '##';

/** As their fields are labelled. */
const CODE_1 = '[code 1]';
const CODE_2 = '[code 2]';

/** Draws where codes fell. */
export function drawTime(picture: TimePicture): readonly Inline[] {
  switch (picture.kind) {
    case 'window':
      return ['lab: ', ...drawWindow(picture)];
    case 'pair':
      return ['lab: ', ...drawPair(picture)];
    case 'half-pair':
      return [
        'lab: ',
        strong(picture.unknown === 1 ? `[??]${CODE_2}` : `${CODE_1}[??]`),
        ` ${tellHalf(picture)}`,
      ];
  }
}

/** The same in words, for whoever hears it. */
export function tellTime(picture: TimePicture): string {
  switch (picture.kind) {
    case 'window':
      return `the lab's picture: ${tellWindow(picture)}.`;
    case 'pair':
      return `the lab's picture: ${tellPair(picture)}.`;
    case 'half-pair':
      return `the lab's picture: ${tellHalf(picture)}.`;
  }
}

type Window = Extract<TimePicture, { readonly kind: 'window' }>;
type Pair = Extract<TimePicture, { readonly kind: 'pair' }>;
type HalfPair = Extract<TimePicture, { readonly kind: 'half-pair' }>;

/** The steps that AWS took, oldest first. */
function takenSteps(centre: number): readonly number[] {
  return Array.from({ length: 2 * SIGN_IN_STEPS + 1 }, (_, index) => centre - SIGN_IN_STEPS + index);
}

function drawWindow({ centre, code, isUsed }: Window): readonly Inline[] {
  const cells = takenSteps(centre).map((step): Inline => {
    const label = signed(step).padStart(2);
    return step === code ? strong(`[${'#'.repeat(label.length)}]`) : `[${label}]`;
  });
  const off = code === null ? 0 : code - centre;
  if (code === null) return ['AWS ', ...cells, ' ', strong(MARK), ' nowhere near'];
  if (off < -SIGN_IN_STEPS) return [strong(MARK), ` ${stepsOff(off)} < AWS `, ...cells];
  if (off > SIGN_IN_STEPS) return ['AWS ', ...cells, ' > ', strong(MARK), ` ${stepsOff(off)}`];
  return ['AWS ', ...cells, ' ', strong(MARK), isUsed ? ' used before' : ' your code'];
}

function tellWindow({ centre, code, isUsed }: Window): string {
  const steps = takenSteps(centre);
  const taken = `at that moment AWS took the steps ${signed(steps[0] ?? 0)} to ${signed(steps.at(-1) ?? 0)}`;
  if (code === null) return `${taken}; the code was nowhere near`;
  const off = code - centre;
  const place = `the code was of step ${signed(code)}`;
  if (Math.abs(off) > SIGN_IN_STEPS)
    return `${taken}; ${place}, ${stepsOff(off)} than the middle, so outside`;
  return `${taken}; ${place}, ${isUsed ? 'inside, but used before' : 'inside'}`;
}

function signed(step: number): string {
  return step > 0 ? `+${step}` : String(step);
}

function stepsOff(off: number): string {
  return `${Math.abs(off)} steps ${off < 0 ? 'older' : 'newer'}`;
}

function drawPair(pair: Pair): readonly Inline[] {
  const { apart } = pair;
  if (apart === 0) return [strong('[code 1 = code 2]'), ` ${tellPair(pair)}`];
  const [left, right] = apart < 0 ? [CODE_2, CODE_1] : [CODE_1, CODE_2];
  const between = Math.abs(apart) - 1;
  if (between > DRAWN_BETWEEN) return [strong(left), ` .. ${tellApart(apart)} .. `, strong(right)];
  const words = between > 0 ? tellApart(apart) : neighbours(pair);
  return [strong(left), '[..]'.repeat(between), strong(right), ` ${words}`];
}

/** That they touch is seen. */
function neighbours({ apart, but }: Pair): string {
  if (but !== null) return BUT[but];
  return apart < 0 ? 'the newer one first' : 'they touch';
}

function tellPair({ apart, but }: Pair): string {
  if (apart === 0) return 'one code, typed twice';
  const order = apart < 0 ? ', the newer one first' : '';
  if (Math.abs(apart) > 1) return `${tellApart(apart)}${order}`;
  return `they touch${but === null ? order : `, but ${BUT[but]}`}`;
}

/** As the reason beside it counts. */
function tellApart(steps: number): string {
  return `${Math.abs(steps)} steps apart`;
}

const BUT = { far: 'far from now', used: 'used before' } as const;

function tellHalf({ unknown }: HalfPair): string {
  return `code ${unknown} fits nowhere near`;
}
