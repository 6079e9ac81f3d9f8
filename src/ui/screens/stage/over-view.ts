import { LESSONS } from '../../../lessons/catalog.js';
import { stepNumber } from '../../../lessons/engine/place.js';
import { shownQuestion } from '../../store/shown-question.js';
import { beginning } from '../../text/fitting.js';
import type { Line } from '../../text/spans.js';
import { fitTo, span, wrapText } from '../../text/spans.js';
import type { PageRoom, StagePage } from './big-view.js';
import { lessonOnStage } from './stage-moves.js';
import type { StageModel, StageOver } from './stage-state.js';
import { voteOptions, votesHere } from './vote-update.js';
import { voteView } from './vote-view.js';
import { WHAT_IFS } from './what-if.js';

const CLOSE = { shown: 'Esc', help: 'back' } as const;

/** What lies over the lesson: where to go, what may happen, hands to be counted, minutes for the room. */
export function overView(model: StageModel, room: PageRoom): StagePage {
  const { over } = model.stage;
  switch (over?.kind) {
    case 'go-to':
      return { lines: goToLines(model, over, room), keys: [{ shown: 'Enter', help: 'go' }, CLOSE] };
    case 'what-if':
      return { lines: whatIfLines(over, room), keys: [{ shown: 'Enter', help: 'let it happen' }, CLOSE] };
    case 'timer':
      return { lines: timerLines(over, room), keys: [{ shown: 'Enter', help: 'start' }, CLOSE] };
    case 'vote':
      return voteView(
        { over, asked: voteOptions(model), votes: votesHere(model), full: shownQuestion(model.lab) },
        room,
      );
    case 'room':
    case undefined:
      return { lines: [], keys: [CLOSE] };
  }
}

/** A line that is typed at, and below it what was wrong with it. */
export function typedLines(
  asks: string,
  { typed, problem }: { readonly typed: string; readonly problem: string | null },
  width: number,
): readonly Line[] {
  const line: Line = [span(`${asks} `, 'strong'), span(typed), span(' ', 'focus')];
  return [line, ...(problem === null ? [] : wrapText(problem, width, 'problem'))];
}

function goToLines(
  model: StageModel,
  over: Extract<StageOver, { readonly kind: 'go-to' | 'timer' }>,
  room: PageRoom,
): readonly Line[] {
  const open = lessonOnStage(model);
  const asked = typedLines('Go to (6, 6.3, or 0 for free play):', over, room.width);
  const lessons = LESSONS.map(
    ({ title }, index): Line => [span(`${index + 1}`.padStart(3), 'strong'), span(`  ${title}`)],
  );
  const steps = (open?.lesson.steps ?? []).map(
    (step): Line => [
      span(
        open === null ? '' : stepNumber(open.lesson, step.id).padStart(5),
        step === open?.step ? 'focus' : 'strong',
      ),
      span(`  ${step.title}`),
    ],
  );
  const rows = room.rows - asked.length - 1;
  // Both lists beside each other where there is room, and of a small window the lessons.
  const half = Math.floor((room.columns - 4) / 2);
  const beside = Array.from(
    { length: Math.max(lessons.length, steps.length) },
    (_, row): Line => [...fitTo(lessons[row] ?? [], half), span('  '), ...fitTo(steps[row] ?? [], half - 2)],
  );
  const list = room.columns >= 80 ? beside : lessons;
  return [...asked, [], ...beginning(list, rows, room.width)];
}

function whatIfLines(
  over: Extract<StageOver, { readonly kind: 'what-if' }>,
  { width, rows }: PageRoom,
): readonly Line[] {
  const chosen = over.chosen === null ? undefined : WHAT_IFS[over.chosen];
  const asks =
    chosen?.number === undefined ? 'What if ... (a number):' : `${chosen.text}, ${chosen.number.asks}:`;
  const list = WHAT_IFS.map(
    ({ text }, index): Line => [span(`${index + 1}`.padStart(3), 'strong'), span(`  ${text}`)],
  );
  const asked = typedLines(asks, over, width);
  return [...asked, [], ...beginning(list, rows - asked.length - 1, width)];
}

function timerLines(
  over: Extract<StageOver, { readonly kind: 'go-to' | 'timer' }>,
  { width }: PageRoom,
): readonly Line[] {
  return [
    ...typedLines('Minutes for the room (6, or 15 break):', over, width),
    [],
    ...wrapText('While it runs, minutes are added; 0 ends it. It makes no sound.', width),
  ];
}
