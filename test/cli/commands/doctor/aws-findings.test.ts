import { describe, expect, it } from 'vitest';
import { awsFindings } from '../../../../src/cli/commands/doctor/aws-findings.js';
import type { MachineFacts } from '../../../../src/cli/commands/doctor/doctor-facts.js';
import { GOOD_MACHINE } from '../ports.js';

const idsOf = (machine: Partial<MachineFacts>) =>
  awsFindings({ ...GOOD_MACHINE, ...machine }).map(({ id }) => id);

describe('what doctor says of AWS', () => {
  it.each([
    ['2.9.19', ['old-aws-cli']],
    ['2.12.7', ['old-aws-cli']],
    ['2.13.0', []],
    ['2.38.1', []],
    ['1.28.85', ['old-aws-cli']],
    ['1.45.11', []],
    ['3.0.0', []],
  ])('knows whether AWS CLI %s takes an address for all that it calls', (version, ids) => {
    expect(idsOf({ aws: { program: '/usr/bin/aws', version } })).toEqual(ids);
  });

  it('names variables and no value, and of proxies only those that the lab is not excepted from', () => {
    const env = { AWS_PROFILE: 'prod-secret', AWS_A: '1', AWS_B: '1', AWS_C: '1', AWS_D: '1', AWS_EMPTY: '' };
    const [finding] = awsFindings({ ...GOOD_MACHINE, env });

    expect(finding?.what).toBe('AWS_A, AWS_B, AWS_C, AWS_D and 1 more are set.');
    expect(JSON.stringify(awsFindings({ ...GOOD_MACHINE, env }))).not.toContain('prod');
    expect(idsOf({ env: { HTTPS_PROXY: 'http://p' } })).toEqual(['proxy']);
    expect(idsOf({ env: { HTTPS_PROXY: 'http://p', NO_PROXY: 'intranet, 127.0.0.1' } })).toEqual([]);
    expect(idsOf({ env: { NO_PROXY: 'intranet' } })).toEqual([]);
  });
});
