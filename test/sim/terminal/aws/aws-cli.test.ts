import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CLI_CASES, filledIn, openCliLab } from './cli-lab.js';

/** What the real AWS CLI 2.9.19 printed for the same answers: `npm run aws:record` writes it. */
const RECORDED: readonly { readonly line: string; readonly output: string; readonly exitCode: number }[] =
  JSON.parse(readFileSync(new URL('./aws-cli-2.9.19.json', import.meta.url), 'utf8'));

describe("what the lab's aws prints", () => {
  it.each(CLI_CASES.map((one, index) => ({ ...one, index })))(
    'is what the real one prints: $line $answers',
    ({ line, answers = [], index }) => {
      const lab = openCliLab();
      lab.ask({ kind: 'run-command', line: filledIn(line, lab) });
      for (const answer of answers) lab.ask({ kind: 'run-command', line: filledIn(answer, lab) });
      const { awaiting, entries } = lab.world.terminal;

      expect(awaiting).toBeNull();
      expect({ line, output: entries[0]?.output, exitCode: entries[0]?.exitCode }).toEqual(RECORDED[index]);
    },
  );
});
