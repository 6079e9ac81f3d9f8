import type { Result } from '../../base/result.js';
import { fail, ok } from '../../base/result.js';
import type { EpochSeconds } from '../../base/time.js';
import { callS3 } from '../../s3/api.js';
import { isoTime } from '../../world/policies.js';
import type { Ran } from '../shell.js';
import { ended, fitForLine } from '../shell.js';
import type { OptionSpec } from './argument-parser.js';
import { parseWords } from './argument-parser.js';
import { findCredentials } from './credentials.js';
import type { Failure } from './failure.js';
import { badParameter, notInTheLab, serviceFailure, unknownWords, usageFailure } from './failure.js';
import { S3_COMMANDS, serviceHelp } from './help.js';
import type { Invocation } from './invocation.js';
import { failedWith } from './invocation.js';
import { signIn } from './sign-in.js';

// The lines are those of `awscli/customizations/s3/subcommands.py`, with the times of UTC.

const LS_OPTIONS: readonly OptionSpec[] = [
  { name: 'recursive', isFlag: true },
  { name: 'human-readable', isFlag: true },
  { name: 'summarize', isFlag: true },
];

/** `aws s3`: of its commands the lab has `ls`. */
export function s3(invocation: Invocation, words: readonly string[]): Ran {
  const { world } = invocation.shell;
  const [name, ...rest] = words;
  if (name === undefined) {
    const text = '\nusage: aws [options] s3 <subcommand> [parameters]\naws: error: too few arguments\n';
    return ended(world, text, 252);
  }
  if (name === 'help') return ended(world, serviceHelp('s3', S3_COMMANDS));
  if (name === 'ls') return ls(invocation, rest);
  return failedWith(world, notInTheLab(`the lab's aws s3 has ls, and no ${fitForLine(name)}.`));
}

function ls(invocation: Invocation, words: readonly string[]): Ran {
  const { world } = invocation.shell;
  if (words[0] === 'help') return ended(world, serviceHelp('s3', S3_COMMANDS));
  const parsed = parseWords(words, LS_OPTIONS, [{ name: 'paths', isOptional: true }]);
  if (!parsed.ok) return failedWith(world, usageFailure(parsed.failure));
  const { rest, values, positionals } = parsed.value;
  if (rest.length > 0) return failedWith(world, unknownWords(rest.map(fitForLine)));
  if ('human-readable' in values || 'summarize' in values) {
    return failedWith(world, notInTheLab("the lab's aws s3 ls has no option but --recursive."));
  }
  const place = placeOf(positionals[0] ?? '');
  const found = findCredentials(invocation.configuration);
  if (!found.ok) return failedWith(world, found.failure);
  if (!place.ok) return failedWith(world, place.failure);
  const keys = signIn(invocation, found.value);
  if (!keys.ok) return keys.failure;
  const api = { invocation, world: keys.value.world, sender: { credentials: keys.value.keys } };
  const { bucket, prefix } = place.value;
  return bucket === '' ? listBuckets(api) : listObjects(api, bucket, prefix, 'recursive' in values);
}

interface Api {
  readonly invocation: Invocation;
  readonly world: Invocation['shell']['world'];
  readonly sender: Parameters<typeof callS3>[1];
}

function listBuckets({ invocation, world, sender }: Api): Ran {
  const outcome = callS3(world, sender, { operation: 'ListBuckets' }, invocation.shell.context);
  const { result } = outcome;
  if (!result.ok) return failedWith(outcome.world, serviceFailure('ListBuckets', result.failure));
  const lines = result.value.buckets.map(({ name, createdAt }) => `${localTime(createdAt)} ${name}\n`);
  return ended(outcome.world, lines.join(''));
}

/** What lies under a prefix down to the next `/`, as if there were folders; or all of it. */
function listObjects(
  { invocation, world, sender }: Api,
  bucket: string,
  prefix: string,
  isRecursive: boolean,
): Ran {
  const call = { operation: 'ListObjectsV2', bucket, prefix } as const;
  const outcome = callS3(world, sender, call, invocation.shell.context);
  const { result } = outcome;
  if (!result.ok) return failedWith(outcome.world, serviceFailure('ListObjectsV2', result.failure));
  const { objects } = result.value;
  const isFolded = (key: string) => !isRecursive && key.slice(prefix.length).includes('/');
  const folders = objects
    .filter(({ key }) => isFolded(key))
    .map(({ key }) => `${prefix}${key.slice(prefix.length).split('/')[0] ?? ''}`.split('/').at(-1) ?? '');
  const lines = [
    ...[...new Set(folders)].map((name) => `${'PRE'.padStart(30)} ${name}/\n`),
    ...objects
      .filter(({ key }) => !isFolded(key))
      .map(({ key, size, modifiedAt }) => {
        const name = isRecursive ? key : (key.split('/').at(-1) ?? '');
        return `${localTime(modifiedAt)} ${String(size).padStart(10)} ${name}\n`;
      }),
  ];
  return ended(outcome.world, lines.join(''), prefix !== '' && lines.length === 0 ? 1 : 0);
}

/** botocore's own look at a bucket's name, before anything is sent. */
const BUCKET_NAME = /^[a-zA-Z0-9.\-_]{1,255}$/;

function placeOf(typed: string): Result<{ readonly bucket: string; readonly prefix: string }, Failure> {
  const path = typed.startsWith('s3://') ? typed.slice(5) : typed;
  const [bucket = '', ...keys] = path.split('/');
  return bucket === '' || BUCKET_NAME.test(bucket)
    ? ok({ bucket, prefix: keys.join('/') })
    : fail(badParameter(invalidBucket(fitForLine(bucket))));
}

function invalidBucket(bucket: string): string {
  const access = String.raw`^arn:(aws).*:(s3|s3-object-lambda):[a-z\-0-9]*:[0-9]{12}:accesspoint[/:][a-zA-Z0-9\-.]{1,63}$`;
  const outpost = String.raw`^arn:(aws).*:s3-outposts:[a-z\-0-9]+:[0-9]{12}:outpost[/:][a-zA-Z0-9\-]{1,63}[/:]accesspoint[/:][a-zA-Z0-9\-]{1,63}$`;
  return `Parameter validation failed:\nInvalid bucket name "${bucket}": Bucket name must match the regex "^[a-zA-Z0-9.\\-_]{1,255}$" or be an ARN matching the regex "${access}|${outpost}"`;
}

function localTime(moment: EpochSeconds): string {
  return isoTime(moment).slice(0, 19).replace('T', ' ');
}
