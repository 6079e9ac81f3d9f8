import { secondsToNextStep, stepAt } from '../../../sim/base/time.js';
import { codeAt } from '../../../sim/codes/totp.js';
import type { TotpAlgorithm } from '../../../sim/codes/totp-parameters.js';
import type { CommandPorts, Output } from '../command.js';
import type { AskedKey } from '../key/key-options.js';
import type { ClockName } from '../key/moment-of-key.js';
import { clockRemarks, phoneMoment } from '../key/moment-of-key.js';
import type { Key } from '../key/read-key.js';
import { accountOf, parametersOfKey, readShownKey, remarksOnKey } from '../key/read-key.js';

/** `code` as it was asked for. */
export interface CodeCommand extends AskedKey {
  readonly kind: 'code';
  readonly json: boolean;
}

/** What `code --json` prints, on one line. Fields may be added; none changes its meaning. */
export interface CodeReport {
  /** Six digits, or seven or eight for a key that asks for them; as text: zeros in front count. */
  readonly code: string;
  /** floor(unix seconds / period). */
  readonly step: number;
  /** Whole seconds until the next code, `period` to 1. */
  readonly secondsLeft: number;
  /** Unix seconds by which the code was made, and whose clock that is. */
  readonly time: number;
  readonly clock: ClockName;
  readonly key: Key['source'];
  /** DEVICE@ACCOUNT of the lab's entry, or null for a given key. */
  readonly account: string | null;
  /** How the code was made: SHA1, SHA256 or SHA512, and how long a code lasts in seconds. AWS's have SHA1 and 30. */
  readonly algorithm: TotpAlgorithm;
  readonly period: number;
}

/** `code`: the code of now. */
export async function codeCommand(command: CodeCommand, ports: CommandPorts): Promise<Output> {
  const read = await readShownKey(command, ports);
  if (!read.ok) return read.failure;
  const { key, seed } = read.value;
  const moment = phoneMoment(read.value, ports.now());
  const parameters = parametersOfKey(key);
  const { algorithm, period } = parameters;
  const report: CodeReport = {
    code: codeAt(seed, moment.time, parameters),
    step: stepAt(moment.time, period),
    secondsLeft: secondsToNextStep(moment.time, period),
    time: Math.floor(moment.time),
    clock: moment.clock,
    key: key.source,
    account: accountOf(key),
    algorithm,
    period,
  };
  return {
    text: command.json ? JSON.stringify(report) : report.code,
    remarks: [...remarksOnKey(key), ...clockRemarks(read.value, moment)],
    exitCode: 0,
  };
}
