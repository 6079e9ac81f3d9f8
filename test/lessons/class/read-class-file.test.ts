import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestName } from '../../../src/cli/arguments/nearest-name.js';
import { LESSONS } from '../../../src/lessons/catalog.js';
import type { ClassFile } from '../../../src/lessons/class/class-file.js';
import { classLessonIds, classMinutes } from '../../../src/lessons/class/class-file.js';
import { readClassFile } from '../../../src/lessons/class/read-class-file.js';
import { anyText } from '../../helpers/any-text.js';
import { depth } from '../../helpers/depth.js';
import { hiddenIn } from '../../helpers/hostile-text.js';
import { CLASS } from './a-class.js';

const read = (value: unknown) => readClassFile(JSON.stringify(value), nearestName);

function fileOf(value: unknown): ClassFile {
  const reading = read(value);
  if (!reading.ok) throw new Error(reading.failure);
  return reading.value.file;
}

/** Why a file is refused; empty where it is taken. */
function refusal(value: unknown): string {
  const reading = read(value);
  return reading.ok ? '' : reading.failure;
}

describe('a class', () => {
  it('is read with all that its facilitator wrote', () => {
    expect(fileOf(CLASS)).toEqual({
      title: 'MFA, half a day',
      date: '2027-02-03',
      start: '09:30',
      plan: [
        { kind: 'lesson', lessonId: 'the-night-a-password-leaks', minutes: 12 },
        { kind: 'break', minutes: 15 },
        { kind: 'talk', title: 'Questions', minutes: 10 },
        {
          kind: 'lesson',
          lessonId: 'two-consecutive-codes',
          minutes: LESSONS.find(({ id }) => id === 'two-consecutive-codes')?.minutes,
        },
      ],
      phone: 'own',
      reveal: 'at-once',
      program: '0.1.0',
      contacts: { administrator: 'IT help, ext. 4711', security: 'security@corp.example' },
      signIn: 'https://corp.signin.aws.amazon.com/console',
      handIn: 'Give the file to Sam, or put it into the chat.',
    });
  });

  it('needs a title and one lesson, and nothing else', () => {
    const file = fileOf({
      kind: 'mfa-lab class',
      version: 1,
      title: ' A ',
      plan: [{ lesson: 'the-phone-is-gone' }],
    });

    expect(file).toMatchObject({
      title: 'A',
      date: null,
      start: null,
      phone: 'ask',
      reveal: 'on-enter',
      program: null,
    });
    expect(file).toMatchObject({
      contacts: { administrator: null, security: null },
      signIn: null,
      handIn: null,
    });
  });

  it('tells its lessons and its minutes', () => {
    const file = fileOf({
      ...CLASS,
      plan: [{ break: 15 }, { lesson: 'the-phone-is-gone', minutes: 20 }, { talk: 'Bye', minutes: 5 }],
    });

    expect(classLessonIds(file)).toEqual(['the-phone-is-gone']);
    expect(classMinutes(file)).toBe(40);
  });

  it('names fields that nobody knows, and goes on without them', () => {
    const reading = read({
      ...CLASS,
      colour: 'red',
      contacts: { ...CLASS.contacts, boss: 'Ann' },
      plan: [{ lesson: 'the-phone-is-gone', room: 3 }],
    });

    expect(reading.ok && reading.value.ignored).toEqual(['colour', 'contacts.boss', 'plan[0].room']);
  });

  it.each([
    ['https://corp.signin.aws.amazon.com/console'],
    ['https://d-9067642ac7.awsapps.com/start#/'],
    ['https://console.aws.amazon.com/'],
    ['https://CONSOLE.aws.amazon.com'],
  ])('takes %s for an address of a sign-in', (signIn) => {
    expect(fileOf({ ...CLASS, signIn }).signIn).toBe(signIn);
  });
});

