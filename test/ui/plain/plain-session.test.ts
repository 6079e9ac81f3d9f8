import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CATALOG, LESSONS } from '../../../src/lessons/catalog.js';
import { epochSeconds } from '../../../src/sim/base/time.js';
import { codeAt } from '../../../src/sim/codes/totp.js';
import {
  type PlainTurn,
  startPlain,
  takeLine,
  tellPlain,
  whereYouAre,
} from '../../../src/ui/plain/plain-session.js';
import { tellChange, tellTime, timesToTell } from '../../../src/ui/plain/plain-time.js';
import { firstModel, type Message, NOTHING_SAVED, type SavedState } from '../../../src/ui/store/model.js';
import { codesIn } from '../../course/plain-walker.js';
import { rightLetter } from '../../course/right-answer.js';
import { depth, someOf } from '../../helpers/depth.js';
import { fakeContext, SOME_TIME } from '../../helpers/fake-ports.js';
import { WORDS } from '../../helpers/page-words.js';

/** Lines typed one after the other, by a clock that stands still until it is moved. */
function plain(phone: 'lab' | 'own' | null = 'lab', lessonId: string | null = null) {
  const context = fakeContext();
  let now = context.now;
  const saved: SavedState = { ...NOTHING_SAVED, settings: { ...NOTHING_SAVED.settings, phone } };
  const first = firstModel(saved, now, { columns: 80, rows: 24 }, []);
  let turn: PlainTurn = startPlain(
    first,
    lessonId === null ? { kind: 'resumed', now } : { kind: 'lesson-asked-for', lessonId, now },
    context,
  );
  return {
    said: () => turn.lines.join('\n'),
    model: () => turn.session.model,
    now: () => now,
    wait(seconds: number) {
      now = epochSeconds(now + seconds);
    },
    /** Types lines; what the last one got is answered. */
    type(...lines: readonly string[]): string {
      for (const line of lines) turn = takeLine(turn.session, line, { ...context, now });
      return turn.lines.join('\n');
    },
    /** Tells something that no line asked for. */
    tell(message: Message): string {
      turn = tellPlain(turn.session, message, { ...context, now });
      return turn.lines.join('\n');
    },
    effects: () => turn.effects.map(({ kind }) => kind),
  };
}

/** To the page with the two codes of lesson 6, its secret on the lab's phone. */
function atTwoCodes() {
  const lab = plain('lab', 'two-consecutive-codes');
  lab.type(rightLetter(lab.said()), '', '', '');
  return lab;
}

/** The digits that the lab's phone shows. */
function shownCode(lab: ReturnType<typeof plain>): string {
  return codesIn(lab.type('page'))[0] ?? '';
}

/** Goes on without the step; what is only read is passed with Enter. */
function passOver(lab: ReturnType<typeof plain>): string {
  return lab.type(/choices: Enter next/.test(lab.type('page')) ? '' : 'skip');
}

describe('the list', () => {
  it('opens a lesson by its number, and one that is not there yet says so', () => {
    expect(plain().type('4')).toContain('lesson: 4, Sign in as the right person, step 1 of 9');
    for (const { number } of CATALOG.filter(({ lesson }) => lesson === null)) {
      expect(plain().type(String(number))).toMatch(/^note: /);
    }
  });

  it('changes the route and the phone', () => {
    const lab = plain();
    expect(lab.type('route')).toContain('lessons: the essentials');
    expect(lab.type('phone')).toContain('note: Your own phone');
    expect(lab.type('page')).toContain('phone: your own');
  });

  it('asks for the word before everything is erased, and takes another word for no', () => {
    const lab = plain();
    lab.type('1', '', 'lessons');
    expect(lab.type('erase')).toContain('question: erase everything?');
    lab.type('no');
    expect(lab.model().saved.sessions).not.toEqual({});
    lab.type('erase', 'erase');
    expect(lab.model().saved.sessions).toEqual({});
  });

  it('starts a lesson anew when asked twice', () => {
    const lab = plain();
    lab.type('1', '', 'lessons');
    expect(lab.type('again 1')).toContain('question: start this lesson over?');
    expect(lab.type('y')).toContain('step 1 of 5');
  });
});

describe('a wrong line', () => {
  it.each(['foo', '99', '123', 'é', '-1', '1.5'])('%j gets the choices again', (line) => {
    expect(plain().type(line)).toMatch(/^(not understood|note): [\s\S]*choices: the number of a lesson/);
  });

  it('is no answer to a question', () => {
    const lab = plain('lab', 'two-secrets-are-not-two-factors');
    lab.type('', 's', 's');
    expect(lab.type('z')).toContain('choices: the letter of your answer');
    const right = rightLetter(lab.type('page'));
    const wrong = right === 'a' ? 'b' : 'a';
    expect(lab.type(wrong)).toMatch(/^answer: not that one\./);
    expect(lab.type(wrong)).toMatch(/^answer: not that one\./);
    expect(lab.type(right)).toMatch(/^answer: yes\./);
  });

  it('changes nothing of what is done', () => {
    const lab = atTwoCodes();
    const before = lab.model().saved;
    lab.type('foo', '99', '', '12 34');
    expect(lab.model().saved.sessions).toEqual(before.sessions);
  });
});

