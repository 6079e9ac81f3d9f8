import { describe, expect, it } from 'vitest';
import { explainReason } from '../../../src/lessons/words/explanations.js';
import { explainTypedCode } from '../../../src/lessons/words/typed-code-text.js';
import { newWorld } from '../../../src/sim/world/new-world.js';
import type { World } from '../../../src/sim/world/world.js';
import { activeBrowser } from '../../../src/sim/world/world.js';
import { fakeContext } from '../../helpers/fake-ports.js';
import { enterPassword, granted, openLab } from '../../sim/scenario.js';
import { at, choose, openTask, signIn } from '../../ui/store/lab-at.js';

describe('the explanation of a typed code', () => {
  it('names the page where the digits are on the page', () => {
    const world = newWorld(fakeContext());
    const page = { name: 'root-recovery', stage: 'calling', number: '271828' } as const;
    const calling = { ...world, browsers: world.browsers.map((browser) => ({ ...browser, page })) };

    expect(explainTypedCode({ kind: 'nothing-typed' }, calling)).toBe(
      'Type the 6 digits that the page shows, then Enter.',
    );
  });

  it('names the token where that is asked for', () => {
    const lab = openLab();
    lab.ask({ kind: 'hand-out-token', to: 'omar' });
    granted(enterPassword(lab, 'omar'));

    expect(explainTypedCode({ kind: 'nothing-typed' }, lab.world)).toContain('the token');
  });

  it('speaks of no phone to a thief who has none', () => {
    const lab = at('the-night-a-password-leaks', 'same-night-with-mfa');
    openTask(lab);
    choose(lab, 'fill-leak');
    choose(lab, 'sign-in');
    const { world } = lab.session();
    expect(activeBrowser(world).page.name).toBe('mfa-challenge');

    expect(explainTypedCode({ kind: 'nothing-typed' }, world)).toBe(
      'The list has a password, and no code. A guess is all there is: 6 digits, then Enter.',
    );
    // Once it is lost it is in the thief's hand, as the panel beside the page shows it.
    const found: World = { ...world, phone: { ...world.phone, status: 'lost' } };
    expect(explainTypedCode({ kind: 'nothing-typed' }, found)).not.toContain('The list has a password');
  });

  it('sends nobody to a phone that is gone', () => {
    const lab = at('the-phone-is-gone', 'locked-out');
    openTask(lab);
    signIn(lab);
    const { world } = lab.session();

    expect(explainTypedCode({ kind: 'nothing-typed' }, world)).toContain('The phone with the code is gone.');
    const { reason, now } = { reason: { code: 'unknown-code' } as const, now: lab.model.now };
    expect(explainReason(reason, world, now)).toMatch(/The phone is gone, so it was a guess\. /);
    expect(explainReason(reason, world, now)).not.toContain('On the phone it is called');
  });

  it.each([
    [{ kind: 'nothing-typed' } as const, '6 digits'],
    [{ kind: 'not-digits', found: 'x' } as const, '"x"'],
    [{ kind: 'not-digits', found: '\u001B' } as const, 'A character that cannot be seen is not a digit.'],
    [{ kind: 'wrong-length', length: 1 } as const, '1 digit;'],
    [{ kind: 'wrong-length', length: 5 } as const, '5 digits;'],
  ])('names what is wrong in %j', (problem, words) => {
    expect(explainTypedCode(problem)).toContain(words);
  });
});
