import type { Json, JsonObject } from '../../src/sim/aws/json.js';
import { isList, isObject } from '../../src/sim/aws/json.js';
import type { AwsError } from '../../src/sim/world/error-codes.js';

// The answers of AWS's Query protocol, and the two of S3, as the clients read them.

const REQUEST_ID = '00000000-0000-0000-0000-000000000000';

/** What an operation of IAM or STS answers. Lists of IAM say that they are whole. */
export function queryAnswer(operation: string, answer: JsonObject): string {
  const whole = operation.startsWith('List') ? { ...answer, IsTruncated: false } : answer;
  return `<${operation}Response><${operation}Result>${elements(wired(whole))}</${operation}Result><ResponseMetadata><RequestId>${REQUEST_ID}</RequestId></ResponseMetadata></${operation}Response>`;
}

/** A refusal of IAM or STS. */
export function queryError({ code, message }: AwsError): string {
  return `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${escaped(message)}</Message></Error><RequestId>${REQUEST_ID}</RequestId></ErrorResponse>`;
}

/** The buckets of an account. */
export function bucketsAnswer({ Buckets, Owner }: JsonObject): string {
  const buckets = isList(Buckets ?? null) ? (Buckets as readonly JsonObject[]) : [];
  const list = buckets.map((bucket) => `<Bucket>${elements(bucket)}</Bucket>`).join('');
  return `<ListAllMyBucketsResult><Owner>${elements(Owner as JsonObject)}</Owner><Buckets>${list}</Buckets></ListAllMyBucketsResult>`;
}

/** What lies in a bucket. */
export function objectsAnswer(contents: readonly JsonObject[], prefixes: readonly string[]): string {
  const found = contents.map((one) => `<Contents>${elements(one)}</Contents>`).join('');
  const folders = prefixes.map((one) => `<CommonPrefixes><Prefix>${escaped(one)}</Prefix></CommonPrefixes>`);
  return `<ListBucketResult><IsTruncated>false</IsTruncated>${found}${folders.join('')}</ListBucketResult>`;
}

/** A refusal of S3. */
export function s3Error({ code, message }: AwsError): string {
  return `<Error><Code>${code}</Code><Message>${escaped(message)}</Message></Error>`;
}

/** What travels in another form than it is shown in: policies, and what is bytes. */
function wired(answer: JsonObject): JsonObject {
  const entries = Object.entries(answer).map(([name, value]): [string, Json] => {
    if (name === 'PolicyDocument') return [name, encodeURIComponent(JSON.stringify(value))];
    if (name === 'Base32StringSeed') return [name, Buffer.from(String(value)).toString('base64')];
    return [name, isObject(value) ? wired(value) : value];
  });
  return Object.fromEntries(entries);
}

function elements(object: JsonObject): string {
  return Object.entries(object)
    .map(([name, value]) => `<${name}>${inner(value)}</${name}>`)
    .join('');
}

function inner(value: Json): string {
  if (isList(value)) return value.map((item) => `<member>${inner(item)}</member>`).join('');
  return isObject(value) ? elements(value) : escaped(String(value));
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
