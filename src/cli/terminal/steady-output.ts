import { sizeOf, type ToldSize } from '../../ui/text/sizes.js';

/** Erases the lines that have scrolled out of the window: the learner's, from before the lab. */
const WIPE_SCROLLBACK = '\u001B[3J';

/** What Ink puts at the edge where it cuts a line: it draws the old frame once more in a window that became narrower. */
const CUT = '…';

/** What is needed of a terminal to make it steady. */
interface Output extends ToldSize {
  write(chunk: string | Uint8Array, ...encodingAndCallback: never[]): boolean;
}

/**
 * The terminal as Ink should see it. Its size is never 0x0: Ink would open the terminal once more at each frame to ask
 * again. And its scrollback is left alone: in a window that became lower, Ink clears the screen, which is right, and
 * the scrollback with it, which is not ours. Where only ASCII is wanted, Ink's own mark for a cut line is ASCII, too.
 */
export function steadyOutput<Stream extends Output>(
  stdout: Stream,
  isAscii: () => boolean = () => false,
): Stream {
  const mend = (text: string): string => {
    const mended = text.replaceAll(WIPE_SCROLLBACK, '');
    return isAscii() ? mended.replaceAll(CUT, '.') : mended;
  };
  const write: Output['write'] = (chunk, ...rest) =>
    stdout.write(typeof chunk === 'string' ? mend(chunk) : chunk, ...rest);
  return new Proxy(stdout, {
    get(target, name) {
      if (name === 'write') return write;
      if (name === 'columns' || name === 'rows') return sizeOf(target)[name];
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
