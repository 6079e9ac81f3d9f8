import { describe, expect, it } from 'vitest';
import { readArgs } from '../../../../src/cli/arguments/args.js';
import type { PresentCommand } from '../../../../src/cli/commands/present/present.js';
import { presentSpec } from '../../../../src/cli/commands/present/present-spec.js';
import { checkStage } from '../../../../src/cli/commands/present/stage-check.js';
import { readClassFile } from '../../../../src/lessons/class/read-class-file.js';
import { IS_DEEP } from '../../../helpers/depth.js';
import { CLASS } from '../../../lessons/class/a-class.js';
import type { FakeMachine } from '../ports.js';
import { fakePorts } from '../ports.js';

function commandOf(...words: readonly string[]): PresentCommand {
  const command = readArgs(['present', ...words]);
  if (command.kind !== 'present') throw new Error(command.kind);
  return command;
}

const check = (machine: FakeMachine, ...words: readonly string[]) =>
  checkStage(commandOf('--check', ...words), fakePorts(machine).ports);

it('present --help shows a class that can be used', () => {
  const [shown = ''] = /\{.*\}/s.exec(presentSpec.answer) ?? [];

  expect(readClassFile(shown, () => null)).toMatchObject({ ok: true, value: { ignored: [] } });
});

describe('present --check', () => {
  it.each<readonly [string, FakeMachine['text'], string]>([
    [
      'that is not there',
      { kind: 'failed', reason: 'ENOENT: no such file or directory' },
      'There is no file c.json. Give the plan of your class, such as class.json; mfa-lab present --help shows a short one.',
    ],
    ['that is a folder', { kind: 'not-a-file' }, 'c.json is a folder, or no ordinary file.'],
    ['of something else', { kind: 'read', text: '{"kind":"x"}' }, 'It is no class: a class begins with'],
    [
      'with a lesson that is not here',
      { kind: 'read', text: JSON.stringify({ ...CLASS, plan: [{ lesson: 'link-the-fone' }] }) },
      'Did you mean link-the-phone?',
    ],
  ])('of a class %s says what to do', async (_what, text, words) => {
    const { remarks, exitCode, error } = await check(text === undefined ? {} : { text }, '--class', 'c.json');

    expect(remarks.join()).toContain(words);
    expect({ exitCode, error }).toEqual({ exitCode: 1, error: 'bad-class' });
  });

  it.skipIf(!IS_DEEP)('walks every step, and tells how long the plan of a class takes', async () => {
    const text = {
      kind: 'read',
      text: JSON.stringify({ ...CLASS, program: '1.2.3', colour: 'red' }),
    } as const;
    const said = await check({ text }, '--class', 'c.json');

    expect(said.exitCode).toBe(0);
    expect(said.text).toMatch(/^1\d\d steps ready, [4-9]\d mistakes play\.$/m);
    expect(said.text).toContain(
      'The plan of "MFA, half a day": 45 min, 20 of them in 2 lessons. From 09:30 it ends at 10:15.',
    );
    expect(said.remarks).toEqual(['Not known here, and left out: colour.']);
  });
});
