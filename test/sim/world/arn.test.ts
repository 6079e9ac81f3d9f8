import { describe, expect, it } from 'vitest';
import { rootDeviceArn, userArn, virtualDeviceArn } from '../../../src/sim/world/arn.js';

const ACCOUNT = '123456789012';

describe('userArn', () => {
  it('names a user of the account', () => {
    expect(userArn(ACCOUNT, 'alice')).toBe('arn:aws:iam::123456789012:user/alice');
  });
});

describe('virtualDeviceArn', () => {
  it('names a device', () => {
    expect(virtualDeviceArn(ACCOUNT, 'alice-phone')).toBe('arn:aws:iam::123456789012:mfa/alice-phone');
  });

  it('holds the path', () => {
    expect(virtualDeviceArn(ACCOUNT, 'alice-phone', '/devices/')).toBe(
      'arn:aws:iam::123456789012:mfa/devices/alice-phone',
    );
  });
});

describe('rootDeviceArn', () => {
  it("has the name that CloudTrail shows for the root user's device", () => {
    expect(rootDeviceArn(ACCOUNT)).toBe('arn:aws:iam::123456789012:mfa/root-account-mfa-device');
  });
});
