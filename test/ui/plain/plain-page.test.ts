import { describe, expect, it } from 'vitest';
import { NOTHING_SAVED } from '../../../src/ui/store/model.js';
import { WORDS } from '../../helpers/page-words.js';
import { plainLab, walkerOf } from './plain-lab.js';

const settings = { ...NOTHING_SAVED.settings, phone: 'lab' as const };

/** Lesson 4 at its first task, on the page that root sees. */
async function atRoot() {
  const lab = plainLab({ saved: { ...NOTHING_SAVED, settings }, lessonId: 'sign-in-as-the-right-person' });
  const walker = walkerOf(lab);
  await walker.answer('Root and IAM users');
  await walker.read('account menu');
  return { lab, walker };
}

/** What was said to the line that was typed last. */
const lastAnswer = (output: string) => output.slice(output.lastIndexOf('\n> ') + 1);

describe('a page whose step is done', () => {
  it('keeps its numbers, because everything can still be tried', async () => {
    const { lab, walker } = await atRoot();
    expect(lastAnswer(lab.output())).toMatch(/^\d+\. /m);

    await walker.choose('[root @', 'Sign out');
    await walker.choose('[Sign out]', 'done: ');
    await walker.code('page', 'choices: Enter next');

    expect(lastAnswer(lab.output())).toMatch(/^4\. Sign in$/m);
    await walker.code('4', 'Type the ');
    await walker.code('', 'Sign in as');
  });
});

describe('the words of the help', () => {
  it('name the check only where it opens', async () => {
    const { lab, walker } = await atRoot();
    await walker.code('?', 'lessons: the list');
    expect(lastAnswer(lab.output())).not.toContain('check: ');
    await walker.code('check', 'changes nothing here');

    const codes = plainLab({ saved: { ...NOTHING_SAVED, settings }, lessonId: 'two-consecutive-codes' });
    const reader = walkerOf(codes);
    await reader.answer(WORDS.whyTwo);
    await reader.read('before you try');
    await reader.guess(WORDS.sameCode);
    await reader.code('000000', WORDS.code1Noted);
    await reader.code('000001', 'No moment within 25 hours of now gives these two codes.');
    await reader.code('?', 'check: check my phone');
    await reader.code('check', 'on the phone: ');
  });
});
