/**
 * Trouble of the outside world that ends the program: no terminal, a folder that cannot be used, wrong usage.
 * `message` says what happened, `nextStep` what to do about it; caught once, in `endings.ts`.
 */
export class FatalError extends Error {
  override readonly name: string = 'FatalError';
  readonly exitCode: number;
  readonly nextStep: string;

  constructor(message: string, nextStep: string, options: { exitCode?: number; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.nextStep = nextStep;
    this.exitCode = options.exitCode ?? 1;
  }
}
