import { printable } from '../../ui/text/printable.js';
import { FatalError } from './fatal-error.js';

/** Where lines are written: every text that is not a screen goes out here, and passes `printable` on its way. */

/** Writes lines to the standard output, with a drawing below that has its own colours. Resolves when they are taken. */
export async function sayLines(text: string, drawing: readonly string[] = []): Promise<void> {
  const shown = [...(text === '' ? [] : [printable(text)]), ...drawing];
  if (shown.length > 0) await write(`${shown.join('\n')}\n`);
}

/** Writes a text in a format of its own to the standard output, as it is. Resolves when it is taken. */
export async function sayExactly(text: string): Promise<void> {
  await write(text);
}

/** Writes a sentence to the standard error. If nobody takes it, there is nowhere left to say so. */
export function sayRemark(text: string): void {
  console.error(printable(text));
}

/** Asks on the standard error, so that it is seen also where the output goes into a file. No line end. */
export function sayQuestion(text: string): void {
  process.stderr.write(printable(text));
}

/** Writes to the standard output. A reader who has gone, like `head`, is no mistake: nothing more is written. */
function write(text: string): Promise<void> {
  const { stdout } = process;
  // The callback below is told; without a listener the same error would end the program as a mistake of ours.
  if (stdout.listenerCount('error') === 0) stdout.on('error', () => {});
  return new Promise((resolve, reject) => {
    stdout.write(text, (error) => {
      if (error === null || error === undefined || hasNoReader(error)) resolve();
      else reject(outputProblem(error));
    });
  });
}

/** Whether a write failed only because whoever read has stopped. */
export function hasNoReader(error: Error): boolean {
  return 'code' in error && (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED');
}

/** Why the standard output takes nothing: a full disk, most of all. */
export function outputProblem(error: Error): FatalError {
  return new FatalError(
    `The output could not be written (${error.message}).`,
    'Make room there, or send it somewhere else.',
    { cause: error },
  );
}
