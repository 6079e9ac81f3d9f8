import type { Rgb } from '../../ui/text/contrast.js';
import { exitCodeOf } from '../system/signals.js';
import { AnswerFilter } from './answer-filter.js';
import { CTRL_C } from './key-pieces.js';
import { ASK_BACKGROUND } from './terminal-questions.js';

/** How long a command waits for the terminal's last answer, in milliseconds: a late one would be typed into the shell. */
const ANSWER_MS = 1000;

/** Asks the terminal for its background, for a command that has no screen. Null: it does not say. */
export function askBackground(stdin: NodeJS.ReadStream, stdout: NodeJS.WriteStream): Promise<Rgb | null> {
  return new Promise((resolve) => {
    let background: Rgb | null = null;
    const end = (): void => {
      clearTimeout(timer);
      stdin.off('data', hear);
      stdin.setRawMode(false);
      stdin.pause();
      resolve(background);
    };
    const timer = setTimeout(end, ANSWER_MS);
    const filter = new AnswerFilter({
      onAnswer: (answer) => {
        if (answer.kind === 'background') background = answer.color;
        if (answer.kind === 'end') end();
      },
      onKeys: () => {},
    });
    const hear = (chunk: string | Buffer): void => {
      if (!filter.take(String(chunk)).join('').includes(CTRL_C)) return;
      end();
      process.exit(exitCodeOf('SIGINT'));
    };
    stdin.setRawMode(true);
    stdin.on('data', hear);
    stdout.write(ASK_BACKGROUND);
  });
}
