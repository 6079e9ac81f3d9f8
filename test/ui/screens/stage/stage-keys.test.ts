import { expect, it } from 'vitest';
import { encodeSavedState, isSavedState } from '../../../../src/cli/storage/saved-state.js';
import { seededDraws } from '../../../../src/sim/base/draws.js';
import { secretsOf } from '../../../../src/ui/screens/stage/hidden.js';
import { savedOf } from '../../../../src/ui/screens/stage/stage-saved.js';
import { stageView } from '../../../../src/ui/screens/stage/stage-view.js';
import { lineWidth } from '../../../../src/ui/text/spans.js';
import { depth } from '../../../helpers/depth.js';
import { driveStage } from '../../../helpers/drive-stage.js';
import { FULL_DISPLAY } from '../../text/displays.js';

/** All that has letters, and those that a facilitator presses most. */
const KEYS: readonly string[] = [
  ...'GMARHZVTFKJEQ.?wxulscpmhinegvdfoy1234567890ab',
  ...['enter', 'enter', 'escape', 'tab', 'tab', 'backspace', 'page-up', 'page-down', 'page-down'],
];

const SIZES = [
  { columns: 80, rows: 24 },
  { columns: 60, rows: 16 },
  { columns: 120, rows: 36 },
] as const;

it('takes any keys, in a frame that fits, with secrets hidden, and can be saved behind each', () => {
  for (let run = 0; run < depth(1, 20); run += 1) {
    const draws = seededDraws(run);
    const { columns, rows } = SIZES[run % SIZES.length] ?? SIZES[0];
    const phone = run % 5 === 4 ? 'own' : 'lab';
    const stage = driveStage(String(1 + ((5 * run + 4) % 12)), { columns, rows, phone });
    const pressed: string[] = [];
    for (let count = 0; count < 60; count += 1) {
      const key = KEYS[draws.below(KEYS.length)] ?? 'enter';
      pressed.push(key);
      stage.press(key);
      if (draws.below(6) === 0) stage.wait(draws.below(40));
      const told = pressed.slice(-12).join(' ');
      const lines = stageView(stage.model, FULL_DISPLAY);
      expect(lines.length, told).toBeLessThan(rows);
      expect(Math.max(...lines.map(lineWidth)), told).toBeLessThanOrEqual(columns);
      expect(['lesson', 'check'], told).toContain(stage.model.lab.screen);
      const { saved, stage: kept } = savedOf(stage.model);
      if (count % 20 === 0)
        expect(isSavedState({ ...encodeSavedState(saved), stage: kept }), told).toBe(true);
      if (stage.model.stage.areSecretsShown) continue;
      const text = stage.text();
      const { keys, passwords } = secretsOf(stage.session().world);
      expect(
        passwords.filter((password) => text.includes(password)),
        told,
      ).toEqual([]);
      // One group of a key may be a word by chance; two are none.
      const seen = keys.filter(
        (one) => (one.match(/.{4}/g) ?? []).filter((four) => text.includes(four)).length > 1,
      );
      expect(seen, told).toEqual([]);
    }
  }
});
