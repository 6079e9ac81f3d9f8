import { describe, expect, it } from 'vitest';
import { frameOf } from '../../screens/course.js';
import { at, choose, openTask } from '../../store/lab-at.js';

describe('the page of the servers', () => {
  it('has the focus on nothing that ends them, or costs money', () => {
    const lab = at('the-relay', 'revoke-it');
    openTask(lab);
    choose(lab, 'open-servers');
    expect(frameOf(lab.model).text).toContain('Terminate all');
    expect(lab.model.focus).toBe('nav-home');
  });

  it('hides what runs, and what it costs, from a session that is denied', () => {
    const lab = at('the-relay', 'revoke-it');
    openTask(lab);
    for (const id of ['nav-iam', 'iam-users', 'user-alice', 'deny-older-sessions']) choose(lab, id);
    for (const id of ['nav-home', 'open-servers']) choose(lab, id);
    expect(frameOf(lab.model).text).toContain('Bill so far');
    choose(lab, 'window-attacker');
    const { text } = frameOf(lab.model);
    expect(text).toContain('What runs: access denied');
    expect(text).not.toContain('Bill so far');
    expect(text).toContain('[Launch 4 large servers]');
  });
});
