import type { Request } from '../../../sim/requests.js';

/** Parts of a request that say what it is about, in the order in which they are told. */
const TOLD = [
  'page',
  'userName',
  'deviceName',
  'code',
  'line',
  'person',
  'device',
  'hours',
  'offset',
] as const;

/** What a request does, in a few words: `open page: security-credentials`. Nothing secret is told. */
export function requestWords(request: Request): string {
  const name = request.kind.replaceAll('-', ' ');
  const parts = Object.entries(request).flatMap(([part, value]) =>
    TOLD.some((told) => told === part) && (typeof value === 'string' || typeof value === 'number')
      ? [String(value)]
      : [],
  );
  const codes = 'codes' in request && Array.isArray(request.codes) ? request.codes.map(String) : [];
  const told = [...parts, ...codes];
  return told.length === 0 ? name : `${name}: ${told.join(', ')}`;
}
