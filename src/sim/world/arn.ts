import { DEVICE_KINDS } from './device-kinds.js';

/** An Amazon Resource Name, such as `arn:aws:iam::123456789012:mfa/alice-phone`. */
export type Arn = string;

/** ARN of an IAM user (IAM User Guide, "IAM identifiers"). */
export function userArn(accountId: string, userName: string): Arn {
  return `arn:aws:iam::${accountId}:user/${userName}`;
}

/** ARN of the root user (IAM User Guide, "IAM identifiers"). */
export function rootArn(accountId: string): Arn {
  return `arn:aws:iam::${accountId}:root`;
}

/** ARN of a role (IAM User Guide, "IAM identifiers"). */
export function roleArn(accountId: string, roleName: string): Arn {
  return `arn:aws:iam::${accountId}:role/${roleName}`;
}

/** ARN of a session of a role (IAM User Guide, "IAM identifiers"). */
export function assumedRoleArn(accountId: string, roleName: string, sessionName: string): Arn {
  return `arn:aws:sts::${accountId}:assumed-role/${roleName}/${sessionName}`;
}

/** Serial number of a virtual MFA device: its ARN, with the path in it. `path` begins and ends with `/`. */
export function virtualDeviceArn(accountId: string, deviceName: string, path = '/'): Arn {
  return `arn:aws:iam::${accountId}:${DEVICE_KINDS.virtual.arnType}${path}${deviceName}`;
}

/** Serial number of a registered security key. `random` keeps two of one name apart. */
export function securityKeyArn(accountId: string, userName: string, keyName: string, random: string): Arn {
  return `arn:aws:iam::${accountId}:${DEVICE_KINDS['security-key'].arnType}/user/${userName}/${keyName}-${random}`;
}

/** The root user's device has a fixed name (AWS CloudTrail User Guide, console sign-in events). */
export function rootDeviceArn(accountId: string): Arn {
  return virtualDeviceArn(accountId, 'root-account-mfa-device');
}