describe('codes', () => {
  it('are taken as phones show them, and too short a one is named', () => {
    const lab = atTwoCodes();
    expect(lab.type('12345')).toContain('That is 5 digits; a code has 6');
    expect(lab.type('123 456')).toContain(`ok: ${WORDS.code1Noted}`);
  });

  it('go into the field that was chosen by its number', () => {
    const lab = atTwoCodes();
    const number = /(\d+)\. MFA code 2/.exec(lab.said())?.[1] ?? '';
    expect(lab.type(number)).toContain('type: MFA code 2');
    lab.type('654321');
    expect(lab.type('page')).toContain('MFA code 2: 6 5 4, 3 2 1');
  });

  it('are said again when the lab’s clock was moved', () => {
    const lab = atTwoCodes();
    const [before] = codesIn(lab.said());
    const [after] = codesIn(lab.type('w'));
    expect(after).toMatch(/^\d{6}$/);
    expect(after).not.toBe(before);
  });

  it('that were refused twice are refused twice in words', () => {
    const lab = atTwoCodes();
    lab.type('111111', '222222');
    expect(lab.type('111111', '222222')).toContain('error: InvalidAuthenticationCode');
  });
});

describe('a text field', () => {
  it('is told alone once it is filled, whatever is typed into it', () => {
    const lab = plain('lab', 'sign-in-as-the-right-person');
    for (let count = 0; count < 20 && !lab.type('page').includes('IAM user name: '); count += 1) {
      lab.type('skip', '');
    }
    const number = /(\d+)\. IAM user name/.exec(lab.said())?.[1] ?? '';
    lab.type(number);

    expect(lab.type('alice: at work')).toContain('IAM user name: alice: at work');
    expect(lab.said()).not.toContain('page: ');
  });
});

describe('a question', () => {
  const asked = () => {
    const lab = plain('lab', 'two-consecutive-codes');
    lab.type(rightLetter(lab.said()) === 'a' ? 'b' : 'a');
    return lab;
  };

  it.each(['', '123456', 'w', 'undo', 'restart', 'check', 'phone'])('is not answered by %j', (line) => {
    const lab = asked();
    expect(lab.type(line)).not.toMatch(/^answer: /);
    expect(lab.type('page')).toContain('answer: not that one.');
  });

  it('stands alone where it is asked over the page', () => {
    const lab = atTwoCodes();
    expect(lab.type('restart')).toMatch(/^question: start this step over\?.*\nchoices: y yes, n no$/);
    expect(lab.type('1')).toMatch(/choices: y yes, n no$/);
  });

  it('that is answered is told with its answer when the page is said again', () => {
    const lab = plain('lab', 'two-consecutive-codes');
    lab.type('b');
    expect(lab.type('page')).toMatch(/choices: Enter next[\s\S]*answer: yes/);
  });
});

describe('the wait for a code', () => {
  it('has its cards in lesson 6: a question that is answered, and then the next', () => {
    const lab = atTwoCodes();
    for (let count = 0; !lab.said().includes(': Two in a row') && count < 3; count += 1) passOver(lab);
    const said = lab.type(shownCode(lab));
    expect(said).toContain('while you wait: A thief reads code 1 over your shoulder.');
    const letter = /([abc])\. no, she cannot make the next/.exec(said)?.[1] ?? '';

    expect(lab.type(letter)).toBe(
      'answer: no, she cannot make the next. Right: without the secret there is no next code.',
    );
    lab.wait(9);
    expect(lab.type('page')).toContain('answer: no, she cannot make the next. Right');
    lab.wait(1);
    const next = lab.type('page');
    expect(next).toContain('while you wait: The phone counts 30-second steps');
    expect(next).not.toContain('A thief reads');
    expect(lab.type(letter)).not.toContain('answer:');
  });

  it('has its cards where a code is left out, too', () => {
    const lab = atTwoCodes();
    lab.type('skip', '');
    expect(lab.said()).toContain(': One left out');

    expect(lab.type(shownCode(lab))).toContain('while you wait: AWS never sees your phone');
    lab.wait(10);
    expect(lab.type('page')).toContain('while you wait: Somebody who types slowly leaves a code out');
  });

  it('has its cards in lesson 7 from the beginning of the step', () => {
    const lab = plain('lab', 'sign-in-with-a-code');
    for (let count = 0; !lab.said().includes(': And now?') && count < 9; count += 1) passOver(lab);

    expect(lab.said()).toContain('while you wait: Twenty seconds are left on a code you have used.');
    const letter = /([abc])\. wait for the next one/.exec(lab.said())?.[1] ?? '';
    expect(lab.type(letter)).toBe('answer: wait for the next one. Right. At most 30 seconds.');
  });
});

