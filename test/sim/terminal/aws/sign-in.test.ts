import { describe, expect, it } from 'vitest';
import { p256 } from '../../../../src/cli/system/p256.js';
import { addSeconds } from '../../../../src/sim/base/time.js';
import { seededRandom } from '../../../helpers/fake-ports.js';
import type { Lab } from '../../scenario.js';
import { codeOf, device, resumeLab } from '../../scenario.js';
import { lastEntry, output, type } from '../terminal-lab.js';
import { CLI_START, openCliLab } from './cli-lab.js';

const WHO = 'aws sts get-caller-identity --query Arn --output text';

/** Assumes the role, with the code of the phone. */
function assume(lab: Lab): void {
  lab.ask({ kind: 'run-command', line: `${WHO} --profile deploy` });
  lab.ask({ kind: 'run-command', line: codeOf(lab, 'phone') });
}

describe('a profile with a role and a device', () => {
  it('asks for a code, and waits; what is typed is neither shown nor remembered', () => {
    const lab = openCliLab();
    const line = `echo a; ${WHO} --profile deploy && echo b`;
    const asked = lab.ask({ kind: 'run-command', line });
    const prompt = `Enter MFA code for ${device(lab, 'phone').serialNumber}: `;

    expect(asked).toEqual({ ok: true, value: { kind: 'command-run', exitCode: 0 } });
    expect(lab.world.terminal.awaiting).toEqual({ line, command: 1, output: 'a\n', prompt });
    expect(lab.world.terminal.entries).toEqual([]);

    const code = codeOf(lab, 'phone');
    lab.ask({ kind: 'run-command', line: code });

    const arn = `arn:aws:sts::${lab.world.account.id}:assumed-role/LabDeployer/deploy`;
    expect(lab.world.terminal.awaiting).toBeNull();
    expect(lastEntry(lab)).toEqual({ line, output: `a\n${prompt}\n${arn}\nb\n`, exitCode: 0 });
    expect(lab.world.terminal.history).toEqual([line]);
    expect(JSON.stringify([lab.world.terminal, lab.world.history])).not.toContain(`"${code}"`);
  });

  it('ends with Ctrl+C, and has called nobody', () => {
    const lab = openCliLab();
    const { history } = lab.world;
    lab.ask({ kind: 'run-command', line: `${WHO} --profile deploy` });
    lab.ask({ kind: 'interrupt-command' });

    expect(lab.world.terminal.awaiting).toBeNull();
    expect(lastEntry(lab)).toMatchObject({
      exitCode: 130,
      output: expect.stringMatching(/^Enter MFA .*: \n$/),
    });
    expect(lab.world.history).toBe(history);
    expect(output(lab, 'echo $?')).toBe('130\n');
  });

  it('keeps what it got in a file, and asks no more until a quarter of an hour before its end', () => {
    const lab = openCliLab();
    assume(lab);
    expect(output(lab, 'ls ~/.aws/cli/cache')).toMatch(/^[0-9a-f]{40}\.json\n$/);

    lab.wait(44 * 60);
    expect(type(lab, `${WHO} --profile deploy`).exitCode).toBe(0);
    expect(lab.world.terminal.awaiting).toBeNull();

    lab.wait(2 * 60);
    lab.ask({ kind: 'run-command', line: `${WHO} --profile deploy` });
    expect(lab.world.terminal.awaiting).not.toBeNull();
  });

  it('asks again once its sessions have grown old, though the clock stays', () => {
    const lab = openCliLab();
    assume(lab);
    const { now } = lab;
    lab.ask({ kind: 'age-sessions', hours: 1 });
    lab.ask({ kind: 'run-command', line: `${WHO} --profile deploy` });

    expect(lab.now).toBe(now);
    expect(lab.world.terminal.awaiting).not.toBeNull();
  });

  it('keeps a file for each name of a session, and names a session itself that nobody has named', () => {
    const lab = openCliLab();
    assume(lab);
    type(lab, 'aws configure set role_session_name other --profile deploy');
    lab.wait(30);
    assume(lab);
    expect(lastEntry(lab).output).toContain('LabDeployer/other\n');

    const config = lab.world.terminal.files['~/.aws/config'] ?? '';
    const { world } = lab;
    const files = {
      ...world.terminal.files,
      '~/.aws/config': config.replace('role_session_name = other\n', ''),
    };
    const unnamed = resumeLab(
      { ...world, terminal: { ...world.terminal, files } },
      { now: addSeconds(CLI_START, 240), random: seededRandom(1), signatures: p256 },
    );
    assume(unnamed);
    expect(lastEntry(unnamed).output).toContain(`LabDeployer/botocore-session-${CLI_START + 240}\n`);
    expect(output(unnamed, 'ls -1 ~/.aws/cli/cache').split('\n')).toHaveLength(4);
  });

  it('keeps nothing of a code that was refused, and tells why', () => {
    const lab = openCliLab();
    lab.ask({ kind: 'run-command', line: `${WHO} --profile user-arn` });
    const answer = lab.ask({ kind: 'run-command', line: codeOf(lab, 'phone') });
    const { serialNumber } = device(lab, 'phone');

    expect(answer).toMatchObject({
      ok: false,
      failure: { reason: { code: 'user-arn-for-mfa', serialNumber } },
    });
    expect(Object.keys(lab.world.terminal.files)).toHaveLength(2);
  });

  it('takes a broken file for none', () => {
    const lab = openCliLab();
    assume(lab);
    const { files } = lab.world.terminal;
    const [path = ''] = Object.keys(files).filter((one) => one.includes('cache'));
    type(lab, `aws configure set region x --profile y`);
    type(lab, `AWS_CONFIG_FILE=${path} aws configure set region x`);
    expect(lab.world.terminal.files[path]).not.toBe(files[path]);

    expect(type(lab, `${WHO} --profile deploy`).exitCode).toBe(0);
  });
});

