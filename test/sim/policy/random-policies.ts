import fc from 'fast-check';
import type { Asked, Raw, RawStatement } from './second-evaluator.js';

const variable = (inner: string) => `$\{${inner}}`;

const USER = 'arn:aws:iam::123456789012:user/';

/** Few words, so that they meet often. */
const ACTIONS = [
  'iam:ListUsers',
  'IAM:listusers',
  'iam:EnableMFADevice',
  's3:ListBucket',
  'ec2:RunInstances',
];

const ACTION_PATTERNS = [
  ...ACTIONS,
  '*',
  'iam:*',
  'iam:List*',
  's3:List?ucket',
  'i*:*User?',
  'IAM:*MFA*',
  's3:*',
];

const NAMES = ['alice', 'omar', 'a:b', '*', '', 'x/y', 'Alice'];

const RESOURCES = [
  '*',
  ...NAMES.map((name) => `${USER}${name}`),
  'arn:aws:iam::123456789012:mfa/phone',
  'arn:aws:s3:::reports',
  'arn:aws:s3:::reports/a/b',
];

const RESOURCE_PATTERNS = [
  ...RESOURCES.filter((one) => one !== `${USER}`),
  'arn:aws:iam::*:user/*',
  'arn:aws:iam::*:*',
  'arn:aws:iam::12345678901?:user/al*e',
  `arn:aws:iam::*:user/${variable('aws:username')}`,
  `arn:aws:iam::*:user/${variable('AWS:UserName')}*`,
  `arn:aws:iam::*:user/${variable("aws:PrincipalTag/team, 'alice'")}`,
  `arn:aws:iam::*:user/${variable('*')}`,
  `arn:aws:iam::*:mfa/${variable('aws:none')}`,
  `arn:aws:iam::${variable('aws:PrincipalAccount')}:user/alice`,
  'arn:aws:ec2',
  'arn:*:iam::123456789012:mfa/ph?ne',
];

const KEYS = [
  'aws:MultiFactorAuthPresent',
  'aws:MULTIFACTORAUTHPRESENT',
  'aws:MultiFactorAuthAge',
  'aws:username',
  'aws:PrincipalTag/team',
  'aws:CurrentTime',
  'aws:SourceIp',
  'aws:TagKeys',
  'aws:SourceArn',
  'x:absent',
];

/** Values of all kinds, also where another kind is wanted. */
const VALUES = [
  'true',
  'false',
  'True',
  '60',
  '3600',
  '60.0',
  '1e3',
  '-5',
  '.5',
  '',
  ...NAMES,
  'alic?',
  'a*',
  variable('aws:username'),
  variable('?'),
  variable('aws:none'),
  variable("aws:none, 'omar'"),
  variable("aws:none,'omar'"),
  variable('aws:TagKeys'),
  variable(''),
  '$',
  `$\{aws:username`,
  '2026-01-01',
  '2026-01-01T00:00:00Z',
  '2026-01-01T01:00+01:00',
  '2026-02-30',
  '2026',
  '2026-13',
  '1767225600',
  '2026-01-01T00:00:00.5Z',
  '10.0.0.0/8',
  '10.1.2.3',
  '10.1.2.3/33',
  '2001:db8::/32',
  '2001:db8::1',
  '1.2',
  'arn:aws:s3:::reports',
  'arn:aws:s3:*:*:re*',
  `arn:aws:iam::*:user/${variable('aws:username')}`,
];

const OPERATORS = [
  'Bool',
  'Null',
  'StringEquals',
  'StringNotEquals',
  'StringEqualsIgnoreCase',
  'StringNotEqualsIgnoreCase',
  'StringLike',
  'StringNotLike',
  'IpAddress',
  'NotIpAddress',
  'ArnEquals',
  'ArnNotEquals',
  'ArnLike',
  'ArnNotLike',
  ...['Numeric', 'Date'].flatMap((kind) =>
    ['Equals', 'NotEquals', 'LessThan', 'LessThanEquals', 'GreaterThan', 'GreaterThanEquals'].map(
      (name) => `${kind}${name}`,
    ),
  ),
];

