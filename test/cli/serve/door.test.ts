import { AwsClient } from 'aws4fetch';
import { describe, expect, it } from 'vitest';
import { BODY_MAX } from '../../../src/cli/serve/guards.js';
import { at, readXml } from '../../helpers/xml.js';
import type { Parameters } from '../../sim/aws/wire-lab.js';
import { formOf, serviceOf } from '../../sim/aws/wire-lab.js';
import type { OpenDoor } from './open-door.js';
import { openTestDoor, sendAndStay, sendHalf, sendRaw } from './open-door.js';

/** Calls as a program does, over a socket. */
async function call(open: OpenDoor, as: string, parameters: Parameters) {
  const client = new AwsClient({
    ...open.keysOf(as),
    service: serviceOf(parameters['Action'] ?? ''),
    region: 'eu-north-7',
    retries: 0,
  });
  const answer = await client.fetch(open.url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: formOf(parameters),
  });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

async function enrol(open: OpenDoor): Promise<string> {
  const made = await call(open, 'alice', { Action: 'CreateVirtualMFADevice', VirtualMFADeviceName: 'phone' });
  const path = 'CreateVirtualMFADeviceResponse.CreateVirtualMFADeviceResult.VirtualMFADevice.SerialNumber';
  const SerialNumber = String(at(readXml(made.text), path));
  await call(open, 'alice', {
    Action: 'EnableMFADevice',
    UserName: 'alice',
    SerialNumber,
    AuthenticationCode1: open.code('phone', -1),
    AuthenticationCode2: open.code('phone'),
  });
  return SerialNumber;
}

describe('the door', () => {
  it('answers a signed call, with the clock of this computer and nothing for browsers', async () => {
    await using open = await openTestDoor();

    const { status, headers, text } = await call(open, 'alice', { Action: 'GetCallerIdentity' });

    expect(status).toBe(200);
    expect(text).toContain(':user/alice</Arn>');
    expect(headers.get('content-type')).toBe('text/xml');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/);
    // A client sets its own clock by it.
    expect(Math.abs(Date.parse(headers.get('date') ?? '') - Date.now())).toBeLessThan(60_000);
    for (const name of ['server', 'access-control-allow-origin']) expect(headers.get(name)).toBeNull();
    expect(open.told).toMatchObject([{ actor: 'alice', operation: 'GetCallerIdentity', error: null }]);
  });

  it('takes each code once, however many ask with it at the same time, and loses none', async () => {
    let changes = 0;
    await using open = await openTestDoor(() => {
      changes += 1;
    });
    const SerialNumber = await enrol(open);
    const before = changes;
    const codes = [0, 1, 2, -1].map((steps) => open.code('phone', steps));

    const asked = codes.flatMap((TokenCode) => [TokenCode, TokenCode]);
    const answers = await Promise.all(
      asked.map((TokenCode) => call(open, 'alice', { Action: 'GetSessionToken', SerialNumber, TokenCode })),
    );

    const taken = answers.map(({ status }, index) => ({ status, code: asked[index] }));
    for (const code of codes) {
      expect(
        taken
          .filter((one) => one.code === code)
          .map(({ status }) => status)
          .toSorted(),
      ).toEqual([200, 403]);
    }
    // Each was kept before it was answered, also those that were refused.
    expect(changes - before).toBe(asked.length);
  });

  it.each([
    ['a page that was turned to it', 'POST / HTTP/1.1\r\nHost: evil.test:PORT', 403],
    ['a page of another site', 'POST / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nOrigin: https://evil.test', 403],
    ['a page of another site', 'GET / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nSec-Fetch-Site: cross-site', 403],
    ['a question of a browser', 'OPTIONS / HTTP/1.1\r\nHost: 127.0.0.1:PORT', 405],
    ['another method', 'PUT / HTTP/1.1\r\nHost: 127.0.0.1:PORT', 405],
    ['another place', 'POST /x HTTP/1.1\r\nHost: 127.0.0.1:PORT', 404],
    ['a page', 'GET /v1/authorize?x=1 HTTP/1.1\r\nHost: 127.0.0.1:PORT', 404],
    [
      'a body that is too large',
      `POST / HTTP/1.1\r\nHost: localhost:PORT\r\nContent-Length: ${BODY_MAX + 1}`,
      413,
    ],
    ['a proxy', 'GET http://iam.amazonaws.com/ HTTP/1.1\r\nHost: iam.amazonaws.com', 403],
    ['a proxy', 'CONNECT iam.amazonaws.com:443 HTTP/1.1\r\nHost: iam.amazonaws.com', 403],
    ['nothing that is HTTP', 'HELO', null],
  ])('is closed to %s: %s', async (_what, head, status) => {
    await using open = await openTestDoor();
    const { world } = open.served;

    const answer = await sendRaw(open.door.port, `${head.replace('PORT', String(open.door.port))}\r\n\r\n`);

    expect(answer.slice(9, 12)).toBe(status === null ? '' : String(status));
    expect(answer).not.toMatch(/access-control/i);
    expect(open.served.world).toBe(world);
    expect(open.told).toEqual([]);
    expect(open.stopped).toEqual(head.includes('amazonaws') ? ['iam.amazonaws.com'] : []);
  });

  it('is closed to a body that grows too large without having said so', async () => {
    await using open = await openTestDoor();
    const chunk = `8000\r\n${'x'.repeat(0x8000)}\r\n`;

    const answer = await sendRaw(
      open.door.port,
      `POST / HTTP/1.1\r\nHost: localhost:${open.door.port}\r\nTransfer-Encoding: chunked\r\n\r\n${chunk.repeat(3)}0\r\n\r\n`,
    );

    expect(answer.slice(9, 12)).toBe('413');
    expect(open.told).toEqual([]);
  });

  it('ends at once, also with connections open, and then nobody is there', async () => {
    const open = await openTestDoor();
    await call(open, 'alice', { Action: 'GetCallerIdentity' });
    const began = performance.now();

    await open.door.close();

    // Whoever is idle would be put out after five seconds.
    expect(performance.now() - began).toBeLessThan(4000);
    await expect(sendRaw(open.door.port, 'x')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('has ended, when it is closed, for whoever has sent half of a call, and carries nothing out (T2)', async () => {
    await using open = await openTestDoor();
    const { world } = open.served;
    using half = await sendHalf(open.door.port);
    expect(half.atDoor.destroyed).toBe(false);

    const closed = open.door.close();

    // In the same turn: there is no time of grace.
    expect(half.atDoor.destroyed).toBe(true);
    await closed;
    expect(open.told).toEqual([]);
    expect(open.served.world).toBe(world);
  });

  it('has ended, too, for whoever took it for a proxy, and stays', async () => {
    await using open = await openTestDoor();
    using stays = await sendAndStay(open.door.port, 'CONNECT iam.amazonaws.com:443 HTTP/1.1\r\n\r\n');

    const closed = open.door.close();

    expect(stays.atDoor.destroyed).toBe(true);
    await closed;
  });
});
