import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readArgs } from '../../../src/cli/arguments/args.js';
import type { Command } from '../../../src/cli/commands/commands.js';
import { COMMAND_NAMES, isCommandName } from '../../../src/cli/commands/commands.js';
import { runCommand } from '../../../src/cli/commands/run-command.js';
import { printable } from '../../../src/ui/text/printable.js';
import { depth } from '../../helpers/depth.js';
import { hiddenIn, hostileText } from '../../helpers/hostile-text.js';
import { RFC_SEED } from '../../sim/scenario.js';
import type { FakeMachine } from './ports.js';
import { fakePorts, savedWith, sessionOf } from './ports.js';

const RUNS = { numRuns: depth(4, 150) };

/** What goes to both outputs, as the program writes it. */
async function written(command: Command, machine: FakeMachine = {}): Promise<string> {
  const { text, remarks } = await runCommand(command, fakePorts(machine).ports);
  if ('json' in command && command.json && text !== '') JSON.parse(printable(text));
  return printable([text, ...remarks].join('\n'));
}

/** An otpauth URI with somebody else's text at all places that the lab reads. */
const hostileUri = () =>
  fc
    .tuple(
      fc.constantFrom('type', 'label', 'secret', 'issuer', 'algorithm', 'digits', 'period'),
      hostileText(),
    )
    .map(([where, text]) => {
      const hostile = encodeURIComponent(text.replace(/\p{Cs}/gu, ''));
      const at = (place: string, otherwise: string) => (where === place ? hostile : otherwise);
      const type = where === 'type' ? text : 'totp';
      return (
        `otpauth://${type}/${at('label', 'AWS:me')}?secret=${at('secret', RFC_SEED)}&issuer=${at('issuer', 'x')}` +
        `&algorithm=${at('algorithm', 'SHA1')}&digits=${at('digits', '6')}&period=${at('period', '30')}`
      );
    });

const LINE = [
  ['otpauth URI of a stranger', hostileUri()],
  ['text of a stranger', hostileText()],
] as const;

describe.each(['code', 'check', 'explain', 'qr'] as const)('%s', (name) => {
  it.each(LINE)('shows nothing hidden of a key that is the %s', async (_what, key) => {
    await fc.assert(
      fc.asyncProperty(key, fc.boolean(), async (line, json) => {
        const words = name === 'check' ? [name, '123456'] : [name];
        const flags = json && name !== 'qr' && name !== 'explain' ? ['--json'] : [];
        const command = readArgs([...words, '--secret', '-', ...flags]);
        if (!isCommand(command)) throw new Error('no command was read');
        expect(hiddenIn(await written(command, { line }))).toBeNull();
      }),
      RUNS,
    );
  });
});

/** A policy with somebody else's text at all places that are read or shown. */
const hostilePolicy = () =>
  fc
    .tuple(
      fc.constantFrom('Sid', 'Action', 'Resource', 'operator', 'key', 'value', 'Effect', 'path', 'name'),
      hostileText(),
    )
    .map(([where, text]) => {
      const at = (place: string, otherwise: string) => (where === place ? text : otherwise);
      const statement = {
        Sid: at('Sid', 'Rule'),
        Effect: at('Effect', 'Deny'),
        Action: [at('Action', 's3:*'), 'iam:*'],
        Resource: at('Resource', '*'),
        Condition: {
          [at('operator', 'Bool')]: { [at('key', 'aws:MultiFactorAuthPresent')]: at('value', 'false') },
          StringEquals: { [`x:${text}`]: text },
        },
        ...(where === 'name' ? { [text]: 1 } : {}),
      };
      return JSON.stringify({ [at('path', 'Policy')]: { Version: '2012-10-17', Statement: [statement] } });
    });

describe('policy', () => {
  it.each([
    ['a policy of a stranger', hostilePolicy()],
    ['any text of a stranger', hostileText()],
  ])('shows nothing hidden of %s, nor of its name', async (_what, texts) => {
    await fc.assert(
      fc.asyncProperty(texts, hostileText(), fc.boolean(), async (text, file, json) => {
        const command = readArgs(['policy', `x${file}`, ...(json ? ['--json'] : [])]);
        if (!isCommand(command)) throw new Error('no command was read');
        expect(hiddenIn(await written(command, { text: { kind: 'read', text } }))).toBeNull();
        expect(hiddenIn(await written(command, { text: { kind: 'failed', reason: text } }))).toBeNull();
      }),
      RUNS,
    );
  });
});

describe('words and options', () => {
  it.each([...COMMAND_NAMES, null])('of %s show nothing hidden, whatever they are', async (name) => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('', '--', '--at=', '--account=', '--png=', '--data-dir=', '--secret=', 'lesson '),
        fc.array(hostileText(), { minLength: 1, maxLength: 2 }),
        async (before, [text = '', ...more]) => {
          const words = before === 'lesson ' ? ['lesson', text] : [`${before}${text}`];
          const command = readArgs([...(name === null ? [] : [name]), ...words, ...more]);
          const shown = command.kind === 'wrong-usage' ? printable(command.message) : await shownOf(command);
          expect(hiddenIn(shown)).toBeNull();
        },
      ),
      RUNS,
    );
  });
});

async function shownOf(command: ReturnType<typeof readArgs>): Promise<string> {
  // The stage itself is a screen.
  if (!isCommand(command) || (command.kind === 'present' && !command.check)) return '';
  return written(inShort(command), { saved: savedWith(sessionOf()) });
}

/** How often a thief is simulated is nothing that text of a stranger changes. */
function inShort(command: Command): Command {
  return command.kind === 'odds'
    ? { ...command, simulation: { ...command.simulation, tries: 1000 } }
    : command;
}

function isCommand(command: ReturnType<typeof readArgs>): command is Command {
  return isCommandName(command.kind);
}

describe('the surroundings', () => {
  it('show nothing hidden: variables, paths and the reasons of the system', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText(), fc.boolean(), async (text, json) => {
        const machine = {
          facts: { env: { TERM: text, LANG: text, [`MFA_LAB_${text}`]: text }, timeZone: text },
          data: {
            file: `/home/${text}/progress.json`,
            state: 'unreadable',
            reason: text,
            writeProblem: text,
          },
          writing: { kind: 'failed', reason: text },
          obstacle: { kind: 'unwritable', file: text, reason: text },
        } as const;
        const commands: readonly string[][] = [
          ['doctor'],
          ['status'],
          ['settings', 'ascii', 'on'],
          ['reset', 'everything', '--yes'],
          ['qr', '--secret', RFC_SEED, '--png', `x${text}`],
        ];
        for (const words of commands) {
          const isWithJson = json && words[0] !== 'qr' && words[0] !== 'reset';
          const command = readArgs([...words, ...(isWithJson ? ['--json'] : [])]);
          if (isCommand(command)) expect(hiddenIn(await written(command, machine))).toBeNull();
          else expect(command.kind).toBe('wrong-usage');
        }
      }),
      { numRuns: depth(4, 150) },
    );
  });
});

describe('a refusal', () => {
  it('repeats what it refuses readably, and not at any length', async () => {
    const line = `otpauth://totp/AWS:me?secret=${RFC_SEED}&period=%1B%5D52;c;ZXZpbA%3D%3D%07${'x'.repeat(5000)}`;
    const command = readArgs(['code', '--secret', '-']);
    if (!isCommand(command)) throw new Error('no command was read');

    const shown = await written(command, { line });

    expect(shown).toContain('That key is for period "\\u001b]52;c;ZXZpbA==\\u0007xxx');
    expect(shown.length).toBeLessThan(400);
  });
});
