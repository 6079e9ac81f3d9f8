import { describe, expect, it } from 'vitest';
import type { Driven } from '../../ui/store/lab-at.js';
import { at, choose, openTask, signIn } from '../../ui/store/lab-at.js';

const LEAK = 'the-night-a-password-leaks';

/** What is said once all servers are stopped. */
function stopped(lab: Driven, ...before: readonly string[]) {
  for (const id of [...before, 'stop-servers']) choose(lab, id);
  return lab.model.notice;
}

describe('stopping all servers', () => {
  it('speaks of no bill where there is none', () => {
    const lab = at(LEAK, 'play-the-thief');
    openTask(lab);
    choose(lab, 'fill-leak');
    choose(lab, 'sign-in');
    choose(lab, 'open-servers');

    expect(stopped(lab, 'launch-servers')).toEqual({ kind: 'ok', text: 'All servers are stopped.' });
  });

  it('says that the bill stays', () => {
    const lab = at(LEAK, 'clean-up');
    signIn(lab);
    choose(lab, 'open-servers');

    expect(stopped(lab)).toEqual({ kind: 'ok', text: 'All servers are stopped. The bill stays.' });
  });
});
