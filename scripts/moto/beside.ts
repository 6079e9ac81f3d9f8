import { AwsClient } from 'aws4fetch';
import { addSteps, epochSeconds, stepAt } from '../../src/sim/base/time.js';
import { codeAtStep } from '../../src/sim/codes/totp.js';
import type { Xml } from '../../test/helpers/xml.js';
import { at, readXml } from '../../test/helpers/xml.js';
import type { Fact, Place } from '../../test/sim/aws/recorded.js';
import { differences, filled, filledIn, readFacts } from '../../test/sim/aws/recorded.js';
import type { Parameters } from '../../test/sim/aws/wire-lab.js';
import { formOf, serviceOf } from '../../test/sim/aws/wire-lab.js';
import { temporaryFolder } from '../bench/program.js';
import type { Keys, Simulated } from './servers.js';
import { close, openLab, openMoto } from './servers.js';

// `npm run beside:moto`: the lab and moto, called with the same signed requests; the table of docs/serve.md. What AWS was recorded
// to answer first, then questions about MFA, each in an account of its own.

interface Answer {
  readonly status: number;
  readonly xml: Xml;
  readonly code: string | undefined;
  readonly message: string | undefined;
}

async function send({ port }: Simulated, keys: Keys, service: string, init: RequestInit, path = '/') {
  const client = new AwsClient({ ...keys, service, region: 'us-east-1', retries: 0 });
  const answer = await client.fetch(`http://127.0.0.1:${port}${path}`, init);
  return { status: answer.status, text: await answer.text() };
}

async function call(server: Simulated, keys: Keys, parameters: Parameters): Promise<Answer> {
  const { Action: operation = '' } = parameters;
  const { status, text } = await send(server, keys, serviceOf(operation), {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: formOf(parameters),
  });
  // Others indent theirs, and shorten what is empty.
  const flat = text
    .replace(/>\s+</g, '><')
    .replace(/<(\w+)\s*\/>/g, '<$1></$1>')
    .trim();
  const xml = flat.startsWith('<') ? readXml(flat) : '';
  const error = at(xml, 'ErrorResponse.Error');
  const told = (name: string) => (error === undefined ? undefined : String(at(error, name)));
  return {
    status,
    xml: error ?? at(xml, `${operation}Response.${operation}Result`) ?? xml,
    code: told('Code'),
    message: told('Message'),
  };
}

/** Seeds of devices, as their makers were told. */
const seeds = new Map<string, string>();

async function made(server: Simulated, keys: Keys, parameters: Parameters): Promise<Answer> {
  const answer = await call(server, keys, parameters);
  const seed = at(answer.xml, 'VirtualMFADevice.Base32StringSeed');
  if (typeof seed === 'string') seeds.set(parameters['VirtualMFADeviceName'] ?? '', atob(seed));
  return answer;
}

function codeOf(name: string, steps: number): string {
  const now = stepAt(epochSeconds(Math.floor(Date.now() / 1000)));
  const seed = seeds.get(name) ?? '';
  // A seed that no code can be made of.
  if (!/^[A-Z2-7]{16,}$/.test(seed)) return '123456';
  return codeAtStep(seed, addSteps(now, steps));
}

/** Users as the lab has them, where they are not there yet. */
async function withUsers(server: Simulated): Promise<{ readonly [userName: string]: Keys }> {
  const root = server.keysOf('omar');
  const entries = await Promise.all(
    ['alice', 'omar'].map(async (UserName) => {
      if (server.name.startsWith('mfa-lab')) return [UserName, server.keysOf(UserName)] as const;
      await call(server, root, { Action: 'CreateUser', UserName });
      const { xml } = await call(server, root, { Action: 'CreateAccessKey', UserName });
      const text = (name: string) => String(at(xml, `AccessKey.${name}`));
      return [
        UserName,
        { accessKeyId: text('AccessKeyId'), secretAccessKey: text('SecretAccessKey') },
      ] as const;
    }),
  );
  return Object.fromEntries(entries);
}

async function asRecorded(server: Simulated): Promise<string> {
  const users = await withUsers(server);
  const keys = (userName: string) => users[userName] ?? server.keysOf(userName);
  const who = await call(server, keys('omar'), { Action: 'GetCallerIdentity' });
  const place: Place = { account: String(at(who.xml, 'Account')), code: codeOf };
  const facts = readFacts();
  let same = 0;
  for (const fact of facts) if (await isSame(server, fact, keys, place)) same += 1;
  return `${same} of ${facts.length}`;
}

