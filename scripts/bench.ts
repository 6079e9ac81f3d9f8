import { readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { parseArgs } from 'node:util';
import type { Table } from './bench/figures.js';
import { markdown } from './bench/figures.js';
import { measurePackage } from './bench/package.js';
import { measureRunning } from './bench/running.js';
import { measureServe } from './bench/serve.js';
import { measureStartup } from './bench/startup.js';
import { measureWork } from './bench/work.js';
import { bundle } from './build.js';
import { installNode } from './nodes.js';

/**
 * Measures the program as a person meets it: npm run bench -- [--write] [--nodes 20,24] [--runs 15] [--only startup,work].
 * `--write` puts the tables into BENCHMARKS.md, between its markers. `--only serve` is not among them: it is measured beside
 * moto, which is another program.
 */

const REPORT = new URL('../BENCHMARKS.md', import.meta.url);
const BEGIN = '<!-- Written by: npm run bench -- --write -->';
const END = '<!-- End of what was written. -->';

const EVERYTHING = 'startup,running,package,work';

const { values } = parseArgs({
  options: {
    write: { type: 'boolean', default: false },
    nodes: { type: 'string', default: '20,24' },
    runs: { type: 'string', default: '15' },
    only: { type: 'string', default: EVERYTHING },
  },
});
if (values.write && values.only !== EVERYTHING)
  throw new Error('--write replaces all tables, so it goes without --only.');

const runs = Number(values.runs);
const parts = values.only.split(',');
const isOfNode = parts.some((part) => part === 'startup' || part === 'running');
const nodes = isOfNode ? values.nodes.split(',').map((major) => installNode(Number(major))) : [];

async function measure(): Promise<readonly Table[]> {
  await bundle({ entry: 'src/cli.ts', outdir: 'dist' });
  const tables: Table[] = [];
  const add = (table: Table): void => {
    console.log(markdown(table));
    tables.push(table);
  };
  if (parts.includes('startup')) for (const node of nodes) add(await measureStartup(node, runs));
  if (parts.includes('running')) for (const node of nodes) add(await measureRunning(node));
  if (parts.includes('package')) add(await measurePackage(runs));
  if (parts.includes('work')) add(measureWork());
  if (parts.includes('serve')) add(await measureServe());
  return tables;
}

/** In general words: what matters for reading the figures. */
function machine(): string {
  const { length: cores } = os.cpus();
  const memory = Math.round(os.totalmem() / 2 ** 30);
  return `Measured on ${new Date().toISOString().slice(0, 10)}: ${os.type()} on ${os.arch()}, ${cores} cores, ${memory} GiB, load ${os.loadavg()[0]?.toFixed(1)} at the start. Milliseconds differ from machine to machine; ratios less so.`;
}

function write(text: string): void {
  const [before, rest] = readFileSync(REPORT, 'utf8').split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error('BENCHMARKS.md has lost its two markers.');
  writeFileSync(REPORT, `${before}${BEGIN}\n\n${text}\n${END}${after}`);
}

const head = machine();
console.log(`${head}\n`);
const tables = await measure();
if (values.write) write([`${head}\n`, ...tables.map(markdown)].join('\n'));
