// Every way that is known to lead an AWS CLI away from an address that it was given: in the home of somebody, in the
// environment, and on the command line.

/** `~/.aws/config` of somebody who works with AWS. Whoever runs the first profile leaves a file behind. */
export const HOSTILE_CONFIG = `[default]
region = us-east-1

[profile prod]
region = us-east-1
ignore_configured_endpoint_urls = true

[profile role]
role_arn = arn:aws:iam::123456789012:role/prod
source_profile = prod

[profile program]
credential_process = touch ran-a-program

[profile single]
sso_start_url = https://prod.awsapps.com/start
sso_region = us-east-1
sso_account_id = 123456789012
sso_role_name = admin
`;

/** A command, and what of the environment is worse than usual. */
export interface WayOut {
  readonly words: string;
  readonly env?: { readonly [name: string]: string };
}

const CALL = 'iam list-users';

export const WAYS_OUT: readonly WayOut[] = [
  { words: CALL },
  { words: CALL, env: { AWS_ENDPOINT_URL: 'https://iam.amazonaws.com' } },
  { words: CALL, env: { AWS_ENDPOINT_URL_IAM: 'https://iam.amazonaws.com' } },
  { words: 'sts get-caller-identity', env: { AWS_ENDPOINT_URL_STS: 'https://sts.eu-west-1.amazonaws.com' } },
  { words: CALL, env: { AWS_USE_DUALSTACK_ENDPOINT: 'true', AWS_USE_FIPS_ENDPOINT: 'false' } },
  { words: CALL, env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://169.254.170.2/x' } },
  {
    words: CALL,
    env: { AWS_WEB_IDENTITY_TOKEN_FILE: '/etc/hostname', AWS_ROLE_ARN: 'arn:aws:iam::123456789012:role/x' },
  },
  { words: CALL, env: { http_proxy: 'http://192.0.2.1:3128', NO_PROXY: '' } },
  { words: CALL, env: { AWS_CSM_ENABLED: 'true', AWS_CSM_HOST: '192.0.2.1' } },
  { words: CALL, env: { AWS_CA_BUNDLE: '/etc/hostname', AWS_DATA_PATH: '/' } },
  { words: `${CALL} --endpoint-url https://iam.amazonaws.com` },
  { words: `${CALL} --endpoint-url https://iam.amazonaws.com --no-sign-request` },
  { words: `${CALL} --profile prod` },
  { words: `${CALL} --profile role` },
  { words: `${CALL} --profile program` },
  { words: `${CALL} --profile single` },
  { words: `${CALL} --region cn-north-1` },
  { words: 's3 ls' },
  { words: 's3 ls s3://a-bucket --no-sign-request' },
  { words: 's3 ls --endpoint-url https://s3.amazonaws.com' },
  { words: 'sso login --profile single' },
  { words: 'login' },
  { words: 'eks get-token --cluster-name x' },
  { words: 'ec2 describe-instances' },
  { words: 'ecr get-login-password' },
  { words: 'configure list' },
];

/** What else may be run in a shell of the lab. Where one is not there, it gets nothing either. */
export const OTHER_PROGRAMS: readonly string[] = [
  'curl --silent --fail https://iam.amazonaws.com/',
  'curl --silent --fail http://169.254.169.254/latest/meta-data/',
  'wget -q -O - -t 1 http://sts.amazonaws.com/',
  `/usr/bin/python3 -c 'import urllib.request as web; web.urlopen("https://sts.amazonaws.com/")'`,
  `/usr/bin/python3 -c 'import boto3; print(boto3.client("iam", endpoint_url="https://iam.amazonaws.com").list_users())'`,
];
