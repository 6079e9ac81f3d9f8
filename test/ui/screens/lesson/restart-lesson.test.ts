import { describe, expect, it } from 'vitest';
import { drive } from '../../../helpers/drive.js';

const FIRST = 'link-the-phone';

/** Opens a lesson and has all of it done, with one of the phones. */
function finished(phone: 'a' | 'b') {
  const lab = drive();
  lab.press(phone);
  lab.open(FIRST);
  for (let count = 0; count < 80 && lab.model.screen === 'lesson'; count += 1)
    lab.press('escape', 'h', 'h', 'h', 'a', 'b', 'c', 'd', 'n');
  return lab;
}

function startAnew(lab: ReturnType<typeof drive>) {
  for (let count = 0; count < 20 && lab.model.overlay?.kind !== 'confirm-restart-lesson'; count += 1)
    lab.press('up', 'x');
  while (lab.model.overlay?.kind === 'confirm-restart-lesson' && lab.model.overlay.lessonId !== FIRST)
    lab.press('escape', 'up', 'x');
  lab.press('y');
}

describe('a lesson that is started anew from the list', () => {
  it('says that its entry on the real phone is useless now', () => {
    const lab = finished('b');
    expect(lab.model.saved.sessions[FIRST]?.world.account.mfaDevices).not.toEqual([]);

    startAnew(lab);

    expect(lab.model.notice).toEqual({
      kind: 'info',
      text: 'The lesson starts over. Its device is gone with it: delete that entry from your phone, if you scanned it.',
    });
  });

  it("says nothing of a phone when that is the lab's", () => {
    const lab = finished('a');

    startAnew(lab);

    expect(lab.model.notice).toEqual({ kind: 'info', text: 'The lesson starts over.' });
  });

  it('says nothing of a device that a later lesson goes on with', () => {
    const lab = finished('b');
    lab.press('enter');
    expect(lab.session().lessonId).not.toBe(FIRST);
    lab.press(lab.rightLetter(), 'enter', 'l');

    startAnew(lab);

    expect(lab.model.notice).toEqual({ kind: 'info', text: 'The lesson starts over.' });
  });
});
