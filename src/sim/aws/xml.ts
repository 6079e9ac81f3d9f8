import type { Json, JsonObject } from './json.js';
import { isList, isObject } from './json.js';

// Answers outwards, as the clients of AWS read them.

/** A service whose protocol is AWS Query. */
export type QueryService = 'iam' | 'sts';

const NAMESPACES: { readonly [Service in QueryService]: string } = {
  iam: 'https://iam.amazonaws.com/doc/2010-05-08/',
  sts: 'https://sts.amazonaws.com/doc/2011-06-15/',
};

/** An error on its way out, whoever made it. */
export interface WireError {
  readonly code: string;
  readonly message: string;
  readonly httpStatus: number;
}

/** What an operation answers; null where it answers nothing. `picture` is the QR code of a new device, as PNG in base64. */
export function queryAnswer(
  service: QueryService,
  operation: string,
  requestId: string,
  answer: JsonObject | null,
  picture: string,
): string {
  const result =
    answer === null ? '' : `<${operation}Result>${elements(wired(answer, picture))}</${operation}Result>`;
  return `<${operation}Response xmlns="${NAMESPACES[service]}">${result}<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${operation}Response>`;
}

/** A refusal of IAM or STS. */
export function queryError(service: QueryService, requestId: string, error: WireError): string {
  const { code, message, httpStatus } = error;
  const type = httpStatus < 500 ? 'Sender' : 'Receiver';
  return `<ErrorResponse xmlns="${NAMESPACES[service]}"><Error><Type>${type}</Type><Code>${escaped(code)}</Code><Message>${escaped(message)}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`;
}

/** Members that are moments: on the wire they end in Z. */
const MOMENT = /^(?:\w+Date|Expiration|GeneratedTime)$/;

/** The same answer in the form in which it travels: policies escaped, bytes in base64, moments in Z. */
function wired(answer: JsonObject, picture: string): JsonObject {
  const entries = Object.entries(answer).map(([name, value]): [string, Json] => {
    if (name === 'QRCodePNG') return [name, picture];
    if (typeof value === 'string') return [name, wiredText(name, value)];
    if (isList(value)) return [name, value.map((item) => (isObject(item) ? wired(item, picture) : item))];
    return [name, isObject(value) ? wired(value, picture) : value];
  });
  return Object.fromEntries(entries);
}

function wiredText(name: string, text: string): string {
  if (MOMENT.test(name)) return text.replace(/\+00:00$/, 'Z');
  if (name.endsWith('PolicyDocument')) return encodeURIComponent(text);
  // The bytes of the letters, not the bytes that the letters stand for.
  return name === 'Base32StringSeed' || name === 'Content' ? btoa(text) : text;
}

/** The one map of IAM; all else by names are members. */
const MAP = 'SummaryMap';

/** Elements of these names. */
export function elements(object: JsonObject): string {
  return Object.entries(object)
    .map(
      ([name, value]) =>
        `<${name}>${name === MAP && isObject(value) ? entriesOf(value) : inner(value)}</${name}>`,
    )
    .join('');
}

function entriesOf(map: JsonObject): string {
  return Object.entries(map)
    .map(([key, value]) => `<entry><key>${key}</key><value>${inner(value)}</value></entry>`)
    .join('');
}

function inner(value: Json): string {
  if (isList(value)) return value.map((item) => `<member>${inner(item)}</member>`).join('');
  return isObject(value) ? elements(value) : escaped(String(value));
}

/** Text as XML has it. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
