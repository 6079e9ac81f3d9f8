// The drawings of the lessons, as data: how each is drawn, told and printed follows from its kind. All characters that
// they are drawn with take one column, and have an equivalent in ASCII.

/** A drawing that explains something. */
export type Figure = TimeLine | Road | Columns | Flow;

/** What a piece of a drawing means. */
export type Tone = 'strong' | 'muted' | 'ok' | 'problem';

/** A piece of a drawn line. */
export interface FigurePiece {
  readonly text: string;
  readonly tone?: Tone;
}

/** A drawn line. */
export type FigureLine = readonly FigurePiece[];

/** Steps of time beside each other, and what falls into them. Step 0 is now, by the clock of AWS. */
export interface TimeLine {
  readonly kind: 'time-line';
  readonly from: number;
  readonly to: number;
  /** What stands above the steps, if it is not how long ago they are. */
  readonly heads?: readonly string[];
  readonly rows: readonly TimeRow[];
  /** The same to be heard. */
  readonly words: readonly string[];
}

/** What falls into a step. */
export interface TimeMark {
  readonly at: number;
  readonly text: string;
  readonly tone?: Tone;
}

/** A row of a time line. */
export type TimeRow =
  /** The codes that AWS works out for the steps, or the one that the phone shows: those of the learner's own device. */
  | { readonly kind: 'codes'; readonly name: string; readonly whose: 'aws' | 'phone' }
  | {
      readonly kind: 'marks';
      readonly name: string;
      readonly marks: readonly TimeMark[];
      /** What comes of it, behind the last step. */
      readonly outcome?: FigurePiece;
    }
  /** The steps that AWS takes, in the middle those of a drift; without one, of the drift of the learner's own device. */
  | { readonly kind: 'window'; readonly name: string; readonly text: string; readonly drift?: number }
  /** Several steps under one name. */
  | {
      readonly kind: 'span';
      readonly name: string;
      readonly from: number;
      readonly to: number;
      readonly text: string;
    };

/** How something gets from one place to the next. */
export interface Road {
  readonly kind: 'road';
  /** The places. The first of the lines is the name of it. */
  readonly stops: readonly (readonly string[])[];
  /** What is on the way from each place to the next: above the arrow, and below it. */
  readonly ways: readonly { readonly above: string; readonly below: string }[];
  /** The same to be heard. */
  readonly words: readonly string[];
}

/** Things that are compared. */
export interface Columns {
  readonly kind: 'columns';
  readonly heads: readonly string[];
  /** Whether it is heard row by row, or column by column. */
  readonly toldBy: 'row' | 'column';
  readonly rows: readonly { readonly name?: string; readonly cells: readonly Cell[] }[];
}

/** A cell of a comparison. */
export type Cell = string | FigurePiece;

/** What goes from one person to another, in order. */
export interface Flow {
  readonly kind: 'flow';
  readonly people: readonly string[];
  readonly messages: readonly Message[];
}

/** One thing that goes from somebody to somebody. */
export interface Message {
  readonly when: string;
  readonly from: string;
  readonly to: string;
  /** What stands on the arrow. */
  readonly label: string;
  /** To be heard: who does something, if not the one from whom it comes, and what. */
  readonly who?: string;
  readonly what: string;
}

/** The codes of the learner's device at this moment. */
export interface LiveCodes {
  /** The code that AWS works out for a step; 0 is now. */
  readonly ofStep: (step: number) => string;
  /** The steps by which AWS looks for them beside now. */
  readonly drift: number;
  /** What the lab's phone shows; null for a phone that the lab cannot see. */
  readonly onPhone: { readonly code: string; readonly step: number } | null;
}

/** A figure as a part of a page. */
export function figure<Drawn extends Figure>(
  drawn: Drawn,
): { readonly kind: 'figure'; readonly figure: Drawn } {
  return { kind: 'figure', figure: drawn };
}
