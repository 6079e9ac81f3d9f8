import { describe, expect, it } from 'vitest';
import { NOTHING_SAVED } from '../../../src/ui/store/model.js';
import type { Walker } from '../../course/walker.js';
import { addFromUri } from '../../helpers/authenticator.js';
import { WORDS } from '../../helpers/page-words.js';
import { plainLab, walkerOf } from './plain-lab.js';

const LESSON = 'sign-in-with-a-code';

/** Lesson 7 opened by itself, up to the code, with a phone of one's own whose clock is `offset` seconds off. */
async function atTheCode(offset: number) {
  const settings = { ...NOTHING_SAVED.settings, phone: 'own' as const };
  const lab = plainLab({ saved: { ...NOTHING_SAVED, settings }, lessonId: LESSON });
  const walker = walkerOf(lab);
  await walker.answer('The next sign-in is different');
  await walker.read('Get alice signed in');
  await signIn(walker);
  const shown = () => {
    const devices = lab.saved().sessions[LESSON]?.world.account.mfaDevices ?? [];
    const seed = devices.find(({ owner }) => owner?.type === 'user')?.seed ?? '';
    return addFromUri(`otpauth://totp/MFA%20Lab:x?secret=${seed}&issuer=MFA%20Lab`).codeAt(
      lab.now() + offset,
    );
  };
  return { lab, walker, shown };
}

async function signIn(walker: Walker): Promise<void> {
  await walker.choose('[Sign out]', 'IAM user sign in');
  await walker.signInFrom('card', 'Additional verification required');
}

/** From here on one code alone is not recognised. */
const FAR_OFF = 600;

describe("a sign-in with a phone of one's own whose device AWS knows from before", () => {
  it.each([-19_800, -3600, -95, 95, 3600, 19_800])(
    '%d s off: names both clocks, the check and the way through, which gets through',
    async (offset) => {
      const { lab, walker, shown } = await atTheCode(offset);

      await walker.code(shown(), /the phone's .*this computer(?:'s| ).*c finds out/i);
      await walker.code('c', 'on the phone: ');
      if (Math.abs(offset) > FAR_OFF) {
        await walker.code(shown(), 'result: ');
        await lab.letPass(30);
      }
      await walker.code(shown(), 'result: ');
      expect(lab.output()).toMatch(/which of them is wrong cannot be seen from here/);
      await walker.code('back', 'choices: ');
      await lab.letPass(30);
      await walker.code(
        shown(),
        /set both to automatic time, or type restart, and Resync before you sign out\./i,
      );

      await walker.code('x', 'yes');
      await walker.code('y', 'My security credentials');
      await walker.choose('[Resync]', 'Resync MFA device');
      await lab.letPass(30);
      await walker.code(shown(), WORDS.code1Noted);
      await lab.letPass(30);
      await walker.code(
        shown(),
        /AWS took the pair, and (?:now expects|keeps that|remembers that) this phone/,
      );
      await signIn(walker);
      await lab.letPass(30);
      await walker.code(shown(), 'done: ');
    },
  );

  it('35 s off: is taken as it is', async () => {
    const { walker, shown } = await atTheCode(-35);

    await walker.code(shown(), 'done: ');
  });

  it('that has signed alice in speaks of no resync when a code was typed late', async () => {
    const { lab, walker, shown } = await atTheCode(0);
    const late = shown();
    await lab.letPass(120);
    await walker.code(shown(), 'done: ');
    await walker.next(/before you try/i);
    await walker.guess('Be that somebody');
    await walker.choose('[Private window]', 'IAM user sign in');
    await walker.signInFrom('card', 'Additional verification required');

    await walker.code(late, /120 s ago\. It was typed late.*Set both to automatic time\./);

    expect(lab.output()).not.toContain('Resync before');
  });
});
