import { describe, expect, it } from 'vitest';
import { openedLines } from '../../../src/cli/serve/opened-text.js';
import { callLines, callReport } from '../../../src/cli/serve/tell-call.js';
import { enrolAlice, openWireLab } from '../../sim/aws/wire-lab.js';

const folder = {
  folder: '/data/aws-serve-6321',
  config: '/data/aws-serve-6321/config',
  credentials: '/data/aws-serve-6321/credentials',
  update: () => {},
  remove: () => {},
};

describe('what people are told of a port', () => {
  it('is where it is, also where it is not the usual one, and that the account is gone at the end', () => {
    const { account } = openWireLab().world;
    const opened = { port: 6321, isUsual: false, account, folder, keep: null };

    const lines = openedLines(opened);

    expect(lines[0]).toContain('http://127.0.0.1:6321');
    expect(lines).toContain('The usual port is 6320; this time it is 6321.');
    expect(lines.join('\n')).toContain('gone when this ends');
    expect(openedLines({ ...opened, isUsual: true }).join('\n')).not.toContain('usual port');
    expect(openedLines({ ...opened, keep: '/a/file' }).join('\n')).toContain('kept in /a/file');
  });
});

describe('a call', () => {
  it('is told with who it was, whether with MFA, and below AWS’s refusal with the reason of the lab', async () => {
    const lab = openWireLab();
    const serial = await enrolAlice(lab);
    const asked = { Action: 'GetSessionToken', SerialNumber: serial, TokenCode: lab.code('phone') };
    const told = async () => {
      const { told: call, status } = await lab.call('alice', asked);
      return callLines(callReport(call, status, 'aws-cli/2.38.1', lab.world, lab.now));
    };

    expect(await told()).toEqual([
      expect.stringMatching(/^\d\d:\d\d:\d\d aws-cli\/2\.38\.1 alice GetSessionToken {2}ok$/),
    ]);
    lab.wait(24);
    const [head, why] = await told();

    expect(head).toMatch(
      / alice GetSessionToken {2}AccessDenied: MultiFactorAuthentication failed with invalid MFA one time pass code\.$/,
    );
    expect(why).toContain('This code already got you a session, 24 s ago.');
    expect([head, why].join()).not.toContain(lab.code('phone', -1));
  });
});
