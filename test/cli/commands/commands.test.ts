import { describe, expect, it } from 'vitest';
import { readArgs } from '../../../src/cli/arguments/args.js';
import { optionsOf } from '../../../src/cli/arguments/options.js';
import { COMMAND_NAMES, COMMANDS, isCommandName } from '../../../src/cli/commands/commands.js';

describe('the table of the commands', () => {
  it.each(COMMAND_NAMES)('%s has its own kind of command behind its name', (name) => {
    const needed = {
      check: ['123456'],
      reset: ['step'],
      policy: ['mine.json'],
      join: ['class.json'],
      class: ['in'],
    };
    const words = Object.entries(needed).find(([command]) => command === name)?.[1] ?? [];

    expect(readArgs([name, ...words])).toMatchObject({ kind: name });
  });

  it.each(COMMAND_NAMES)('%s tells in its help of every option that it takes', (name) => {
    const { usage, options } = COMMANDS[name];

    for (const [option, { short }] of Object.entries(optionsOf(name))) {
      // An option with a letter is one for the end of a line, and not worth a place in front.
      if (short === undefined) expect(usage).toContain(`--${option}`);
      expect(Object.keys(options)).toContain(option);
    }
  });

  it('reads an option of one name alike for all, but for the steps of two commands that are not the same', () => {
    const types = new Map<string, string>();
    for (const owner of [null, ...COMMAND_NAMES]) {
      for (const [option, { type }] of Object.entries(optionsOf(owner))) {
        if (option !== 'steps') expect(types.get(option) ?? type, option).toBe(type);
        types.set(option, type);
      }
    }
    expect(types.size).toBeGreaterThan(10);
    expect(readArgs(['list', '--steps'])).toMatchObject({ kind: 'list', steps: true });
    expect(readArgs(['--steps', 'list'])).toMatchObject({ kind: 'list', steps: true });
    expect(readArgs(['odds', '--steps', '3'])).toMatchObject({ kind: 'odds' });
    expect(readArgs(['odds', '--steps'])).toMatchObject({ kind: 'wrong-usage', command: 'odds' });
  });

  it('knows no command by a name that every object has', () => {
    expect(isCommandName('constructor')).toBe(false);
    expect(readArgs(['toString'])).toMatchObject({ kind: 'wrong-usage', command: null });
  });
});
