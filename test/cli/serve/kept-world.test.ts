import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { keepWorld, readKeptWorld } from '../../../src/cli/serve/kept-world.js';
import { enrolAlice, openWireLab } from '../../sim/aws/wire-lab.js';

const folder = mkdtempSync(path.join(os.tmpdir(), 'mfa-lab-kept-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the file of --keep', () => {
  it('has the whole account, also what was refused and what a report said, and is its owner’s alone', async () => {
    const lab = openWireLab();
    const serial = await enrolAlice(lab);
    await lab.call('alice', {
      Action: 'GetSessionToken',
      SerialNumber: serial,
      TokenCode: lab.code('phone'),
    });
    await lab.call('alice', { Action: 'GetSessionToken', SerialNumber: serial, TokenCode: '1234567' });
    await lab.call('omar', { Action: 'GetCredentialReport' });
    await lab.call('omar', { Action: 'GenerateCredentialReport' });
    const file = path.join(folder, 'world.json');

    expect(readKeptWorld(file)).toEqual({ ok: true, value: null });
    expect(keepWorld(file, lab.world)).toBeNull();

    expect(readKeptWorld(file)).toEqual({ ok: true, value: lab.world });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['world.json']);
  });

  it('is left alone where it is another one', () => {
    const file = path.join(folder, 'other.json');
    writeFileSync(file, '{"progress": 1}');

    expect(readKeptWorld(file)).toEqual({
      ok: false,
      failure: `${file} is no file that mfa-lab serve --keep has written. It is left as it is.`,
    });
    expect(readFileSync(file, 'utf8')).toBe('{"progress": 1}');
  });

  it('says why it cannot be written, and leaves nothing half done', () => {
    const taken = path.join(folder, 'taken');
    mkdirSync(taken);

    expect(keepWorld(taken, openWireLab().world)).toMatch(/EISDIR|directory/);
    expect(readdirSync(folder)).not.toContain(`.taken.${process.pid}.tmp`);
  });
});
