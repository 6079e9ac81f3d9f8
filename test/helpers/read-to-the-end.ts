import { Duplex } from 'node:stream';

/** For a system that never tells that the terminal is closed: macOS is said to do so now and then. */
const GIVE_UP_MILLISECONDS = 20_000;

/**
 * Makes a child of node-pty be read to its end. node-pty closes the terminal 200 ms after its program has ended, read or
 * not, and on a busy machine these pass with a part of the output still in it.
 */
export function readToTheEnd(child: object): void {
  const socket: unknown = Reflect.get(child, '_socket');
  if (!(socket instanceof Duplex)) throw new Error('node-pty reads its terminal in another way now');
  const destroy = socket.destroy.bind(socket);
  socket.destroy = (error) => {
    // The stream calls it as well, when all has been read.
    if (socket.readableEnded || error) return destroy(error);
    const giveUp = setTimeout(destroy, GIVE_UP_MILLISECONDS);
    socket.once('close', () => clearTimeout(giveUp));
    return socket;
  };
}
