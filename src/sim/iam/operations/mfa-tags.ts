import { pageOf } from '../../api/pages.js';
import type { OperationContext, OperationOutcome } from '../../outcome.js';
import { granted, refused } from '../../outcome.js';
import type { Done } from '../../responses.js';
import type { Account } from '../../world/account.js';
import { findDevice } from '../../world/account.js';
import type { Arn } from '../../world/arn.js';
import type { MfaDevice, Tag } from '../../world/devices.js';
import { isVirtual } from '../../world/devices.js';
import type { Refusal } from '../../world/refusal.js';
import { refusal } from '../../world/refusal.js';
import type { TagsListed } from '../answers.js';
import { authorize } from '../authorization.js';
import { duplicateTags, noSuchDevice, tooManyTags } from '../aws-error.js';
import type { IamCallOf } from '../requests.js';
import { TAGS_MAX } from '../tags.js';
import { replaceDevice } from './device-binding.js';

/** TagMFADevice: a key that is there already gets the new value. https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagMFADevice.html */
export function tagMfaDevice(
  account: Account,
  call: IamCallOf<'TagMFADevice'>,
  context: OperationContext,
): OperationOutcome<Done> {
  const found = virtualDevice(account, 'iam:TagMFADevice', call.serialNumber, context);
  if ('refusal' in found) return refused(account, found.refusal);
  const { device } = found;
  const given = new Set(call.tags.map(({ key }) => key));
  const tags = [...(device.tags ?? []).filter(({ key }) => !given.has(key)), ...onlyTags(call.tags)];
  const problem = tagProblem(call.tags, tags.length);
  if (problem !== null) return refused(account, problem);
  return granted(replaceDevice(account, withTags(device, tags)));
}

/** UntagMFADevice: a key that is not there is no fault. https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagMFADevice.html */
export function untagMfaDevice(
  account: Account,
  call: IamCallOf<'UntagMFADevice'>,
  context: OperationContext,
): OperationOutcome<Done> {
  const found = virtualDevice(account, 'iam:UntagMFADevice', call.serialNumber, context);
  if ('refusal' in found) return refused(account, found.refusal);
  const { device } = found;
  const left = (device.tags ?? []).filter(({ key }) => !call.tagKeys.includes(key));
  return granted(replaceDevice(account, withTags(device, left)));
}

/** ListMFADeviceTags: sorted by their keys. https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListMFADeviceTags.html */
export function listMfaDeviceTags(
  account: Account,
  call: IamCallOf<'ListMFADeviceTags'>,
  context: OperationContext,
): OperationOutcome<TagsListed> {
  const found = virtualDevice(account, 'iam:ListMFADeviceTags', call.serialNumber, context);
  if ('refusal' in found) return refused(account, found.refusal);
  const listed = pageOf((found.device.tags ?? []).toSorted(byKey), call);
  if (!listed.ok) return refused(account, listed.failure);
  return granted(account, { kind: 'tags', tags: listed.value.items, ...listed.value.page });
}

/** What is wrong with the tags of a call, which has `count` of them in the end, or null. */
export function tagProblem(given: readonly Tag[], count: number): Refusal | null {
  if (new Set(given.map(({ key }) => key)).size < given.length) {
    return refusal(duplicateTags(), { code: 'same-tag-twice' });
  }
  return count > TAGS_MAX ? refusal(tooManyTags(), { code: 'too-many-tags' }) : null;
}

/** What a call gives may have more in it. */
export function onlyTags(given: readonly Tag[]): readonly Tag[] {
  return given.map(({ key, value }) => ({ key, value }));
}

function withTags({ tags: _old, ...device }: MfaDevice, tags: readonly Tag[]): MfaDevice {
  return tags.length === 0 ? device : { ...device, tags };
}

function byKey(one: Tag, other: Tag): number {
  return one.key < other.key ? -1 : 1;
}

/** That AWS's text about other operations is that of these, too, is assumed. */
function virtualDevice(
  account: Account,
  action: string,
  serialNumber: Arn,
  context: OperationContext,
): { readonly device: MfaDevice } | { readonly refusal: Refusal } {
  const denial = authorize(account, context, action, serialNumber);
  if (denial !== null) return { refusal: denial };
  const device = findDevice(account, serialNumber);
  return device === undefined || !isVirtual(device)
    ? { refusal: refusal(noSuchDevice(serialNumber), { code: 'no-such-device' }) }
    : { device };
}
