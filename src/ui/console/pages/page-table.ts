import type { ClassFile } from '../../../lessons/class/class-file.js';
import type { FieldTexts } from '../../../lessons/engine/fields.js';
import type { LessonSession } from '../../../lessons/engine/session.js';
import type { EpochSeconds } from '../../../sim/base/time.js';
import type { Browser, Page } from '../../../sim/world/browser.js';
import type { PageRow } from './elements.js';

/** What pages are made of: the lesson as it stands, and what stands in the fields. */
export interface PageSource {
  readonly session: LessonSession;
  readonly fields: FieldTexts;
  /** The class whose plan the learner took, or null. */
  readonly joined?: ClassFile | null;
}

/** The pages of the console by their names. */
type Pages = { readonly [One in Page as One['name']]: One };

/** A page in a window, with all that its rows may depend on. */
export interface PageAt<Name extends Page['name']> extends PageSource {
  readonly page: Pages[Name];
  readonly browser: Browser;
  readonly realTime: EpochSeconds;
}

/** All that there is to say of a page: where it is, and what is on it. */
interface PageSpec<Name extends Page['name']> {
  /** Made after the real console's paths; they are not documented. */
  readonly path: (page: Pages[Name]) => string;
  readonly rows: (at: PageAt<Name>) => readonly PageRow[];
}

/** Pages by name. Each file of pages has a part of it; together they have to have them all. */
export type PageTable = { readonly [Name in Page['name']]: PageSpec<Name> };

/** The path of a page. */
export function pathIn<Name extends Page['name']>(table: PageTable, name: Name, page: Pages[Name]): string {
  return table[name].path(page);
}

/** The rows of a page. */
export function rowsIn<Name extends Page['name']>(
  table: PageTable,
  name: Name,
  at: PageAt<Name>,
): readonly PageRow[] {
  return table[name].rows(at);
}
