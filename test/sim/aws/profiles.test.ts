import { describe, expect, it } from 'vitest';
import { profilesOf, withSections } from '../../../src/sim/aws/profiles.js';
import { enrolAlice, openWireLab } from './wire-lab.js';

describe('the profiles of an account', () => {
  it('are those with keys, and a role that asks for the code of the device that alice has', async () => {
    const lab = openWireLab();
    const before = profilesOf(lab.world.account);
    const serial = await enrolAlice(lab, 'other');
    const after = profilesOf(lab.world.account);

    expect(before.credentials.map(({ name }) => name)).toEqual(['alice', 'omar']);
    expect(before.config.at(-1)?.settings).toMatchObject({
      source_profile: 'alice',
      mfa_serial: `arn:aws:iam::${lab.world.account.id}:mfa/alice`,
    });
    expect(after.config.at(-1)).toMatchObject({ name: 'profile deployer', settings: { mfa_serial: serial } });
  });
});

describe('a file of the AWS CLI', () => {
  it('keeps what a program has written into it', () => {
    const section = (name: string, region: string) => ({ name, settings: { region } });
    const text = '[a]\nregion = old\n\n# a remark\n[mine]\nx = 1\ny = [not a section]\n';

    expect(withSections(text, [section('a', 'new'), section('b', 'new')], [])).toBe(
      '[a]\nregion = new\n\n[b]\nregion = new\n\n[mine]\nx = 1\ny = [not a section]\n',
    );
    expect(withSections('[gone]\nx = 1\n[mine]\ny = 1\n', [], ['gone'])).toBe('[mine]\ny = 1\n');
  });
});
