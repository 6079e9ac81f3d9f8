import { letterAt } from '../../../lessons/engine/questions.js';
import type { ShownQuestion } from '../../store/shown-question.js';
import type { Line } from '../../text/spans.js';
import { fitTo, lineWidth, span, wrapText } from '../../text/spans.js';
import type { PageRoom, StagePage } from './big-view.js';
import type { StageOver } from './stage-state.js';
import type { Option, Vote } from './vote.js';
import { voters } from './vote.js';

/** What a vote shows. */
interface VoteShown {
  readonly over: Extract<StageOver, { readonly kind: 'vote' }>;
  readonly asked: { readonly question: string; readonly options: readonly Option[] } | null;
  readonly votes: readonly Vote[];
  /** The question with its explanations. */
  readonly full: ShownQuestion | null;
}

/** The least columns that the text of an answer has beside the bars. */
const LEAST_TEXT = 22;

/** A number of three digits, and the longest bar behind it. */
const NUMBER = 4;
const LONGEST_BAR = 16;

/** The question with room to count, then bars, and once somebody has asked for it what is right. */
export function voteView({ over, asked, votes, full }: VoteShown, room: PageRoom): StagePage {
  if (asked === null) return { lines: [], keys: [{ shown: 'Esc', help: 'back' }] };
  const question = wrapText(asked.question, room.width, 'strong');
  if (over.phase === 'count') {
    const options = asked.options.flatMap(({ text }, place) =>
      wrapText(`${letterAt(place)}  ${text}`, room.width),
    );
    const line: Line = [span('Hands (as in 3 7 1 1): ', 'strong'), span(over.typed), span(' ', 'focus')];
    const problem = over.problem === null ? [] : wrapText(over.problem, room.width, 'problem');
    return {
      lines: [...question, [], ...options, [], line, ...problem],
      keys: [
        { shown: 'Enter', help: 'show the hands' },
        { shown: 'Esc', help: 'back' },
      ],
    };
  }
  const bars = barLines(asked.options, votes, room);
  const told = over.phase === 'answer' ? explained(full, votes, room.width) : [];
  const counted = `${votes.map(voters).join(' voted, then ')} voted.`.replace(
    / voted, then (\d+) voted\.$/,
    ' voted, then $1.',
  );
  return {
    lines: [
      ...question,
      [],
      ...bars,
      [],
      [span(counted, 'muted')],
      ...(told.length > 0 ? [[], ...told] : []),
    ],
    keys: [
      ...(over.phase === 'bars' && full?.kind === 'quiz' ? [{ shown: 'Enter', help: 'the answer' }] : []),
      { shown: 'V', help: 'vote again' },
      { shown: 'PgDn', help: 'next' },
      { shown: 'Esc', help: 'back' },
    ],
  };
}

/** A line for each answer: number first, bar second. Bars scale to the larger vote. */
function barLines(options: readonly Option[], votes: readonly Vote[], room: PageRoom): readonly Line[] {
  const most = Math.max(1, ...votes.flatMap(({ counts }) => Object.values(counts)));
  const columns = room.columns - 4;
  const perVote = Math.min(
    NUMBER + LONGEST_BAR + 2,
    Math.floor((columns - LEAST_TEXT) / Math.max(1, votes.length)),
  );
  const barRoom = Math.max(1, perVote - NUMBER - 2);
  const textRoom = columns - perVote * votes.length;
  const head: Line =
    votes.length < 2
      ? []
      : [span(' '.repeat(textRoom)), ...fitTo([span('before', 'muted')], perVote), span('after', 'muted')];
  const rows = options.flatMap(({ id, text }, place) => {
    const lines = wrapText(`${letterAt(place)}  ${text}`, textRoom - 2);
    const bars = votes.flatMap(({ counts }): Line => {
      const count = counts[id] ?? 0;
      const bar = '#'.repeat(count === 0 ? 0 : Math.max(1, Math.round((count / most) * barRoom)));
      return fitTo([span(String(count).padStart(3), 'strong'), span(` ${bar}`, 'here')], perVote);
    });
    return lines.map((line, index): Line => (index === 0 ? [...fitTo(line, textRoom), ...bars] : line));
  });
  return head.length === 0 || lineWidth(head) === 0 ? rows : [head, ...rows];
}

/** What is right, and what each wrong answer that somebody gave says of itself. */
function explained(full: ShownQuestion | null, votes: readonly Vote[], width: number): readonly Line[] {
  if (full?.kind !== 'quiz') return [];
  return full.options.flatMap(({ id, isRight, explanation }, place) => {
    const isGiven = votes.some(({ counts }) => (counts[id] ?? 0) > 0);
    if (!isRight && !isGiven) return [];
    return wrapText(
      `${letterAt(place)}  ${isRight ? 'Yes. ' : ''}${explanation}`,
      width,
      isRight ? 'ok' : 'lab',
    );
  });
}
