import { expect, it } from 'vitest';
import { devicesForPhones } from '../../../../src/sim/world/account.js';
import type { Model } from '../../../../src/ui/store/model.js';
import { LEAST_SIZE } from '../../../../src/ui/text/sizes.js';
import { at } from '../../store/lab-at.js';
import { frameOf, pressed } from '../course.js';

/** The list of entries to check, with many of them. */
function listOf(count: number): Model {
  const { model } = at('sign-in-with-a-code', 'sign-in-with-code', LEAST_SIZE.columns, LEAST_SIZE.rows);
  const session = model.saved.sessions['sign-in-with-a-code'];
  const device = session === undefined ? undefined : devicesForPhones(session.world.account)[0];
  if (session === undefined || device === undefined) throw new Error('there is no device');
  const mfaDevices = Array.from({ length: count }, (_, index) => ({ ...device, name: `phone-${index}` }));
  const world = { ...session.world, account: { ...session.world.account, mfaDevices } };
  const sessions = { 'sign-in-with-a-code': { ...session, world } };
  const list: Model = { ...model, screen: 'menu', check: null, saved: { ...model.saved, sessions } };
  return pressed(list, { text: 'c' });
}

it('always shows the chosen entry of a list that is longer than the window, and says that there are more', () => {
  const list = listOf(20);
  let model = list;
  for (let index = 0; index < 21; index += 1) {
    const { lines, height, text } = frameOf(model);

    expect(height).toBeLessThan(LEAST_SIZE.rows);
    expect(
      lines.filter((line) => line.startsWith(' ▌')),
      `entry ${index}`,
    ).toHaveLength(1);
    expect(text).toMatch(/\d+ to \d+ of 21; Up and Down/);
    model = pressed(model, { text: 'j' });
  }
});

it('shows a short list as a whole', () => {
  const { text } = frameOf(listOf(2));

  expect(text).toContain('phone-0');
  expect(text).toContain('phone-1');
  expect(text).not.toContain('Up and Down show');
});