describe('three exports', () => {
  it('make a session of keys, and the same code does not do it twice', () => {
    const lab = openCliLab();
    const { serialNumber } = device(lab, 'phone');
    const ask = `aws sts get-session-token --serial-number ${serialNumber} --token-code ${codeOf(lab, 'phone')}`;
    expect(type(lab, 'aws s3 ls').exitCode).toBe(254);
    const { Credentials: got } = JSON.parse(output(lab, ask));

    type(lab, `export AWS_ACCESS_KEY_ID=${got.AccessKeyId} AWS_SECRET_ACCESS_KEY=${got.SecretAccessKey}`);
    expect(output(lab, WHO)).toContain('InvalidClientTokenId');

    type(lab, `export AWS_SESSION_TOKEN="${got.SessionToken}"`);
    expect(output(lab, 'aws s3 ls')).toContain('-reports');
    expect(lab.ask({ kind: 'run-command', line: ask })).toMatchObject({
      ok: false,
      failure: { reason: { code: 'session-credentials' } },
    });

    type(lab, 'unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN');
    expect(lab.ask({ kind: 'run-command', line: ask })).toMatchObject({
      ok: false,
      failure: { reason: { code: 'code-already-used' } },
    });
  });

  it('end when the session has grown old', () => {
    const lab = openCliLab();
    expect(output(lab, `${WHO} --profile session`)).toContain('user/alice');
    lab.ask({ kind: 'age-sessions', hours: 12 });

    expect(lab.ask({ kind: 'run-command', line: `${WHO} --profile session` })).toMatchObject({
      ok: false,
      failure: { error: { code: 'ExpiredToken' }, reason: { code: 'credentials-expired' } },
    });
  });
});

describe('an event of a command', () => {
  it('is that of any call: who, with which key, and no secret', () => {
    const lab = openCliLab();
    const code = codeOf(lab, 'phone');
    const { serialNumber } = device(lab, 'phone');
    const before = lab.world.history.length;
    type(lab, `aws sts get-session-token --serial-number ${serialNumber} --token-code ${code}`);
    type(lab, 'aws iam create-access-key --user-name omar --profile omar');
    type(lab, 'aws sts get-caller-identity --profile wrong-secret');
    const events = lab.world.history.slice(before);
    const { accessKeys, temporaryCredentials } = lab.world.account;

    expect(events.map(({ eventName, actor }) => [eventName, actor])).toEqual([
      ['GetSessionToken', 'alice'],
      ['CreateAccessKey', 'omar'],
      ['GetCallerIdentity', 'alice'],
    ]);
    const secrets = [...accessKeys, ...temporaryCredentials].flatMap((one) => [
      one.secretAccessKey ?? '-',
      'sessionToken' in one ? one.sessionToken : '-',
    ]);
    const text = JSON.stringify(lab.world.history);
    expect(
      [...secrets, `"${code}"`, 'xxxxxxxx'].filter((secret) => secret !== '-' && text.includes(secret)),
    ).toEqual([]);
  });
});

describe('a device that is made', () => {
  it('has its secret in a file and not on the screen, and no picture', () => {
    const lab = openCliLab();
    const make =
      'aws iam create-virtual-mfa-device --virtual-mfa-device-name tablet --outfile tablet.txt --profile omar';
    expect(type(lab, `${make} --bootstrap-method QRCodePNG`)).toMatchObject({
      exitCode: 252,
      output: expect.stringContaining('no pictures'),
    });

    expect(output(lab, `${make} --bootstrap-method Base32StringSeed`)).not.toContain('Seed');
    expect(output(lab, 'cat tablet.txt')).toBe(device(lab, 'tablet').seed);
  });
});

describe("a command that the lab's aws does not have", () => {
  it.each([
    ['aws ec2 describe-instances', "mfa-lab: the lab's aws has no ec2."],
    ['aws iam list-roles', "mfa-lab: the lab's aws iam has no list-roles."],
    ['aws s3 cp a b', "mfa-lab: the lab's aws s3 has ls, and no cp."],
    ['aws configure', 'mfa-lab: aws configure asks nothing here.'],
    ['aws configure sso', "mfa-lab: the lab's aws configure has no sso."],
    ['aws sts get-caller-identity --endpoint-url http://x', "mfa-lab: the lab's aws has no --endpoint-url."],
    ['aws sts get-caller-identity --output yaml', "mfa-lab: the lab's aws prints json, text and table."],
  ])('says so in its own name: %s', (line, words) => {
    expect(type(openCliLab(), line)).toMatchObject({ exitCode: 252, output: expect.stringContaining(words) });
  });

  it('has help for each that it has', () => {
    const lab = openCliLab();

    expect(output(lab, 'aws help')).toContain('  sts ');
    expect(output(lab, 'aws sts --help')).toBe(output(lab, 'aws help'));
    expect(output(lab, 'aws sts help')).toContain('  get-session-token ');
    expect(output(lab, 'aws s3 help')).toContain('  ls ');
    expect(output(lab, 'aws configure help')).toContain('  set ');
    expect(output(lab, 'aws sts get-session-token help')).toContain('[--token-code VALUE]');
    expect(output(lab, 'aws --version')).toMatch(/^aws-cli\/2\.9\.19 /);
  });
});
