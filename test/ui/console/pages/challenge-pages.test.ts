import { describe, expect, it } from 'vitest';
import { activeBrowser } from '../../../../src/sim/world/world.js';
import { textsOf } from '../../../../src/ui/plain/plain-lines.js';
import { pageLines } from '../../../../src/ui/plain/plain-page.js';
import { at, choose, signIn } from '../../store/lab-at.js';

/** alice's window waits for a code of the lost phone, and omar removes it meanwhile. */
function afterRemoval() {
  const lab = at('the-phone-is-gone', 'administrator-removes');
  const [lost] = lab.session().world.account.mfaDevices.filter(({ owner }) => owner?.type === 'user');
  choose(lab, 'nav-iam');
  choose(lab, 'iam-users');
  choose(lab, 'user-alice');
  choose(lab, lab.elementsLike(/^remove-/)[0] ?? '');
  choose(lab, 'confirm-remove');
  choose(lab, 'window-main');
  return { lab, name: lost?.name ?? '' };
}

describe('a sign-in that waits for a device that was removed meanwhile', () => {
  it('neither names it nor takes a code', () => {
    const { lab, name } = afterRemoval();
    const text = textsOf(pageLines(lab.model)).join('\n');

    expect(activeBrowser(lab.session().world).page.name).toBe('mfa-challenge');
    expect(text).toMatch(/has been removed\. No code of it will do/);
    expect(text).not.toContain(`Device: ${name}`);
    expect(lab.elementsLike(/^(?:code|submit-code|other-method)$/)).toEqual([]);
  });

  it('starts again, and asks for the password alone where no device is left', () => {
    const { lab } = afterRemoval();
    choose(lab, 'start-again');
    expect(activeBrowser(lab.session().world)).toMatchObject({ page: { name: 'sign-in' }, challenge: null });
    signIn(lab);

    expect(activeBrowser(lab.session().world).session).toMatchObject({ mfa: null });
  });
});
