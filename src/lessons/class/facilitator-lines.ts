import type { ClassFile } from './class-file.js';
import { FROM_YOUR_FACILITATOR } from './export-words.js';

/** What a facilitator wrote for the learners, and where each line is of use. Every line says whose it is. */
export interface FacilitatorLines {
  /** Where the learners sign in, on the page that tells of such addresses. */
  readonly signIn: string | null;
  /** Whom to ask, beside the field that asks for it. */
  readonly administrator: string | null;
  /** All of it, for the end of the course. */
  readonly all: readonly string[];
}

/** The lines of a class. */
export function facilitatorLines({ signIn, contacts, handIn }: ClassFile): FacilitatorLines {
  const from = (words: string, value: string | null): string | null =>
    value === null ? null : `${FROM_YOUR_FACILITATOR} ${words}${value}`;
  const lines = {
    signIn: from('you sign in at ', signIn),
    administrator: from('', contacts.administrator),
  };
  const rest = [
    from('your administrator is ', contacts.administrator),
    from('tell of a theft or a strange sign-in: ', contacts.security),
    from('', handIn),
  ];
  return { ...lines, all: [lines.signIn, ...rest].flatMap((line) => line ?? []) };
}
