import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { readToTheEnd } from './read-to-the-end.js';

it('reads what is left when node-pty closes the terminal too early', async () => {
  const socket = new PassThrough();
  readToTheEnd({ _socket: socket });
  socket.write('the first half, ');
  socket.destroy();
  socket.end('and the second');

  let text = '';
  socket.on('data', (data) => {
    text += String(data);
  });
  await once(socket, 'close');

  expect(text).toBe('the first half, and the second');
});

it('ends at once when there is nothing more to read, or reading has failed', async () => {
  const [ended, failed] = [new PassThrough(), new PassThrough()];
  readToTheEnd({ _socket: ended });
  readToTheEnd({ _socket: failed });
  const complaint = once(failed, 'error');

  ended.resume().end();
  failed.destroy(new Error('EIO'));

  await once(ended, 'close');
  expect(await complaint).toEqual([new Error('EIO')]);
});

it('says so when node-pty has become another', () => {
  expect(() => readToTheEnd({})).toThrow('another way');
});
