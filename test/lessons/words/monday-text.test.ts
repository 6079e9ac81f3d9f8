import { describe, expect, it } from 'vitest';
import { monday } from '../../../src/lessons/content/monday/monday.js';
import type { IncidentResult, MondayResult } from '../../../src/lessons/engine/progress.js';
import { NO_PROGRESS } from '../../../src/lessons/engine/progress.js';
import { mondayBlocks, mondayState } from '../../../src/lessons/words/monday-text.js';
import { markProblem, plainText } from '../../../src/lessons/words/rich-text.js';
import { epochSeconds } from '../../../src/sim/base/time.js';

const CLEAN = { status: 'done', hints: 0, seconds: 30, wrongTurns: [], gap: 25 } as const;

/** A Monday that went well, but for what is said of some of its incidents. */
function resultOf(changes: { readonly [id: string]: Partial<IncidentResult> } = {}): MondayResult {
  const incidents = monday(7).incidents.map(({ step }) => ({ id: step.id, ...CLEAN, ...changes[step.id] }));
  return { seed: 7, at: epochSeconds(1_800_000_000), incidents };
}

/** The page as text, line by line. */
function pageOf(result: MondayResult | undefined): string {
  const sentences = mondayBlocks(result).flatMap((block) =>
    block.kind === 'text' ? [block.text] : block.kind === 'list' ? block.items : [],
  );
  expect(sentences.map(markProblem).filter((problem) => problem !== null)).toEqual([]);
  return sentences.map(plainText).join('\n');
}

describe('the page behind a Monday', () => {
  it('says that there is nothing to look at where all went well', () => {
    const page = pageOf(resultOf());

    expect(page).toContain('5 incidents in 3 minutes, no wrong turns.');
    expect(page).toContain('Nothing to look at again.');
    expect(page).toContain('A stranger could act in the account: 25 s.');
    expect(page).not.toMatch(/wrong turn:|hint/i);
    expect(page).toContain('mfa-lab monday --seed 7');
  });

  it('says of each incident what went wrong, and names the lesson', () => {
    const page = pageOf(
      resultOf({
        leak: { wrongTurns: ['made-a-key', 'more-servers'], gap: 90 },
        'lost-phone': { hints: 2 },
        relay: { status: 'skipped', hints: 1, gap: null },
        drift: { hints: 3, gap: null },
      }),
    );

    expect(page).toContain('2 wrong turns, 1 skipped.');
    expect(page).toContain(
      'A stranger could act in the account: 90 s. Wrong turns: one more access key; more servers.',
    );
    expect(page).toContain("The password alone opened alice's account: 25 s. With 2 hints.");
    expect(page).toContain('typed on a wrong page. Skipped. After 1 hint.');
    expect(page).toContain('A clock that was wrong. Done by the lab.');
    const [, again = ''] = page.split('To look at again:');
    expect(again.match(/lesson \d+/g)).toHaveLength(4);
    expect(again).toContain('lesson 2, The night a password leaks');
    expect(again).not.toContain('command line');
  });

  it('calls each incident by what it was: the time of its message stands in no small window', () => {
    expect(pageOf(resultOf())).not.toMatch(/\d\d:\d\d|a (call|mail|chat)/);
  });

  it('says what is still to be done, where something is', () => {
    expect(pageOf(resultOf()).match(/What comes next: .*/g)).toEqual([
      'What comes next: MFA for alice, if she has none yet (lesson 5).',
    ]);
    expect(pageOf(resultOf({ leak: { status: 'skipped' } }))).not.toContain('What comes next');
  });

  it('keeps a wrong turn of another version by its id, and leaves out an incident that is none any more', () => {
    const result = resultOf({ leak: { wrongTurns: ['of-tomorrow'] } });
    const page = pageOf({ ...result, incidents: [...result.incidents, { id: 'of-old', ...CLEAN }] });

    expect(page).toContain('Wrong turn: of-tomorrow.');
    expect(page).not.toContain('of-old');
  });

  it('is empty before the first Monday, and the list says that it is new', () => {
    expect(pageOf(undefined)).toContain('No Monday was walked to its end yet.');
    expect(mondayState(NO_PROGRESS, {})).toMatch(/^\d+ min, new$/);
    expect(
      mondayState({ ...NO_PROGRESS, mondays: [resultOf({ leak: { wrongTurns: ['made-a-key'] } })] }, {}),
    ).toBe('last time 1 wrong turn');
    const skipped = { status: 'skipped', gap: null } as const;
    expect(mondayState({ ...NO_PROGRESS, mondays: [resultOf({ leak: skipped })] }, {})).toBe(
      'last time 1 of 5 skipped',
    );
    const all = Object.fromEntries(monday(7).incidents.map(({ step }) => [step.id, skipped]));
    expect(mondayState({ ...NO_PROGRESS, mondays: [resultOf(all)] }, {})).toBe('last time all skipped');
  });
});
