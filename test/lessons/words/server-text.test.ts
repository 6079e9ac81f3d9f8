import { describe, expect, it } from 'vitest';
import type { Driven } from '../../ui/store/lab-at.js';
import { at, choose, openTask, signIn } from '../../ui/store/lab-at.js';

const LEAK = 'the-night-a-password-leaks';

/** What is said once all servers are terminated. */
function stopped(lab: Driven, ...before: readonly string[]) {
  for (const id of [...before, 'stop-servers']) choose(lab, id);
  return lab.model.notice;
}

describe('starting servers', () => {
  it('says how many run now', () => {
    const lab = at(LEAK, 'play-the-thief');
    openTask(lab);
    for (const id of ['fill-leak', 'sign-in', 'open-servers', 'launch-servers']) choose(lab, id);
    expect(lab.model.notice).toMatchObject({
      kind: 'ok',
      text: expect.stringMatching(/^4 large servers run/),
    });

    choose(lab, 'launch-servers');
    expect(lab.model.notice).toMatchObject({
      kind: 'ok',
      text: expect.stringMatching(/^8 large servers run/),
    });
  });
});

describe('terminating all servers', () => {
  it('speaks of no bill where there is none', () => {
    const lab = at(LEAK, 'play-the-thief');
    openTask(lab);
    choose(lab, 'fill-leak');
    choose(lab, 'sign-in');
    choose(lab, 'open-servers');

    expect(stopped(lab, 'launch-servers')).toEqual({
      kind: 'ok',
      text: 'All servers are terminated: they are gone for good.',
    });
  });

  it('says that the bill stays', () => {
    const lab = at(LEAK, 'clean-up');
    signIn(lab);
    choose(lab, 'open-servers');

    expect(stopped(lab)).toEqual({
      kind: 'ok',
      text: 'All servers are terminated: they are gone for good. The bill stays.',
    });
  });
});
