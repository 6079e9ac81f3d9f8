import { describe, expect, it } from 'vitest';
import { textsOf } from '../../../src/ui/plain/plain-lines.js';
import { pageLines } from '../../../src/ui/plain/plain-page.js';
import { startPlain, takeLine } from '../../../src/ui/plain/plain-session.js';
import { firstModel, NOTHING_SAVED } from '../../../src/ui/store/model.js';
import { fakeContext } from '../../helpers/fake-ports.js';
import { WORDS } from '../../helpers/page-words.js';
import type { Driven } from '../store/lab-at.js';
import { at } from '../store/lab-at.js';
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
    await reader.code('000001', 'Neither is a code of this device');
    await reader.code('?', 'check: check my phone');
    await reader.code('check', 'on the phone: ');
  });
});

const told = (lab: Driven) => textsOf(pageLines(lab.model));
const ways = (lab: Driven) => told(lab).find((line) => line.startsWith('choices: ')) ?? '';

describe('the devices on a page', () => {
  it('are told with what can be done first, so that two buttons sound like no second device', () => {
    const lab = at('the-phones-clock-is-wrong', 'two-phones');
    const names = told(lab).filter((line) => /(?:Resync|Remove)/.test(line));

    expect(names).toHaveLength(4);
    for (const line of names) expect(line).toMatch(/^\d+\. (?:Resync|Remove) Virtual alice-\S+$/);
  });
});

describe('what can be typed', () => {
  it('names the letters of a question that is asked while one waits, and the inside of the code', () => {
    const lab = at('sign-in-with-a-code', 'the-next-one');

    expect(told(lab)).toContainEqual(expect.stringMatching(/^while you wait: /));
    expect(ways(lab)).toContain(', a to c to answer, ');
    expect(ways(lab)).toContain(', inside, ');
  });

  it('names no inside where no code is at hand', () => {
    const lab = at('the-phone-is-gone', 'locked-out');

    expect(ways(lab)).not.toContain('inside');
  });
});

describe('the other phone', () => {
  it('is told once, with its code', () => {
    const context = fakeContext();
    const lab = at('the-phones-clock-is-wrong', 'two-phones');
    const model = { ...firstModel(lab.model.saved, context.now, { columns: 80, rows: 24 }, []) };
    const { session } = startPlain(model, { kind: 'resumed', now: context.now }, context);
    const number = /^(\d+)\. Take the other phone/m.exec(textsOf(pageLines(session.model)).join('\n'))?.[1];
    const { lines } = takeLine(session, number ?? '', context);

    expect(lines.filter((line) => line.startsWith('MFA Lab: alice-work@'))).toHaveLength(1);
  });
});

describe('which phone, where nobody has asked', () => {
  it('is offered with the choices, and m takes it', () => {
    const context = fakeContext();
    const model = firstModel(NOTHING_SAVED, context.now, { columns: 80, rows: 24 }, []);
    let turn = startPlain(
      model,
      { kind: 'lesson-asked-for', lessonId: 'link-the-phone', now: context.now },
      context,
    );
    for (
      let count = 0;
      count < 12 && !turn.lines.some((line) => line.includes('m my own phone'));
      count += 1
    ) {
      turn = takeLine(turn.session, turn.lines.some((line) => line.includes('skip')) ? 'skip' : '', context);
    }
    expect(turn.lines.join('\n')).toMatch(/^choices: .*, m my own phone, /m);
    turn = takeLine(turn.session, 'm', context);

    expect(turn.lines.join('\n')).toContain('Your own phone, then.');
    expect(turn.session.model.saved.settings.phone).toBe('own');
  });
});
