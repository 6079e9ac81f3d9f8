import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COMMAND_LINES, commandHelp } from '../../../src/cli/arguments/command-help.js';
import { helpText } from '../../../src/cli/arguments/help-text.js';
import type { OptionTable } from '../../../src/cli/arguments/option.js';
import { checkReport } from '../../../src/cli/commands/check/check-report.js';
import { COMMAND_NAMES, COMMANDS } from '../../../src/cli/commands/commands.js';
import { runCommand } from '../../../src/cli/commands/run-command.js';
import { LESSONS } from '../../../src/lessons/catalog.js';
import { epochSeconds } from '../../../src/sim/base/time.js';
import { freshSeed } from '../../../src/sim/codes/checked-seed.js';
import { RFC_SEED } from '../../sim/scenario.js';
import { fakePorts, savedWith, sessionOf } from '../commands/ports.js';

/** All names of fields in a JSON value, at any depth. */
function fieldsOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(fieldsOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [name, ...fieldsOf(inner)]);
}

const MANUAL = readFileSync(new URL('../../../docs/commands.md', import.meta.url), 'utf8');

const widthOf = (text: string) => Math.max(...text.split('\n').map(({ length }) => length));

describe('the help of the commands', () => {
  it.each(COMMAND_NAMES)('%s fits 79 columns and says how it ends', (name) => {
    const help = commandHelp(name);

    expect(widthOf(help)).toBeLessThanOrEqual(79);
    expect(help).toContain(`mfa-lab ${name}`);
    expect(help).toMatch(/Exit code: 0 .*, 1 .*2 .*wrong\susage/s);
  });

  it.each(COMMAND_NAMES)('%s has a gap between each option and what is said of it', (name) => {
    const lines = commandHelp(name).split('\n');
    for (const [option, { value, help }] of Object.entries(COMMANDS[name].options as OptionTable)) {
      const shown = value === undefined ? `--${option}` : `--${option} ${value}`;
      const line = lines.find((one) =>
        one
          .trimStart()
          .replace(/^-\w, /, '')
          .startsWith(`${shown} `),
      );
      expect(line?.split(shown)[1]?.trim(), option).toBe(help[0]);
    }
  });

  it.each(COMMAND_NAMES)('%s is in docs/commands.md with all its options', (name) => {
    const [, line = ''] = new RegExp(`^(mfa-lab ${name}\\b.*)$`, 'm').exec(MANUAL) ?? [];

    expect(line).not.toBe('');
    for (const option of Object.keys(COMMANDS[name].options)) expect(line).toContain(`--${option}`);
  });

  it('is announced in the general help', () => {
    const help = helpText('1.2.3', '/data');

    for (const [index, name] of COMMAND_NAMES.entries()) {
      expect(
        COMMAND_LINES.some((line) => line.includes(`mfa-lab ${name}`)),
        `${index}`,
      ).toBe(true);
    }
    for (const line of COMMAND_LINES) expect(help).toContain(line);
  });

  it('names every field of the JSON of check', () => {
    const moment = { time: epochSeconds(0), clock: 'given' } as const;
    const entry = { seed: RFC_SEED, account: 'check@lab-abcde' };
    const report = checkReport(
      { verdict: { kind: 'no-match' }, pair: null, origin: null },
      {
        account: entry.account,
        checked: freshSeed(entry.seed),
        lab: null,
        status: 'check-only',
        key: { source: 'check-entry', entry },
      },
      { codes: ['000000'], moment, message: '' },
    );

    for (const field of Object.keys(report)) expect(MANUAL).toContain(`\`${field}\``);
    for (const field of [...Object.keys(report), 'error'])
      expect(commandHelp('check')).toMatch(new RegExp(`\\b${field}\\b`));
  });

  it.each([
    { kind: 'list', dataDir: null, json: true, steps: true },
    { kind: 'status', dataDir: null, json: true },
    { kind: 'doctor', dataDir: null, classFile: null, json: true },
    { kind: 'settings', dataDir: null, name: null, value: null, json: true },
  ] as const)('names every field of the JSON of $kind', async (command) => {
    const { ports } = fakePorts({ saved: savedWith(sessionOf()), facts: { isInputTerminal: false } });
    const { text } = await runCommand(command, ports);
    const { environment: _variables, ...report } = JSON.parse(text);

    for (const field of fieldsOf('settings' in report ? { ...report, settings: null } : report)) {
      expect(commandHelp(command.kind)).toMatch(new RegExp(`\\b${field}\\b`));
      expect(MANUAL).toContain(`\`${field}\``);
    }
  });

  it('fits 79 columns in general, too, and lists every lesson and option', () => {
    const help = helpText('1.2.3', '/data');

    expect(widthOf(help)).toBeLessThanOrEqual(79);
    for (const { id, title } of LESSONS) expect(help).toMatch(new RegExp(`\\b${id} +${title}`));
    for (const option of ['--data-dir DIR', '--no-color', '-h, --help', '-v, --version', '--secret KEY']) {
      expect(help).toContain(option);
    }
  });

  it('announces the flags of the lab, and the variable for lines', () => {
    const help = helpText('1.2.3', '/data');

    for (const word of ['--plain', '--ascii', '--reduced-motion', 'MFA_LAB_PLAIN=1']) {
      expect(help).toContain(word);
    }
  });
});
