import { describe, expect, it } from 'vitest';
import type { IamCall } from '../../../src/sim/iam/requests.js';
import type { World } from '../../../src/sim/world/world.js';
import { device, enrol, iam, labWithDevice, openLab, refusalOf } from '../scenario.js';

/** A call as it may come from outside, which no compiler has seen. */
const fromOutside = (text: string): IamCall => JSON.parse(text);

const NULL = 'Member must not be null';

describe('the form of a call', () => {
  it.each([
    ['{"operation":"CreateVirtualMFADevice"}', [['virtualMFADeviceName', NULL]]],
    ['{"operation":"CreateVirtualMFADevice","virtualMfaDeviceName":7}', [['virtualMFADeviceName', NULL]]],
    [
      '{"operation":"EnableMFADevice"}',
      [
        ['userName', NULL],
        ['serialNumber', NULL],
        ['authenticationCode1', NULL],
        ['authenticationCode2', NULL],
      ],
    ],
    ['{"operation":"DeactivateMFADevice","userName":"alice"}', [['serialNumber', NULL]]],
    ['{"operation":"DeleteVirtualMFADevice","serialNumber":{}}', [['serialNumber', NULL]]],
    ['{"operation":"CreateUser","userName":null}', [['userName', NULL]]],
    // Also where it may be left out.
    ['{"operation":"UpdateLoginProfile","userName":"alice","password":null}', [['password', NULL]]],
    ['{"operation":"ListUsers","marker":null}', [['marker', NULL]]],
    ['{"operation":"TagMFADevice","serialNumber":"GAHT12345678","tags":{}}', [['tags', NULL]]],
    ['{"operation":"TagMFADevice","serialNumber":"GAHT12345678","tags":[null]}', [['tags.1.member', NULL]]],
    [
      '{"operation":"UntagMFADevice","serialNumber":"GAHT12345678","tagKeys":[7]}',
      [['tagKeys.1.member', NULL]],
    ],
    ['{"operation":"CreateLoginProfile","userName":"alice"}', [['password', NULL]]],
    [
      '{"operation":"UpdateLoginProfile","userName":"alice","passwordResetRequired":"yes"}',
      [['passwordResetRequired', NULL]],
    ],
    [
      '{"operation":"ChangePassword","oldPassword":[]}',
      [
        ['oldPassword', NULL],
        ['newPassword', NULL],
      ],
    ],
    [
      '{"operation":"ListVirtualMFADevices","assignmentStatus":"Bogus"}',
      [['assignmentStatus', 'Member must satisfy enum value set: [Assigned, Unassigned, Any]']],
    ],
    [
      '{"operation":"CreateUser","userName":""}',
      [
        ['userName', 'Member must have length greater than or equal to 1'],
        ['userName', 'Member must satisfy regular expression pattern: [\\w+=,.@-]+'],
      ],
    ],
    [
      '{"operation":"DeleteVirtualMFADevice","serialNumber":"x y"}',
      [
        ['serialNumber', 'Member must have length greater than or equal to 9'],
        ['serialNumber', 'Member must satisfy regular expression pattern: [\\w+=/:,.@-]+'],
      ],
    ],
  ])('is looked at before anything else, and all that is wrong comes at once: %s', (text, violations) => {
    const lab = openLab();
    const said = violations.map(
      ([member, words]) => `Value at '${member}' failed to satisfy constraint: ${words}`,
    );

    const { error } = refusalOf(iam(lab, fromOutside(text)));

    expect(error).toEqual({
      code: 'ValidationError',
      httpStatus: 400,
      message: `${said.length} validation ${said.length === 1 ? 'error' : 'errors'} detected: ${said.join('; ')}`,
    });
  });

  it('comes before permission', () => {
    const lab = labWithDevice('phone');
    const { account }: World = lab.world;

    const { reason } = refusalOf(iam(lab, { operation: 'GetUser', userName: 'not a name' }));

    expect(reason).toEqual({ code: 'invalid-name', name: 'not a name' });
    expect(lab.world.account).toBe(account);
  });

  it.each([
    ['GetUser', 128],
    ['ListMFADevices', 128],
    ['CreateUser', 64],
  ] as const)('takes a name for %s of %i characters', (operation, limit) => {
    const longest = iam(openLab(), { operation, userName: 'x'.repeat(limit) });
    const longer = iam(openLab(), { operation, userName: 'x'.repeat(limit + 1) });

    expect(longest.ok ? null : longest.failure.reason.code).not.toBe('name-too-long');
    expect(refusalOf(longer).reason).toEqual({ code: 'name-too-long', length: limit + 1, limit });
  });

  it('is right for the number that is printed on a token, and for the longest ARN', () => {
    const lab = openLab();
    enrol(lab, 'alice', 'phone');
    const { serialNumber } = device(lab, 'phone');

    for (const number of ['GAKT12345', serialNumber, `arn:aws:iam::1:mfa/${'x'.repeat(237)}`]) {
      const result = iam(lab, { operation: 'DeleteVirtualMFADevice', serialNumber: number });
      expect(refusalOf(result).error?.code).not.toBe('ValidationError');
    }
  });
});
