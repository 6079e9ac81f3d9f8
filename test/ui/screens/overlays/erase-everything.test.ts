import { describe, expect, it } from 'vitest';
import { drive } from '../../../helpers/drive.js';

function erased() {
  const lab = drive();
  lab.press('a', 'l', 'X', 'erase');
  return lab;
}

describe('erasing everything', () => {
  it('asks what stays in the folder, once', () => {
    expect(erased().effects.filter((kind) => kind === 'look-what-is-left')).toHaveLength(1);
  });

  it('names the files that stay, and where', () => {
    const lab = erased();
    lab.send({ kind: 'files-left', folder: '/data', names: ['qr-phone.png', 'recovery-plan.md'] });

    expect(lab.model.notice).toMatchObject({
      text: expect.stringContaining(
        'Still in /data: qr-phone.png, recovery-plan.md. Pictures and broken files hold',
      ),
    });
  });

  it('counts them when there are many, and says nothing when there are none', () => {
    const lab = erased();
    const { notice } = lab.model;
    lab.send({ kind: 'files-left', folder: '/data', names: [] });
    expect(lab.model.notice).toEqual(notice);

    lab.send({ kind: 'files-left', folder: '/data', names: ['a', 'b', 'c', 'd', 'e'] });
    expect(lab.model.notice).toMatchObject({ text: expect.stringContaining('a, b, c and 2 more.') });
  });
});
