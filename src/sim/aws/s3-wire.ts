import type { LabContext } from '../base/ports.js';
import { bytesToHex } from '../base/random.js';
import type { Result } from '../base/result.js';
import { ok } from '../base/result.js';
import type { EpochSeconds } from '../base/time.js';
import type { ObjectsListed } from '../responses.js';
import { callS3 } from '../s3/api.js';
import type { Account } from '../world/account.js';
import type { Sender } from '../world/caller.js';
import { isoTime } from '../world/policies.js';
import type { Refusal } from '../world/refusal.js';
import type { World } from '../world/world.js';
import type { SignedRequest } from './sigv4.js';
import type { WireError } from './xml.js';
import { elements, escaped } from './xml.js';

// S3 in the small, for `aws s3 ls`: which buckets there are, and what lies in one. Source: Amazon S3 API reference.

const NAMESPACE = 'http://s3.amazonaws.com/doc/2006-03-01/';

/** What a request made of the world, and the text of its answer. */
export interface S3Outcome {
  readonly operation: string;
  readonly world: World;
  readonly result: Result<string, Refusal>;
}

/** The two requests that the lab's S3 knows; null for every other. */
export function answerS3(
  world: World,
  sender: Sender,
  { method, path, query }: SignedRequest,
  context: LabContext,
): S3Outcome | null {
  if (method !== 'GET') return null;
  const [bucket = '', ...key] = path.slice(1).split('/');
  const asked = new URLSearchParams(query);
  if (bucket === '') {
    const { world: after, result } = callS3(world, sender, { operation: 'ListBuckets' }, context);
    return {
      operation: 'ListBuckets',
      world: after,
      result: result.ok ? ok(bucketsText(result.value.buckets, world.account, context)) : result,
    };
  }
  if (asked.get('list-type') !== '2' || key.some((part) => part !== '')) return null;
  const prefix = asked.get('prefix') ?? '';
  const call = { operation: 'ListObjectsV2', bucket, prefix } as const;
  const { world: after, result } = callS3(world, sender, call, context);
  return {
    operation: 'ListObjectsV2',
    world: after,
    result: result.ok
      ? ok(objectsText(result.value, prefix, asked.get('delimiter') === '/', asked.get('encoding-type')))
      : result,
  };
}

/** A refusal of S3: nothing is around it. */
export function s3Error(requestId: string, { code, message }: WireError): string {
  return `${DECLARATION}<Error><Code>${code}</Code><Message>${escaped(message)}</Message><RequestId>${requestId}</RequestId><HostId>mfa-lab</HostId></Error>`;
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

function bucketsText(
  buckets: readonly { readonly name: string; readonly createdAt: EpochSeconds }[],
  { id }: Account,
  { signatures }: LabContext,
): string {
  // S3 knows an account by 64 hexadecimal digits; these are the lab's own.
  const owner = bytesToHex(signatures.sha256(new TextEncoder().encode(id)));
  const list = buckets
    .map(
      ({ name, createdAt }) =>
        `<Bucket>${elements({ Name: name, CreationDate: isoTime(createdAt) })}</Bucket>`,
    )
    .join('');
  return `${DECLARATION}<ListAllMyBucketsResult xmlns="${NAMESPACE}"><Owner><ID>${owner}</ID></Owner><Buckets>${list}</Buckets></ListAllMyBucketsResult>`;
}

function objectsText(
  { bucket, objects }: ObjectsListed,
  prefix: string,
  isFolded: boolean,
  encoding: string | null,
): string {
  const shown = (key: string) => (encoding === 'url' ? encodeURIComponent(key).replaceAll('%2F', '/') : key);
  const folderOf = (key: string) => /^[^/]*\//.exec(key.slice(prefix.length))?.[0];
  const inside = objects.filter(({ key }) => !isFolded || folderOf(key) === undefined);
  const folders = isFolded ? objects.flatMap(({ key }) => folderOf(key) ?? []) : [];
  const contents = inside.map(
    ({ key, size, modifiedAt }) =>
      `<Contents>${elements({ Key: shown(key), LastModified: isoTime(modifiedAt), Size: size, StorageClass: 'STANDARD' })}</Contents>`,
  );
  const prefixes = [...new Set(folders)].map(
    (folder) => `<CommonPrefixes><Prefix>${escaped(shown(prefix + folder))}</Prefix></CommonPrefixes>`,
  );
  const head = elements({
    Name: bucket,
    Prefix: shown(prefix),
    KeyCount: inside.length + prefixes.length,
    MaxKeys: 1000,
    ...(encoding === null ? {} : { EncodingType: encoding }),
    IsTruncated: false,
  });
  return `${DECLARATION}<ListBucketResult xmlns="${NAMESPACE}">${head}${contents.join('')}${prefixes.join('')}</ListBucketResult>`;
}
