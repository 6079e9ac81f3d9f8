import type { VerdictText } from '../lessons/check-text.js';
import { wordSureness } from '../lessons/clock-text.js';
import type { Check, Codes, LabDevice } from '../lessons/code-checking.js';
import { checkCodes, foundIn, wordCheck } from '../lessons/code-checking.js';
import { freshSeed } from '../sim/code-check.js';
import type { Result } from '../sim/result.js';
import { fail, ok } from '../sim/result.js';
import { readTypedCode } from '../sim/typed-code.js';
import { checkReport } from './check-report.js';
import { wordCodeProblem } from './code-text.js';
import type { Command, CommandPorts, Output } from './command.js';
import { failure, wrongUsage } from './command.js';
import type { Moment } from './moment.js';
import { clockRemarks, serviceMoment, wordTime } from './moment.js';
import type { Key } from './read-key.js';
import { GIVE_A_KEY, readKey, remarksOnKey } from './read-key.js';
import { wrap } from './wrap.js';

/** How to do on the command line what is advised. */
const WAYS = {
  newEntry: 'mfa-lab qr draws its QR code',
  twoCodes: 'mfa-lab check CODE CODE2',
} as const;

/**
 * `check`: whether one code, or two in a row, are right, and what a wrong one says about the clocks. It looks, and never
 * spends a code, counts no attempt and changes nothing.
 */
export async function checkCommand(
  command: Extract<Command, { readonly kind: 'check' }>,
  ports: CommandPorts,
): Promise<Output> {
  const codes = readCodes(command.codes);
  if (!codes.ok) return wrongUsage(codes.failure);
  // Before the key is waited for: the moment of a code is when it was given.
  const now = ports.now();
  const read = await readKey(command, ports);
  if (!read.ok) return read.failure;
  const { key } = read.value;
  const lab = labDevice(key);
  if (lab === undefined) return failure(`The lab has no MFA device to check against now. ${GIVE_A_KEY}`);
  const moment = serviceMoment(read.value, now);
  const checked =
    key.source === 'given' ? freshSeed(key.key.seed) : (lab?.device ?? freshSeed(key.entry.seed));
  const check = checkCodes(checked, codes.value, moment.time, lab);
  const isLabTime = moment.clock === 'lab' && lab !== null && lab.world.clockOffset !== 0;
  const otherClock =
    moment.clock === 'given' ? 'the time given' : isLabTime ? "the lab's" : "this computer's";
  const text = wordCheck(check, codes.value, {
    drift: checked.drift,
    time: moment.time,
    otherClock,
    ways: WAYS,
  });
  const report = checkReport(check, {
    key: key.source,
    device: lab?.device.name ?? null,
    moment,
    message: text.headline,
  });
  return {
    text: command.json
      ? JSON.stringify(report)
      : [...paragraphs(check, text), checkedAgainst(key, lab, moment)].join('\n'),
    remarks: [...remarksOnKey(key), ...clockRemarks(read.value, moment)],
    exitCode: report.accepted ? 0 : 1,
  };
}

function readCodes(typed: readonly string[]): Result<Codes, string> {
  const codes: string[] = [];
  for (const text of typed) {
    const code = readTypedCode(text);
    if (!code.ok) return fail(wordCodeProblem(text, code.failure));
    codes.push(code.value);
  }
  const [first = '', second] = codes;
  return ok(second === undefined ? [first] : [first, second]);
}

/** The device of the lab's entry; null for a given key, undefined when the lab has none. */
function labDevice(key: Key): LabDevice | null | undefined {
  if (key.source === 'given') return null;
  const { device, world } = key.entry;
  return device === null ? undefined : { device, world };
}

function paragraphs({ verdict, origin }: Check, { headline, advice }: VerdictText): readonly string[] {
  const found = origin === null ? foundIn(verdict) : null;
  const sureness = found === null ? [] : [wrap(wordSureness(found.oneIn))];
  return [
    wrap(headline),
    '',
    ...advice.map((line) => wrap(line, /^\d\. /.test(line) ? '   ' : '')),
    ...sureness,
  ];
}

function checkedAgainst(key: Key, lab: LabDevice | null, moment: Moment): string {
  const what =
    key.source === 'given'
      ? `the given key (${key.key.byteCount} bytes)`
      : `${lab?.device.name ?? key.entry.account} of the lab (lesson ${key.entry.lessonId})`;
  const whose = {
    given: '',
    computer: ", by this computer's clock",
    lab: ", by the lab's clock",
    phone: ", by the phone's clock",
  }[moment.clock];
  const unassigned = lab?.device.owner === null ? ' It is assigned to nobody yet.' : '';
  return wrap(`Checked against ${what} at ${wordTime(moment.time)}${whose}.${unassigned}`);
}
