import { fitForShow } from '../base/characters.js';
import type { AwsError, AwsErrorCode } from '../world/error-codes.js';
import { HTTP_STATUS } from '../world/error-codes.js';

/** Whatever a message repeats, it can be shown and kept. */
export function awsError(code: AwsErrorCode, message: string): AwsError {
  return { code, message: fitForShow(message), httpStatus: HTTP_STATUS[code] };
}
