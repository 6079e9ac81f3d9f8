import { ago } from '../../../lessons/words/duration.js';
import { authorize } from '../../../sim/iam/authorization.js';
import { accessKeysOf } from '../../../sim/world/account.js';
import { userArn } from '../../../sim/world/arn.js';
import type { Page } from '../../../sim/world/browser.js';
import { consoleCaller } from '../../../sim/world/caller.js';
import { labTime } from '../../../sim/world/world.js';
import type { Element, PageRow } from './elements.js';
import { line, request, risky, row } from './elements.js';
import type { PageAt } from './page-table.js';
import { toolsOf } from './step-of.js';

/** What signs in without a password, and what ends a session: of who may see and change it. */

/** The access keys of a user. Who never may see any sees nothing of them; the real console says that access is denied. */
export function accessKeyRows<Name extends Page['name']>(
  { session, browser, realTime }: PageAt<Name>,
  userName: string,
): PageRow[] {
  const { world } = session;
  const { account } = world;
  const resource = userArn(account.id, userName);
  if (browser.session === null) return [];
  const now = labTime(world, realTime);
  const caller = consoleCaller(browser.id, browser.session);
  const denied = authorize(account, { caller, now }, 'iam:ListAccessKeys', resource);
  if (denied !== null) {
    return denied.reason.code === 'session-denied' ? [line(['Access keys: access denied'], 'problem')] : [];
  }
  const keys = accessKeysOf(account, userName);
  return [
    line([`Access keys (${keys.length})`]),
    ...keys.map(({ accessKeyId, createdAt }) =>
      row(
        [
          risky(
            'risk',
            request(`delete-${accessKeyId}`, 'Delete', {
              kind: 'delete-access-key',
              browser: browser.id,
              userName,
              accessKeyId,
            }),
          ),
        ],
        { words: `${accessKeyId}, made ${ago(createdAt, now)}` },
      ),
    ),
  ];
}

/** Makes an access key for oneself. */
export function createAccessKey({ browser }: { readonly browser: { readonly id: string } }): Element {
  return request('create-access-key', 'Create access key', {
    kind: 'create-access-key',
    browser: browser.id,
  });
}

/** The inline policy that denies everything to sessions of before, where the task lends it. */
export function denySessionsRows<Name extends Page['name']>(
  { session, browser }: PageAt<Name>,
  userName: string,
): PageRow[] {
  if (!toolsOf(session).includes('deny-sessions')) return [];
  return [
    row(
      [
        risky(
          'risk',
          request('deny-older-sessions', 'Deny sessions older than now', {
            kind: 'deny-older-sessions',
            browser: browser.id,
            userName,
          }),
        ),
      ],
      // On AWS the policy is attached by hand.
      { words: "the lab's own", isName: true },
    ),
  ];
}
