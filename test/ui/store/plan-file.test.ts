import { describe, expect, it } from 'vitest';
import { drive } from '../../helpers/drive.js';

const GONE = 'the-phone-is-gone';

function doAll(lab: ReturnType<typeof drive>, lessonId: string) {
  lab.open(lessonId);
  for (let count = 0; count < 80 && lab.model.screen === 'lesson'; count += 1)
    lab.press('escape', 'h', 'h', 'h', 'a', 'b', 'c', 'd', 'enter');
}

describe('the plan', () => {
  it('is put into a file once, when it is written', () => {
    const lab = drive();
    lab.press('a');
    doAll(lab, GONE);

    expect(lab.effects.filter((kind) => kind === 'write-plan')).toHaveLength(1);
    lab.send({ kind: 'plan-written', path: '/somewhere/recovery-plan.md' });
    expect(lab.model.saved.planPath).toBe('/somewhere/recovery-plan.md');
    expect(lab.model.notice).toMatchObject({ kind: 'ok' });
  });

  it('is copied by hand when the file cannot be written', () => {
    const lab = drive();
    lab.press('a');
    lab.send({ kind: 'plan-failed', reason: 'ENOSPC' });

    expect(lab.model.notice).toMatchObject({ kind: 'problem', text: expect.stringContaining('ENOSPC') });
  });
});
