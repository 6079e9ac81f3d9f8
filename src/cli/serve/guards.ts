import type { IncomingHttpHeaders } from 'node:http';

/** Why a request is not looked at, for whoever sent it; plain text, and nothing of it in the history. */
export interface Refused {
  readonly status: number;
  readonly text: string;
  /** The address outside that was wanted, where the door was taken for a proxy. */
  readonly wanted?: string;
}

/** The head of a request. */
export interface Head {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

/** The most bytes of a body: a hundred times those of any client's call. */
export const BODY_MAX = 64 * 1024;

/**
 * What keeps pages in a browser and strangers away: a page that was turned to this port sends the name that it was found
 * by, and every call of a page carries `Origin` or `Sec-Fetch-Site`, which no client of AWS does. (`Sec-Fetch-Mode` Node
 * sends, too.) Null for a request that may go on.
 */
export function guard({ method, url, headers }: Head, port: number): Refused | null {
  if (!url.startsWith('/')) {
    return { status: 403, text: 'This is the lab, and no proxy.', wanted: hostIn(url) };
  }
  if (!isOwnHost(headers.host, port)) return { status: 403, text: `Call http://127.0.0.1:${port}.` };
  if (headers.origin !== undefined || headers['sec-fetch-site'] !== undefined) {
    return { status: 403, text: 'This is for programs, and not for pages in a browser.' };
  }
  if (Number(headers['content-length'] ?? 0) > BODY_MAX) return TOO_LARGE;
  const isS3 = /\/s3\/aws4_request\b/.test(headers.authorization ?? '');
  // S3 has methods and paths of its own, and an answer of its own to those that the lab has not.
  if (isS3 && method !== 'OPTIONS' && method !== 'CONNECT') return null;
  if (method === 'GET')
    return { status: 404, text: "There is no page here: this is AWS's API, simulated by mfa-lab." };
  if (method !== 'POST') return { status: 405, text: 'Calls of IAM and STS are sent with POST.' };
  return url === '/' || url.startsWith('/?')
    ? null
    : { status: 404, text: 'Calls of IAM and STS are sent to /.' };
}

/** The body of a request is larger than that of any call. */
export const TOO_LARGE: Refused = { status: 413, text: `A call has ${BODY_MAX} bytes at the most.` };

function isOwnHost(host: string | undefined, port: number): boolean {
  return host === `127.0.0.1:${port}` || host === `localhost:${port}`;
}

/** `iam.amazonaws.com` of an absolute address, or of what CONNECT asks for. */
export function hostIn(url: string): string {
  const [, host = ''] = /^(?:[a-z]+:\/\/)?([\w.-]{1,253})/i.exec(url) ?? [];
  return host === '' ? 'an address outside' : host;
}
