import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { ToldCall, WireAnswer } from '../../sim/aws/answer-wire.js';
import type { SignedRequest } from '../../sim/aws/sigv4.js';
import { drawPicture } from '../storage/picture-file.js';
import type { Refused } from './guards.js';
import { BODY_MAX, guard, hostIn, TOO_LARGE } from './guards.js';

/** Who carries calls out, and who is told of them. */
export interface Behind {
  /** Carries a call out, and has it kept, before it answers. Null where there is no account behind the door any more. */
  answer(request: SignedRequest): { readonly answer: WireAnswer; readonly told: ToldCall } | null;
  /** A call was answered. `client` is the first word of its User-Agent, or null. */
  onCall(told: ToldCall, status: number, client: string | null): void;
  /** A program wanted something outside, and was stopped. */
  onStopped(host: string): void;
}

/** The open door. */
export interface Door {
  readonly port: number;
  /** Ends all connections. */
  close(): Promise<void>;
}

/** It listens here, and there is no option for another address: `localhost` may be somebody else's `::1`. */
export const ADDRESS = '127.0.0.1';

/**
 * Node's own limits leave connections open that send nothing; with these, half-sent requests are gone after seven seconds,
 * and there is room meanwhile for a client that means it.
 */
const LIMITS = {
  headersTimeout: 5000,
  requestTimeout: 10_000,
  keepAliveTimeout: 5000,
  connectionsCheckingInterval: 1000,
  maxHeaderSize: 16 * 1024,
};
const CONNECTIONS_MAX = 256;

/** Opens the door at a port, or at any for 0. Rejects where the port is taken. */
export function openDoor(port: number, behind: Behind): Promise<Door> {
  const server = createServer(LIMITS, (request, response) => {
    // A mistake of ours ends the program, as everywhere.
    respond(request, response, ownPort(), behind).catch((mistake: unknown) => {
      response.destroy();
      queueMicrotask(() => {
        throw mistake;
      });
    });
  });
  const ownPort = () => portOf(server.address());
  // Also of whoever took the door for a proxy, whom Node no longer counts.
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.maxConnections = CONNECTIONS_MAX;
  server.on('connect', (request: IncomingMessage, socket: Socket) => {
    behind.onStopped(hostIn(request.url ?? ''));
    socket.on('error', () => {});
    // Who stays all the same would have a place that others want.
    socket.setTimeout(LIMITS.keepAliveTimeout, () => socket.destroy());
    socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
  });
  server.on('upgrade', (_request, socket: Duplex) => socket.destroy());
  server.on('clientError', (_error, socket: Duplex) => socket.destroy());
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, ADDRESS, () => {
      server.off('error', reject);
      resolve({
        port: ownPort(),
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            for (const socket of sockets) socket.destroy();
          }),
      });
    });
  });
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('A server without a port');
  return address.port;
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  port: number,
  behind: Behind,
): Promise<void> {
  const { method = '', url = '', headers } = request;
  const refused = guard({ method, url, headers }, port);
  if (refused !== null) return refuse(request, response, refused, behind);
  const body = await bodyOf(request);
  if (body === 'gone') return;
  if (body === 'too-large') return refuse(request, response, TOO_LARGE, behind);
  const at = url.indexOf('?');
  const answered = behind.answer({
    method,
    path: at < 0 ? url : url.slice(0, at),
    query: at < 0 ? '' : url.slice(at + 1),
    headers: flat(headers),
    body,
  });
  if (answered === null) {
    response.destroy();
    return;
  }
  const { answer, told } = answered;
  const text = answer.body(answer.pictureOf === null ? '' : await pngOf(answer.pictureOf));
  const bytes = Buffer.from(text);
  response.writeHead(answer.status, {
    'Content-Type': 'text/xml',
    'Content-Length': bytes.length,
    'x-amzn-RequestId': answer.requestId,
    'Cache-Control': 'no-store',
  });
  response.end(method === 'HEAD' ? undefined : bytes);
  behind.onCall(told, answer.status, clientOf(headers['user-agent']));
}

function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  { status, text, wanted }: Refused,
  { onStopped }: Behind,
): void {
  if (wanted !== undefined) onStopped(wanted);
  const bytes = Buffer.from(`${text}\n`);
  // Whatever else is on its way is thrown away: closing before it has come would take the answer with it.
  request.resume();
  response.writeHead(status, {
    'Content-Type': 'text/plain',
    'Content-Length': bytes.length,
    'Cache-Control': 'no-store',
    Connection: 'close',
  });
  response.end(bytes);
}

/** All of a body, or why there is none. */
function bodyOf(request: IncomingMessage): Promise<Uint8Array | 'too-large' | 'gone'> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > BODY_MAX) resolve('too-large');
      else chunks.push(chunk);
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', () => resolve('gone'));
    request.on('close', () => resolve('gone'));
  });
}

/** As a signature has them: what came several times has its values joined. */
function flat(headers: IncomingMessage['headers']): { readonly [name: string]: string } {
  const entries = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(',') : value] as const],
  );
  return Object.fromEntries(entries);
}

/** The same picture as `mfa-lab qr --png` writes, in base64 on one line. */
async function pngOf(text: string): Promise<string> {
  return Buffer.from(await drawPicture(text, 'png')).toString('base64');
}

/** `aws-cli/2.38.1`: of the rest of a User-Agent nothing is shown. */
export function clientOf(agent: string | undefined): string | null {
  return /^[\w./-]{1,40}/.exec(agent ?? '')?.[0] ?? null;
}
