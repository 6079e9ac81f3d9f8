import { HIDDEN_CHARACTERS } from '../base/characters.js';
import type { LabContext } from '../base/ports.js';
import type { Refusal } from '../world/refusal.js';
import { LINE_MAX } from '../world/terminal.js';
import type { World } from '../world/world.js';
import type { Variables } from './expand.js';

/** What a command works with. */
export interface Shell {
  readonly world: World;
  /** What the command is given: the exported variables, and those that are set for it alone. */
  readonly environment: Variables;
  /** The answer that was typed to a prompt, where the command is run again for it. */
  readonly answer: { readonly prompt: string; readonly text: string } | null;
  readonly context: LabContext;
}

/** What a command did. */
export interface Ran {
  readonly world: World;
  readonly output: string;
  readonly exitCode: number;
  /** AWS's refusal with the lab's reason, where it got one. */
  readonly refusal: Refusal | null;
  /** What it asks for; null where it has ended. */
  readonly prompt: string | null;
}

/** A command of the shell, or a program: what it is given is without its name. */
export type Program = (shell: Shell, words: readonly string[]) => Ran;

/** A command that has ended. */
export function ended(world: World, output: string, exitCode = 0): Ran {
  return { world, output, exitCode, refusal: null, prompt: null };
}

/** The shell with some of what its terminal holds changed. */
export function withTerminal(world: World, changed: Partial<World['terminal']>): World {
  return { ...world, terminal: { ...world.terminal, ...changed } };
}

/** A text that can stand in one line, be shown and be saved: no character commands the terminal, and none is cut in two. */
export function fitForLine(text: string): string {
  return text.slice(0, LINE_MAX).replace(HIDDEN_CHARACTERS, ' ');
}
