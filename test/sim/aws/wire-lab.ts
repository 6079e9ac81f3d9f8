import { AwsV4Signer } from 'aws4fetch';
import { p256 } from '../../../src/cli/system/p256.js';
import type { ToldCall } from '../../../src/sim/aws/answer-wire.js';
import { answerWire } from '../../../src/sim/aws/answer-wire.js';
import { newServedWorld } from '../../../src/sim/aws/served-world.js';
import type { SignedRequest } from '../../../src/sim/aws/sigv4.js';
import type { EpochSeconds, Seconds } from '../../../src/sim/base/time.js';
import { addSeconds, addSteps, stepAt } from '../../../src/sim/base/time.js';
import { codeAtStep } from '../../../src/sim/codes/totp.js';
import { accessKeysOf } from '../../../src/sim/world/account.js';
import { isoTime } from '../../../src/sim/world/policies.js';
import type { World } from '../../../src/sim/world/world.js';
import { seededRandom } from '../../helpers/fake-ports.js';
import type { Xml } from '../../helpers/xml.js';
import { at, readXml } from '../../helpers/xml.js';
import { START } from '../scenario.js';

/** Keys of a program. */
export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** Parameters as they go over the wire. */
export type Parameters = { readonly [name: string]: string };

/** How a request is signed, where it is not as usual. */
export interface Signing {
  readonly service?: string;
  readonly signedAt?: EpochSeconds;
  readonly path?: string;
  readonly headers?: { readonly [name: string]: string };
}

const VERSIONS = { iam: '2010-05-08', sts: '2011-06-15' } as const;
const STS = ['GetCallerIdentity', 'GetAccessKeyInfo', 'GetSessionToken', 'AssumeRole'];

export const HOST = '127.0.0.1:6320';

/** The service of an operation. */
export function serviceOf(operation: string): 'iam' | 'sts' {
  return STS.includes(operation) ? 'sts' : 'iam';
}

/** The form of a call. */
export function formOf(parameters: Parameters): string {
  const { Action: operation = '' } = parameters;
  return new URLSearchParams({ Version: VERSIONS[serviceOf(operation)], ...parameters }).toString();
}

/** A request signed by another hand than ours: aws4fetch's. */
export async function signed(
  keys: Keys,
  {
    method,
    body,
    service,
    path = '/',
    signedAt,
    headers: more = {},
  }: Required<Pick<Signing, 'service'>> &
    Signing & { readonly method: 'GET' | 'POST'; readonly body: string },
): Promise<SignedRequest> {
  const datetime = `${isoTime(signedAt ?? START)
    .slice(0, 19)
    .replaceAll(/[-:]/g, '')}Z`;
  const signer = new AwsV4Signer({
    ...keys,
    method,
    url: `http://${HOST}${path}`,
    service,
    region: 'us-east-1',
    datetime,
    ...(method === 'POST'
      ? { body, headers: { 'content-type': 'application/x-www-form-urlencoded', ...more } }
      : {}),
  });
  const { headers, url } = await signer.sign();
  return {
    method,
    path: url.pathname,
    query: url.search.slice(1),
    headers: { ...Object.fromEntries(headers), host: HOST },
    body: new TextEncoder().encode(method === 'POST' ? body : ''),
  };
}

/** What came back. */
export interface Answered {
  readonly status: number;
  readonly text: string;
  /** Of what was granted, what is inside the result; of a refusal, what is inside the error. */
  readonly xml: Xml;
  readonly code: string | null;
  readonly message: string | null;
  readonly told: ToldCall;
}

/** The served account, called by signed requests. */
export interface WireLab {
  readonly world: World;
  readonly now: EpochSeconds;
  call(as: string | Keys, parameters: Parameters, signing?: Signing): Promise<Answered>;
  /** Sends a request as it is. */
  send(request: SignedRequest): Answered;
  keysOf(userName: string): Keys;
  code(deviceName: string, steps?: number): string;
  wait(seconds: Seconds): void;
}

/** Opens a new one. */
export function openWireLab(now: EpochSeconds = START): WireLab {
  const random = seededRandom(1);
  const made = newServedWorld({ now, random, signatures: p256 }, []);
  if (!made.ok) throw new Error(made.failure);
  let world = made.value;
  let time = now;
  const lab: WireLab = {
    get world() {
      return world;
    },
    get now() {
      return time;
    },
    async call(as, parameters, signing = {}) {
      const keys = typeof as === 'string' ? lab.keysOf(as) : as;
      const { Action: operation = '' } = parameters;
      return lab.send(
        await signed(keys, {
          method: 'POST',
          body: formOf(parameters),
          service: serviceOf(operation),
          signedAt: time,
          ...signing,
        }),
      );
    },
    send(request) {
      const called = answerWire(world, request, {
        now: time,
        random,
        signatures: p256,
        hostNow: time,
        requestId: '00000000-0000-4000-a000-000000000000',
      });
      world = called.world;
      const { answer, told } = called;
      const text = answer.body(answer.pictureOf === null ? '' : btoa(`PNG of ${answer.pictureOf}`));
      const xml = readXml(text);
      const error = at(xml, 'ErrorResponse.Error') ?? at(xml, 'Error');
      const result = at(xml, `${told.operation}Response.${told.operation}Result`);
      return {
        status: answer.status,
        text,
        xml: error ?? result ?? xml,
        code: error === undefined ? null : String(at(error, 'Code')),
        message: error === undefined ? null : String(at(error, 'Message')),
        told,
      };
    },
    keysOf(userName) {
      const [key] = accessKeysOf(world.account, userName);
      if (key?.secretAccessKey == null) throw new Error(`${userName} has no key`);
      return { accessKeyId: key.accessKeyId, secretAccessKey: key.secretAccessKey };
    },
    code(deviceName, steps = 0) {
      const device = world.account.mfaDevices.find(({ name }) => name === deviceName);
      if (device === undefined) throw new Error(`No device ${deviceName}`);
      return codeAtStep(device.seed, addSteps(stepAt(time), steps));
    },
    wait(seconds) {
      time = addSeconds(time, seconds);
    },
  };
  return lab;
}

/** alice makes a device and gives it to herself, with the codes of the step before and of this one. */
export async function enrolAlice(lab: WireLab, name = 'phone'): Promise<string> {
  const made = await lab.call('alice', { Action: 'CreateVirtualMFADevice', VirtualMFADeviceName: name });
  const serial = String(at(made.xml, 'VirtualMFADevice.SerialNumber'));
  const enabled = await lab.call('alice', {
    Action: 'EnableMFADevice',
    UserName: 'alice',
    SerialNumber: serial,
    AuthenticationCode1: lab.code(name, -1),
    AuthenticationCode2: lab.code(name),
  });
  if (enabled.status !== 200) throw new Error(enabled.text);
  return serial;
}

/** Keys of a session, as GetSessionToken or AssumeRole answers them. */
export function sessionIn({ xml }: Answered): Keys {
  const text = (name: string) => String(at(xml, `Credentials.${name}`));
  return {
    accessKeyId: text('AccessKeyId'),
    secretAccessKey: text('SecretAccessKey'),
    sessionToken: text('SessionToken'),
  };
}
