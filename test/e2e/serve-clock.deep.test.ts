import * as iam from '@aws-sdk/client-iam';
import * as sts from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';
import { addSteps, epochSeconds, stepAt } from '../../src/sim/base/time.js';
import { codeAtStep } from '../../src/sim/codes/totp.js';
import { temporaryFolder } from './lab.js';
import { keysIn, serve } from './serve-process.js';

// It would tell on Node 20 that its next versions want a newer one.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';

/** November 2023, which is no time that a client signs at. */
const LONG_AGO = 1_700_000_000;

describe.runIf(process.platform !== 'win32')('mfa-lab serve with a clock of its own (G6)', () => {
  it("takes what AWS's SDK signs by the clock of this computer, and codes and dates are of the lab's", async () => {
    using data = temporaryFolder();
    await using open = await serve(data.folder, [], { MFA_LAB_NOW: `${LONG_AGO},stopped` });
    const options = {
      endpoint: open.opened.url,
      region: 'us-east-1',
      maxAttempts: 1,
      credentials: keysIn(open.opened.credentials, 'alice'),
    };
    const alice = new iam.IAMClient(options);
    const tokens = new sts.STSClient(options);

    const { VirtualMFADevice: device } = await alice.send(
      new iam.CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'phone' }),
    );
    const SerialNumber = device?.SerialNumber;
    const code = (steps: number) =>
      codeAtStep(
        new TextDecoder().decode(device?.Base32StringSeed),
        addSteps(stepAt(epochSeconds(LONG_AGO)), steps),
      );
    await alice.send(
      new iam.EnableMFADeviceCommand({
        UserName: 'alice',
        SerialNumber,
        AuthenticationCode1: code(-1),
        AuthenticationCode2: code(0),
      }),
    );
    const { MFADevices: devices } = await alice.send(new iam.ListMFADevicesCommand({}));
    const { Credentials: session } = await tokens.send(
      new sts.GetSessionTokenCommand({ SerialNumber, TokenCode: code(1), DurationSeconds: 900 }),
    );
    const withSession = new sts.STSClient({
      ...options,
      credentials: {
        accessKeyId: session?.AccessKeyId ?? '',
        secretAccessKey: session?.SecretAccessKey ?? '',
        sessionToken: session?.SessionToken ?? '',
      },
    });
    const { Arn: arn } = await withSession.send(new sts.GetCallerIdentityCommand({}));

    expect(devices?.[0]?.EnableDate).toEqual(new Date(LONG_AGO * 1000));
    expect(session?.Expiration).toEqual(new Date((LONG_AGO + 900) * 1000));
    // Its session is over by the clock of this computer, and lasts by that of the lab.
    expect(arn).toMatch(/:user\/alice$/);
  });

  it("refuses what is signed by the lab's clock, and tells a client the time of this computer", async () => {
    using data = temporaryFolder();
    await using open = await serve(data.folder, [], { MFA_LAB_NOW: String(LONG_AGO) });
    const client = new sts.STSClient({
      endpoint: open.opened.url,
      region: 'us-east-1',
      maxAttempts: 1,
      // A client whose clock goes as the lab's does.
      systemClockOffset: LONG_AGO * 1000 - Date.now(),
      credentials: keysIn(open.opened.credentials, 'alice'),
    });
    const ask = () => client.send(new sts.GetCallerIdentityCommand({}));

    await expect(ask()).rejects.toMatchObject({
      name: 'SignatureDoesNotMatch',
      message: expect.stringMatching(/^Signature expired: 20231114T22\d{4}Z is now earlier than /),
    });
    // It has taken the time from the answer.
    expect((await ask()).Arn).toMatch(/:user\/alice$/);
  });
});
