// A life with a device, with AWS's SDK for JavaScript as `mfa-lab shell` finds it: no address and no key stands here.
import process from 'node:process';
import * as iam from '@aws-sdk/client-iam';
import * as sts from '@aws-sdk/client-sts';
import { AwsClient } from 'aws4fetch';
import { generate } from 'otplib';

const { AWS_PROFILE: user, AWS_ENDPOINT_URL: url } = process.env;
const code = (secret, steps = 0) =>
  generate({ secret, strategy: 'totp', epoch: Math.floor(Date.now() / 1000) + 30 * steps });
const say = (...words) => process.stdout.write(`${words.join(' ')}\n`);
const refused = (sent) =>
  sent.then(
    () => 'not refused',
    ({ name, message }) => `${name}: ${message}`,
  );

const [people, tokens] = [new iam.IAMClient({}), new sts.STSClient({})];
say('who', (await tokens.send(new sts.GetCallerIdentityCommand({}))).Arn);
const made = await people.send(new iam.CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: user }));
const { SerialNumber, Base32StringSeed, QRCodePNG } = made.VirtualMFADevice;
const seed = Buffer.from(Base32StringSeed).toString();
say('picture', Buffer.from(QRCodePNG).subarray(1, 4));
const enable = (AuthenticationCode1, AuthenticationCode2) =>
  people.send(
    new iam.EnableMFADeviceCommand({
      UserName: user,
      SerialNumber,
      AuthenticationCode1,
      AuthenticationCode2,
    }),
  );
const now = await code(seed);
say('same', await refused(enable(now, now)));
await enable(await code(seed, -1), now);
say('devices', (await people.send(new iam.ListMFADevicesCommand({}))).MFADevices.length);
const asked = new sts.GetSessionTokenCommand({ SerialNumber, TokenCode: now });
const { Credentials: keys } = await tokens.send(asked);
say('again', await refused(tokens.send(asked)));
const list = async (given) => {
  const s3 = new AwsClient({ ...given, service: 's3', region: 'us-east-1', retries: 0 });
  return (await s3.fetch(`${url}/`)).text();
};
const own = await people.config.credentials();
say('without', /<Code>(\w+)/.exec(await list(own))[1]);
const session = {
  accessKeyId: keys.AccessKeyId,
  secretAccessKey: keys.SecretAccessKey,
  sessionToken: keys.SessionToken,
};
say('buckets', (await list(session)).includes('<Bucket>') ? 'True' : 'False');
