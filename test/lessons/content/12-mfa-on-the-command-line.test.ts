import { describe, expect, it } from 'vitest';
import { mfaOnTheCommandLine } from '../../../src/lessons/content/12-mfa-on-the-command-line.js';
import { plainText } from '../../../src/lessons/words/rich-text.js';

const tasks = mfaOnTheCommandLine.steps.flatMap((step) => (step.kind === 'task' ? [step] : []));

/** All runs of three words in a text. */
function runsOf(text: string): readonly string[] {
  const words = text.toLowerCase().match(/[a-z'-]+/g) ?? [];
  return words.slice(2).map((_, at) => words.slice(at, at + 3).join(' '));
}

describe('what is said once a task of lesson 12 is done', () => {
  it.each(tasks)('$id: the reason does not say once more what was asked before', ({ predictions, why }) => {
    const right = (predictions ?? []).flatMap(({ options }) => options.filter(({ isRight }) => isRight));
    const told = right.flatMap(({ text }) => runsOf(text));

    expect(runsOf(plainText(why)).filter((run) => told.includes(run))).toEqual([]);
  });
});

describe('lesson 12 opened by itself', () => {
  it('says what the rule is, and what a role is, where it first names them', () => {
    const [plainKey] = tasks.filter(({ id }) => id === 'the-plain-key');
    const [asks] = tasks.filter(({ id }) => id === 'a-profile-that-asks');

    expect(plainKey?.prompt).toContain('denies nearly everything without MFA');
    for (const { question } of plainKey?.predictions ?? []) {
      expect(question).toContain('denies nearly everything without it');
    }
    expect(asks?.prompt).toMatch(/\*\*role\*\*, permissions/);
  });

  it('promises of no phone what the phone may not show by then', () => {
    const words = tasks.flatMap(({ predictions }) => predictions ?? []).map(({ question }) => question);

    expect(words.join(' ')).not.toContain('still shows');
  });
});
