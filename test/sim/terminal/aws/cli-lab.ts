import { p256 } from '../../../../src/cli/system/p256.js';
import { addSeconds, epochSeconds } from '../../../../src/sim/base/time.js';
import { roleArn } from '../../../../src/sim/world/arn.js';
import type { SentCredentials } from '../../../../src/sim/world/caller.js';
import { LAB_ROLE } from '../../../../src/sim/world/roles.js';
import { CONFIG_FILE, CREDENTIALS_FILE, NEW_TERMINAL } from '../../../../src/sim/world/terminal.js';
import type { World } from '../../../../src/sim/world/world.js';
import { seededRandom } from '../../../helpers/fake-ports.js';
import { keyOf, mfaOf, tokenOf } from '../../programs.js';
import type { Lab } from '../../scenario.js';
import {
  callAdministrator,
  codeOf,
  device,
  enrol,
  granted,
  iam,
  openLab,
  resumeLab,
} from '../../scenario.js';

/**
 * The first second of a step and of a three-minute window, in the year 2084: later than any clock that the real AWS CLI
 * runs by, which asks for credentials anew once they have ended.
 */
export const CLI_START = epochSeconds(3_600_000_000);

/** The file of a terminal as the AWS CLI writes it. */
function fileOf(sections: { readonly [section: string]: { readonly [name: string]: string } }): string {
  return Object.entries(sections)
    .map(([section, settings]) => {
      const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}\n`);
      return `[${section}]\n${lines.join('')}`;
    })
    .join('\n');
}

/** alice and omar have keys, alice has a phone, a session with MFA and one that has ended; a role asks for MFA. */
export function openCliLab(): Lab {
  world ??= worldOfKeys();
  const now = addSeconds(CLI_START, 180);
  return resumeLab(world, { now, random: seededRandom(7), signatures: p256 });
}

/** It is the same for all, and nobody changes it. */
let world: World | undefined;

function worldOfKeys(): World {
  const lab = openLab({ now: CLI_START });
  enrol(lab, 'alice', 'phone');
  granted(
    iam(lab, {
      operation: 'PutUserPolicy',
      userName: 'alice',
      policyName: 'ListThem',
      policyDocument:
        '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:List*","Resource":"*"}]}',
    }),
  );
  callAdministrator(lab);
  lab.wait(90);
  const alice = keyOf(lab, 'alice');
  const omar = keyOf(lab, 'omar');
  const old = tokenOf(lab, alice, mfaOf(lab));
  granted(lab.ask({ kind: 'age-sessions', hours: 13 }));
  const session = tokenOf(lab, alice, mfaOf(lab));
  const plain = tokenOf(lab, alice);
  lab.wait(90);
  const { account } = lab.world;
  const role = { role_arn: roleArn(account.id, LAB_ROLE), source_profile: 'default' };
  const mfa = { mfa_serial: device(lab, 'phone').serialNumber };
  const keys = (sent: SentCredentials) => settingsOf(lab, sent);
  const files = {
    [CREDENTIALS_FILE]: fileOf({
      default: keys(alice),
      omar: keys(omar),
      session: keys(session),
      plain: keys(plain),
      old: keys(old),
      'wrong-secret': { ...keys(alice), aws_secret_access_key: 'x'.repeat(40) },
      'wrong-token': { ...keys(session), aws_session_token: 'x'.repeat(40) },
      stranger: { ...keys(alice), aws_access_key_id: 'LABAAAAAAAAAAAAAAAAA' },
      half: { aws_access_key_id: alice.accessKeyId },
    }),
    [CONFIG_FILE]: fileOf({
      default: { region: 'eu-west-1' },
      'profile deploy': { ...role, ...mfa, role_session_name: 'deploy' },
      'profile user-arn': {
        ...role,
        mfa_serial: `arn:aws:iam::${account.id}:user/alice`,
        role_session_name: 'alice',
      },
      'profile no-mfa': { ...role, role_session_name: 'deploy' },
      'profile lost': { ...role, source_profile: 'nobody' },
      'profile alone': { role_arn: role.role_arn },
      'profile both': { ...role, credential_source: 'Environment' },
      'profile empty': { ...role, source_profile: 'nothing' },
      'profile nothing': { region: 'eu-west-1' },
      'profile "two words"': { region: 'eu-central-1', output: 'text', ...keys(alice) },
      'profile tables': { output: 'table', ...keys(omar) },
      'profile odd': { output: 'odd', ...keys(omar) },
    }),
  };
  return { ...lab.world, terminal: { ...NEW_TERMINAL, files } };
}

function settingsOf({ world: { account } }: Lab, { accessKeyId, sessionToken }: SentCredentials) {
  const found = [...account.accessKeys, ...account.temporaryCredentials].find(
    (one) => one.accessKeyId === accessKeyId,
  );
  return {
    aws_access_key_id: accessKeyId,
    aws_secret_access_key: found?.secretAccessKey ?? '',
    ...(sessionToken === undefined ? {} : { aws_session_token: sessionToken }),
  };
}

/** A line with what is true of a lab put in: `{account}`, `{serial}`, `{code}`, `{next}`, `{bucket}`, `{key}`. */
export function filledIn(line: string, lab: Lab): string {
  const { account } = lab.world;
  const values: { readonly [name: string]: string } = {
    account: account.id,
    serial: device(lab, 'phone').serialNumber,
    code: codeOf(lab, 'phone'),
    next: codeOf(lab, 'phone', 1),
    wrong: codeOf(lab, 'phone', 400),
    bucket: account.buckets[0]?.name ?? '',
    key: account.accessKeys.find(({ userName }) => userName === 'alice')?.accessKeyId ?? '',
    role: roleArn(account.id, LAB_ROLE),
  };
  return line.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** A command, and what is typed to its prompts. */
export interface CliCase {
  readonly line: string;
  readonly answers?: readonly string[];
}

const STS = 'aws sts get-session-token';
const PAIR =
  '--user-name alice --serial-number {serial} --authentication-code1 {code} --authentication-code2 {next}';

/**
 * What is given to both, each in a lab of its own. Left out, because the lab differs on purpose: commands that the lab does not
 * have (it says which it has, and not the three hundred of the real one), `--help`, what the library says of a query that is
 * none, and `deactivate-mfa-device` without a name, which 2.9.19 does not take and AWS's model of today does.
 */
export const CLI_CASES: readonly CliCase[] = [
  // Who calls.
  ...['json', 'text', 'table'].flatMap((format) =>
    [
      'sts get-caller-identity',
      'sts get-caller-identity --profile session',
      `sts get-session-token --serial-number {serial} --token-code {code}`,
      'iam list-users --profile omar',
      'iam get-user',
      'iam get-user --user-name omar --profile omar',
      'iam list-mfa-devices',
      'iam list-mfa-devices --user-name omar --profile omar',
      'iam list-virtual-mfa-devices --profile omar',
      'iam list-virtual-mfa-devices --assignment-status Unassigned --profile omar',
      'iam list-access-keys --user-name alice --profile omar',
      'iam create-access-key --user-name omar --profile omar',
      'iam list-user-policies --user-name alice --profile omar',
      'iam list-attached-user-policies --user-name omar --profile omar',
      'iam get-user-policy --user-name alice --policy-name ListThem --profile omar',
      'iam get-login-profile --user-name alice --profile omar',
      'iam get-access-key-last-used --access-key-id {key} --profile omar',
      'iam resync-mfa-device PAIR --profile omar',
      'iam create-virtual-mfa-device --virtual-mfa-device-name tablet --outfile seed.txt --bootstrap-method Base32StringSeed --profile omar',
      'sts assume-role --role-arn {role} --role-session-name deploy --serial-number {serial} --token-code {code}',
      's3api list-buckets --profile session',
      's3 ls --profile session',
    ].map((line) => ({ line: `aws ${line.replace('PAIR', PAIR)} --output ${format}` })),
  ),
  // Parts of answers.
  ...[
    'iam list-users --profile omar --query Users[].UserName',
    'iam list-users --profile omar --query Users[].UserName --output text',
    'iam list-users --profile omar --query "Users[].[UserName,CreateDate]" --output text',
    'iam list-users --profile omar --query "Users[].[UserName,CreateDate]" --output table',
    'iam list-users --profile omar --query "Users[].{Name:UserName,Id:UserId}" --output table',
    'iam list-users --profile omar --query "Users[?UserName==\'alice\'].Arn | [0]"',
    'iam list-users --profile omar --query "Users[0]" --output table',
    'iam list-users --profile omar --query "Users[0]" --output text',
    'iam list-users --profile omar --query Nothing',
    'iam list-users --profile omar --query Nothing --output text',
    'iam list-users --profile omar --query Nothing --output table',
    'iam list-users --profile omar --query "sort_by(Users, &CreateDate)[*].UserName"',
    'iam list-mfa-devices --query MFADevices[].SerialNumber --output text',
    'iam list-mfa-devices --query "length(MFADevices)"',
    'iam list-mfa-devices --query "MFADevices[0].SerialNumber" --output text',
    'iam list-mfa-devices --query "[length(MFADevices), MFADevices[0].UserName]" --output table',
    'sts get-caller-identity --query Account --output text',
    'sts get-caller-identity --query Arn',
    'iam get-login-profile --user-name alice --profile omar --query LoginProfile.PasswordResetRequired --output text',
    'sts get-session-token --serial-number {serial} --token-code {code} --query "Credentials.[AccessKeyId,SecretAccessKey,SessionToken]" --output text',
    'iam resync-mfa-device PAIR --profile omar --query x',
    'iam list-users --profile "two words"',
    'sts get-caller-identity --profile "two words"',
    'sts get-caller-identity --profile tables',
    'sts get-caller-identity --profile odd',
    's3 ls s3://{bucket} --profile session',
    's3 ls {bucket}/website --profile session',
    's3 ls s3://{bucket}/website/ --profile session',
    's3 ls s3://{bucket} --recursive --profile session',
    's3 ls s3://{bucket}/web --profile session',
    's3 ls s3://{bucket}/nothing --profile session',
  ].map((line) => ({ line: `aws ${line.replace('PAIR', PAIR)}` })),
  // Refusals.
  ...[
    'aws iam list-users',
    'aws s3 ls',
    'aws s3 ls s3://{bucket}',
    'aws s3api list-buckets',
    'aws s3 ls s3://no-such-bucket --profile session',
    `${STS} --serial-number arn:aws:iam::{account}:user/alice --token-code {code}`,
    `${STS} --serial-number {serial} --token-code {wrong}`,
    `${STS} --serial-number {serial}`,
    `${STS} --token-code {code}`,
    `${STS} --profile session`,
    `${STS} --duration-seconds 200000`,
    'aws sts get-caller-identity --profile old',
    'aws s3 ls --profile old',
    'aws iam list-mfa-devices --profile old',
    'aws iam list-mfa-devices --profile plain',
    'aws sts get-caller-identity --profile wrong-secret',
    'aws s3 ls --profile wrong-secret',
    'aws sts get-caller-identity --profile wrong-token',
    'aws s3 ls --profile wrong-token',
    'aws sts get-caller-identity --profile stranger',
    'aws s3 ls --profile stranger',
    'aws iam get-user --user-name nobody --profile omar',
    'aws iam get-user --user-name "no name" --profile omar',
    'aws iam list-virtual-mfa-devices --assignment-status Odd --profile omar',
    'aws iam update-access-key --user-name alice --access-key-id {key} --status Odd --profile omar',
    'aws iam update-access-key --user-name alice --access-key-id {key} --status Inactive --profile omar',
    'aws iam delete-access-key --user-name alice --access-key-id {key} --profile omar',
    'aws iam deactivate-mfa-device --user-name alice --serial-number {serial} --profile omar',
    'aws iam delete-virtual-mfa-device --serial-number {serial} --profile omar',
    'aws iam enable-mfa-device --user-name alice --serial-number {serial} --authentication-code1 111111 --authentication-code2 222222 --profile omar',
    'aws sts assume-role --role-arn {role} --role-session-name deploy',
    'aws sts assume-role --role-arn {role}x --role-session-name deploy',
  ].map((line) => ({ line })),
  // Settings and keys that are missing or wrong.
  ...[
    'aws sts get-caller-identity --profile nobody',
    'AWS_PROFILE=nobody aws sts get-caller-identity',
    'AWS_PROFILE=omar aws sts get-caller-identity',
    'AWS_PROFILE=session AWS_ACCESS_KEY_ID={key} AWS_SECRET_ACCESS_KEY=wrong aws sts get-caller-identity',
    'AWS_ACCESS_KEY_ID={key} AWS_SECRET_ACCESS_KEY=wrong aws sts get-caller-identity --profile omar',
    'AWS_ACCESS_KEY_ID={key} aws sts get-caller-identity',
    'aws sts get-caller-identity --profile half',
    'aws sts get-caller-identity --profile nothing',
    `${STS} --token-code 1 --profile nothing`,
    `${STS} --token-code 1 --profile nobody`,
    'aws sts get-caller-identity --profile lost',
    'aws sts get-caller-identity --profile alone',
    'aws sts get-caller-identity --profile both',
    'aws sts get-caller-identity --profile empty',
    'aws sts get-caller-identity --profile no-mfa',
    'AWS_DEFAULT_OUTPUT=text aws sts get-caller-identity',
    'aws configure list',
    'aws configure list --profile omar',
    'aws configure list --profile nobody',
    'AWS_PROFILE=omar AWS_REGION=us-west-2 aws configure list',
    'AWS_ACCESS_KEY_ID=LABAAAAAAAAAAAAAAAAA AWS_SECRET_ACCESS_KEY=12345678 AWS_DEFAULT_REGION=eu-north-1 aws configure list',
    'aws configure list --profile "two words"',
    'aws configure list x',
    'aws configure get region',
    'aws configure get output',
    'aws configure get region --profile nobody',
    'aws configure get mfa_serial --profile deploy',
    'aws configure get aws_access_key_id --profile omar',
    'aws configure get',
    'aws configure set region',
    'aws configure set region eu-west-2 && cat ~/.aws/config',
    'aws configure set region eu-west-2 --profile new && cat ~/.aws/config',
    'aws configure set region eu-west-2 --profile "new one" && cat ~/.aws/config',
    'aws configure set output json --profile deploy && cat ~/.aws/config',
    'aws configure set aws_access_key_id LABAAAAAAAAAAAAAAAAA --profile omar && cat ~/.aws/credentials',
    'aws configure set aws_session_token abc && cat ~/.aws/credentials',
  ].map((line) => ({ line })),
  // How a command is written.
  ...[
    'aws',
    'aws sts',
    'aws s3',
    `${STS} --serial-number`,
    `${STS} --serial-number --token-code 123456`,
    `${STS} --foo bar`,
    `${STS} --authentication-code-1 123456 x`,
    `${STS} --duration-seconds abc`,
    `${STS} --duration-seconds 5`,
    `${STS} --duration-seconds=-5`,
    `${STS} --serial-number x --token-code 12345`,
    `${STS} --serial-number=x --token-code ''`,
    `${STS} --s x`,
    `${STS} --serial-number file://nothing --token-code 123456`,
    `${STS} --profile`,
    'aws --profile',
    'aws sts get-caller-identity --output foo',
    'aws sts get-caller-identity --color foo',
    'aws sts get-caller-identity --no',
    'aws sts get-caller-identity --no-cli-pager=x',
    'aws sts get-caller-identity extra words',
    'aws sts get-caller-identity --query',
    'aws iam enable-mfa-device',
    'aws iam enable-mfa-device --user-name alice --serial-number {serial} --authentication-code-1 123456 --authentication-code-2 123456',
    'aws iam update-access-key --status Active',
    'aws iam create-virtual-mfa-device --virtual-mfa-device-name x',
    'aws iam create-virtual-mfa-device --virtual-mfa-device-name x --outfile x --bootstrap-method odd',
    'aws iam list-mfa-devices --user-name ""',
    'aws sts assume-role --role-arn x --role-session-name y',
    'aws s3 ls a b',
    'aws s3 ls --foo',
    'aws s3 ls "s3://no bucket"',
    'aws s3 ls s3://no+bucket --profile nothing',
  ].map((line) => ({ line })),
  // A profile that asks for a code.
  ...[['{code}'], ['{wrong}'], ['123'], ['']].map((answers) => ({
    line: 'aws sts get-caller-identity --profile deploy',
    answers,
  })),
  { line: 'aws s3 ls --profile deploy', answers: ['{code}'] },
  { line: 'aws sts get-caller-identity --profile user-arn', answers: ['{code}'] },
  {
    line: 'aws sts get-caller-identity --profile deploy && aws s3 ls --profile deploy',
    answers: ['{code}'],
  },
];
