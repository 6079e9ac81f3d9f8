import type { Account } from '../world/account.js';
import { accessKeysOf, devicesOf } from '../world/account.js';
import { roleArn, virtualDeviceArn } from '../world/arn.js';
import { LEARNER } from '../world/new-world.js';
import { LAB_ROLE } from '../world/roles.js';

/** A section of a file of the AWS CLI: its name, and its settings in their order. */
export interface Section {
  readonly name: string;
  readonly settings: { readonly [name: string]: string };
}

/** The profile that assumes the lab's role, with a code. */
export const ROLE_PROFILE = 'deployer';

/** The region, of which the lab has one. */
export const REGION = 'us-east-1';

/** What `config` and `credentials` of the AWS CLI say of an account: a profile for each user with a key, and the role. */
export function profilesOf(account: Account): {
  readonly config: readonly Section[];
  readonly credentials: readonly Section[];
} {
  const users = account.users.flatMap(({ userName }) => {
    const key = accessKeysOf(account, userName).find(
      ({ status, secretAccessKey }) => status === 'Active' && secretAccessKey !== null,
    );
    return key?.secretAccessKey == null
      ? []
      : [{ userName, id: key.accessKeyId, secret: key.secretAccessKey }];
  });
  const isTaken = users.some(({ userName }) => userName === ROLE_PROFILE);
  return {
    credentials: users.map(({ userName, id, secret }) => ({
      name: userName,
      settings: { aws_access_key_id: id, aws_secret_access_key: secret },
    })),
    config: [
      ...users.map(({ userName }) => {
        const serial = serialOf(account, userName);
        return {
          name: `profile ${userName}`,
          settings: { region: REGION, ...(serial === null ? {} : { mfa_serial: serial }) },
        };
      }),
      ...(isTaken ? [] : [roleSection(account)]),
    ],
  };
}

/** Until alice has a device, the profile names the one that she is likely to make. */
function roleSection(account: Account): Section {
  return {
    name: `profile ${ROLE_PROFILE}`,
    settings: {
      region: REGION,
      role_arn: roleArn(account.id, LAB_ROLE),
      source_profile: LEARNER,
      mfa_serial: serialOf(account, LEARNER) ?? virtualDeviceArn(account.id, LEARNER),
    },
  };
}

function serialOf(account: Account, userName: string): string | null {
  return devicesOf(account, { type: 'user', userName })[0]?.serialNumber ?? null;
}

/** A file of the AWS CLI with these sections written anew, in front, without those of `gone`, and else as it was. */
export function withSections(text: string, sections: readonly Section[], gone: readonly string[]): string {
  const names = new Set([...gone, ...sections.map(({ name }) => name)]);
  const others = text
    .split(/^(?=\[)/m)
    .filter((part) => part.trim() !== '')
    .filter((part) => !names.has(/^\[\s*(.*?)\s*\]/.exec(part)?.[1] ?? ''));
  const ours = sections.map(({ name, settings }) => {
    const lines = Object.entries(settings).map(([setting, value]) => `${setting} = ${value}\n`);
    return `[${name}]\n${lines.join('')}`;
  });
  return [...ours, ...others.map((part) => `${part.trimEnd()}\n`)].join('\n');
}
