import type { AuthenticatorEntry } from '../helpers/authenticator.js';

/** What a learner does, whatever the lab is shown on. `seen` is waited for. */
export interface Walker {
  /** What can be read now. */
  text(): string;
  seen(text: string | RegExp): Promise<void>;
  /** Reads a text to its end, and goes on. */
  read(next: string | RegExp): Promise<void>;
  /** Answers a question right, and goes on. */
  answer(next: string | RegExp): Promise<void>;
  /** Says nothing about what a task will lead to, and goes on to the task. */
  guess(next: string | RegExp): Promise<void>;
  /** Enter. */
  goOn(seen: string | RegExp): Promise<void>;
  /** A solved task: goes on. */
  next(seen: string | RegExp): Promise<void>;
  /** Has a task done by its hints. */
  haveDone(): Promise<void>;
  /** Chooses something on the page by its name. */
  choose(name: string, seen?: string | RegExp): Promise<void>;
  /** Fills in the sign-in form from the card or the list beside it, and sends it. */
  signInFrom(source: 'card' | 'list', seen: string | RegExp): Promise<void>;
  /** Lets a night pass, and does not wait until it is over. */
  passNight(seen: string | RegExp): Promise<void>;
  /** Types into a text field, and Enter. */
  fill(field: string, value: string, seen?: string | RegExp): Promise<void>;
  /** Types a command at the terminal, and Enter. */
  command(line: string, seen: string | RegExp): Promise<void>;
  /** The same, with what Tab writes behind it. */
  completed(line: string, seen: string | RegExp): Promise<void>;
  /** What stands on the terminal, its lines joined where the screen broke them. */
  onTerminal(): string;
  /** Types six digits and sends them. */
  code(digits: string, seen: string | RegExp): Promise<void>;
  /** The code that the phone beside the console shows. */
  shownCode(): string;
  /** Brings the next code of the lab's phone. */
  warp(): Promise<void>;
  /** Lets real time pass until the code that is shown changes. */
  wait(): Promise<void>;
  /** Types six digits into the check beside the console, and sends them. */
  checkOwn(digits: string, seen: string | RegExp): Promise<void>;
  /** Shows the QR code, and takes it onto a phone of one's own. */
  takeSecret(): Promise<AuthenticatorEntry>;
  /** Shows the QR code of a device that is in use, takes it onto a phone of one's own, and closes it. */
  takeEntry(): Promise<AuthenticatorEntry>;
  /** Shows the QR code, and takes it onto the lab's phone. */
  scan(): Promise<void>;
  /** Shows the QR code, and lets a colleague take a photo of it. */
  photograph(): Promise<void>;
}
