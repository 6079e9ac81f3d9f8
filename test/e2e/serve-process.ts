import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { AwsClient } from 'aws4fetch';
import * as v from 'valibot';
import { afterAll, beforeAll } from 'vitest';
import { formOf, serviceOf } from '../sim/aws/wire-lab.js';
import { temporaryFolder } from './lab.js';
import { environment, PROGRAM } from './program.js';

const opened = v.looseObject({
  url: v.string(),
  port: v.number(),
  account: v.string(),
  folder: v.string(),
  config: v.string(),
  credentials: v.string(),
  profiles: v.array(v.string()),
});

/** `mfa-lab serve --json`, once it has said where it is. */
export interface Serve extends AsyncDisposable {
  readonly opened: v.InferOutput<typeof opened>;
  readonly child: ChildProcessWithoutNullStreams;
  /** The next line about a call. */
  nextLine(): Promise<unknown>;
}

/** Runs it with a folder of its own. */
export async function serve(
  data: string,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
  port: number | null = 0,
): Promise<Serve> {
  const asked = port === null ? [] : ['--port', String(port)];
  const child = spawn(process.execPath, [PROGRAM, 'serve', ...asked, '--json', ...args], {
    env: { ...process.env, ...env, MFA_LAB_DATA_DIR: data },
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const nextLine = async (): Promise<unknown> => {
    const { value, done } = await lines.next();
    if (done === true) throw new Error('It has ended');
    return JSON.parse(value);
  };
  return {
    opened: v.parse(opened, await nextLine()),
    child,
    nextLine,
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null) return;
      child.kill();
      await once(child, 'exit');
    },
  };
}

/** Serves an account while the tests of a block run, in a folder of their own. */
export function servedMeanwhile(): { readonly folder: string; readonly opened: Serve['opened'] } {
  let data: ReturnType<typeof temporaryFolder>;
  let open: Serve;
  beforeAll(async () => {
    data = temporaryFolder();
    open = await serve(data.folder);
  });
  afterAll(async () => {
    await open[Symbol.asyncDispose]();
    data[Symbol.dispose]();
  });
  return {
    get folder() {
      return data.folder;
    },
    get opened() {
      return open.opened;
    },
  };
}

/** The keys of a profile, out of the file of the AWS CLI. */
export function keysIn(file: string, profile: string) {
  const [, accessKeyId = '', secretAccessKey = ''] =
    new RegExp(`\\[${profile}\\]\naws_access_key_id = (\\S+)\naws_secret_access_key = (\\S+)\n`).exec(
      readFileSync(file, 'utf8'),
    ) ?? [];
  return { accessKeyId, secretAccessKey };
}

/** Sends a call of a program, and answers its status and its text. */
export async function call(
  url: string,
  keys: ReturnType<typeof keysIn>,
  parameters: { readonly [name: string]: string },
) {
  const client = new AwsClient({
    ...keys,
    service: serviceOf(parameters['Action'] ?? ''),
    region: 'us-east-1',
    retries: 0,
  });
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const answer = await client.fetch(url, { method: 'POST', headers, body: formOf(parameters) });
  return { status: answer.status, text: await answer.text() };
}

/** A command of the lab with a folder of its own, which is its home, too. */
export function runIn(
  data: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  input = '',
) {
  return spawnSync(process.execPath, [PROGRAM, ...args], {
    encoding: 'utf8',
    input,
    env: { ...environment(), HOME: data, ...env, MFA_LAB_DATA_DIR: data },
  });
}

/** A program called `aws` that writes down how it was called. */
export function fakeAws(folder: string, text: string): string {
  const bin = mkdtempSync(path.join(folder, 'bin-'));
  writeFileSync(path.join(bin, 'aws'), `#!/bin/sh\n${text}\n`);
  chmodSync(path.join(bin, 'aws'), 0o755);
  return bin;
}
