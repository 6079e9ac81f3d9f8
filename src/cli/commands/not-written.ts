import { unreachable } from '../../sim/base/result.js';
import type { FileWriting } from './command.js';

/** What a file was to keep, and a name that it could have: `a picture`, `code.png`. */
export interface KeptThing {
  readonly thing: string;
  readonly example: string;
}

/** Why something was not written into a file, and what to do. */
export function wordNotWritten(
  file: string,
  kept: KeptThing,
  writing: Exclude<FileWriting, { readonly kind: 'written' }>,
): string {
  switch (writing.kind) {
    case 'exists':
      return `${file} exists already and was not touched. Choose another name, or add --force.`;
    case 'not-a-file':
      return `${file} is a ${writing.what} and was not touched. ${INSTEAD[writing.what](file, kept)}`;
    case 'failed':
      return `${file} cannot be written (${writing.reason}). ${adviceFor(writing.reason)}`;
    default:
      return unreachable(writing);
  }
}

const nameAFile = (_file: string, { thing }: KeptThing) =>
  `It cannot keep ${thing}. Give the name of a new file.`;

const INSTEAD: {
  readonly [what in Extract<FileWriting, { readonly kind: 'not-a-file' }>['what']]: (
    file: string,
    kept: KeptThing,
  ) => string;
} = {
  folder: (file, { example }) =>
    `Give the name of a file in it, such as ${file.replace(/[/\\]+$/, '')}/${example}.`,
  link: () => 'Give the name of the file that it leads to, or another name.',
  pipe: nameAFile,
  socket: nameAFile,
  device: nameAFile,
};

/** By the code that the system puts in front of its reason. */
const ADVICE: readonly { readonly codes: readonly string[]; readonly advice: string }[] = [
  { codes: ['ENOENT', 'ENOTDIR'], advice: 'Choose a folder that exists, or make that one first.' },
  { codes: ['EACCES', 'EPERM', 'EROFS'], advice: 'Choose a folder that is yours.' },
  { codes: ['ENOSPC', 'EDQUOT'], advice: 'Make room there, or choose another folder.' },
  { codes: ['ENAMETOOLONG'], advice: 'Choose a shorter name.' },
];

function adviceFor(reason: string): string {
  const [code = ''] = reason.split(':');
  return ADVICE.find(({ codes }) => codes.includes(code))?.advice ?? 'Choose another name or folder.';
}
