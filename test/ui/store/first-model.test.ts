import { describe, expect, it } from 'vitest';
import { epochSeconds } from '../../../src/sim/base/time.js';
import { firstModel } from '../../../src/ui/store/model.js';
import { SOME_TIME } from '../../helpers/fake-ports.js';
import { at } from './lab-at.js';

describe('the first model of a run', () => {
  it('has no code in a field that was half typed in the run before', () => {
    const lab = at('two-consecutive-codes', 'same-code-twice');
    lab.type('code-1', '999999');
    expect(lab.session().drafts['code-1']).toBe('999999');
    const size = { columns: 80, rows: 24 };

    const { saved } = firstModel(lab.model.saved, epochSeconds(SOME_TIME + 3600), size, []);

    expect(saved.sessions['two-consecutive-codes']?.drafts).toEqual({});
  });

  it.each([
    ['stays where its neighbour can still come', 30, '999999'],
    ['is gone after a while', 3600, undefined],
  ])('has a noted code that %s', (_what, seconds, kept) => {
    const lab = at('two-consecutive-codes', 'same-code-twice');
    lab.type('code-1', '999999');
    lab.type('waiting-since', String(SOME_TIME));
    const size = { columns: 80, rows: 24 };

    const { saved } = firstModel(lab.model.saved, epochSeconds(SOME_TIME + seconds), size, []);

    expect(saved.sessions['two-consecutive-codes']?.drafts['code-1']).toBe(kept);
  });
});
