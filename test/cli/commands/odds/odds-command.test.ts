import { describe, expect, it } from 'vitest';
import { readArgs } from '../../../../src/cli/arguments/args.js';
import { runCommand } from '../../../../src/cli/commands/run-command.js';
import { fakePorts } from '../ports.js';

/** What `mfa-lab odds` says with these options. */
async function odds(...options: readonly string[]): Promise<string> {
  const command = readArgs(['odds', '--tries', '20000', ...options]);
  if (command.kind !== 'odds') throw new Error(`Read as ${JSON.stringify(command)}`);
  const { text, exitCode, remarks } = await runCommand(command, fakePorts().ports);
  expect([exitCode, remarks]).toEqual([0, []]);
  return text;
}

describe('odds', () => {
  it('shows each formula with its numbers, and a simulation beside it', async () => {
    const text = await odds();

    expect(text.split('\n').slice(2, 12).join('\n')).toMatchInlineSnapshot(`
      "                                   formula        simulated  its error
      guessing for a day, 1 device       2.14%          none       0% to 68.4%
          1 - (1 - 5/1,000,000)^4,320
      guessing for a year, 1 device      99.96%         all 1      8.46% to 100%
          1 - (1 - 5/1,000,000)^1,576,800
      guessing for a day, 2 devices      4.23%          none       0% to 84.4%
          1 - (1 - 5/1,000,000)^8,640
      guessing for a year, 2 devices     over 99.99%    all 1      8.46% to 100%
          1 - (1 - 5/1,000,000)^3,153,600
      guessing for a day, 8 devices      15.9%          none       0% to 91.5%"
    `);
    expect(text).toContain('All 13 formulas lie within the error of their simulation.');
    expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(80);
  });

  it.each([
    ['--digits', '7', /each is as likely/, '1 - 5/10,000,000'],
    ['--steps', '0', /a code of 0 steps/, '1 - 1/1,000,000'],
    ['--budget', '3', /a device gets 3 tries/, ')^1,440'],
    ['--window', '60', /until the next 60 s/, ')^12,960'],
    ['--devices', '4', /the user has 4 devices/, 'guessing for a day, 4 devices'],
    ['--reused', '2.5', /2\.5% are right here/, '2.5% x'],
    ['--enrolled', '30', /30% of the users have MFA/, 'a leaked password, 30% have MFA'],
    ['--fooled', '50', /50% type a password/, '50% x min'],
    ['--delay', '80', /uses that code 80 s later/, '(90 s - 80 s)'],
    ['--sms-bulk', '7', /7% of the attacks on many/, 'SMS code, many people at once      7%'],
    ['--sms-targeted', '33', /33% of the attacks on one/, 'SMS code, one chosen person        33%'],
  ])('%s %s changes what is assumed, and says so', async (option, value, assumed, shown) => {
    const [usual, changed] = [await odds(), await odds(option, value)];

    expect(changed.replace(/\s+/g, ' ')).toMatch(assumed);
    expect(changed).toContain(shown);
    expect(usual).not.toContain(shown);
  });

  it('names every assumption with the option that changes it', async () => {
    const [, assumed = ''] = (await odds()).split('Assumed, ');
    const named = [...assumed.matchAll(/^--([a-z-]+)/gm)].map(([, name]) => name);
    const options = Object.keys(
      (await import('../../../../src/cli/commands/odds/odds-options.js')).ODDS_OPTIONS,
    );

    expect(named).toEqual(options.filter((name) => !['tries', 'seed', 'json'].includes(name)));
  });

  it('is one object in JSON', async () => {
    const report = JSON.parse(await odds('--json', '--seed', '4', '--devices', '1,3'));

    expect(report).toMatchObject({
      agrees: true,
      simulation: { tries: 20_000, seed: 4 },
      assumptions: { devices: [1, 3], enrolled: [0, 0.5, 1], reused: 0.01 },
    });
    expect(report.rows[0]).toMatchObject({
      attack: { kind: 'guessing', devices: 1, days: 1 },
      name: 'guessing for a day, 1 device',
      formula: '1 - (1 - 5/1,000,000)^4,320',
      chance: expect.closeTo(0.0213684, 6),
      agrees: true,
    });
  });

  it.each([
    [['--tries', '0'], '--tries needs a whole number from 1 to 100000000'],
    [['--tries', '1e9'], '--tries needs a whole number'],
    [['--seed', '-1'], '--seed'],
    [['--devices', '1,9'], '--devices needs whole numbers from 1 to 8 with commas between'],
    [['--devices', '2,2'], '--devices has 2 twice; give it once'],
    [['--devices', ''], '--devices needs whole numbers'],
    [['--enrolled', '50,101'], '--enrolled needs numbers from 0 to 100'],
    [['--reused', '101'], '--reused needs a number from 0 to 100, and not "101"'],
    [['--reused', 'ten'], '--reused needs a number from 0 to 100, and not "ten"'],
    [['--digits', '3'], '--digits needs a whole number from 4 to 8'],
    [['--window', '7.5'], '--window needs a whole number from 30 to 86400'],
  ])('%j is refused, and the message says what it takes', (options, words) => {
    expect(readArgs(['odds', ...options])).toMatchObject({
      kind: 'wrong-usage',
      command: 'odds',
      message: expect.stringContaining(words),
    });
  });
});
