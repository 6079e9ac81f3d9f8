import { describe, expect, it } from 'vitest';
import { readArgs } from '../../../../src/cli/arguments/args.js';
import { runCommand } from '../../../../src/cli/commands/run-command.js';
import { allow, deny, policyText, WITH_MFA, WITHOUT_MFA } from '../../../sim/policy/statements.js';
import type { FakeMachine } from '../ports.js';
import { fakePorts } from '../ports.js';
import { judge, report } from './judge.js';

const MINE = policyText(
  [
    allow('Own', {
      do: ['iam:CreateVirtualMFADevice', 'iam:EnableMFADevice', 'iam:DeactivateMFADevice'],
      on: ['arn:aws:iam::*:mfa/$' + '{aws:username}', 'arn:aws:iam::*:user/$' + '{aws:username}'],
    }),
    allow('FromTheOffice', { do: 's3:*', if: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } }),
    deny('Rule', {
      do: ['s3:*', 'rds:DeleteDBInstance'],
      if: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } },
    }),
  ],
  2,
);

describe('policy', () => {
  it('shows the callers by the actions, whom it stops, and what is to be mended', async () => {
    await expect(`${(await judge(MINE)).text}\n`).toMatchFileSnapshot('../../../golden/policy.txt');
  });

  it('has the verdict first, then what to mend, and the table last', async () => {
    const { text } = await judge(MINE);
    const places = ['Where it asks for MFA', 'To mend', 'console  console'].map((part) => text.indexOf(part));

    expect(places[0]).toBe(0);
    expect(places).toEqual([...places].sort((one, other) => one - other));
  });

  it('ends with 0 where a policy says nothing about MFA, and says so to scripts', async () => {
    const text = policyText([allow(null, { do: 's3:*' })]);

    expect((await report(text)).policies[0]?.mentionsMfa).toBe(false);
    expect((await judge(text)).exitCode).toBe(0);
    expect((await report(MINE)).policies[0]?.mentionsMfa).toBe(true);
  });

  it('fits 79 columns', async () => {
    const lines = (await judge(MINE)).text.split('\n');

    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(79);
  });

  it('says if, where it depends on what is not known here, and on which key', async () => {
    const row = (await report(MINE)).policies[0]?.matrix.find(({ action }) => action === 's3:ListBucket');

    expect(row?.cells).toMatchObject({
      consoleWithoutMfa: { verdict: 'denied', statement: 3, key: null },
      consoleWithMfa: { verdict: 'depends', statement: 2, key: 'aws:SourceIp' },
      accessKey: { verdict: 'depends', statement: 2, key: 'aws:SourceIp' },
    });
  });

  it('marks what AWS takes from no such caller, whatever the policy says, and says so once', async () => {
    const text = policyText([allow(null, { do: '*' }), deny(null, { do: 's3:*', if: WITHOUT_MFA })]);
    const [policy] = (await report(text)).policies;
    const verdicts = (action: string) =>
      Object.values(policy?.matrix.find((row) => row.action === action)?.cells ?? {}).map(
        ({ verdict }) => verdict,
      );

    expect(verdicts('iam:GetUser')).toEqual(['allowed', 'allowed', 'allowed', 'allowed', 'refused']);
    expect(verdicts('s3:ListBucket')).toEqual(['denied', 'allowed', 'denied', 'allowed', 'denied']);
    expect(verdicts('sts:GetSessionToken')).toEqual(['refused', 'refused', 'always', 'refused', 'refused']);
    expect(policy?.stops).toEqual(['consoleWithoutMfa', 'accessKey', 'sessionWithoutMfa']);
    expect((await judge(text)).text.split('x: AWS does not take the call')).toHaveLength(2);
  });

  it('tries what a statement names on what it names it for', async () => {
    const rows = (await report(MINE)).policies[0]?.matrix.map(({ action }) => action);

    expect(rows).toContain('rds:DeleteDBInstance');
    expect(rows?.filter((action) => action.startsWith('s3:'))).toEqual(['s3:ListBucket']);
  });

  it('has one row for what undoes the rule, also where a statement names it', async () => {
    const on = 'arn:aws:iam::*:user/*';
    const text = policyText([
      allow(null, { do: ['iam:PutUserPolicy', 'iam:AttachUserPolicy'], on, if: WITH_MFA }),
    ]);
    const actions = (await report(text)).policies[0]?.matrix.map(({ action }) => action) ?? [];

    expect(actions).toEqual(
      expect.arrayContaining(['iam:DetachUserPolicy', 'iam:PutUserPolicy', 'iam:AttachUserPolicy']),
    );
    expect(new Set(actions.filter((action) => action.endsWith('UserPolicy'))).size).toBe(3);
    expect(actions.filter((action) => action.endsWith('UserPolicy'))).toHaveLength(3);
  });

  it.each([
    ['arn:aws:s3:::payroll/*', 's3:GetObject', 'arn:aws:s3:::payroll/example'],
    ['arn:aws:s3:::payroll', 's3:ListBucket', 'arn:aws:s3:::payroll'],
  ])('tries on %s what can be done with it: %s', async (on, action, resource) => {
    const text = policyText([deny(null, { do: 's3:*', on, if: WITHOUT_MFA })]);
    const rows = (await report(text)).policies[0]?.matrix ?? [];

    expect(rows.filter((row) => row.resource.includes('payroll'))).toMatchObject([{ action, resource }]);
  });

  it.each([
    [
      'stops everybody',
      { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
      'Where it asks for MFA, it stops everybody without it: the console, access keys and sessions.',
    ],
    [
      'misses some',
      { Bool: { 'aws:MultiFactorAuthPresent': 'false' } },
      'Where it asks for MFA, it stops the console and sessions without it, and does not stop access keys.',
    ],
    ['misses all', { Null: { 'aws:MultiFactorAuthAge': 'false' } }, 'It stops nobody for want of MFA.'],
    [
      'has no word of MFA',
      { StringEquals: { 'aws:username': 'alice' } },
      'This policy says nothing about MFA: what it allows works with MFA and without.',
    ],
  ])('says in a sentence whom a rule stops that %s', async (_what, condition, sentence) => {
    const text = policyText([deny(null, { do: 's3:*', if: condition })]);

    expect((await judge(text)).text.replaceAll('\n', ' ')).toContain(sentence);
  });

  it('says of a Deny of one action what it covers, and that the rest works without MFA', async () => {
    const text = policyText([
      allow(null, { do: '*' }),
      deny(null, { do: 's3:DeleteObject', if: WITHOUT_MFA }),
    ]);
    const words = (await judge(text)).text.replaceAll('\n', ' ');

    expect(words).toContain(
      'It asks for MFA for s3:DeleteObject only. There it stops the console, access keys and sessions without it. The rest of what it allows works without MFA.',
    );
    expect((await report(text)).policies[0]?.only).toBe('s3:DeleteObject');
  });

  it.each([
    [{}, 'The role can be assumed without MFA.'],
    [
      { if: WITH_MFA },
      'Nobody can assume the role without MFA. An access key that gives a code in the call counts as with MFA.',
    ],
    [
      { if: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' } } },
      'Without MFA the role can be assumed from access keys, and not from the console or sessions.',
    ],
  ])('and of the policy of a role: %j', async (about, sentence) => {
    const trust = { ...allow(null, { do: 'sts:AssumeRole', on: null, ...about }), Principal: { AWS: '*' } };

    expect((await judge(policyText([trust]))).text.replaceAll('\n', ' ')).toContain(sentence);
  });

  it('has nothing to say of a role that services assume', async () => {
    const trust = {
      ...allow(null, { do: 'sts:AssumeRole', on: null }),
      Principal: { Service: 'ec2.amazonaws.com' },
    };

    expect((await report(policyText([trust]))).policies[0]?.findings).toEqual([]);
  });

  it('leaves the services of a role aside, where people can assume it, too', async () => {
    const trust = (about: object, Principal: object) => ({
      ...allow(null, { do: 'sts:AssumeRole', on: null, ...about }),
      Principal,
    });
    const people = trust({ if: WITH_MFA }, { AWS: 'arn:aws:iam::123456789012:root' });
    const service = trust({}, { Service: 'ec2.amazonaws.com' });

    expect((await judge(policyText([people, service]))).text).toContain('Nobody can assume the role without');
    expect((await judge(policyText([service, people]))).text).toMatch(/sts:AssumeRole +yes 2 +- +- +yes 2/);
    expect((await judge(policyText([service]))).text).toContain('No user can assume the role');
    const both = trust({}, { AWS: 'arn:aws:iam::123456789012:root', Service: 'ec2.amazonaws.com' });
    expect((await judge(policyText([both]))).text).toContain('The role can be assumed without MFA.');
  });

  it('says of a rule that holds only in some places that it asks for MFA only there', async () => {
    const office = { ...WITHOUT_MFA, NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } };
    const { text } = await judge(
      policyText([allow(null, { do: '*' }), deny(null, { do: 's3:*', if: office })]),
    );
    expect(text.replace(/\s+/g, ' ')).not.toContain('stops everybody');

    const rule = await judge(
      policyText([allow(null, { do: '*' }), deny(null, { but: ['iam:*'], if: office })]),
    );
    expect(rule.text.replace(/\s+/g, ' ')).toContain(
      'It asks for MFA only where aws:SourceIp is as it says. There it stops the console, access keys and sessions without it; elsewhere it stops nobody.',
    );
  });

  it('shows the pattern of a policy where no action of AWS is known for it', async () => {
    const text = policyText([deny(null, { do: ['organizations:*', 'billing:Get*'], if: WITHOUT_MFA })]);

    expect((await judge(text)).text).toMatch(/^organizations:\* /m);
    expect((await judge(text)).text).not.toContain('Anything');
    const [policy] = (await report(text)).policies;
    expect(policy?.matrix.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['organizations:*', 'billing:Get*']),
    );
  });

  it('prints one line of JSON, whose ok is the exit code', async () => {
    for (const [text, code] of [
      [MINE, 1],
      [policyText([allow(null, { do: 's3:*', if: WITH_MFA })]), 0],
    ] as const) {
      const output = await judge(text, '--json');
      expect(output.text).not.toContain('\n');
      expect(JSON.parse(output.text)).toMatchObject({ ok: code === 0, skipped: [] });
      expect(output.exitCode).toBe(code);
    }
  });

  it.each([
    [
      { kind: 'failed', reason: 'EACCES: permission denied' },
      'mine.json cannot be read (EACCES: permission denied)',
    ],
    [{ kind: 'not-a-file' }, 'mine.json is not a file'],
    [{ kind: 'not-text' }, 'mine.json is not a text'],
    [{ kind: 'too-large' }, 'mine.json is too large'],
  ] as const)('has no answer to a file that cannot be read: %j', async (text: FakeMachine['text'], words) => {
    const command = readArgs(['policy', 'mine.json', '--json']);
    if (command.kind !== 'policy') throw new Error('no command was read');
    const output = await runCommand(command, fakePorts(text === undefined ? {} : { text }).ports);

    expect(JSON.parse(output.text)).toMatchObject({
      error: 'unreadable-policy',
      message: expect.stringContaining(words),
    });
    expect(output.exitCode).toBe(2);
  });

  it('reads the standard input for -', async () => {
    const command = readArgs(['policy', '-']);
    if (command.kind !== 'policy') throw new Error('no command was read');
    const { ports, asked } = fakePorts();
    const output = await runCommand(command, ports);

    expect(asked).toEqual([null]);
    expect(output.remarks[0]).toContain('The standard input cannot be read');
  });
});
