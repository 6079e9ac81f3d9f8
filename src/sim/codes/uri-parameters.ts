import type { Result } from '../base/result.js';
import { fail, ok } from '../base/result.js';
import type { TotpParameters } from './totp-parameters.js';
import { READERS } from './totp-parameters.js';

/** A parameter with a value by which no codes can be made here. */
export interface UnreadParameter {
  readonly name: keyof TotpParameters;
  readonly value: string;
}

/** The parameters behind the `?` of a URI, decoded; names in lower case. */
export function parametersIn(query: string): ReadonlyMap<string, string> {
  return new Map(
    query.split('&').map((part) => {
      const [name = '', ...value] = part.split('=');
      return [name.toLowerCase(), decode(value.join('='))] as const;
    }),
  );
}

/** Percent-decodes, or leaves a text that was never encoded as it is. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** How codes are to be made: as is asked for, and else by `usual`. An empty value asks for nothing. */
export function readParameters(
  asked: { get(name: keyof TotpParameters): string | null | undefined },
  usual: TotpParameters,
): Result<TotpParameters, UnreadParameter> {
  const algorithm = readParameter('algorithm', asked.get('algorithm'), usual);
  if (!algorithm.ok) return algorithm;
  const digits = readParameter('digits', asked.get('digits'), usual);
  if (!digits.ok) return digits;
  const period = readParameter('period', asked.get('period'), usual);
  if (!period.ok) return period;
  return ok({ algorithm: algorithm.value, digits: digits.value, period: period.value });
}

function readParameter<Name extends keyof TotpParameters>(
  name: Name,
  asked: string | null | undefined,
  usual: TotpParameters,
): Result<TotpParameters[Name], UnreadParameter> {
  const text = asked?.trim() ?? '';
  if (text === '') return ok(usual[name]);
  const value = READERS[name](text);
  return value === null ? fail({ name, value: text }) : ok(value);
}