const oneOrMore = <Value>(value: fc.Arbitrary<Value>, most = 3) =>
  fc.oneof(value, fc.array(value, { minLength: 1, maxLength: most }));

/** A word of the lists mostly, and sometimes any text of letters that mean something. */
const text = (words: readonly string[]) =>
  fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...words) },
    {
      weight: 1,
      arbitrary: fc.string({ unit: fc.constantFrom(...'ab:*?$', '{', '}', '/', '🔑'), maxLength: 8 }),
    },
  );

const operator = fc
  .tuple(
    fc.constantFrom('', '', '', 'ForAnyValue:', 'ForAllValues:'),
    fc.constantFrom(...OPERATORS),
    fc.constantFrom('', '', 'IfExists'),
  )
  .map(([set, name, ifExists]) => `${set}${name}${name === 'Null' ? '' : ifExists}`);

/** Mostly values of the kind that an operator wants. */
function valuesFor(name: string): readonly string[] {
  const like = name.includes('Date')
    ? /^\d{4}(-|$)|^\d{5,}$/
    : name.includes('Numeric')
      ? /^[-.\d]+(e\d)?$/
      : name.includes('Ip')
        ? /^(10|2001)[.:]/
        : name.includes('Arn')
          ? /^arn:/
          : /./;
  return [
    ...VALUES.filter((value) => like.test(value)),
    ...VALUES.filter((_value, index) => index % 6 === 0),
  ];
}

const condition = fc.array(
  operator.chain((name) =>
    fc.record({
      name: fc.constant(name),
      key: fc.constantFrom(...KEYS),
      values: fc.oneof(
        { weight: 9, arbitrary: oneOrMore(fc.oneof(text(valuesFor(name)), fc.boolean())) },
        { weight: 1, arbitrary: fc.constant([]) },
      ),
    }),
  ),
  { maxLength: 3 },
);

const statement: fc.Arbitrary<RawStatement> = fc
  .record({
    Effect: fc.constantFrom('Allow', 'Deny'),
    actions: fc.tuple(fc.constantFrom('Action', 'NotAction'), oneOrMore(fc.constantFrom(...ACTION_PATTERNS))),
    resources: fc.tuple(
      fc.constantFrom('Resource', 'NotResource'),
      oneOrMore(fc.constantFrom('*', ...RESOURCE_PATTERNS)),
    ),
    conditions: condition,
  })
  .map(({ Effect, actions: [action, patterns], resources: [resource, on], conditions }) => {
    const Condition: { [name: string]: { [key: string]: string | boolean | readonly (string | boolean)[] } } =
      {};
    for (const { name, key, values } of conditions) {
      const folded = (other: string) => other.toLowerCase() === key.toLowerCase();
      if (!Object.keys(Condition[name] ?? {}).some(folded))
        Condition[name] = { ...Condition[name], [key]: values };
    }
    return { Effect, [action]: patterns, [resource]: on, ...(conditions.length === 0 ? {} : { Condition }) };
  });

/** Some policies, in AWS's grammar, but not always what AWS takes. */
export const policies: fc.Arbitrary<readonly Raw[]> = fc.array(
  fc.record({
    Version: fc.constantFrom('2012-10-17', '2012-10-17', '2008-10-17'),
    Statement: oneOrMore(statement),
  }),
  { minLength: 1, maxLength: 3 },
);

const given = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...VALUES) },
  { weight: 1, arbitrary: fc.array(fc.constantFrom(...VALUES), { maxLength: 3 }) },
);

/** A request for them. */
export const asked: fc.Arbitrary<Asked> = fc.record({
  principal: fc.constant(`${USER}alice`),
  action: fc.constantFrom(...ACTIONS),
  resource: fc.constantFrom(...RESOURCES),
  context: fc.dictionary(fc.constantFrom(...KEYS.filter((key) => !/absent|MULTI/.test(key))), given, {
    noNullPrototype: true,
  }),
});
