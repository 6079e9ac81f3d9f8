import { exportFileName, IN_AN_EXPORT, NOT_IN_AN_EXPORT } from '../../../lessons/class/export-words.js';
import type { Model } from '../../store/model.js';
import { textWidth } from '../../text/sizes.js';
import type { Line } from '../../text/spans.js';
import { span, wrapText } from '../../text/spans.js';
import { framed } from '../frame.js';
import { EXPORT_FIELDS } from './export-overlay.js';
import type { ExportOverlay } from './overlay.js';

/** What is asked before a file is written. */
export const EXPORT_TITLE = 'What you did, as a file for your facilitator';

/** The texts of the first page: what the file has in it, what not, and where it goes. */
export function exportTexts({ saved }: Model): readonly string[] {
  // Who began before there were ids gets one when the file is made.
  const name = saved.id === '' ? 'mfa-lab-ID.json' : exportFileName(saved.id);
  return [
    IN_AN_EXPORT,
    NOT_IN_AN_EXPORT,
    `It will be ${name}, in the folder where you started the lab. A name is in it if you type one.`,
  ];
}

/** What would be handed in, and the lines that can be typed for it. */
export function exportView(model: Model, { at, texts }: ExportOverlay): readonly Line[] {
  const width = textWidth(model.size);
  const heading: Line = [span(EXPORT_TITLE, 'title')];
  const body: readonly Line[] =
    at === 'told'
      ? exportTexts(model).flatMap((words) => wrapText(words, width))
      : EXPORT_FIELDS.flatMap(({ id, label }) => {
          const isHere = id === at;
          const shown = `${texts[id]}${isHere ? '_' : ''}`;
          // The end of a long line is what is being typed.
          const end = [...shown].slice(-(width - 2)).join('');
          return [
            [span(isHere ? '> ' : '  ', 'focus'), span(label, isHere ? 'focus' : 'muted')],
            [span(`  ${end}`)],
          ];
        });
  return framed({ ...model, notice: null }, null, [heading, [], ...body]);
}
