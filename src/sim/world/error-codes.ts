/** Error codes as AWS puts them on the wire, with the HTTP status each carries (IAM API model 2010-05-08). */
export const HTTP_STATUS = {
  AccessDenied: 403,
  DeleteConflict: 409,
  EntityAlreadyExists: 409,
  ExpiredToken: 403,
  InvalidAccessKeyId: 403,
  InvalidAction: 400,
  InvalidAuthenticationCode: 403,
  InvalidClientTokenId: 403,
  InvalidInput: 400,
  InvalidToken: 400,
  InvalidUserType: 400,
  LimitExceeded: 409,
  MalformedPolicyDocument: 400,
  MissingAuthenticationToken: 403,
  NoSuchBucket: 404,
  NoSuchEntity: 404,
  PasswordPolicyViolation: 400,
  ReportExpired: 410,
  ReportNotPresent: 410,
  SignatureDoesNotMatch: 403,
  /** EC2's own; the services beside it say AccessDenied. */
  UnauthorizedOperation: 403,
  ValidationError: 400,
  /** Console sign-in answers 200 with a failure inside; CloudTrail calls it "Failed authentication". */
  'Failed authentication': 200,
} as const;

/** One of the codes this simulator can answer with. */
export type AwsErrorCode = keyof typeof HTTP_STATUS;

/** All of them, for decoding stored events. */
export const AWS_ERROR_CODES = Object.keys(HTTP_STATUS).filter(isAwsErrorCode);

/** A refusal as AWS words it. */
export interface AwsError {
  readonly code: AwsErrorCode;
  readonly message: string;
  readonly httpStatus: number;
}

function isAwsErrorCode(text: string): text is AwsErrorCode {
  return text in HTTP_STATUS;
}
