import { cleaned } from '../base/characters.js';
import type { EpochSeconds } from '../base/time.js';
import { addSeconds } from '../base/time.js';
import { isoTime } from '../world/policies.js';
import type { WireError } from './xml.js';

// What AWS says to requests that come to no operation. Nothing of them is in the history: AWS does not know whose they are.

/** Users' reports and libraries: fifteen minutes for IAM and STS. */
const SKEW_MINUTES = 15;

const error = (code: string, httpStatus: number, message: string): WireError => ({
  code,
  httpStatus,
  message,
});

/** The code is AWS's; the text is the lab's. */
export const incompleteSignature = () =>
  error(
    'IncompleteSignature',
    400,
    'The Authorization header is not one of AWS Signature Version 4 that signs host and x-amz-date.',
  );

/** Recorded, but for the text, which is not known and the lab's. */
export const malformedInput = (member: string) =>
  error('MalformedInput', 400, `The value of ${cleaned(member)} cannot be read.`);

/** From memory. */
export const wrongScope = (service: string) =>
  error('SignatureDoesNotMatch', 403, `Credential should be scoped to correct service: '${service}'. `);

/** The lab's words, for what AWS has and the lab has not. */
export const notSimulated = (operation: string) =>
  error(
    'InvalidAction',
    400,
    `mfa-lab does not simulate ${cleaned(operation)}. docs/serve.md has the list of what it does.`,
  );

/** The lab's words, for services that it does not have at all. */
export const noSuchService = (service: string) =>
  error(
    'InvalidAction',
    400,
    `mfa-lab simulates IAM and STS, and of S3 the lists; it has no ${cleaned(service)}.`,
  );

/** What comes with a signature that is right, and too old or of the future: seen in users' reports. */
export function skewed(signedAt: EpochSeconds, now: EpochSeconds): WireError | null {
  const [oldest, youngest] = [addSeconds(now, -SKEW_MINUTES * 60), addSeconds(now, SKEW_MINUTES * 60)];
  if (signedAt < oldest) {
    const text = `Signature expired: ${basic(signedAt)} is now earlier than ${basic(oldest)} (${basic(now)} - ${SKEW_MINUTES} min.)`;
    return error('SignatureDoesNotMatch', 403, text);
  }
  if (signedAt <= youngest) return null;
  const text = `Signature not yet current: ${basic(signedAt)} is still later than ${basic(youngest)} (${basic(now)} + ${SKEW_MINUTES} min.)`;
  return error('SignatureDoesNotMatch', 403, text);
}

/** `20261128T010203Z` */
function basic(moment: EpochSeconds): string {
  return `${isoTime(moment).slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

/** Amazon S3 API reference, "Error responses". */
export const s3NotImplemented = () =>
  error('NotImplemented', 501, 'A header you provided implies functionality that is not implemented.');
