import fs from 'node:fs';
import { Duplex } from 'node:stream';

/** For a system that never tells that the terminal is closed: macOS is said to do so now and then. */
const GIVE_UP_MILLISECONDS = 20_000;

const CHUNK_BYTES = 65_536;

/**
 * Makes a child of node-pty be read to its end. On a busy machine the last of what a program wrote is lost otherwise,
 * in two ways: libuv takes a terminal that was closed for read as soon as one read brought less than was asked for, and
 * a terminal gives at most 4095 bytes at once; and node-pty closes the terminal 200 ms after its program has ended, read
 * or not.
 */
export function readToTheEnd(child: object): void {
  const socket: unknown = Reflect.get(child, '_socket');
  const fd: unknown = Reflect.get(child, '_fd');
  if (!(socket instanceof Duplex) || typeof fd !== 'number') {
    throw new Error('node-pty reads its terminal in another way now');
  }
  const push = socket.push.bind(socket);
  socket.push = (chunk, encoding) => {
    if (chunk === null) for (const piece of restOf(fd)) push(piece);
    return push(chunk, encoding);
  };
  const destroy = socket.destroy.bind(socket);
  socket.destroy = (error) => {
    // The stream calls it as well, when all has been read.
    if (socket.readableEnded || error) return destroy(error);
    const giveUp = setTimeout(destroy, GIVE_UP_MILLISECONDS);
    socket.once('close', () => clearTimeout(giveUp));
    return socket;
  };
}

/** What is still to be read. */
function* restOf(fd: number): Generator<Buffer> {
  for (;;) {
    const chunk = Buffer.alloc(CHUNK_BYTES);
    let length = 0;
    try {
      length = fs.readSync(fd, chunk);
    } catch {
      // EIO: a terminal that nobody writes to any more is empty.
    }
    if (length === 0) return;
    yield chunk.subarray(0, length);
  }
}
