import { describe, expect, it } from 'vitest';
import type { Model } from '../../../src/ui/store/model.js';
import { firstModel, NOTHING_SAVED } from '../../../src/ui/store/model.js';
import type { Size } from '../../../src/ui/text/sizes.js';
import { IS_DEEP, someOf } from '../../helpers/depth.js';
import { fakeContext } from '../../helpers/fake-ports.js';
import { ASCII_DISPLAY } from '../text/displays.js';
import { BEGINNINGS, frameOf, MOMENTS, modelWith, pressed } from './course.js';

const SIZES: readonly (readonly [string, Size])[] = [
  // What is drawn there, the larger ones have as well.
  ...(IS_DEEP ? ([['60x16', { columns: 60, rows: 16 }]] as const) : []),
  ['80x24', { columns: 80, rows: 24 }],
  ['120x30', { columns: 120, rows: 30 }],
];

/** Every piece that is drawn, raw ones with their colour codes. */
function charactersOf(model: Model): string {
  return frameOf(model, ASCII_DISPLAY)
    .drawn.flatMap((line) =>
      line.map((piece) => ('raw' in piece ? piece.raw : 'fieldId' in piece ? '' : piece.text)),
    )
    .join('\n');
}

const strangers = (model: Model) => charactersOf(model).match(/[^\0-\x7F]+/g);

describe.each(SIZES)('in ASCII at %s', (_name, size) => {
  it('no frame of the course has any other character, with the keys and pages laid over it', () => {
    // What is drawn in a wide window only is the same in all lessons.
    for (const moment of someOf(MOMENTS, size.columns === 120 ? 8 : 4)) {
      const { step, session, title } = moment;
      const isOwn = session.world.usesOwnPhone;
      const model = modelWith(session, size);
      // The pages over the course are the same in every size, and some of them in every step or with either phone.
      const isWhole = IS_DEEP || (BEGINNINGS.includes(moment) && !isOwn);
      const over = !IS_DEEP || size.columns !== 80 || isOwn ? 'h' : '?eihpt';
      const overAll = isWhole && size.columns === 80 ? '?egvihxlpt' : over;
      const keys = [...overAll, ...(step.kind === 'quiz' ? 'abcd' : '')];
      for (const shown of [model, ...keys.map((text) => pressed(model, { text }))]) {
        expect(strangers(shown), title).toBeNull();
      }
    }
  });

  it('every frame is as high and wide as allowed', () => {
    for (const { session, title } of someOf(MOMENTS, 4)) {
      const frame = frameOf(modelWith(session, size), ASCII_DISPLAY);

      expect(frame.height, title).toBeLessThanOrEqual(size.rows - 1);
      expect(frame.width, title).toBeLessThanOrEqual(size.columns);
    }
  });

  it('no page of a long text has any', () => {
    for (const { step, session, title } of someOf(MOMENTS, size.columns === 120 ? 8 : 4)) {
      let model = modelWith(session, size);
      for (let page = 0; step.kind === 'read' && page < 4; page += 1) {
        model = pressed(model, 'page-down');
        expect(strangers(model), title).toBeNull();
      }
    }
  });

  it('the screens before and beside the lessons have none', () => {
    const welcome = firstModel(NOTHING_SAVED, fakeContext().now, size, [
      'Your file – it was “strange” – is kept beside…',
    ]);
    const menu = pressed(welcome, { text: 'a' });
    const pick = pressed(menu, { text: 'c' });
    const qr = pressed(pick, 'enter');
    const code = pressed(qr, 'enter', { text: '123456' }, 'enter');
    const models = [welcome, menu, pick, qr, code];
    const overMenu = [...'?gvrxX'].map((text) => pressed(menu, { text }));

    for (const model of [...models, ...overMenu]) expect(strangers(model)).toBeNull();
  });
});
