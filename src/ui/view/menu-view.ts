import type { CatalogEntry } from '../../lessons/catalog.js';
import { CATALOG } from '../../lessons/catalog.js';
import { lessonProgress } from '../../lessons/progress.js';
import { stepIndex } from '../../lessons/session.js';
import { textWidth } from '../store/layout.js';
import type { Model } from '../store/model.js';
import type { Line } from '../store/spans.js';
import { span, wrapText } from '../store/spans.js';
import { plainScreen } from './text-view.js';

/** Room for a title, and for number and state beside it. */
const TITLE_COLUMNS = 46;
const OTHER_COLUMNS = 29;

/** The first question of all. */
export function welcomeView(model: Model): readonly Line[] {
  const width = textWidth(model.size);
  const options = [
    ['a', "The lab's phone", 'nothing to set up; it is drawn beside the console'],
    ['b', 'My own phone', 'with the authenticator app on it, as on the real day'],
  ] as const;
  return plainScreen(model, [
    ...storageLines(model, width),
    ...wrapText('Learn AWS MFA by doing it. The AWS here is simulated; the codes are real.', width),
    [],
    [span('Which phone will you use?', 'title')],
    [],
    ...options.flatMap(([id, name, note], index): readonly Line[] => {
      const isChosen = index === model.menuIndex % options.length;
      return [
        isChosen ? [span('>', 'focus'), span(` ${id}  ${name}`, 'focus')] : [span(`  ${id}  ${name}`)],
        [span(`     ${note}`, 'muted')],
      ];
    }),
    [],
    [span('You can change over at any time.', 'muted')],
  ]);
}

/** The list of lessons, and how far each is. */
export function menuView(model: Model): readonly Line[] {
  const width = textWidth(model.size);
  const phone = model.saved.settings.phone === 'own' ? 'your own phone' : "the lab's phone";
  return plainScreen(model, [
    ...storageLines(model, width),
    [span('Lessons', 'title'), span(`   you use ${phone}`, 'muted')],
    [],
    ...CATALOG.map((entry, index) => lessonLine(model, entry, index)),
  ]);
}

function lessonLine(model: Model, entry: CatalogEntry, index: number): Line {
  const isChosen = index === model.menuIndex;
  const number = String(entry.number).padStart(2);
  const room = Math.min(TITLE_COLUMNS, model.size.columns - OTHER_COLUMNS);
  const title = entry.title.padEnd(room).slice(0, room);
  const state = stateOf(model, entry);
  if (isChosen) return [span('>', 'focus'), span(` ${number}  ${title}`, 'focus'), span(` ${state}`)];
  return [
    span(`  ${number}  `, entry.lesson === null ? 'muted' : 'strong'),
    entry.lesson === null ? span(title, 'muted') : span(title),
    span(` ${state}`, entry.lesson === null ? 'muted' : 'accent'),
  ];
}

function stateOf(model: Model, { id, lesson }: CatalogEntry): string {
  if (lesson === null) return 'planned, not here yet';
  const minutes = `${lesson.minutes} min`;
  const { status } = lessonProgress(model.saved.progress, id);
  const session = model.saved.sessions[id];
  if (status === 'done') return `${minutes}, [x] done`;
  if (status === 'skipped') return `${minutes}, [-] skipped`;
  if (session === undefined) return `${minutes}, new`;
  return `${minutes}, at step ${stepIndex(lesson, session.stepId) + 1} of ${lesson.steps.length}`;
}

function storageLines(model: Model, width: number): readonly Line[] {
  const lines = model.storageNotices.flatMap((notice) => wrapText(`! ${notice}`, width, 'problem'));
  return lines.length === 0 ? [] : [...lines, []];
}
