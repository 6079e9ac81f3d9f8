import { unreachable } from '../../../sim/base/result.js';
import type { KeyProblem, SecretKey, Stranger } from '../../../sim/codes/secret-key.js';
import { MIN_RECOMMENDED_BYTES } from '../../../sim/codes/secret-key.js';
import { MAX_SEED_BYTES } from '../../../sim/codes/totp.js';
import { asTyped } from '../../arguments/shown-word.js';
import { awsRemarks, wordParameter, wordSeveralEntries } from './given-key-text.js';

/** How a key begins its life: whoever mistyped one reads it anew. */
const READ_AGAIN = 'Copy the key again from where it was shown.';

/** What is wrong with a key, and what to do. */
export function wordKeyProblem(problem: KeyProblem): string {
  switch (problem.kind) {
    case 'empty':
      return 'The key is empty. Give the secret key that is shown beside the QR code, or its otpauth URI.';
    case 'a-code':
      return 'That is a code, not a key. The key is the long text of letters and digits beside the QR code.';
    case 'hexadecimal':
      return 'That looks like hexadecimal. The key is wanted in Base32: letters A to Z and digits 2 to 7.';
    case 'not-base32':
      return wordStrangers(problem.strangers);
    case 'too-short':
      return `The key has one character, which is less than a byte. ${READ_AGAIN}`;
    case 'too-long':
      return `The key has ${problem.byteCount} bytes; ${MAX_SEED_BYTES} is the most. AWS's has 40, which are 64 characters. ${READ_AGAIN}`;
    case 'other-uri':
      return `An address that begins with ${asTyped(problem.scheme)}: is of no authenticator app. Give the key itself, or a URI that begins with otpauth://totp/.`;
    case 'export-uri':
      return 'That export cannot be read: it is cut off, or holds nothing. Give all of it, in quotes, or a screenshot of its QR code with --picture.';
    case 'several-entries':
      return wordSeveralEntries(problem);
    case 'other-type':
      return `That URI is for ${problem.type === '' ? 'no type' : asTyped(problem.type)}, not totp. AWS's devices count time: their URI begins with otpauth://totp/.`;
    case 'no-secret':
      return 'That URI has no secret. Put it in quotes, so that the shell does not cut it at the &; it has secret= in it.';
    case 'other-parameter':
      return wordParameter(problem.name, problem.value);
    default:
      return unreachable(problem);
  }
}

function wordStrangers(strangers: readonly Stranger[]): string {
  const named = strangers
    .slice(0, 3)
    .map(({ character, position, meant }) => {
      const guess = meant.length > 0 ? `, probably ${meant.join(' or ')}` : '';
      return `"${character}" (character ${position}${guess})`;
    })
    .join(', ');
  const more = strangers.length > 3 ? ` and ${strangers.length - 3} more` : '';
  return `The key has ${named}${more}. Base32 has only the letters A to Z and the digits 2 to 7. Correct it, or copy the key again.`;
}

/** What is worth a remark about a key that works. */
export function keyRemarks({ byteCount, isWhole, parameters, part }: SecretKey): readonly string[] {
  const isShort = byteCount < MIN_RECOMMENDED_BYTES;
  return [
    ...(isShort
      ? [
          `Note: this key has ${byteCount * 8} bits (${byteCount} bytes). RFC 4226 wants at least 128. It is used all the same.`,
        ]
      : []),
    ...(isWhole
      ? []
      : [
          `Note: the key ends within a byte, so a character may be missing or too many. The odd bits are dropped, as apps do.`,
        ]),
    ...awsRemarks(parameters),
    ...(part === null
      ? []
      : [
          `Note: this is QR code ${part.part} of ${part.parts} of the export; what is not in it is in the others.`,
        ]),
  ];
}
