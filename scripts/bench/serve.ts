import { Agent, request } from 'node:http';
import path from 'node:path';
import { AwsV4Signer } from 'aws4fetch';
import type { Simulated } from '../moto/servers.js';
import { close, openLab, openMoto } from '../moto/servers.js';
import type { Table } from './figures.js';
import { against, median, ms, quantile } from './figures.js';
import { temporaryFolder } from './program.js';

// `mfa-lab serve` as a program meets it: signed calls over a socket, without and with saving, beside moto's server, where
// that is installed (`pip install 'moto[server]'`).

/** Calls of each kind to each server. */
const CALLS = 500;

/** Before the first is counted: a world is heaviest, and every saving longest, when all that it keeps is there. */
const WARM = 700;

/** Calls at once, each on a socket of its own. */
const AT_ONCE = 100;

const KINDS = [
  { Action: 'GetCallerIdentity', Version: '2011-06-15' },
  { Action: 'GetSessionToken', Version: '2011-06-15' },
  { Action: 'ListUsers', Version: '2010-05-08' },
] as const;

interface Prepared {
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
}

/** Signed before it is measured: a signature is good for many calls. */
async function prepared({ port, keysOf }: Simulated, kind: (typeof KINDS)[number]): Promise<Prepared> {
  const body = new URLSearchParams(kind).toString();
  const host = `127.0.0.1:${port}`;
  const signer = new AwsV4Signer({
    ...keysOf('omar'),
    method: 'POST',
    url: `http://${host}/`,
    service: kind.Version === '2011-06-15' ? 'sts' : 'iam',
    region: 'us-east-1',
    body,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  const { headers } = await signer.sign();
  return { headers: { ...Object.fromEntries(headers), host }, body };
}

/** Milliseconds from the first byte out to the last byte in. */
function timeCall(
  { name, port }: Simulated,
  { headers, body }: Prepared,
  agent: Agent | false,
): Promise<number> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method: 'POST', path: '/', headers, agent }, (answer) => {
      answer.resume();
      answer.on('end', () => {
        if (answer.statusCode === 200) resolve(performance.now() - started);
        else reject(new Error(`${name} answered ${answer.statusCode}`));
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** The servers by turns, so that whatever else the machine does falls on all of them alike. */
export async function measureServe(): Promise<Table> {
  const data = temporaryFolder();
  const moto = await openMoto();
  const servers = [
    await openLab('mfa-lab serve', data.folder),
    await openLab('with `--keep FILE`', data.folder, ['--keep', path.join(data.folder, 'kept.json')]),
    ...(moto === null ? [] : [moto]),
  ];
  try {
    const rows: string[][] = [];
    const all = new Map<Simulated, number[]>(servers.map((server) => [server, []]));
    for (const kind of KINDS) rows.push([kind.Action, ...(await timesOf(servers, kind, all))]);
    rows.push([`${AT_ONCE} at once, until the last`, ...(await atOnce(servers))]);
    const targets = [5, 15].map((target, index) => {
      const [, times = []] = [...all][index] ?? [];
      return against(median(times) < target, `median under ${target} ms`);
    });
    rows.push(['target', ...targets, ...(moto === null ? [] : [''])]);
    return {
      title: 'The simulated AWS for programs',
      method: `${CALLS} calls of each kind on one connection that stays open, to each server by turns, from the first byte sent to the last byte read: median and 95th percentile, after ${WARM} calls, when all is there that a world keeps. Every call is signed; the lab checks that, and writes the file before it answers where it keeps one.${moto === null ? ' moto is not installed here.' : ''}`,
      head: ['', ...servers.map(({ name }) => name)],
      rows,
    };
  } finally {
    await Promise.all(servers.map(close));
    data.remove();
  }
}

async function timesOf(
  servers: readonly Simulated[],
  kind: (typeof KINDS)[number],
  all: Map<Simulated, number[]>,
): Promise<readonly string[]> {
  const called = await Promise.all(
    servers.map(async (server) => ({
      server,
      call: await prepared(server, kind),
      agent: new Agent({ keepAlive: true, maxSockets: 1 }),
      times: [] as number[],
    })),
  );
  for (let round = 0; round < WARM + CALLS; round += 1) {
    for (const { server, call, agent, times } of called) {
      const time = await timeCall(server, call, agent);
      if (round >= WARM) times.push(time);
    }
  }
  for (const { server, agent, times } of called) {
    agent.destroy();
    all.get(server)?.push(...times);
  }
  return called.map(({ times }) => `${ms(median(times))}, ${ms(quantile(times, 0.95))}`);
}

/** Wall time of a hundred calls that are sent at once; the median of five such storms. */
async function atOnce(servers: readonly Simulated[]): Promise<readonly string[]> {
  const storms = new Map<Simulated, number[]>(servers.map((server) => [server, []]));
  for (let storm = 0; storm < 5; storm += 1) {
    for (const server of servers) {
      const call = await prepared(server, KINDS[0]);
      const started = performance.now();
      await Promise.all(Array.from({ length: AT_ONCE }, () => timeCall(server, call, false)));
      storms.get(server)?.push(performance.now() - started);
    }
  }
  return servers.map((server) => ms(median(storms.get(server) ?? [])));
}
