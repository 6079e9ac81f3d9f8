import { describe, expect, it } from 'vitest';
import {
  changed,
  labEnvironment,
  scriptEnvironment,
} from '../../../../src/cli/commands/aws/lab-environment.js';

const LAB = { port: 6320, folder: '/data/aws-serve-6320', profile: 'alice', isWindows: false } as const;

const PROXY = 'http://127.0.0.1:6320';

/** What stands in the environment of somebody who works with AWS, and could lead a program to it. */
const HOSTILE = {
  AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'real',
  AWS_SESSION_TOKEN: 'real',
  AWS_PROFILE: 'prod',
  AWS_DEFAULT_PROFILE: 'prod',
  Aws_Profile: 'prod',
  aws_profile: 'prod',
  AWS_ENDPOINT_URL_IAM: 'https://iam.amazonaws.com',
  AWS_ENDPOINT_URL_STS: 'https://sts.amazonaws.com',
  AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true',
  AWS_USE_FIPS_ENDPOINT: 'true',
  AWS_USE_DUALSTACK_ENDPOINT: 'true',
  AWS_WEB_IDENTITY_TOKEN_FILE: '/token',
  AWS_ROLE_ARN: 'arn:aws:iam::1:role/prod',
  AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://169.254.170.2/',
  AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/',
  AWS_CSM_ENABLED: 'true',
  AWS_CA_BUNDLE: '/ca',
  AWS_MAX_ATTEMPTS: '1',
  AWS_A_NAME_OF_NEXT_YEAR: 'x',
  AWSCLI_X: 'x',
  AMAZON_X: 'x',
  BOTO_PATH: '/boto',
  HTTPS_PROXY: 'http://proxy.example',
  https_proxy: 'http://proxy.example',
  FTP_PROXY: 'http://proxy.example',
  REQUESTS_CA_BUNDLE: '/ca',
  CURL_CA_BUNDLE: '/ca',
};

const KEPT = { PATH: '/usr/bin', HOME: '/home/alice', LANG: 'C.UTF-8', MY_AWS_NAME: 'x', JAWS_X: 'x' };

describe('the environment of a program in the lab', () => {
  it('has nothing of AWS but what is the lab’s', () => {
    const after = changed({ ...KEPT, ...HOSTILE }, labEnvironment({ ...KEPT, ...HOSTILE }, LAB));

    expect(after).toEqual({
      ...KEPT,
      HOME: LAB.folder,
      USERPROFILE: LAB.folder,
      PYTHONUSERBASE: '/home/alice/.local',
      AWS_CONFIG_FILE: `${LAB.folder}/config`,
      AWS_SHARED_CREDENTIALS_FILE: `${LAB.folder}/credentials`,
      AWS_PROFILE: 'alice',
      AWS_REGION: 'us-east-1',
      AWS_DEFAULT_REGION: 'us-east-1',
      AWS_ENDPOINT_URL: PROXY,
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_PAGER: '',
      AWS_CLI_AUTO_PROMPT: 'off',
      AWS_CLI_HISTORY_FILE: `${LAB.folder}/history.db`,
      AWS_LOGIN_CACHE_DIRECTORY: `${LAB.folder}/login`,
      BOTO_CONFIG: '/dev/null',
      HTTPS_PROXY: PROXY,
      HTTP_PROXY: PROXY,
      ALL_PROXY: PROXY,
      https_proxy: PROXY,
      http_proxy: PROXY,
      all_proxy: PROXY,
      NO_PROXY: '127.0.0.1,localhost',
      no_proxy: '127.0.0.1,localhost',
    });
  });

  it.each(['LABS234567ABCDEFGHIJ', 'LABA234567ABCDEFGHIJ'])(
    'keeps %s, which was exported, and then has no profile',
    (id) => {
      const keys = { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: 's', AWS_SESSION_TOKEN: 't' };
      const after = changed({ ...HOSTILE, ...keys }, labEnvironment({ ...HOSTILE, ...keys }, LAB));

      expect(after).toMatchObject(keys);
      expect(after).not.toHaveProperty('AWS_PROFILE');
    },
  );

  it.each([
    'AKIAIOSFODNN7EXAMPLE',
    'ASIAIOSFODNN7EXAMPLE',
    'LABS234567ABCDEFGHI',
    'xLABS234567ABCDEFGHIJ',
    '',
  ])('drops %j', (id) => {
    const env = { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: 's' };

    expect(changed(env, labEnvironment(env, LAB))).not.toHaveProperty('AWS_ACCESS_KEY_ID');
  });

  it('of a script leaves home and proxies as they are, but for the way to the lab', () => {
    const env = { ...KEPT, ...HOSTILE, NO_PROXY: 'intranet' };
    const after = changed(env, scriptEnvironment(env, LAB));

    expect(after).toMatchObject({
      HOME: '/home/alice',
      HTTPS_PROXY: 'http://proxy.example',
      AWS_PROFILE: 'alice',
      NO_PROXY: 'intranet,127.0.0.1,localhost',
      no_proxy: '127.0.0.1,localhost',
    });
    expect(Object.values(after)).not.toContain('prod');
    expect(after).not.toHaveProperty('AWS_A_NAME_OF_NEXT_YEAR');
  });
});
