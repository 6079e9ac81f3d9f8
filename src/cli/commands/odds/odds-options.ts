import type { Result } from '../../../sim/base/result.js';
import { fail, ok } from '../../../sim/base/result.js';
import { MAX_MFA_DEVICES_PER_USER } from '../../../sim/iam/operations/device-binding.js';
import type { OddsAssumptions } from '../../../sim/odds/assumptions.js';
import { LAB_ASSUMPTIONS } from '../../../sim/odds/assumptions.js';
import type { Simulation } from '../../../sim/odds/odds.js';
import { QUICK_SIMULATION } from '../../../sim/odds/odds.js';
import type { Given } from '../../arguments/option.js';
import { quoted } from '../../arguments/shown-word.js';
import { JSON_OPTION } from '../spec.js';

/** The options of `odds`: every assumption, and how much is simulated. */
export const ODDS_OPTIONS = {
  digits: { type: 'string', value: 'N', help: ['digits of a code: 6'] },
  steps: { type: 'string', value: 'N', help: ['steps of 30 s that a code may be off, either way: 2'] },
  budget: { type: 'string', value: 'N', help: ['tries of a device in a window: 9'] },
  window: { type: 'string', value: 'SECONDS', help: ['how long a window is: 180'] },
  devices: { type: 'string', value: 'LIST', help: ['devices of a user, to compare: 1,2,8'] },
  reused: { type: 'string', value: 'PERCENT', help: ['passwords of a leaked list that are right here: 1'] },
  enrolled: { type: 'string', value: 'LIST', help: ['percent of the users with MFA, to compare: 0,50,100'] },
  fooled: {
    type: 'string',
    value: 'PERCENT',
    help: ['of people on a false page, who type a code there: 10'],
  },
  delay: { type: 'string', value: 'SECONDS', help: ['until the thief uses that code: 5'] },
  'sms-bulk': { type: 'string', value: 'PERCENT', help: ['past an SMS code, attacks on many people: 4'] },
  'sms-targeted': { type: 'string', value: 'PERCENT', help: ['the same, on one chosen person: 24'] },
  tries: { type: 'string', value: 'N', help: ['guesses simulated for each row: 1000000'] },
  seed: { type: 'string', value: 'N', help: ['which chance is simulated: 1'] },
  ...JSON_OPTION,
} as const;

type OptionName = Exclude<keyof typeof ODDS_OPTIONS, 'json'>;

/** Between what a number may lie. */
interface Bounds {
  readonly least: number;
  readonly most: number;
  /** Percent may have a fraction; the rest is counted. */
  readonly isWhole: boolean;
}

const PERCENT: Bounds = { least: 0, most: 100, isWhole: false };

const BOUNDS: { readonly [Name in OptionName]: Bounds } = {
  digits: { least: 4, most: 8, isWhole: true },
  steps: { least: 0, most: 100, isWhole: true },
  budget: { least: 1, most: 100, isWhole: true },
  window: { least: 30, most: 86_400, isWhole: true },
  devices: { least: 1, most: MAX_MFA_DEVICES_PER_USER, isWhole: true },
  reused: PERCENT,
  enrolled: PERCENT,
  fooled: PERCENT,
  delay: { least: 0, most: 3600, isWhole: true },
  'sms-bulk': PERCENT,
  'sms-targeted': PERCENT,
  tries: { least: 1, most: 100_000_000, isWhole: true },
  seed: { least: 0, most: 999_999_999, isWhole: true },
};

/** More than anybody compares in one table. */
const LONGEST_LIST = 8;

/** What `odds` is asked for. */
export interface AskedOdds {
  readonly assumed: OddsAssumptions;
  readonly simulation: Simulation;
}

/** Reads the options; the failure is what is wrong with the first that cannot be used. */
export function readOdds(given: Given<typeof ODDS_OPTIONS>): Result<AskedOdds, string> {
  let problem: string | null = null;
  const listOf = (name: OptionName, usual: readonly number[]): readonly number[] => {
    const typed = given.text(name);
    if (typed === null) return usual;
    const read = readList(name, typed);
    if (read.ok) return read.value;
    problem ??= read.failure;
    return usual;
  };
  const oneOf = (name: OptionName, usual: number): number => {
    const typed = given.text(name);
    if (typed === null) return usual;
    const value = readNumber(typed, BOUNDS[name]);
    if (value === null) problem ??= wordBad(name, typed);
    return value ?? usual;
  };
  const share = (name: OptionName, usual: number) => oneOf(name, usual * 100) / 100;
  const usual = LAB_ASSUMPTIONS;
  const asked: AskedOdds = {
    assumed: {
      digits: oneOf('digits', usual.digits),
      stepsEitherWay: oneOf('steps', usual.stepsEitherWay),
      triesPerWindow: oneOf('budget', usual.triesPerWindow),
      windowSeconds: oneOf('window', usual.windowSeconds),
      devices: listOf('devices', usual.devices),
      reused: share('reused', usual.reused),
      enrolled: listOf(
        'enrolled',
        usual.enrolled.map((part) => part * 100),
      ).map((percent) => percent / 100),
      fooled: share('fooled', usual.fooled),
      delaySeconds: oneOf('delay', usual.delaySeconds),
      pastSmsBulk: share('sms-bulk', usual.pastSmsBulk),
      pastSmsTargeted: share('sms-targeted', usual.pastSmsTargeted),
    },
    simulation: {
      tries: oneOf('tries', QUICK_SIMULATION.tries),
      seed: oneOf('seed', QUICK_SIMULATION.seed),
    },
  };
  return problem === null ? ok(asked) : fail(problem);
}

function readList(name: OptionName, typed: string): Result<readonly number[], string> {
  const parts = typed.split(',').map((part) => readNumber(part, BOUNDS[name]));
  const numbers = parts.flatMap((part) => (part === null ? [] : [part]));
  if (numbers.length < parts.length || numbers.length > LONGEST_LIST) return fail(wordBad(name, typed));
  const twice = numbers.find((number, index) => numbers.indexOf(number) !== index);
  return twice === undefined ? ok(numbers) : fail(`--${name} has ${twice} twice; give it once`);
}

/** Plain decimal digits, with a fraction where one is allowed, and behind a share its sign. */
function readNumber(typed: string, bounds: Bounds): number | null {
  const { least, most, isWhole } = bounds;
  const plain = typed.trim().replace(/_/g, '');
  const text = bounds === PERCENT ? plain.replace(/ ?%$/, '') : plain;
  if (!(isWhole ? /^\d{1,9}$/ : /^\d{1,3}(\.\d{1,6})?$/).test(text)) return null;
  const value = Number(text);
  return value >= least && value <= most ? value : null;
}

function wordBad(name: OptionName, typed: string): string {
  const { least, most, isWhole } = BOUNDS[name];
  const isList = ODDS_OPTIONS[name].value === 'LIST';
  const what = isList
    ? `${isWhole ? 'whole numbers' : 'numbers'} from ${least} to ${most} with commas between, ${LONGEST_LIST} at most`
    : `a ${isWhole ? 'whole ' : ''}number from ${least} to ${most}`;
  return `--${name} needs ${what}, and not ${quoted(typed)}`;
}
