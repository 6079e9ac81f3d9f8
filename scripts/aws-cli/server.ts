import type { Server } from 'node:http';
import { createServer } from 'node:http';
import { p256 } from '../../src/cli/system/p256.js';
import { timestamp } from '../../src/sim/aws/timestamp.js';
import { memberName } from '../../src/sim/aws/typed-call.js';
import { callS3 } from '../../src/sim/s3/api.js';
import { SERVICES } from '../../src/sim/terminal/aws/help.js';
import { findCredentials } from '../../src/sim/world/account.js';
import type { Sender } from '../../src/sim/world/caller.js';
import type { AwsError } from '../../src/sim/world/error-codes.js';
import type { Refusal } from '../../src/sim/world/refusal.js';
import { seededRandom } from '../../test/helpers/fake-ports.js';
import type { Lab } from '../../test/sim/scenario.js';
import type { SignedRequest } from './signature.js';
import { isSignedWith, signingKeyId } from './signature.js';
import { bucketsAnswer, objectsAnswer, queryAnswer, queryError, s3Error } from './xml.js';

interface Answer {
  readonly status: number;
  readonly body: string;
}

/** The simulated AWS behind a port of this machine, for one client and one command. */
export async function openServer(lab: Lab): Promise<{ readonly server: Server; readonly url: string }> {
  const context = { now: lab.now, random: seededRandom(7), signatures: p256 };
  let { world } = lab;

  function answerQuery(request: SignedRequest): Answer {
    const given = new URLSearchParams(request.body);
    const operation = given.get('Action') ?? '';
    const commands = Object.values(SERVICES).flatMap((service) => Object.values(service));
    const command = commands.find((one) => one.operation === operation);
    if (command === undefined) throw new Error(`The lab has no ${operation}`);
    const values = command.parameters.flatMap((parameter) => {
      const value = given.get(memberName(parameter));
      if (value === null) return [];
      return [[parameter.name, parameter.shape.type === 'whole' ? Number(value) : value] as const];
    });
    const called = command.call({ world, sender: senderOf(request), context }, Object.fromEntries(values));
    world = called.world;
    return called.result.ok
      ? { status: 200, body: queryAnswer(operation, called.result.value) }
      : refused(called.result.failure, queryError);
  }

  function answerS3(request: SignedRequest): Answer {
    const { pathname, searchParams } = new URL(request.url, 'http://127.0.0.1');
    const sender = senderOf(request);
    const bucket = pathname.slice(1).replace(/\/$/, '');
    if (bucket === '') {
      const listed = SERVICES['s3api']?.['list-buckets']?.call({ world, sender, context }, {});
      if (listed === undefined) throw new Error('The lab has no list-buckets');
      return listed.result.ok
        ? { status: 200, body: bucketsAnswer(listed.result.value) }
        : refused(listed.result.failure, s3Error);
    }
    const prefix = searchParams.get('prefix') ?? '';
    const { result } = callS3(world, sender, { operation: 'ListObjectsV2', bucket, prefix }, context);
    if (!result.ok) return refused(result.failure, s3Error);
    const isFolded = (key: string) =>
      searchParams.get('delimiter') === '/' && key.slice(prefix.length).includes('/');
    const { objects } = result.value;
    const contents = objects
      .filter(({ key }) => !isFolded(key))
      .map(({ key, size, modifiedAt }) => ({ Key: key, LastModified: timestamp(modifiedAt), Size: size }));
    const folders = objects
      .filter(({ key }) => isFolded(key))
      .map(({ key }) => `${prefix}${key.slice(prefix.length).split('/')[0]}/`);
    return { status: 200, body: objectsAnswer(contents, [...new Set(folders)]) };
  }

  function senderOf(request: SignedRequest): Sender {
    const accessKeyId = signingKeyId(request);
    if (accessKeyId === null) return { credentials: null };
    const token = request.headers['x-amz-security-token'];
    const secret = findCredentials(world.account, accessKeyId)?.secretAccessKey ?? '';
    return {
      credentials: {
        accessKeyId,
        ...(token === undefined ? {} : { sessionToken: String(token) }),
        secretAccessKey: isSignedWith(request, secret) ? secret : 'another',
      },
    };
  }

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const asked = { method, url, headers, body: Buffer.concat(chunks).toString() };
      const { status, body } = method === 'POST' ? answerQuery(asked) : answerS3(asked);
      response.writeHead(status, { 'content-type': 'text/xml' }).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port');
  return { server, url: `http://127.0.0.1:${address.port}` };
}

function refused({ error }: Refusal, write: (error: AwsError) => string): Answer {
  if (error === null) throw new Error('A refusal of the lab and not of AWS');
  return { status: error.httpStatus, body: write(error) };
}
