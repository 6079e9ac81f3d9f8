import type { OptionSpec } from './argument-parser.js';

/** The options that all commands of the AWS CLI have, as `awscli/data/cli.json` lists them. */
export const GLOBAL_OPTIONS: readonly OptionSpec[] = [
  { name: 'debug', isFlag: true },
  { name: 'endpoint-url' },
  { name: 'no-verify-ssl', isFlag: true },
  { name: 'no-paginate', isFlag: true },
  { name: 'output', choices: ['json', 'text', 'table', 'yaml', 'yaml-stream'] },
  { name: 'query' },
  { name: 'profile' },
  { name: 'region' },
  { name: 'color', choices: ['on', 'off', 'auto'] },
  { name: 'no-sign-request', isFlag: true },
  { name: 'ca-bundle' },
  { name: 'cli-read-timeout' },
  { name: 'cli-connect-timeout' },
  { name: 'cli-binary-format' },
  { name: 'no-cli-pager', isFlag: true },
  { name: 'cli-auto-prompt', isFlag: true },
  { name: 'no-cli-auto-prompt', isFlag: true },
  { name: 'version', isFlag: true },
];

/** Those of them that would change what the lab does, and that it does not have. The others change nothing here. */
export const LEFT_OUT = ['debug', 'endpoint-url', 'no-sign-request', 'cli-auto-prompt'] as const;
