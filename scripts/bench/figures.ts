/** One table of measurements. */
export interface Table {
  readonly title: string;
  /** How it was measured, in a sentence or two. */
  readonly method: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The value that a share of all values is at most: 0.5 gives the median, 0.95 leaves out one in twenty. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** The middle value. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Milliseconds: whole ones, and tenths of what is short. */
export function ms(value: number): string {
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
}

/** Thousands of bytes. */
export function kB(bytes: number): string {
  return `${Math.round(bytes / 1000)} kB`;
}

/** A figure with its target, and whether it is met. */
export function against(isMet: boolean, target: string): string {
  return `${target}: ${isMet ? 'met' : 'missed'}`;
}

/** Runs each of the measurements once a round, so that whatever else the machine does falls on all of them alike. */
export async function interleave<Name extends string>(
  rounds: number,
  measurements: Readonly<Record<Name, () => Promise<number>>>,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const results = new Map<string, number[]>();
  const named: readonly [string, () => Promise<number>][] = Object.entries(measurements);
  // The first round warms the disk's cache, and is not counted.
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, measure] of named) {
      const value = await measure();
      if (round > 0) results.set(name, [...(results.get(name) ?? []), value]);
    }
  }
  return results;
}

/** The table in Markdown, which is also what is printed. */
export function markdown({ title, method, head, rows }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    `### ${title}`,
    '',
    method,
    '',
    line(head),
    line(head.map(() => '---')),
    ...rows.map(line),
    '',
  ].join('\n');
}
