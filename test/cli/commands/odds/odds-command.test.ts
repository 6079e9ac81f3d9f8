import { describe, expect, it } from 'vitest';
import { readArgs } from '../../../../src/cli/arguments/args.js';
import { runCommand } from '../../../../src/cli/commands/run-command.js';
import { agreementText } from '../../../../src/lessons/words/odds-text.js';
import { LAB_ASSUMPTIONS } from '../../../../src/sim/odds/assumptions.js';
import { allOdds } from '../../../../src/sim/odds/odds.js';
import { fakePorts } from '../ports.js';

/** What `mfa-lab odds` says with these options. */
async function odds(...options: readonly string[]): Promise<string> {
  const command = readArgs([
    'odds',
    ...(options.includes('--tries') ? [] : ['--tries', '20000']),
    ...options,
  ]);
  if (command.kind !== 'odds') throw new Error(`Read as ${JSON.stringify(command)}`);
  const { text, exitCode, remarks } = await runCommand(command, fakePorts().ports);
  expect([exitCode, remarks]).toEqual([0, []]);
  return text;
}

describe('odds', () => {
  it('shows each formula with its numbers, and a simulation beside it', async () => {
    const text = await odds();

    expect(text.split('\n').slice(2, 11).join('\n')).toMatchInlineSnapshot(`
      "guessing for a day, 1 device: 2.14%
          formula: 1 - (1 - 5/1,000,000)^4,320
          simulated: 0 of 5 got in, so 0% to 68.4%
      guessing for a year, 1 device: 99.96%
          formula: 1 - (1 - 5/1,000,000)^1,576,800
          simulated: 1 of 1 got in, so 8.46% to 100%
      guessing for a day, 2 devices: 4.23%
          formula: 1 - (1 - 5/1,000,000)^8,640
          simulated: 0 of 2 got in, so 0% to 84.4%"
    `);
    expect(text).toContain('All 13 formulas lie within the error of their simulation, but ');
    expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(80);
  });

  it.each([
    ['--digits', '7', /each is as likely/, '1 - 5/10,000,000'],
    ['--steps', '0', /a code of 0 steps/, '1 - 1/1,000,000'],
    ['--budget', '3', /a device gets 3 tries/, ')^1,440'],
    ['--window', '60', /until the next 60 s/, ')^12,960'],
    ['--devices', '4', /the user has 4 devices/, 'guessing for a day, 4 devices'],
    ['--reused', '2.5', /2\.5% are right here/, '2.5% x'],
    ['--enrolled', '30', /30% of the users have MFA/, 'a password of a leaked list, where 30% have MFA'],
    ['--fooled', '50', /50% type a password/, '50% x min'],
    ['--delay', '80', /uses that code 80 s later/, '(90 s - 80 s)'],
    ['--sms-bulk', '7', /7% of the attacks on many/, 'SMS code, many people at once: 7%'],
    ['--sms-targeted', '33', /33% of the attacks on one/, 'SMS code, one chosen person: 33%'],
  ])('%s %s changes what is assumed, and says so', async (option, value, assumed, shown) => {
    const [usual, changed] = [await odds(), await odds(option, value)];

    expect(changed.replace(/\s+/g, ' ')).toMatch(assumed);
    expect(changed).toContain(shown);
    expect(usual).not.toContain(shown);
  });

  it('names each number, also where it is long', async () => {
    const text = await odds('--digits', '8', '--devices', '1');

    expect(text).toContain('where 100% have MFA: 1 in 222,222,267\n');
    expect(text).toMatch(/simulated: (all \d+|[\d,]+ of [\d,]+) got in, so /);
    expect(text).toMatch(/guessing for a year, 1 device: [\d.]+%\n {4}formula: 1 - .*\n {4}simulated: /);
    expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(80);
  });

  it('says where a simulation says little, and no more of it once the tries are many', async () => {
    expect((await odds()).replace(/\s+/g, ' ')).toMatch(
      /but \d of the simulations say little: their error is/,
    );
    const narrow = allOdds(LAB_ASSUMPTIONS, { tries: 1000, seed: 1 }).filter(
      ({ simulated: { low, high } }) => high - low <= 0.2,
    );
    expect(agreementText(narrow)).toBe(
      `All ${narrow.length} formulas lie within the error of their simulation.`,
    );
  });

  it('takes a share with its sign, as it is written in the answer', async () => {
    expect(await odds('--fooled=25%', '--enrolled', '30%,60 %')).toBe(
      await odds('--fooled', '25', '--enrolled', '30,60'),
    );
    expect(readArgs(['odds', '--tries', '20%'])).toMatchObject({ kind: 'wrong-usage' });
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
