import { describe, expect, it } from 'vitest';
import { checkTargets } from '../../../../src/ui/screens/check/check-targets.js';
import { drive } from '../../../helpers/drive.js';

const FIRST = 'link-the-phone';

/** Opens a lesson and has all of it done, with one of the phones. */
function finished(phone: 'a' | 'b') {
  const lab = drive();
  lab.press(phone);
  lab.open(FIRST);
  finishIt(lab);
  return lab;
}

function startAnew(lab: ReturnType<typeof drive>) {
  for (let count = 0; count < 20 && lab.model.overlay?.kind !== 'confirm-restart-lesson'; count += 1)
    lab.press('up', 'x');
  while (lab.model.overlay?.kind === 'confirm-restart-lesson' && lab.model.overlay.lessonId !== FIRST)
    lab.press('escape', 'up', 'x');
  lab.press('y');
}

/** Does all of the open lesson. */
function finishIt(lab: ReturnType<typeof drive>) {
  for (let count = 0; count < 80 && lab.model.screen === 'lesson'; count += 1)
    lab.press('escape', 'h', 'h', 'h', 'a', 'b', 'c', 'd', 'n');
}

/** Goes on in the open lesson until a device is made. */
function makeDevice(lab: ReturnType<typeof drive>) {
  const count = () => lab.session().world.account.mfaDevices.length;
  const before = count();
  for (let tries = 0; tries < 40 && count() === before; tries += 1)
    lab.press('escape', 'h', 'h', 'h', 'a', 'b', 'c', 'd', 'n');
  expect(count()).toBeGreaterThan(before);
}

/** The seeds of the devices in the world with which lesson 6 begins now. */
function seedsInNext(lab: ReturnType<typeof drive>): readonly string[] {
  lab.press('escape', 'l');
  lab.open('two-consecutive-codes');
  return lab.session().world.account.mfaDevices.map(({ seed }) => seed);
}

const STAYS = 'The lesson starts over. What you made in it before stays until you finish it again.';

describe('a finished lesson that is started anew from the list', () => {
  it.each(['a', 'b'] as const)('comes back as it was when nothing was done in it: phone %s', (phone) => {
    const lab = finished(phone);
    const before = lab.model.saved;
    const seeds = before.sessions[FIRST]?.world.account.mfaDevices.map(({ seed }) => seed);
    expect(seeds).not.toEqual([]);

    startAnew(lab);
    expect(lab.session().world.account.alias).not.toBe(before.sessions[FIRST]?.world.account.alias);
    expect(lab.model.notice).toEqual({ kind: 'info', text: STAYS });
    lab.press('l');

    expect(lab.model.saved).toEqual(before);
    expect(seedsInNext(lab)).toEqual(seeds);
  });

  it('keeps what was made in it for the next lesson until it is finished again', () => {
    const lab = finished('b');
    const made = lab.model.saved.sessions[FIRST]?.world;
    startAnew(lab);
    makeDevice(lab);
    const { stepId } = lab.session();
    expect(seedsInNext(lab)).toEqual(made?.account.mfaDevices.map(({ seed }) => seed));

    lab.press('escape', 'l');
    lab.open(FIRST);
    expect(lab.session().stepId).toBe(stepId);
  });

  it('is what the next lesson goes on with once it is finished again, and names the entry that is dead', () => {
    const lab = finished('b');
    startAnew(lab);
    finishIt(lab);

    expect(lab.model.saved.finished).toEqual({});
    expect(lab.model.notice).toMatchObject({
      text: expect.stringContaining('Delete the entry of the time before from your phone.'),
    });
    const now = lab.model.saved.sessions[FIRST]?.world.account.mfaDevices.map(({ seed }) => seed);
    expect(seedsInNext(lab)).toEqual(now);
  });

  it("names no entry when the phone is the lab's, or a later lesson goes on with it", () => {
    const simulated = finished('a');
    startAnew(simulated);
    finishIt(simulated);
    const later = finished('b');
    later.press('enter');
    later.press(later.rightLetter(), 'enter', 'l');
    startAnew(later);
    finishIt(later);

    for (const lab of [simulated, later]) {
      expect(lab.model.notice).toMatchObject({
        text: expect.stringMatching(/is done\. After it comes|Some lessons/),
      });
      expect(lab.model.notice).not.toMatchObject({ text: expect.stringContaining('Delete') });
    }
  });

  it('comes back in the same way after it was opened by its name', () => {
    const lab = finished('b');
    const before = lab.model.saved;
    lab.open(FIRST);
    expect(lab.session().stepId).not.toBe(before.sessions[FIRST]?.stepId);
    lab.press('l');

    expect(lab.model.saved).toEqual(before);
  });

  it('keeps the first world when it is started anew twice', () => {
    const lab = finished('b');
    const before = lab.model.saved.sessions[FIRST];
    startAnew(lab);
    lab.press('escape', 'h', 'h', 'h', 'a', 'b', 'c', 'd', 'enter', 'enter', 'l');
    startAnew(lab);

    expect(lab.model.saved.finished[FIRST]).toEqual(before);
  });

  it('can be checked with the phone that has its entry still', () => {
    const lab = finished('b');
    const names = checkTargets(lab.model).map(({ name }) => name);
    startAnew(lab);

    expect(names).not.toEqual([]);
    expect(checkTargets(lab.model).map(({ name }) => name)).toEqual(names);
  });
});

describe('a lesson that is started anew before it is finished', () => {
  it('says that its entry on the real phone is useless now', () => {
    const lab = drive();
    lab.press('b');
    lab.open(FIRST);
    makeDevice(lab);
    lab.press('escape', 'l');

    lab.press('down');
    startAnew(lab);

    expect(lab.model.notice).toEqual({
      kind: 'info',
      text: 'The lesson starts over. Its device is gone with it: delete that entry from your phone, if you scanned it.',
    });
  });
});
