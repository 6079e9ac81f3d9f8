import type { PictureReading } from '../command.js';

/** Why no key could be read from a picture, and what to do. */
export function wordPictureProblem(
  file: string,
  reading: Exclude<PictureReading, { readonly kind: 'read' }>,
): string {
  switch (reading.kind) {
    case 'no-code':
      return `No QR code can be seen in ${file}. Take the screenshot again with the whole code and some white around it, and nothing over it.`;
    case 'not-png':
      return `${file} is ${WHAT[reading.what]}. Open it, save or export it as PNG, and give that file.`;
    case 'damaged':
      return `${file} is a PNG that cannot be read (${reading.reason}). Take the screenshot again.`;
    case 'too-large':
      return `${file} is too large. Cut the QR code out of it, and give that part.`;
    case 'not-a-file':
      return `${file} is not a file that can be read as a picture. Give the name of a PNG.`;
    case 'failed':
      return `${file} cannot be read (${reading.reason}). Give the name of a PNG that is there and yours to read.`;
  }
}

const WHAT: {
  readonly [what in Extract<PictureReading, { readonly kind: 'not-png' }>['what']]: string;
} = {
  jpeg: 'a JPEG, and only PNG is read',
  other: 'no PNG, and only that is read',
};
