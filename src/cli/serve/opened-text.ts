import { profilesOf } from '../../sim/aws/profiles.js';
import type { Account } from '../../sim/world/account.js';
import { wrap } from '../../ui/text/wrap.js';
import { addressOf } from '../commands/aws/lab-environment.js';
import type { AwsFolder } from './aws-folder.js';

/** A door that has been opened. */
export interface Opened {
  readonly port: number;
  /** It is the one that everybody gets who asks for none. */
  readonly isUsual: boolean;
  readonly account: Account;
  readonly folder: AwsFolder;
  readonly keep: string | null;
}

/** The first line of `mfa-lab serve --json`. Fields may be added; none changes its meaning. */
export interface OpenedReport {
  readonly url: string;
  readonly port: number;
  readonly account: string;
  /** The home of programs that are run with it, and the two files of the AWS CLI in it. */
  readonly folder: string;
  readonly config: string;
  readonly credentials: string;
  readonly profiles: readonly string[];
  readonly pid: number;
}

/** What programs are told of a door. */
export function openedReport({ port, account, folder }: Opened): OpenedReport {
  return {
    url: addressOf(port),
    port,
    account: account.id,
    folder: folder.folder,
    config: folder.config,
    credentials: folder.credentials,
    profiles: profileNames(account),
    pid: process.pid,
  };
}

/** What people are told. */
export function openedLines(opened: Opened): readonly string[] {
  const { port, account, keep } = opened;
  return [
    `A simulated AWS is at ${addressOf(port)}, account ${account.id}, alias ${account.alias}.`,
    ...(opened.isUsual ? [] : [`The usual port is 6320; this time it is ${port}.`]),
    wrap(`Profiles: ${profileNames(account).join(', ')}. Keys are in ${opened.folder.credentials}`),
    keep === null
      ? 'The account is a new one, and gone when this ends; --keep FILE keeps it.'
      : wrap(`The account is kept in ${keep}.`),
    '',
    'In another terminal:',
    '  mfa-lab aws -- sts get-caller-identity   the AWS CLI, on the lab and nothing else',
    '  mfa-lab shell                            a shell for aws, boto3 and scripts',
    '  eval "$(mfa-lab env)"                    the variables, in a shell of your own',
    '',
    'Each call is a line here. Ctrl+C ends it.',
  ];
}

function profileNames(account: Account): readonly string[] {
  return profilesOf(account).config.map(({ name }) => name.replace(/^profile /, ''));
}