async function isSame(
  server: Simulated,
  { as, setup, setupAs, call: asked, expect }: Fact,
  keys: (userName: string) => Keys,
  place: Place,
): Promise<boolean> {
  for (const before of setup) await made(server, keys(setupAs ?? 'omar'), filledIn(before, place));
  const { status, code, message, xml } = await made(server, keys(as), filledIn(asked, place));
  return (
    status === expect.status &&
    (expect.code === undefined || code === expect.code) &&
    (expect.message === undefined || message === filled(expect.message, place)) &&
    differences(xml, expect.fields, place).length === 0
  );
}

const taken = ({ status }: { readonly status: number }) => (status === 200 ? 'taken' : 'refused');

/** Whether a policy that asks for MFA stops alice's key, and lets her session through. */
const ASKS_FOR_MFA = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' },
    {
      Effect: 'Deny',
      Action: 's3:*',
      Resource: '*',
      Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
    },
  ],
});

async function aboutMfa(server: Simulated): Promise<readonly (readonly [string, string])[]> {
  const users = await withUsers(server);
  const [alice, omar] = [users['alice'], users['omar']];
  if (alice === undefined || omar === undefined) throw new Error('No users');
  const device = await made(server, omar, { Action: 'CreateVirtualMFADevice', VirtualMFADeviceName: 'p' });
  const SerialNumber = String(at(device.xml, 'VirtualMFADevice.SerialNumber'));
  const enable = (one: string, other: string) =>
    call(server, omar, {
      Action: 'EnableMFADevice',
      UserName: 'alice',
      SerialNumber,
      AuthenticationCode1: one,
      AuthenticationCode2: other,
    });
  const session = (TokenCode: string) =>
    call(server, alice, { Action: 'GetSessionToken', SerialNumber, TokenCode });
  const anyDigits = taken(await enable('000000', '000000'));
  if (anyDigits === 'refused') await enable(codeOf('p', -1), codeOf('p', 0));
  const wrong = taken(await session('000000'));
  const right = codeOf('p', 0);
  const first = await session(right);
  const again = taken(await session(right));
  const forged = taken(
    await call(server, { ...alice, secretAccessKey: 'another' }, { Action: 'GetCallerIdentity' }),
  );
  await call(server, omar, {
    Action: 'PutUserPolicy',
    UserName: 'alice',
    PolicyName: 'AsksForMfa',
    PolicyDocument: ASKS_FOR_MFA,
  });
  const text = (name: string) => String(at(first.xml, `Credentials.${name}`));
  const withMfa = {
    accessKeyId: text('AccessKeyId'),
    secretAccessKey: text('SecretAccessKey'),
    sessionToken: text('SessionToken'),
  };
  const list = async (keys: Keys) => taken(await send(server, keys, 's3', { method: 'GET' }));
  const plain = `key ${await list(alice)}, session with MFA ${await list(withMfa)}`;
  // moto evaluates policies where it is asked to.
  const isMoto = server.name.startsWith('moto');
  if (isMoto)
    await fetch(`http://127.0.0.1:${server.port}/moto-api/reset-auth`, { method: 'POST', body: '0' });
  const asked = isMoto
    ? `; with policies turned on: key ${await list(alice)}, session ${await list(withMfa)}`
    : '';
  return [
    ['`000000` twice to enable a device', anyDigits],
    ['`000000` for a session', wrong],
    ['the code of a session once more', again],
    ['a call signed with another secret', forged],
    ['S3 under a policy that asks for MFA', `${plain}${asked}`],
  ];
}

const data = temporaryFolder();
const rows = new Map<string, string[]>();
for (const ask of [
  async (server: Simulated) => [['as AWS was recorded to answer', await asRecorded(server)] as const],
  aboutMfa,
]) {
  for (const server of [await openLab('mfa-lab serve', data.folder), await openMoto()]) {
    if (server === null) continue;
    seeds.clear();
    for (const [question, answer] of await ask(server)) {
      rows.set(question, [...(rows.get(question) ?? []), answer]);
    }
    await close(server);
  }
}
data.remove();
for (const [question, answers] of rows) {
  process.stdout.write(`| ${[question, ...answers].join(' | ')} |\n`);
}
