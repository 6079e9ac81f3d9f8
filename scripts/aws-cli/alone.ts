import { spawnSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';

// A network of one's own, as Linux has it: nothing leads out of it. Every address of the world is this computer's in it, and
// every name has one, so that whatever a program wants outside comes to an ear here, and is counted. strace sees the AWS CLI
// alone; this also hears names that are asked for, and every other program that a shell runs.

/** Set for the script that runs in it. */
const MARK = 'TEST_AWS_ALONE';

/** What is tried, and then run, in a new network: the first word is a folder with the files of `/etc` that it gets. */
const SETUP = `set -e
ip link set lo up
ip route add local 0.0.0.0/0 dev lo
ip -6 route add local ::/0 dev lo 2>/dev/null || true
for name in resolv.conf nsswitch.conf; do [ ! -e /etc/$name ] || mount --bind "$1/$name" /etc/$name; done
shift
exec "$@"`;

/** Whether this process runs in a network of its own. */
export const isAlone = process.env[MARK] !== undefined;

/** Runs this script once more, in a network of its own, with these words behind its own, or says why it cannot. */
export function runAlone(
  words: readonly string[],
): { readonly status: number | null } | { readonly why: string } {
  if (process.platform !== 'linux') return { why: 'only Linux has such networks' };
  const etc = mkdtempSync(path.join(os.tmpdir(), 'mfa-lab-etc-'));
  try {
    writeFileSync(path.join(etc, 'resolv.conf'), 'nameserver 127.0.0.1\n');
    writeFileSync(path.join(etc, 'nsswitch.conf'), 'hosts: files dns\n');
    // Whoever is not root is it in a world of its own, where the system lets people have one.
    const asRoot = process.getuid?.() === 0 ? [] : ['--map-root-user'];
    const into = [...asRoot, '--net', '--mount', 'sh', '-c', SETUP, 'sh', etc];
    const tried = spawnSync('unshare', [...into, 'true'], { encoding: 'utf8' });
    if (tried.status !== 0)
      return { why: tried.error?.message ?? tried.stderr.trim().split('\n').at(-1) ?? '' };
    const again = [process.execPath, ...process.execArgv, ...process.argv.slice(1), ...words];
    const { status } = spawnSync('unshare', [...into, ...again], {
      env: { ...process.env, [MARK]: '1' },
      stdio: 'inherit',
    });
    return { status };
  } finally {
    rmSync(etc, { recursive: true, force: true });
  }
}

/** What hears everything that goes outside. */
export interface Ears {
  /** Since the last time that somebody asked: names, addresses with their ports, and what went where there is no ear. */
  heard(): readonly string[];
  close(): void;
}

/** Names, the web, the metadata of EC2 and of containers, and proxies. */
const PORTS = [53, 80, 443, 3128, 8080];

/** Of every name: an address for examples, which is nobody's. */
const ADDRESS = [192, 0, 2, 1];

/** Listens at every address of a network of one's own. */
export async function openEars(): Promise<Ears> {
  let heard: string[] = [];
  let before = counted();
  const servers = PORTS.map((port) =>
    createServer((socket) => {
      socket.on('error', () => {});
      heard.push(`${socket.localAddress}:${port}`);
      socket.destroy();
    }).listen(port),
  );
  const names = createSocket('udp4');
  names.on('message', (question, { port, address }: AddressInfo) => {
    const { name, answer } = answerName(question);
    heard.push(`the name ${name}`);
    names.send(answer, port, address);
  });
  names.bind(53);
  await Promise.all([...servers, names].map((ear) => once(ear, 'listening')));
  return {
    heard() {
      const [now, then] = [counted(), before];
      const elsewhere = Object.entries(now).flatMap(([what, count]) =>
        count === then[what] ? [] : [`${count - (then[what] ?? 0)} ${what}`],
      );
      const all = [...new Set([...heard, ...elsewhere])];
      [heard, before] = [[], now];
      return all;
    },
    close() {
      for (const ear of [...servers, names]) ear.close();
    },
  };
}

/** What the kernel counts in this network, whether there is an ear or none. */
function counted(): { readonly [what: string]: number } {
  const [tcp, udp] = [countersOf('Tcp'), countersOf('Udp')];
  const udp6 = /^Udp6OutDatagrams\s+(\d+)/m.exec(readFileSync('/proc/self/net/snmp6', 'utf8'))?.[1] ?? 0;
  return {
    datagrams: (udp['OutDatagrams'] ?? Number.NaN) + Number(udp6),
    'connections to where nobody is': tcp['AttemptFails'] ?? Number.NaN,
  };
}

/** A line of names, and a line of numbers. */
function countersOf(protocol: string): { readonly [name: string]: number } {
  const lines = readFileSync('/proc/self/net/snmp', 'utf8').split('\n');
  const [names = [], values = []] = lines
    .filter((line) => line.startsWith(`${protocol}: `))
    .map((line) => line.split(' ').slice(1));
  return Object.fromEntries(names.map((name, index) => [name, Number(values[index])]));
}

/** The name that a question of DNS is about, and the address of everybody for it. */
function answerName(question: Buffer): { readonly name: string; readonly answer: Buffer } {
  const labels: string[] = [];
  let at = 12;
  while (question[at] !== 0 && at < question.length) {
    const end = at + 1 + (question[at] ?? 0);
    labels.push(question.subarray(at + 1, end).toString('latin1'));
    at = end;
  }
  const asked = question.subarray(12, at + 5);
  const isForAddress = question.readUInt16BE(at + 1) === 1;
  const head = Buffer.from([0, 0, 0x81, 0x80, 0, 1, 0, isForAddress ? 1 : 0, 0, 0, 0, 0]);
  question.copy(head, 0, 0, 2);
  const address = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, ...ADDRESS]);
  return { name: labels.join('.'), answer: Buffer.concat([head, asked, ...(isForAddress ? [address] : [])]) };
}
