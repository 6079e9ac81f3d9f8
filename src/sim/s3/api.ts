import type { AnswersOf, Operation } from '../api/operation.js';
import type { Service } from '../api/service.js';
import { callService } from '../api/service.js';
import type { Parameter } from '../api/shapes.js';
import type { LabContext } from '../base/ports.js';
import { memberOf } from '../base/table.js';
import { authorize, decide } from '../iam/authorization.js';
import { callerArn } from '../iam/caller-facts.js';
import type { Handlers, OperationContext, OperationOutcome, Outcome } from '../outcome.js';
import { granted, refused } from '../outcome.js';
import type { BucketsListed, ObjectsListed } from '../responses.js';
import type { Account } from '../world/account.js';
import type { Sender } from '../world/caller.js';
import type { Refusal } from '../world/refusal.js';
import { refusal } from '../world/refusal.js';
import type { World } from '../world/world.js';
import type { S3CallOf, S3Operation, S3Request } from './requests.js';
import { noSuchBucket, s3Denied, s3WordsToStrangers } from './s3-errors.js';

/** ListBuckets: all of the account's. https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBuckets.html */
function listBuckets(
  account: Account,
  _call: S3CallOf<'ListBuckets'>,
  context: OperationContext,
): OperationOutcome<BucketsListed> {
  const denial = denied(account, context, 's3:ListAllMyBuckets', null);
  if (denial !== null) return refused(account, denial);
  const buckets = account.buckets.map(({ name, createdAt }) => ({ name, createdAt }));
  return granted(account, { kind: 'buckets', buckets });
}

/** ListObjectsV2: what lies in a bucket. https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html */
function listObjects(
  account: Account,
  { bucket: name, prefix = '' }: S3CallOf<'ListObjectsV2'>,
  context: OperationContext,
): OperationOutcome<ObjectsListed> {
  const denial = denied(account, context, 's3:ListBucket', `arn:aws:s3:::${name}`);
  if (denial !== null) return refused(account, denial);
  const bucket = account.buckets.find((one) => one.name === name);
  if (bucket === undefined) return refused(account, refusal(noSuchBucket(), { code: 'no-such-bucket' }));
  const objects = bucket.objects.filter(({ key }) => key.startsWith(prefix));
  return granted(account, { kind: 'objects', bucket: name, objects });
}

/** The decision is that of every other service; only the words are S3's. */
function denied(
  account: Account,
  context: OperationContext,
  action: string,
  resource: string | null,
): Refusal | null {
  const asked = resource ?? '*';
  const denial = authorize(account, context, action, asked);
  if (denial === null) return null;
  const verdict = decide(account, context, action, asked);
  const isExplicit = verdict.kind === 'decided' && verdict.decision.verdict === 'explicit-deny';
  const arn = callerArn(account, context.caller.principal);
  return { ...denial, error: s3Denied(arn, action, resource, isExplicit) };
}

const OPERATIONS = { ListBuckets: listBuckets, ListObjectsV2: listObjects } satisfies {
  readonly [Name in S3Operation]: Operation<S3CallOf<Name>>;
};

type S3Answers = AnswersOf<typeof OPERATIONS>;

// The same table with each operation tied to its call, so that the compiler follows the two through `callS3`.
const BY_OPERATION: { readonly [Name in S3Operation]: Operation<S3CallOf<Name>, S3Answers[Name]> } =
  OPERATIONS;

/** S3 User Guide, "Bucket naming rules"; of keys only what can be shown is asked for. */
const PARAMETERS: { readonly [Operation in S3Operation]: readonly Parameter[] } = {
  ListBuckets: [],
  ListObjectsV2: [
    {
      name: 'bucket',
      shape: { type: 'text', min: 3, max: 63, pattern: ['[a-z0-9][a-z0-9.-]+', /^[a-z0-9][a-z0-9.-]+$/] },
    },
    { name: 'prefix', shape: { type: 'text', max: 1024 }, isOptional: true },
  ],
};

/** What is true of all operations of S3. */
const S3: Service = {
  name: 's3',
  source: 's3.amazonaws.com',
  version: '2006-03-01',
  parameters: PARAMETERS,
  repeatsValues: false,
  shown: [
    ['bucket', 'bucketName'],
    ['prefix', 'prefix'],
  ],
  bar: () => null,
  wordsToStrangers: s3WordsToStrangers,
};

/** Carries out one S3 call, and leaves an event. The answer is that of the operation. */
export function callS3<Name extends S3Operation>(
  world: World,
  sender: Sender,
  call: S3CallOf<Name>,
  context: LabContext,
): Outcome<S3Answers[Name]> {
  return callService(S3, world, sender, call, context, (account, operationContext) =>
    memberOf(BY_OPERATION, call.operation)(account, call, operationContext),
  );
}

/** The one kind of request that S3 takes, whatever the operation. */
export const S3_HANDLERS = {
  s3: (world, request, context) => callS3(world, request.from, request, context),
} satisfies Handlers<S3Request>;
