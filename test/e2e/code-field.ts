import type { OpenTerminal } from '../helpers/terminal.js';
import { openFromList, openLab, temporaryFolder, toTwoCodes } from './lab.js';

/** A lab at the fields for two codes of lesson 6, in a data folder of its own. */
export async function openTwoCodes(): Promise<{ readonly lab: OpenTerminal } & Disposable> {
  const data = temporaryFolder();
  const lab = openLab(data.folder);
  await openFromList(lab, 'a', 'two-consecutive-codes');
  await toTwoCodes(lab);
  return {
    lab,
    [Symbol.dispose]() {
      lab[Symbol.dispose]();
      data[Symbol.dispose]();
    },
  };
}
