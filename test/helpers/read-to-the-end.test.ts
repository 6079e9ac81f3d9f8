import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readToTheEnd } from './read-to-the-end.js';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mfa-lab-rest-'));
const [empty, rest] = ['', ', and the rest'].map((text, index) => {
  const file = path.join(folder, String(index));
  fs.writeFileSync(file, text);
  return fs.openSync(file, 'r');
});

beforeAll(() => expect([empty, rest]).toEqual([expect.any(Number), expect.any(Number)]));
afterAll(() => fs.rmSync(folder, { recursive: true }));

/** What is read off a terminal of which `fd` still has something. */
async function read(fd: number | undefined, write: (socket: PassThrough) => void): Promise<string> {
  const socket = new PassThrough();
  readToTheEnd({ _socket: socket, _fd: fd });
  let text = '';
  socket.on('data', (data) => {
    text += String(data);
  });
  write(socket);
  await once(socket, 'close');
  return text;
}

it('reads what is left when libuv takes the terminal for read', async () => {
  expect(await read(rest, (socket) => socket.end('the first 4095 bytes'))).toBe(
    'the first 4095 bytes, and the rest',
  );
});

it('reads what is left when node-pty closes the terminal too early', async () => {
  const text = await read(empty, (socket) => {
    socket.write('the first half, ');
    socket.destroy();
    socket.end('and the second');
  });

  expect(text).toBe('the first half, and the second');
});

it('ends at once when reading has failed', async () => {
  const socket = new PassThrough();
  readToTheEnd({ _socket: socket, _fd: empty });
  const complaint = once(socket, 'error');

  socket.destroy(new Error('EIO'));

  expect(await complaint).toEqual([new Error('EIO')]);
});

it('says so when node-pty has become another', () => {
  expect(() => readToTheEnd({})).toThrow('another way');
});
