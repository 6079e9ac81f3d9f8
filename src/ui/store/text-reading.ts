/** What a text file says, or why it says nothing. */
export type TextReading =
  | { readonly kind: 'read'; readonly text: string }
  | { readonly kind: 'too-large' | 'not-a-file' | 'not-text' }
  /** What the system says, with its code in front: `ENOENT: no such file or directory`. */
  | { readonly kind: 'failed'; readonly reason: string };

/** A reading that came to nothing. */
export type FailedReading = Exclude<TextReading, { readonly kind: 'read' }>;

/** Why a file that was asked for is not on the page, and what to do. */
export function wordFailedReading(path: string, reading: FailedReading): string {
  switch (reading.kind) {
    case 'not-a-file':
      return `${path} is a folder, or no ordinary file. Type the path of a file with a policy.`;
    case 'too-large':
      return wordTooLarge(path);
    case 'not-text':
      return `${path} is not a text. Type the path of a file with a policy as JSON.`;
    case 'failed':
      return /^E(?:NOENT|NOTDIR)\b/.test(reading.reason)
        ? `There is no file ${path}. Paths begin with / or ~, or in the folder where you started the lab.`
        : `${path} cannot be read (${reading.reason}). Choose a file that is yours to read.`;
  }
}

/** A file with more in it than a policy has. */
export function wordTooLarge(path: string): string {
  return `${path} is too large for a policy. Put the part that is one into a file of its own.`;
}
