import { screenView } from '../../../src/ui/screens/screen-view.js';
import type { Model } from '../../../src/ui/store/model.js';
import { readable } from '../../helpers/readable.js';
import { FULL_DISPLAY } from '../text/displays.js';

/** Windows of each layout. */
export const SIZES = [
  [60, 16],
  [80, 24],
  [120, 36],
] as const;

/** The lines that are shown, with what stands in their fields. */
export function textOf(model: Model): string {
  return readable(
    screenView(model, FULL_DISPLAY)
      .map((line) =>
        line.map((piece) => ('raw' in piece ? '' : 'fieldId' in piece ? piece.value : piece.text)).join(''),
      )
      .join('\n'),
  );
}
