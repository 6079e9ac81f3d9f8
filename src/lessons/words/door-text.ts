import type { Block } from './rich-text.js';
import { list, text, verbatim } from './rich-text.js';

/** What is told of the door: where it is, and how to get in. */
export interface DoorTold {
  readonly port: number;
  /** What is typed in another terminal. */
  readonly shell: string;
  /** There is an AWS CLI. */
  readonly hasAws: boolean;
  /** alice has a key with which a program can sign. */
  readonly hasKey: boolean;
}

/** What the page is called that tells the way in. */
export const DOOR_TITLE = 'Your own aws, in a second terminal';

/** The way in, in three steps. */
export function doorBlocks({ port, shell, hasAws, hasKey }: DoorTold): readonly Block[] {
  return [
    text(`The lab listens at \`127.0.0.1:${port}\` now, for programs of this computer alone. To get in:`),
    list(
      `Open a second terminal, and type there \`${verbatim(shell)}\``,
      'There, type `aws sts get-caller-identity`: it says that you are alice.',
      'Go on there, and watch it here: each call shows at once, and where AWS refuses, the reason of the lab.',
    ),
    ...(hasAws ? [] : [text(NO_AWS)]),
    ...(hasKey ? [] : [text(NO_KEY)]),
    text(
      'Codes come from the same phone as before, and your own keys of AWS stay out of it. `O` closes the port (in plain mode `close port`); so does leaving this lesson.',
    ),
  ];
}

const NO_AWS =
  'No AWS CLI was found on this computer, and you miss nothing: all of this can be done in the lab itself. boto3 and the SDKs work in that shell, too.';

const NO_KEY =
  'alice has no access key here that a program could sign with. In the list of lessons `x` begins this one anew, with such a key.';

/** While the port is being opened. */
export function openingBlocks(): readonly Block[] {
  return [text('One moment: the lab opens a port of this computer.')];
}

/** There is none. */
export function closedBlocks(reason: string | null): readonly Block[] {
  const why = reason === null ? 'No port is open.' : `No port could be opened: ${verbatim(reason)}.`;
  return [text(why), text('Everything here can be done in the lab itself, too.')];
}

/** A program wanted something outside. Older AWS CLIs have to, for the role of a profile. */
export function wordStopped(host: string): string {
  const old = /^sts\./.test(host)
    ? ' AWS CLIs before 2.13 want it for a profile with a role: for that, take the terminal of the lab.'
    : '';
  return `A program wanted ${host}; the lab stopped it.${old}`;
}