describe('the phone', () => {
  it('is not there at the desk, and that is said', () => {
    const lab = plain('lab', 'two-secrets-are-not-two-factors');
    for (let count = 0; !lab.type('page').includes('page: the desk') && count < 9; count += 1) passOver(lab);

    for (const word of ['p', 'phone']) {
      expect(lab.type(word)).toMatch(/^note: there is no phone here\.\nchoices: a number/);
    }
  });
});

describe('a step that is skipped', () => {
  it('is told whole: what was done for the learner, and the answer', () => {
    const told: string[] = [];
    for (const { id } of someOf(LESSONS, 2)) {
      const lab = plain('lab', id);
      for (let count = 0; count < 40 && lab.model().screen === 'lesson'; count += 1) {
        const [first = ''] = passOver(lab).split('\n');
        if (/Done for you|The answer/.test(first)) told.push(first);
      }
    }

    expect(told.length).toBeGreaterThan(20);
    expect(Math.max(...told.map(({ length }) => length))).toBeGreaterThan(100);
    expect(told.filter((line) => line.includes('...'))).toEqual([]);
  });
});

describe('time', () => {
  it('is told at ten seconds and at the change, and then no more', () => {
    const lab = atTwoCodes();
    expect(SOME_TIME % 30).toBe(10);
    expect(timesToTell(lab.model(), lab.now())).toEqual([10, 20]);
    lab.wait(12);
    expect(timesToTell(lab.model(), lab.now())).toEqual([8]);
    expect(tellTime(lab.model(), lab.now())).toBe('time: 8 s until the next code');
    lab.wait(8);
    expect(tellChange(lab.model(), lab.now())).toMatch(
      /^time: new code, 30 s left\n[\s\S]*code: \d \d \d, \d \d \d$/,
    );
  });

  it('is not told where no code can be typed', () => {
    const lab = plain();
    expect(timesToTell(lab.model(), lab.now())).toEqual([]);
    expect(lab.type('t')).toBe('time: no code is needed here');
  });
});

describe('moving about', () => {
  it('says where the learner is when the input ends', () => {
    expect(whereYouAre(plain().model())).toBe('place: the list of lessons.');
    expect(whereYouAre(atTwoCodes().model())).toBe(
      'place: Two consecutive codes, step 3 of 7: The same code twice',
    );
  });

  it('leaves with quit, and keeps the place', () => {
    const lab = atTwoCodes();
    lab.type('quit');
    expect(lab.effects()).toContain('exit');
    expect(lab.model().saved.current).toBe('two-consecutive-codes');
  });

  it('undoes, restarts and skips', () => {
    const lab = atTwoCodes();
    lab.type('123456', '123456');
    expect(lab.said()).toContain('That is one code twice, but none of the phone');
    expect(lab.said()).not.toContain('done: ');
    const shown = shownCode(lab);
    lab.type(shown, shown);
    expect(lab.said()).toContain('done: ');
    expect(lab.type('undo')).toMatch(
      /^note: The last action is taken back\.\ngoal open: .*\n3\. MFA code 1: empty/,
    );
    expect(lab.type('restart')).toContain('question: start this step over?');
    lab.type('yes');
    expect(lab.type('skip')).toContain('step 4 of 7');
  });

  it('reads a long text whole, and goes on with one Enter', () => {
    const lab = plain('lab', 'two-secrets-are-not-two-factors');
    expect(lab.said()).toContain('Two keys on one ring get lost together.');
    expect(lab.type('')).toContain('step 2 of 5');
  });

  it.each(['help', 'words', 'real', 'more'])('%s is said without leaving the place', (word) => {
    const lab = plain('lab', 'two-secrets-are-not-two-factors');
    const { screen, overlay } = lab.model();
    expect(lab.type(word).length).toBeGreaterThan(20);
    expect({ screen: lab.model().screen, overlay: lab.model().overlay }).toEqual({ screen, overlay });
  });
});

describe('checking a phone', () => {
  it('goes from the list to a verdict', () => {
    const lab = plain('own');
    expect(lab.type('check')).toContain('a new entry, for checking only');
    expect(lab.type('1')).toContain('secret key: ');
    expect(lab.type('')).toContain('the code it shows now');
    expect(lab.type('000000')).toMatch(/^result: /);
    lab.type('back', 'back');
    expect(lab.model().screen).toBe('menu');
  });
});

