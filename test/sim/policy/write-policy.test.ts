import { describe, expect, it } from 'vitest';
import type { PolicyDocument } from '../../../src/sim/policy/document.js';
import { readPolicy } from '../../../src/sim/policy/read-policy.js';
import { writePolicy } from '../../../src/sim/policy/write-policy.js';

function read(text: string, kind: 'identity' | 'trust' = 'identity'): PolicyDocument {
  const result = readPolicy(text, kind);
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
}

/** As the IAM User Guide prints its policies. */
const PRINTED = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "AllowViewAccountInfo",
      "Effect": "Allow",
      "Action": "iam:ListVirtualMFADevices",
      "Resource": "*"
    },
    {
      "Sid": "DenyAllExceptListedIfNoMFA",
      "Effect": "Deny",
      "NotAction": [
        "iam:CreateVirtualMFADevice",
        "sts:GetSessionToken"
      ],
      "Resource": "*",
      "Condition": {
        "BoolIfExists": {
          "aws:MultiFactorAuthPresent": "false"
        },
        "StringLike": {
          "aws:UserAgent": [
            "a*",
            "b*"
          ],
          "aws:SourceAccount": "123456789012"
        }
      }
    }
  ]
}`;

describe('writing a policy', () => {
  it('gives back a policy as the IAM User Guide prints it', () => {
    expect(writePolicy(read(PRINTED))).toBe(PRINTED);
  });

  it.each([
    ['everybody', '"*"'],
    ['an account', '{ "AWS": "arn:aws:iam::123456789012:root" }'],
    [
      'several',
      '{ "AWS": ["arn:aws:iam::123456789012:root", "123456789013"], "Service": "ec2.amazonaws.com" }',
    ],
  ])('writes who may assume a role: %s', (_whom, principal) => {
    for (const name of ['Principal', 'NotPrincipal']) {
      const text = `{"Version":"2012-10-17","Statement":{"Effect":"Allow","${name}":${principal},"Action":"sts:AssumeRole"}}`;
      const document = read(text, 'trust');

      expect(read(writePolicy(document), 'trust')).toEqual(document);
    }
  });

  it('writes what is read as the same document again, whatever stands in it', () => {
    const text =
      '{"Statement":{"NotResource":["arn:aws:iam::*:mfa/\u0024{aws:username}"],"Effect":"Deny","Action":["iam:*"],' +
      '"Condition":{"ForAnyValue:StringEqualsIfExists":{"aws:TagKeys":["a","b"]},"NumericLessThan":{"aws:MultiFactorAuthAge":3600}}},' +
      '"Version":"2012-10-17"}';

    expect(read(writePolicy(read(text)))).toEqual(read(text));
  });
});
