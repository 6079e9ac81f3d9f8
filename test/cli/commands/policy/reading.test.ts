import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { depth } from '../../../helpers/depth.js';
import { policies as randomPolicies } from '../../../sim/policy/random-policies.js';
import { allow, deny, policyText, WITHOUT_MFA } from '../../../sim/policy/statements.js';
import { judge, problems, report } from './judge.js';

const VARIABLE = '$' + '{aws:username}';
const BOOL = deny('Rule', { do: 's3:*', if: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } } });
const TEXT = policyText([BOOL], 2);

/** The line of the only problem of a text, and its name. */
async function only(text: string): Promise<string> {
  const { policies } = await report(text);
  const [found, ...more] = policies
    .flatMap(({ findings }) => findings)
    .filter(({ level }) => level === 'problem');
  if (found === undefined || more.length > 0) throw new Error(`${more.length + 1} problems`);
  return `${found.line} ${found.id}`;
}

describe('what is read', () => {
  it.each([
    ['JSON', TEXT, 10],
    ['JSON on one line', policyText([BOOL]), 1],
    [
      'JSON on one line with spaces around its colons',
      `{ "x" : [${'{ "a" : 1 }, '.repeat(300)}0], "y" : ${policyText([BOOL])} }`,
      1,
    ],
    [
      'JSON with comments and commas too many',
      `// mine\n/* and\n yours */\n${TEXT.replace('"s3:*",', '"s3:*", // all\n')}`,
      14,
    ],
    ['JSON with a mark in front and line ends of Windows', TEXT.replaceAll('\n', '\r\n'), 10],
    ['a statement by itself', JSON.stringify(BOOL, null, 2), 7],
    ['statements by themselves', `[\n${JSON.stringify(BOOL)}\n]`, 2],
    [
      'YAML',
      `# mine\nVersion: '2012-10-17'\nStatement:\n  Sid: Rule\n  Effect: Deny\n  Action: s3:*\n  Resource: '*'\n  Condition:\n    Bool:\n      aws:MultiFactorAuthPresent: false\n`,
      9,
    ],
    [
      'YAML with a date without quotes, an anchor and an alias',
      `x: &condition\n  Bool: { aws:MultiFactorAuthPresent: false }\ny:\n  Version: 2012-10-17\n  Statement: [{ Effect: Deny, Action: s3:*, Resource: '*', Condition: *condition }]\n`,
      2,
    ],
    [
      'an answer of aws iam get-user-policy',
      JSON.stringify({ UserName: 'a', PolicyDocument: JSON.parse(TEXT) }, null, 1),
      12,
    ],
    [
      'YAML that speaks of Terraform',
      `Description: data.aws_iam_policy_document and jsonencode(x)\nPolicy:\n  Version: 2012-10-17\n  Statement: ${JSON.stringify(BOOL)}\n`,
      4,
    ],
    [
      'an answer of IAM itself',
      JSON.stringify({ PolicyVersion: { Document: encodeURIComponent(TEXT), VersionId: 'v1' } }, null, 1),
      3,
    ],
    [
      'a list of statements of the Serverless Framework',
      `provider:\n  iam:\n    role:\n      statements:\n        - ${JSON.stringify(BOOL)}\n`,
      5,
    ],
    [
      'a state of Terraform that has it twice',
      JSON.stringify([{ json: TEXT }, { policy: TEXT }], null, 1),
      3,
    ],
    ['a state of Terraform', JSON.stringify({ values: { policy: TEXT } }, null, 1), 3],
  ])('%s', async (_what, text, line) => {
    expect(await only(text)).toBe(`${line} deny-misses-access-keys`);
  });

  it('is a template of CloudFormation with its functions', async () => {
    const template = [
      "AWSTemplateFormatVersion: '2010-09-09'",
      'Resources:',
      '  Mine:',
      '    Type: AWS::IAM::ManagedPolicy',
      '    Properties:',
      '      PolicyDocument:',
      '        Version: 2012-10-17',
      '        Statement:',
      '          - Effect: Allow',
      '            Action: iam:CreateVirtualMFADevice',
      `            Resource: !Sub 'arn:$` +
        `{AWS::Partition}:iam::$` +
        `{AWS::AccountId}:mfa/$` +
        `{!aws:username}'`,
      '          - Effect: Allow',
      '            Action: iam:GetUser',
      '            Resource:',
      "              Fn::Join: ['', ['arn:aws:iam::', { Ref: AWS::AccountId }, ':user/', !Ref Name]]",
      '          - !If [Condition, { Effect: Deny, Action: s3:*, Resource: "*" }, !Ref AWS::NoValue]',
    ].join('\n');
    const { policies } = await report(template);
    const [policy] = policies;

    expect(policy?.path).toBe('Resources.Mine.Properties.PolicyDocument');
    expect(policy?.findings.find(({ level }) => level === 'problem')).toMatchObject({
      id: 'device-named-like-user',
      line: 11,
    });
    expect(policy?.statements.map(({ effect }) => effect)).toEqual(['Allow', 'Allow', 'Deny']);
  });

  it('calls what is in a plan of Terraform by the address of its resource', async () => {
    const other = policyText([deny('Other', { do: 'rds:*', if: WITHOUT_MFA })]);
    const trust = policyText([
      { ...allow(null, { do: 'sts:AssumeRole', on: null }), Principal: { AWS: '*' } },
    ]);
    const resource = (address: string, values: object) => ({ address, mode: 'managed', values });
    const plan = {
      planned_values: {
        root_module: {
          resources: [resource('aws_iam_policy.a', { policy: TEXT })],
          child_modules: [
            { resources: [resource('module.b.aws_iam_role.c["d"]', { assume_role_policy: trust })] },
          ],
        },
      },
      resource_changes: [
        { address: 'aws_iam_policy.a', change: { before: { policy: other }, after: { policy: TEXT } } },
      ],
    };
    const text = JSON.stringify(plan, null, 2);

    expect((await report(text)).policies.map(({ path }) => path)).toEqual([
      'aws_iam_policy.a',
      'module.b.aws_iam_role.c["d"].assume_role_policy',
      'aws_iam_policy.a.before',
    ]);
    expect((await judge(text)).text).toContain('== aws_iam_policy.a, line ');
  });

  it('is every policy of a text; what is none is told beside', async () => {
    const bucket = { Statement: { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*' } };
    const text = JSON.stringify({
      one: JSON.parse(TEXT),
      two: [bucket, JSON.parse(policyText([allow(null, { do: 's3:*' })]))],
    });
    const output = await judge(text);
    const read = await report(text);

    expect(read.policies.map(({ path }) => path)).toEqual(['one', 'two.1']);
    expect(read.skipped).toMatchObject([{ path: 'two.0', line: 1 }]);
    expect(output.text).toContain('== two.1, line 1');
    expect(output.remarks.join()).toContain(
      'mine.json, two.0 cannot be judged (line 1): it is the policy of a resource',
    );
    expect(output.exitCode).toBe(1);
  });

  it('is every policy up to a number, and it is told where there are more', async () => {
    const text = JSON.stringify(Array.from({ length: 201 }, () => JSON.parse(TEXT)));

    const output = await judge(text, '--json');

    expect(JSON.parse(output.text).policies).toHaveLength(200);
    expect(output.remarks).toEqual([
      'Only the first 200 policies of mine.json were judged. Give the others in parts.',
    ]);
  });

  it('may have many parts in YAML, as long as they are not aliases of each other', async () => {
    const statements = Array.from({ length: 50 }, (_none, at) =>
      `- { Effect: Deny, Action: 's3:a${at}', Resource: [${"'*', ".repeat(300)}] }\n`.replace(', ]', ']'),
    );

    expect((await report(`Statement:\n${statements.join('')}`)).policies[0]?.statements).toHaveLength(50);
  });

  it('is also what AWS would not take', async () => {
    const old = JSON.stringify({ Statement: [deny('Rule', { do: 's3:*', if: WITHOUT_MFA })] });
    const [policy] = (await report(old)).policies;

    expect(policy?.stops).toHaveLength(3);
    expect(policy?.findings.map(({ id, level }) => `${level} ${id}`)).toContain('note old-version');
    expect(await problems(old.replace('"*"', `"arn:aws:s3:::${VARIABLE}"`))).toEqual(['old-version']);
    expect(await problems(TEXT.replace('"Rule"', '"my rule"'))).toContain('aws-refuses');
  });
});

describe('what cannot be judged', () => {
  it.each([
    ['', 'there is nothing in it'],
    ['  \n// only this\n', 'there is nothing in it'],
    ['{', '(line 1): not JSON: close brace expected'],
    ['{\n"Version": "2012-10-17"\n"Statement": [] }', '(line 3): not JSON: comma expected'],
    ['hello', 'it is neither JSON nor YAML'],
    ['a: b: c', '(line 1): not YAML: Nested mappings'],
    ['{}', 'has no policy in it'],
    ['a: 1', 'has no policy in it'],
    ['resource "aws_iam_policy" "x" {\n}', 'terraform show -json'],
    ['data "aws_iam_policy_document" "x" {\n}', 'terraform show -json'],
    ['locals {\n  p = jsonencode({ Version = "2012-10-17" })\n}', 'terraform show -json'],
    ['a: 1\nresource "x" "y" {}: 1\n', 'terraform show -json'],
    [
      TEXT.replace('"Deny"', '"deny it"'),
      '(line 6): AWS would say "Syntax errors in policy." Effect is "Allow" or "Deny"',
    ],
    [TEXT.replace('"s3:*"', '7'), '(line 7): AWS would say "Syntax errors in policy."'],
    [TEXT.replace('"Sid"', '"Effect": "Allow", "Sid"'), '(line 6): "Effect" is there twice'],
    [
      TEXT.replace('"Bool"', '"BinaryEquals"'),
      '(line 10): AWS would say "Syntax errors in policy." BinaryEquals is no operator',
    ],
    ['['.repeat(5000), 'it goes too deep for a policy'],
    [
      `a:\n${Array.from({ length: 300 }, (_none, depth) => ' '.repeat(depth * 4 + 1)).join('b:\n')}`,
      'it goes too deep',
    ],
    ['- '.repeat(100_000), '(line 1): it goes too deep for a policy'],
    [`a: ${'&a '.repeat(20_000)}`, '(line 1): the line is too long for YAML'],
    [
      policyText(Array.from({ length: 1001 }, () => BOOL)),
      '(line 1): it has 1001 statements, and a policy of AWS has room for far fewer',
    ],
    [
      // Each name is ten of the one before.
      `a: &a [x]\n${[...'bcdefghij'].map((name, at) => `${name}: &${name} [${`*${'abcdefghi'[at]}, `.repeat(10)}]`).join('\n')}`,
      'it names itself too many times',
    ],
  ])('is told, with what to do: %j', async (text, words) => {
    const output = await judge(text);

    expect(output.remarks.join(' ')).toContain(words);
    expect(output).toMatchObject({ text: '', exitCode: 2, error: 'unreadable-policy' });
  });
});

describe('a text of any kind', () => {
  /** A good text, in which something is changed at random. */
  const damaged = fc
    .tuple(
      fc.constantFrom(
        TEXT,
        policyText([allow(null, { do: '*', on: `arn:aws:iam::*:user/${VARIABLE}` })]),
        'Statement:\n- Effect: Deny\n  Action: "*"\n  Resource: !Sub "*"\n',
      ),
      fc.nat(),
      fc.string({ unit: fc.constantFrom(...'{}[]",:&*!#|>-?%@`\'\\ \n\t0a'), maxLength: 4 }),
      fc.nat({ max: 4 }),
    )
    .map(([text, at, inserted, removed]) => {
      const from = at % text.length;
      return text.slice(0, from) + inserted + text.slice(from + removed);
    });

  it('is judged or told, and never stops the program', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(damaged, fc.string(), fc.json()), async (text) => {
        const output = await judge(text);
        expect(output.exitCode === 2).toBe(output.error !== undefined);
        expect(output.text === '').toBe(output.error !== undefined);
      }),
      { numRuns: depth(15, 1000) },
    );
  });

  it('that is a policy is judged, whatever is in it, and alike as JSON and as YAML', async () => {
    const { stringify } = await import('yaml');
    await fc.assert(
      fc.asyncProperty(randomPolicies, async ([policy]) => {
        const json = await judge(JSON.stringify(policy, null, 2), '--json');
        const yaml = await judge(stringify(policy, { aliasDuplicateObjects: false }), '--json');
        const bare = (text: string) => text.replaceAll(/"line":\d+/g, '');
        expect(bare(yaml.text)).toBe(bare(json.text));
        expect(json.error).toBeUndefined();
      }),
      { numRuns: depth(10, 400) },
    );
  });
});
