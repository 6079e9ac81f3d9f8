import { describe, expect, it } from 'vitest';
import { activeBrowser } from '../../../../src/sim/world/world.js';
import { phoneView } from '../../../../src/ui/console/phone-view.js';
import { startPlain } from '../../../../src/ui/plain/plain-session.js';
import { elementsOf } from '../../../../src/ui/store/screen-elements.js';
import { fakeContext } from '../../../helpers/fake-ports.js';
import { frameOf, MOMENTS } from '../../screens/course.js';
import { at, choose, signIn } from '../../store/lab-at.js';

describe("the buttons of the lab's phone", () => {
  it('are there only where they can do something', () => {
    const { now } = fakeContext();
    let scanners = 0;
    let planes = 0;
    for (const { session, step, title } of MOMENTS) {
      if (step.kind !== 'task') continue;
      const { world } = session;
      const ids = elementsOf(phoneView(session, now).rows).map(({ id }) => id);
      if (ids.includes('phone-scan')) {
        scanners += 1;
        expect(activeBrowser(world).page.name, title).toBe('set-up-device');
      }
      if (ids.includes('phone-airplane')) {
        planes += 1;
        expect(world.phone.entries.length, title).toBeGreaterThan(0);
      }
    }
    expect(scanners).toBeGreaterThan(0);
    expect(planes).toBeGreaterThan(0);
  });
});

describe('a QR code, while the phone is gone', () => {
  it.each([
    ['a', 'Take a new phone'],
    ['b', 'Take it, as a new one'],
  ] as const)('says to take another one first (phone %s)', (phone, label) => {
    const lab = at('the-phone-is-gone', 'enrol-again', 80, 24, phone);
    signIn(lab);
    choose(lab, 'nav-credentials');
    choose(lab, 'assign-mfa');
    lab.type('device-name', 'new-phone');
    choose(lab, 'type-virtual');
    choose(lab, 'submit-name');
    choose(lab, 'show-qr');
    const { text } = frameOf(lab.model);
    const shown = text.replace(/\s+/g, ' ');

    expect(shown).not.toContain('Press p');
    expect(text.split('\n').at(-1)).not.toContain('phone scans');
    expect(text).toMatch(/phone is gone/);
    expect(label.split(' ').every((word) => text.includes(word))).toBe(true);

    const said = startPlain(lab.model, { kind: 'ticked', now: lab.model.now }, fakeContext()).lines.join(
      '\n',
    );
    expect(said).toContain(
      `note: The phone is gone, so nothing scans this. Go back, and take another one first: ${label}.`,
    );
    expect(said).not.toContain("p the lab's phone takes it");
  });
});
