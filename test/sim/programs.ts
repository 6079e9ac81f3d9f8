import type { RequestResult } from '../../src/sim/responses.js';
import type { S3Call } from '../../src/sim/s3/requests.js';
import type { StsCall } from '../../src/sim/sts/requests.js';
import { roleArn } from '../../src/sim/world/arn.js';
import type { SentCredentials } from '../../src/sim/world/caller.js';
import { LAB_ROLE } from '../../src/sim/world/roles.js';
import { PRIVATE_WINDOW } from '../../src/sim/world/windows.js';
import type { Lab } from './scenario.js';
import { answerOf, callAdministrator, device, enrol, freshCode, iam, openLab } from './scenario.js';

/** Programs for the tests of the simulator: what comes with keys and not with a browser. */

/** The number of devices' codes that STS wants. */
interface GivenMfa {
  readonly serialNumber: string;
  readonly tokenCode: string;
}

/** alice has `phone`, root is signed in, and omar in the private window. */
export function labOfPrograms(): Lab {
  const lab = openLab();
  enrol(lab, 'alice', 'phone');
  callAdministrator(lab);
  lab.wait(90);
  return lab;
}

/** A new access key of a user. */
export function keyOf(lab: Lab, userName: string): SentCredentials {
  const made = iam(lab, { operation: 'CreateAccessKey', userName }, PRIVATE_WINDOW);
  return { accessKeyId: answerOf(made, 'access-key').accessKeyId };
}

/** Calls STS with keys. */
export function sts(lab: Lab, credentials: SentCredentials | null, call: StsCall): RequestResult {
  return lab.ask({ kind: 'sts', from: { credentials }, ...call });
}

/** Calls S3 with keys. */
export function s3(lab: Lab, credentials: SentCredentials | null, call: S3Call): RequestResult {
  return lab.ask({ kind: 's3', from: { credentials }, ...call });
}

/** The serial number of a device, and a code of it that was not used yet. */
export function mfaOf(lab: Lab, name = 'phone'): GivenMfa {
  const found = device(lab, name);
  return { serialNumber: found.serialNumber, tokenCode: freshCode(lab, found) };
}

/** A session token, got with a key; with MFA where a code is given. */
export function tokenOf(lab: Lab, key: SentCredentials, mfa: Partial<GivenMfa> = {}): SentCredentials {
  const got = sts(lab, key, { operation: 'GetSessionToken', ...mfa });
  const { accessKeyId, sessionToken } = answerOf(got, 'session-token').credentials;
  return { accessKeyId, sessionToken };
}

/** The call that assumes the lab's role. */
export function roleCall(lab: Lab, more: Partial<StsCall> = {}): StsCall {
  const arn = roleArn(lab.world.account.id, LAB_ROLE);
  return { operation: 'AssumeRole', roleArn: arn, roleSessionName: 'deploy', ...more } as StsCall;
}

/** Credentials of the lab's role. */
export function roleOf(lab: Lab, key: SentCredentials, mfa: Partial<GivenMfa> = {}): SentCredentials {
  const { accessKeyId, sessionToken } = answerOf(
    sts(lab, key, roleCall(lab, mfa)),
    'role-assumed',
  ).credentials;
  return { accessKeyId, sessionToken };
}
