import { once } from 'node:events';
import { connect } from 'node:net';
import { AwsClient } from 'aws4fetch';
import { describe, expect, it } from 'vitest';
import { formOf } from '../../sim/aws/wire-lab.js';
import { openTestDoor, sendAndStay } from './open-door.js';

/** More than any program has open. */
const MANY = 200;

describe('two hundred that begin to ask and never end', () => {
  it('are put out within seconds, and nobody waits for them', async () => {
    await using open = await openTestDoor();
    const began = performance.now();
    const closed = Array.from(
      { length: MANY },
      () =>
        new Promise<number>((resolve) => {
          const socket = connect(open.door.port, '127.0.0.1', () =>
            socket.write('POST / HTTP/1.1\r\nHost: 127.0.0.1'),
          );
          socket.on('error', () => {});
          socket.on('close', () => resolve(performance.now() - began));
        }),
    );
    const client = new AwsClient({ ...open.keysOf('alice'), service: 'sts', retries: 0 });

    const { status } = await client.fetch(open.url, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: formOf({ Action: 'GetCallerIdentity' }),
    });

    expect(status).toBe(200);
    // On a busy machine later; on the machine it was written on after six seconds.
    expect(Math.max(...(await Promise.all(closed)))).toBeLessThan(30_000);
  });
});

describe('one that takes the door for a proxy, and stays', () => {
  it('is put out, so that it keeps no place from others', async () => {
    await using open = await openTestDoor();
    using stays = await sendAndStay(open.door.port, 'CONNECT iam.amazonaws.com:443 HTTP/1.1\r\n\r\n');

    await once(stays.atDoor, 'close');

    expect(open.stopped).toEqual(['iam.amazonaws.com']);
  });
});
