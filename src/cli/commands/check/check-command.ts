import { wordCheck } from '../../../lessons/words/check-text.js';
import type { Check, Codes } from '../../../lessons/words/checked-codes.js';
import { foundIn } from '../../../lessons/words/checked-codes.js';
import { wordSureness } from '../../../lessons/words/clock-text.js';
import type { VerdictText } from '../../../lessons/words/verdict-text.js';
import type { Result } from '../../../sim/base/result.js';
import { fail, ok } from '../../../sim/base/result.js';
import { parametersOf } from '../../../sim/codes/checked-seed.js';
import { CODE_DIGITS } from '../../../sim/codes/totp.js';
import type { TotpParameters } from '../../../sim/codes/totp-parameters.js';
import { isAwsDevice, READERS } from '../../../sim/codes/totp-parameters.js';
import { foldDigits, readTypedCode } from '../../../sim/codes/typed-code.js';
import { wrap } from '../../../ui/text/wrap.js';
import type { CommandPorts, Output } from '../command.js';
import { failure, wrongUsage } from '../command.js';
import { wordCodeProblem } from '../key/code-text.js';
import { isKeyGiven } from '../key/given-key.js';
import { wordParameters } from '../key/given-key-text.js';
import type { AskedKey } from '../key/key-options.js';
import type { Moment } from '../key/moment-of-key.js';
import { clockRemarks, serviceMoment, wordTime } from '../key/moment-of-key.js';
import { GIVE_A_KEY, parametersOfKey, readKey, remarksOnKey } from '../key/read-key.js';
import { checkReport } from './check-report.js';
import type { CheckedKey } from './checked-key.js';
import { checkAgainst, checkedKey } from './checked-key.js';
import { GIVEN_TIME, wordGivenTime } from './given-time-text.js';

/** `check` as it was asked for: one code or two, as typed. */
export interface CheckCommand extends AskedKey {
  readonly kind: 'check';
  readonly codes: readonly string[];
  readonly json: boolean;
}

/** How to do on the command line what is advised. */
const WAYS = {
  newEntry: 'mfa-lab qr draws its QR code',
  twoCodes: 'mfa-lab check CODE CODE2',
} as const;

/**
 * `check`: whether one code, or two in a row, are right, and what a wrong one says about the clocks. It looks, and never
 * spends a code, counts no attempt and changes nothing. Exit code 1 is an answer here, so it is 2 whenever there is none.
 */
export async function checkCommand(command: CheckCommand, ports: CommandPorts): Promise<Output> {
  const output = await check(command, ports);
  return output.error === undefined ? output : { ...output, exitCode: 2 };
}

async function check(command: CheckCommand, ports: CommandPorts): Promise<Output> {
  const lengths = isKeyGiven(command) ? LENGTHS : [CODE_DIGITS];
  const problem = codeProblem(command.codes, lengths, command.details?.digits ?? null);
  if (problem !== null) return wrongUsage(problem);
  // Before the key is waited for: the moment of a code is when it was given.
  const now = ports.now();
  const read = await readKey(command, ports);
  if (!read.ok) return read.failure;
  const codes = readCodes(command.codes, parametersOfKey(read.value.key).digits);
  if (!codes.ok) return wrongUsage(codes.failure);
  const { at, checkEntry } = read.value;
  const against = checkedKey(read.value);
  if (against === null) {
    return failure(`The lab has no MFA device to check against now. ${GIVE_A_KEY}`, 'no-device');
  }
  const { key } = against;
  const moment = serviceMoment({ key, at }, now);
  const times = { service: moment.time, real: at ?? now };
  const checked = checkAgainst(against, codes.value, times, checkEntry);
  const text = inWords(checked, codes.value, against, moment);
  const report = checkReport(checked, against, { codes: codes.value, moment, message: text.headline });
  return {
    text: command.json
      ? JSON.stringify(report)
      : [...paragraphs(checked, text), checkedAgainst(against, moment)].join('\n'),
    remarks: [...remarksOnKey(key), ...clockRemarks({ key, at }, moment)],
    exitCode: report.accepted ? 0 : 1,
  };
}

/** Digits of the codes that there are. */
const LENGTHS: readonly number[] = [6, 7, 8];

/** What is wrong with the codes before the key is known, and with it how long they are; null where nothing is. */
function codeProblem(
  typed: readonly string[],
  lengths: readonly number[],
  asked: string | null,
): string | null {
  for (const text of typed) {
    const { length } = foldDigits(text);
    const expected = asked === null ? null : READERS.digits(asked);
    const code = readCodes([text], lengths.includes(length) ? length : (expected ?? CODE_DIGITS));
    if (!code.ok) return code.failure;
  }
  return null;
}

function readCodes(typed: readonly string[], digits: number): Result<Codes, string> {
  const codes: string[] = [];
  for (const text of typed) {
    const code = readTypedCode(text, digits);
    if (!code.ok) return fail(wordCodeProblem(text, code.failure, digits));
    codes.push(code.value);
  }
  const [first = '', second] = codes;
  return ok(second === undefined ? [first] : [first, second]);
}

function inWords(checked: Check, codes: Codes, { checked: seed, lab, status }: CheckedKey, moment: Moment) {
  const isLabTime = moment.clock === 'lab' && lab !== null && lab.world.clockOffset !== 0;
  const isGivenTime = moment.clock === 'given';
  const otherClock = isGivenTime ? GIVEN_TIME : isLabTime ? "the lab's" : "this computer's";
  const text = wordCheck(checked, codes, {
    drift: seed.drift,
    time: moment.time,
    otherClock,
    status,
    measured: null,
    ways: WAYS,
    parameters: parametersOf(seed),
  });
  return isGivenTime ? wordGivenTime(checked, text, seed.drift) : text;
}

function paragraphs({ verdict, origin }: Check, text: VerdictText): readonly string[] {
  const found = origin === null ? foundIn(verdict) : null;
  const sureness = found === null ? [] : [wrap(wordSureness(found.oneIn))];
  return [
    wrap(text.headline),
    '',
    ...[...text.advice, ...text.clock, ...text.todo].map((line) =>
      wrap(line, /^\d\. /.test(line) ? '   ' : ''),
    ),
    ...sureness,
  ];
}

function checkedAgainst(against: CheckedKey, moment: Moment): string {
  const whose = {
    given: '',
    computer: ", by this computer's clock",
    lab: ", by the lab's clock",
    phone: ", by the phone's clock",
  }[moment.clock];
  const unassigned = against.lab?.device.owner === null ? ' It is assigned to nobody yet.' : '';
  return wrap(`Checked against ${wordKey(against)} at ${wordTime(moment.time)}${whose}.${unassigned}`);
}

function wordKey({ key, lab }: CheckedKey): string {
  switch (key.source) {
    case 'given':
      return `the given key (${key.key.byteCount} bytes${otherWay(key.key.parameters)})`;
    case 'lab':
      return `${lab?.device.name ?? key.entry.account} of the lab (lesson ${key.entry.lessonId})`;
    case 'check-entry':
      return `${key.entry.account}, the entry for checking only,`;
  }
}

function otherWay(parameters: TotpParameters): string {
  return isAwsDevice(parameters) ? '' : `, ${wordParameters(parameters)}`;
}
