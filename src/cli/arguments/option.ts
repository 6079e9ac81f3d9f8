/** One option of the command line: how it is read, and what the help says of it. */
export interface OptionSpec {
  readonly type: 'boolean' | 'string';
  /** Its one letter, where it has one. */
  readonly short?: string;
  /** What the help calls its value: `FILE`. */
  readonly value?: string;
  /** What the help says of it, line by line. */
  readonly help: readonly string[];
}

/** Options by name, in the order in which the help has them. */
export interface OptionTable {
  readonly [name: string]: OptionSpec;
}

type NamesOf<Options extends OptionTable, Type extends OptionSpec['type']> = {
  [Name in keyof Options & string]: Options[Name]['type'] extends Type ? Name : never;
}[keyof Options & string];

/** What was given: flags that are there or not, and values as typed. */
export interface GivenNames<Flag extends string, Text extends string> {
  has(flag: Flag): boolean;
  /** Null where it was not given. */
  text(option: Text): string | null;
  /** The folder of `--data-dir`, which goes with everything. */
  readonly dataDir: string | null;
  /** `--no-color`, which does so too. */
  readonly noColor: boolean;
}

/** What was given of the options of a table. */
export type Given<Options extends OptionTable> = GivenNames<
  NamesOf<Options, 'boolean'>,
  NamesOf<Options, 'string'>
>;

/** The lines of a table in a help whose explanations begin at a column, or further right where an option is longer. */
export function optionLines(options: OptionTable, least: number): string {
  const lines = Object.entries(options).map(([name, spec]) => ({ shown: shownOption(name, spec), ...spec }));
  const longest = Math.max(...lines.map(({ shown }) => shown.length));
  const column = longest < least ? least : longest + GAP;
  return lines
    .map(({ shown, help }) => shown.padEnd(column) + help.join(`\n${' '.repeat(column)}`))
    .join('\n');
}

/** Between an option and what is said of it. */
const GAP = 2;

function shownOption(name: string, { short, value }: OptionSpec): string {
  return `  ${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`;
}
