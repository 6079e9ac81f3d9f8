import { describe, expect, it } from 'vitest';
import { personPassword } from '../../../src/lessons/engine/moves/moves.js';
import { frameOf } from '../screens/course.js';
import { at, choose, openTask, signIn } from '../store/lab-at.js';

const LEAK = 'the-night-a-password-leaks';

describe('the page for another password', () => {
  it.each([
    [80, 24],
    [120, 36],
  ])('has the password of now beside the field that asks for it, at %ix%i', (columns, rows) => {
    const lab = at(LEAK, 'clean-up', columns, rows);
    signIn(lab);
    choose(lab, 'nav-credentials');
    choose(lab, 'change-password');
    const { lines } = frameOf(lab.model);
    const asked = lines.findIndex((line) => line.includes('Current password'));

    expect(lines[asked + 1]).toContain(
      `On the card: password ${personPassword(lab.session().world, 'alice')}`,
    );
  });

  it('has what the list says for a thief, who has no card', () => {
    const lab = at(LEAK, 'play-the-thief');
    openTask(lab);
    choose(lab, 'fill-leak');
    choose(lab, 'sign-in');
    choose(lab, 'nav-credentials');
    choose(lab, 'change-password');
    const { text } = frameOf(lab.model);

    expect(text).toContain(`On the list: password ${lab.session().world.leak?.password}`);
    expect(text).not.toContain('On the card');
  });
});
