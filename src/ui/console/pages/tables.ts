// What lies beside each other on a page.

/** How something came out, or that it matters less. */
export type Tone = 'muted' | 'ok' | 'problem';

/** The same of a line of text; or that the lab has put it there, on a page of AWS's. */
export type LineTone = Tone | 'lab';

/** A tray, and the names of the cards in it. */
export interface Tray {
  readonly name: string;
  readonly inside: readonly string[];
}

/** Names across the top and down the side, and a few words where they meet. */
export interface Table {
  readonly title: string;
  readonly columns: readonly TableName[];
  readonly rows: readonly TableRow[];
  /** What the short words on the screen mean. */
  readonly legend: readonly string[];
}

/** A word that has to be short on the screen, and what it says to an ear. */
interface TableName {
  readonly text: string;
  readonly said: string;
}

/** A line of a table: as many cells as there are columns. */
export interface TableRow {
  readonly name: string;
  /** The same to an ear, which has no line above it. */
  readonly said?: string;
  readonly cells: readonly TableCell[];
}

/** What stands where a name of the top and one of the side meet. */
export interface TableCell extends TableName {
  readonly tone: Tone;
}
