import { describe, expect, it } from 'vitest';
import type { Tag } from '../../../../src/sim/world/devices.js';
import type { Lab } from '../../scenario.js';
import {
  answerOf,
  createDevice,
  device,
  granted,
  iam,
  labOfAlice,
  openLab,
  refusalOf,
} from '../../scenario.js';

function labOfSpare(): Lab {
  const lab = openLab();
  createDevice(lab, 'spare');
  return lab;
}

const serialOf = (lab: Lab) => device(lab, 'spare').serialNumber;

const tag = (lab: Lab, ...tags: readonly Tag[]) =>
  iam(lab, { operation: 'TagMFADevice', serialNumber: serialOf(lab), tags });

const untag = (lab: Lab, ...tagKeys: readonly string[]) =>
  iam(lab, { operation: 'UntagMFADevice', serialNumber: serialOf(lab), tagKeys });

const tagsOf = (lab: Lab, more: object = {}) =>
  answerOf(iam(lab, { operation: 'ListMFADeviceTags', serialNumber: serialOf(lab), ...more }), 'tags');

describe('the tags of a virtual device', () => {
  it('are listed by their keys, and a key has the value that it was given last', () => {
    const lab = labOfSpare();
    granted(tag(lab, { key: 'team', value: 'people' }, { key: 'floor', value: '' }));
    granted(tag(lab, { key: 'team', value: 'sales' }));

    expect(tagsOf(lab).tags).toEqual([
      { key: 'floor', value: '' },
      { key: 'team', value: 'sales' },
    ]);
    expect(tagsOf(lab, { maxItems: 1 })).toMatchObject({ tags: [{ key: 'floor' }], isTruncated: true });
  });

  it('are two where their keys differ in their case', () => {
    const lab = labOfSpare();
    granted(tag(lab, { key: 'Team', value: 'a' }, { key: 'team', value: 'b' }));

    expect(tagsOf(lab).tags).toHaveLength(2);
  });

  it('go by their keys; one that is not there is no fault', () => {
    const lab = labOfSpare();
    granted(tag(lab, { key: 'team', value: 'people' }));

    granted(untag(lab, 'floor', 'team'));

    expect(tagsOf(lab).tags).toEqual([]);
    expect(device(lab, 'spare')).not.toHaveProperty('tags');
  });

  it('can be given with the device, and stay with it', () => {
    const lab = openLab();
    const tags = [{ key: 'team', value: 'people' }];

    const made = iam(lab, { operation: 'CreateVirtualMFADevice', virtualMfaDeviceName: 'spare', tags });

    expect(answerOf(made, 'virtual-mfa-device').tags).toEqual(tags);
    expect(tagsOf(lab).tags).toEqual(tags);
  });

  it('have nothing in them but key and value', () => {
    const lab = labOfSpare();
    const more = { key: 'team', value: 'people', more: { toString: null } };

    granted(tag(lab, more));

    expect(device(lab, 'spare').tags).toEqual([{ key: 'team', value: 'people' }]);
  });

  it('are 50 at the most, and then none of the call is taken', () => {
    const lab = labOfSpare();
    const many = (begin: number, count: number) =>
      Array.from({ length: count }, (_, index) => ({ key: `k${begin + index}`, value: 'v' }));
    granted(tag(lab, ...many(0, 49)));

    expect(refusalOf(tag(lab, ...many(100, 2))).reason.code).toBe('too-many-tags');
    expect(tagsOf(lab).tags).toHaveLength(49);
    granted(tag(lab, ...many(100, 1), ...many(0, 1)));
  });

  it('are not for a user who may only manage MFA', () => {
    const lab = labOfAlice();
    createDevice(lab, 'spare');
    const tags = [{ key: 'team', value: 'people' }];

    expect(refusalOf(tag(lab, ...tags)).reason).toMatchObject({ action: 'iam:TagMFADevice' });
    expect(refusalOf(untag(lab, 'team')).reason).toMatchObject({ action: 'iam:UntagMFADevice' });
    expect(
      refusalOf(iam(lab, { operation: 'CreateVirtualMFADevice', virtualMfaDeviceName: 'x', tags })).reason,
    ).toMatchObject({ action: 'iam:TagMFADevice' });
  });
});