describe('checking a phone to the second', () => {
  function checking() {
    const lab = plain(null);
    expect(lab.said()).toContain('3. only check my phone');
    lab.type('3', '1', '');
    const shown = () => codeAt(lab.model().saved.checkEntry?.seed ?? '', lab.model().now);
    return { lab, shown };
  }

  it('is the third answer to the first question', () => {
    const { lab } = checking();

    expect(lab.model().saved.settings.phone).toBe('own');
    expect(lab.said()).toContain('the code it shows now');
  });

  it('asks for the new code after the press, and for another press to make sure', () => {
    const { lab, shown } = checking();
    expect(lab.type(shown())).toContain('next: To the second: watch the phone');
    lab.wait(20);
    expect(lab.type('')).toBe('next: Noted. Now type the new code that the phone shows.');
    lab.wait(4);
    const measured = lab.type(shown());
    expect(measured).toContain('clock: Measured once: the two clocks agree');
    expect(measured).toContain('so: The app and the clock are fine.');
    expect(measured).toContain('next: To make sure, press Enter');
    lab.wait(26);
    expect(lab.type('')).toContain('clock: Measured twice: the two clocks agree');
  });

  it('says when nothing had changed yet', () => {
    const { lab, shown } = checking();
    lab.type(shown());
    lab.wait(5);
    lab.type('');
    lab.wait(3);

    expect(lab.type(shown())).toContain('note: That is still the code from before');
  });

  it('says where a picture was saved', () => {
    const { lab } = checking();
    lab.type('key');

    expect(lab.tell({ kind: 'qr-file-written', path: 'check.png' })).toContain('ok: Saved to check.png');
  });
});

describe('any lines at all', () => {
  const word = fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 1, max: 20 }).map(String) },
    {
      weight: 3,
      arbitrary: fc.constantFrom('', 'h', 'u', 's', 'x', 'y', 'n', 'w', 'p', 'c', 'r', 'f', 'back', 'i'),
    },
    {
      weight: 2,
      arbitrary: fc.constantFrom('a', 'b', 'c', 'd', 'page', 'more', 'time', 'lessons', 'again 3'),
    },
    { weight: 2, arbitrary: fc.stringMatching(/^\d{6}$/) },
    { weight: 1, arbitrary: fc.string({ maxLength: 30 }) },
  );

  it.each(LESSONS.map(({ id }) => id))('get an answer in %s', (lessonId) => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), (lines) => {
        const lab = plain('lab', lessonId);
        for (const line of lines) {
          const answer = lab.type(line);
          if (lab.effects().includes('exit')) return;
          expect(answer.trim(), `after ${JSON.stringify(line)}`).not.toBe('');
        }
      }),
      { numRuns: depth(8, 100), seed: 1 },
    );
  });
});

describe('what used to be answered by nothing', () => {
  it.each(someOf(LESSONS, 2).map(({ id }) => id))(
    'is answered at every step of %s: the phone where there is none',
    (id) => {
      const lab = plain('own', id);
      for (let steps = 0; steps < 40 && lab.model().screen === 'lesson'; steps += 1) {
        expect(lab.type('p').trim()).not.toBe('');
        lab.type('s');
        lab.type('');
      }
      expect(lab.model().screen).not.toBe('lesson');
    },
  );

  it('is answered: a password over another, with the list of clocks open beside it', () => {
    const lab = plain('lab', 'the-phones-clock-is-wrong');
    const number = (name: string) => new RegExp(`(\\d+)\\. ${name}`).exec(lab.type('page'))?.[1] ?? '';
    const stepId = () => lab.model().saved.sessions['the-phones-clock-is-wrong']?.stepId;
    for (let steps = 0; steps < 9 && stepId() !== 'two-phones'; steps += 1) lab.type('s', '');
    lab.type(number('alice: Sign out'));
    lab.type(number('Clock: '));
    lab.type(number('Fill in from the card'));
    lab.type(number('Password'));

    expect(lab.type('another')).toMatch(/^(note: Password is filled in\.|error: Failed authentication)/);
  });
});

describe('a word that every object knows', () => {
  const WORDS_OF_OBJECTS = Object.getOwnPropertyNames(Object.prototype);

  it.each([
    ['in the first question', () => plain(null)],
    ['in the list', () => plain()],
    ['in a lesson', () => plain('lab', 'two-consecutive-codes')],
    ['at a page with a code field', atTwoCodes],
  ])('is not known to the lab, %s', (_where, open) => {
    const lab = open();
    const before = lab.model().saved;
    const answers = WORDS_OF_OBJECTS.map((word) => lab.type(word));

    expect(WORDS_OF_OBJECTS).toEqual(expect.arrayContaining(['constructor', '__proto__']));
    expect(new Set(answers.map((answer) => answer.length > 0))).toEqual(new Set([true]));
    expect(lab.model().saved).toEqual(before);
  });
});
