import { describe, expect, it } from 'vitest';
import { linksOf, TYPED_ELSEWHERE } from '../../../src/sim/console/inbox.js';
import { pageOrigin } from '../../../src/sim/console/origin.js';
import { isAwsEvent } from '../../../src/sim/world/history.js';
import { newWorld } from '../../../src/sim/world/new-world.js';
import { activeBrowser } from '../../../src/sim/world/world.js';
import { fakeContext, SOME_TIME } from '../../helpers/fake-ports.js';
import type { Lab } from '../scenario.js';
import { granted, lastEvent, openLab, refusalOf } from '../scenario.js';

/** alice's mail is open. */
function labAtMail(): Lab {
  const lab = openLab();
  granted(lab.ask({ kind: 'sign-out', browser: 'main' }));
  granted(lab.ask({ kind: 'open-inbox', browser: 'main' }));
  return lab;
}

const originOf = ({ world }: Lab) => pageOrigin(world, activeBrowser(world));

describe('the links in the mail', () => {
  it.each([
    ['own-page', 'https://ALIAS.signin.aws.amazon.com'],
    ['other-domain', 'https://signin-aws.example'],
    ['longer-domain', 'https://ALIAS.signin.aws.amazon.com.example'],
  ] as const)('lead to %s at %s', (link, origin) => {
    const lab = labAtMail();

    granted(lab.ask({ kind: 'follow-link', browser: 'main', link }));

    expect(originOf(lab)).toBe(origin.replace('ALIAS', lab.world.account.alias));
  });

  it('stand in an order of the account, never with the right one first', () => {
    const orders = new Set(
      Array.from({ length: 60 }, (_, seed) => linksOf(newWorld(fakeContext(SOME_TIME, seed)).account).join()),
    );

    expect(orders.size).toBe(4);
    for (const order of orders) expect(order).not.toMatch(/^own-page/);
  });

  it('are followed only from the mail', () => {
    const lab = openLab();

    const { reason } = refusalOf(lab.ask({ kind: 'follow-link', browser: 'main', link: 'own-page' }));

    expect(reason.code).toBe('not-on-this-page');
  });
});

describe('a password on a page that only looks like the account has', () => {
  it('signs nobody in, is refused with the reason, and AWS hears nothing of it', () => {
    const lab = labAtMail();
    granted(lab.ask({ kind: 'follow-link', browser: 'main', link: 'longer-domain' }));

    const { error, reason } = refusalOf(lab.ask({ kind: 'submit-to-look-alike', browser: 'main' }));

    expect([error, reason]).toEqual([null, { code: 'not-the-accounts-page' }]);
    expect(activeBrowser(lab.world).session).toBeNull();
    expect(lastEvent(lab).eventName).toBe(TYPED_ELSEWHERE);
    expect(isAwsEvent(lastEvent(lab))).toBe(false);
    expect(lastEvent(lab).details).toEqual({});
  });
});