describe('a class that is refused', () => {
  const line = { ...CLASS, contacts: {} };

  it.each<readonly [string, unknown, string]>([
    ['a list', [CLASS], 'no class'],
    ['null', null, 'no class'],
    ['another kind', { ...CLASS, kind: 'mfa-lab export' }, 'no class'],
    ['a newer one', { ...CLASS, version: 2 }, 'newer mfa-lab'],
    ['no version', { ...CLASS, version: '1' }, '"version" must be 1'],
    ['no title', { ...CLASS, title: undefined }, '"title" is missing'],
    ['an escape sequence', { ...CLASS, title: 'MFA\u001b]52;c;ZXZpbA==\u0007' }, 'cannot be shown'],
    ['text that is turned round', { ...line, handIn: 'moc.live\u202e' }, 'cannot be shown'],
    ['hidden text', { ...CLASS, contacts: { administrator: 'IT\u200b' } }, 'contacts.administrator'],
    ['two lines', { ...CLASS, handIn: 'a\nb' }, 'more than one line'],
    ['a long line', { ...CLASS, handIn: 'x'.repeat(161) }, 'more than 160 characters'],
    ['an empty line', { ...CLASS, handIn: '  ' }, '"handIn" is empty'],
    ['a number for a text', { ...CLASS, contacts: { security: 7 } }, '"contacts.security" must be a text'],
    ['http', { ...CLASS, signIn: 'http://corp.signin.aws.amazon.com' }, 'https://'],
    ['another host', { ...CLASS, signIn: 'https://example.com/' }, 'example.com, which is no address'],
    ['a host that looks alike', { ...CLASS, signIn: 'https://signin.aws.amazon.com.evil.example/' }, 'evil'],
    ['a host as a user', { ...CLASS, signIn: 'https://console.aws.amazon.com@evil.example/' }, 'no plain'],
    ['a port', { ...CLASS, signIn: 'https://console.aws.amazon.com:8443/' }, 'no plain address'],
    ['a backslash', { ...CLASS, signIn: 'https://evil.example\\.awsapps.com/' }, 'no plain address'],
    ['the bare end of a host', { ...CLASS, signIn: 'https://awsapps.com/' }, 'no address of AWS'],
    ['letters of another script', { ...CLASS, signIn: 'https://c\u043ensole.aws.amazon.com/' }, 'no plain'],
    ['javascript', { ...CLASS, signIn: 'javascript:alert(1)' }, 'https://'],
    ['no day', { ...CLASS, date: '2027-02-30' }, '"date"'],
    ['no plan', { ...CLASS, plan: 'all' }, '"plan" must be a list'],
    ['no lesson', { ...CLASS, plan: [{ break: 5 }] }, 'no lesson in it'],
    ['a long plan', { ...CLASS, plan: Array.from({ length: 61 }, () => ({ break: 1 })) }, 'more than 60'],
    ['two things at once', { ...CLASS, plan: [{ break: 5, talk: 'x' }] }, 'one of lesson, break and talk'],
    ['a text as a part', { ...CLASS, plan: ['the-phone-is-gone'] }, 'one of lesson'],
    ['a break without end', { ...CLASS, plan: [{ break: 1000 }] }, 'from 1 to 120'],
    ['half a minute', { ...CLASS, plan: [{ talk: 'x', minutes: 0.5 }] }, 'from 1 to 120'],
    ['another phone', { ...CLASS, phone: 'iphone' }, '"phone" must be one of ask, lab, own'],
    ['contacts as a list', { ...CLASS, contacts: ['Ann'] }, '"contacts" must be an object'],
  ])('has %s, and the sentence says what to mend', (_name, value, part) => {
    expect(refusal(value)).toContain(part);
    expect(refusal(value)).toMatch(/^["A-Z].*[.?]$/);
  });

  it('has a lesson twice', () => {
    const plan = [{ lesson: 'the-phone-is-gone' }, { lesson: 'the-phone-is-gone', minutes: 3 }];

    expect(refusal({ ...CLASS, plan })).toBe('"plan" has the lesson the-phone-is-gone twice.');
  });

  it.each([
    ['the-phone-is-gnoe', 'the-phone-is-gone'],
    ['6', 'two-consecutive-codes'],
  ])('has a lesson %s that is not here, and the nearest is named', (lesson, meant) => {
    expect(refusal({ ...CLASS, plan: [{ lesson }] })).toContain(`Did you mean ${meant}?`);
  });

  it('is no JSON', () => {
    const reading = readClassFile('{ "kind": ', nearestName);

    expect(reading.ok ? '' : reading.failure).toMatch(/^It is no JSON/);
  });

  it('never brings down whoever reads it, nor puts a command to the terminal into what is shown', () => {
    const mutant = fc
      .tuple(fc.constantFrom(...Object.keys(CLASS)), fc.oneof(fc.jsonValue(), anyText()))
      .map(([name, value]): unknown => ({ ...CLASS, [name]: value }));

    fc.assert(
      fc.property(fc.oneof(mutant, fc.jsonValue()), (value) => {
        const reading = read(value);
        if (!reading.ok) return;
        const { file } = reading.value;
        const { contacts, signIn, handIn, title } = file;
        for (const shown of [title, contacts.administrator, contacts.security, signIn, handIn])
          expect(hiddenIn((shown ?? '').replaceAll('\n', '\u0000'))).toBeNull();
        expect(classLessonIds(file).length).toBeGreaterThan(0);
      }),
      { numRuns: depth(100, 10_000) },
    );
  });
});
