import type { Handlers } from '../outcome.js';
import { done, failed } from '../outcome.js';
import type { RequestOf } from '../requests.js';
import type { Account } from '../world/account.js';
import { accessKeysOf, devicesOf } from '../world/account.js';
import { roleArn } from '../world/arn.js';
import type { AccessKey } from '../world/credentials.js';
import { givesCodes } from '../world/devices.js';
import { refusal } from '../world/refusal.js';
import { LAB_ROLE } from '../world/roles.js';
import { CONFIG_FILE, CREDENTIALS_FILE } from '../world/terminal.js';
import type { World } from '../world/world.js';
import type { LaptopRequest } from './requests.js';

/** The profile that takes on a role, and asks for a code. */
export const ROLE_PROFILE = 'deployer';

/** The laptop of somebody who works at the command line. */
export const LAPTOP_HANDLERS = {
  'set-up-terminal': setUpTerminal,
} satisfies Handlers<LaptopRequest>;

/** The files that the AWS CLI reads: a user's access key, and a profile for a role that wants a code. */
function setUpTerminal(world: World, { userName }: RequestOf<'set-up-terminal'>) {
  const { account, terminal } = world;
  const key = accessKeysOf(account, userName).at(-1);
  if (key === undefined) return failed(world, refusal(null, { code: 'no-such-access-key' }));
  const files = {
    ...terminal.files,
    [CONFIG_FILE]: configText(account, userName),
    [CREDENTIALS_FILE]: credentialsText(key),
  };
  return done({ ...world, terminal: { ...terminal, files } });
}

function credentialsText({ accessKeyId, secretAccessKey }: AccessKey): string {
  return `[default]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey ?? ''}\n`;
}

function configText(account: Account, userName: string): string {
  const device = devicesOf(account, { type: 'user', userName }).find(givesCodes);
  const serial = device === undefined ? '' : `mfa_serial = ${device.serialNumber}\n`;
  return `[default]
region = us-east-1
output = json

[profile ${ROLE_PROFILE}]
role_arn = ${roleArn(account.id, LAB_ROLE)}
source_profile = default
${serial}`;
}
