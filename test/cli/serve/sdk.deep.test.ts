import * as iam from '@aws-sdk/client-iam';
import * as sts from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';
import { LAB_ROLE } from '../../../src/sim/world/roles.js';
import type { OpenDoor } from './open-door.js';
import { openTestDoor } from './open-door.js';

// AWS's own SDK reads what the door writes, and the door what the SDK writes: no form of ours is in between.

// It would tell on Node 20 that its next versions want a newer one.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';

const options = (open: OpenDoor, as: string) => ({
  endpoint: open.url,
  region: 'us-east-1',
  credentials: open.keysOf(as),
});

/** Sends a call that must be refused, and answers what the SDK makes of it. */
async function refusalOf(sent: Promise<unknown>): Promise<{
  readonly name: string;
  readonly message: string;
  readonly fault: string;
  readonly attempts: number | undefined;
}> {
  try {
    await sent;
  } catch (error) {
    if (error instanceof iam.IAMServiceException || error instanceof sts.STSServiceException) {
      const { name, message, $fault: fault, $metadata } = error;
      return { name, message, fault, attempts: $metadata.attempts };
    }
    throw error;
  }
  throw new Error('It was not refused');
}

describe("AWS's SDK for JavaScript", () => {
  it('lives a whole life with a device', async () => {
    await using open = await openTestDoor();
    const alice = new iam.IAMClient(options(open, 'alice'));
    const tokens = new sts.STSClient(options(open, 'alice'));

    const { VirtualMFADevice: device } = await alice.send(
      new iam.CreateVirtualMFADeviceCommand({
        VirtualMFADeviceName: 'phone',
        Path: '/a/',
      }),
    );
    const SerialNumber = device?.SerialNumber ?? '';
    expect(new TextDecoder().decode(device?.Base32StringSeed)).toMatch(/^[A-Z2-7]{64}$/);
    expect(
      Buffer.from(device?.QRCodePNG ?? [])
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');

    const enable = (one: string, other: string) =>
      alice.send(
        new iam.EnableMFADeviceCommand({
          UserName: 'alice',
          SerialNumber,
          AuthenticationCode1: one,
          AuthenticationCode2: other,
        }),
      );
    expect(await refusalOf(enable('000000', '000000'))).toEqual({
      name: 'InvalidAuthenticationCodeException',
      message: 'Authentication code for device is not valid.',
      fault: 'client',
      attempts: 1,
    });
    await enable(open.code('phone', -1), open.code('phone'));
    const { MFADevices: devices } = await alice.send(new iam.ListMFADevicesCommand({}));
    expect(devices).toMatchObject([{ UserName: 'alice', SerialNumber, EnableDate: expect.any(Date) }]);

    const asked = { SerialNumber, TokenCode: open.code('phone', 1) };
    const { Credentials: session } = await tokens.send(new sts.GetSessionTokenCommand(asked));
    expect(session?.Expiration).toBeInstanceOf(Date);
    expect(await refusalOf(tokens.send(new sts.GetSessionTokenCommand(asked)))).toEqual({
      name: 'AccessDenied',
      message: 'MultiFactorAuthentication failed with invalid MFA one time pass code. ',
      fault: 'client',
      attempts: 1,
    });

    const withSession = new sts.STSClient({
      ...options(open, 'alice'),
      credentials: {
        accessKeyId: session?.AccessKeyId ?? '',
        secretAccessKey: session?.SecretAccessKey ?? '',
        sessionToken: session?.SessionToken ?? '',
      },
    });
    const { AssumedRoleUser: role } = await withSession.send(
      new sts.AssumeRoleCommand({
        RoleArn: `arn:aws:iam::${open.served.world.account.id}:role/${LAB_ROLE}`,
        RoleSessionName: 'deploy',
      }),
    );
    expect(role?.Arn).toMatch(/assumed-role\/LabDeployer\/deploy$/);
  });

  it('reads lists that are empty or in pages, maps, policies and reports', async () => {
    await using open = await openTestDoor();
    const omar = new iam.IAMClient(options(open, 'omar'));
    const document =
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}';

    const { MFADevices: none } = await omar.send(new iam.ListMFADevicesCommand({ UserName: 'alice' }));
    const first = await omar.send(new iam.ListUsersCommand({ MaxItems: 1 }));
    const second = await omar.send(new iam.ListUsersCommand({ MaxItems: 1, Marker: first.Marker }));
    await omar.send(
      new iam.PutUserPolicyCommand({ UserName: 'alice', PolicyName: 'p', PolicyDocument: document }),
    );
    const policy = await omar.send(new iam.GetUserPolicyCommand({ UserName: 'alice', PolicyName: 'p' }));
    const { SummaryMap: summary } = await omar.send(new iam.GetAccountSummaryCommand({}));
    await omar.send(new iam.GenerateCredentialReportCommand({}));
    const report = await omar.send(new iam.GetCredentialReportCommand({}));
    const simulated = await omar.send(
      new iam.SimulateCustomPolicyCommand({
        PolicyInputList: [document],
        ActionNames: ['s3:ListBucket', 'iam:ListUsers'],
        ContextEntries: [
          {
            ContextKeyName: 'aws:MultiFactorAuthPresent',
            ContextKeyValues: ['true'],
            ContextKeyType: 'boolean',
          },
        ],
      }),
    );
    const { Role: role } = await omar.send(new iam.GetRoleCommand({ RoleName: LAB_ROLE }));

    expect(none).toEqual([]);
    expect([first.Users?.[0]?.UserName, first.IsTruncated]).toEqual(['alice', true]);
    expect([second.Users?.[0]?.UserName, second.IsTruncated, second.Marker]).toEqual([
      'omar',
      false,
      undefined,
    ]);
    expect(decodeURIComponent(policy.PolicyDocument ?? '')).toBe(document);
    expect(summary).toMatchObject({ Users: 2, AccountMFAEnabled: 1 });
    expect(new TextDecoder().decode(report.Content)).toMatch(/^user,arn,.*\n<root_account>,/);
    expect(simulated.EvaluationResults?.map(({ EvalDecision }) => EvalDecision)).toEqual([
      'allowed',
      'implicitDeny',
    ]);
    expect(role?.MaxSessionDuration).toBe(3600);
  });

  it('is told of a setting that the lab has not, and of no other mistake', async () => {
    await using open = await openTestDoor();
    const omar = new iam.IAMClient(options(open, 'omar'));

    const { name, message } = await refusalOf(omar.send(new iam.ListGroupsCommand({})));

    expect(name).toBe('InvalidAction');
    expect(message).toContain('mfa-lab does not simulate ListGroups');
    expect(open.told[0]?.operation).toBe('ListGroups');
  });
});
