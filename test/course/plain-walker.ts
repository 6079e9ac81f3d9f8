import { TOTP } from 'otpauth';
import type { AuthenticatorEntry } from '../helpers/authenticator.js';
import { rightLetter } from './right-answer.js';
import type { Walker } from './walker.js';

/** The lab as lines: what it has said, and a way to answer. */
export interface Lines {
  /** All that was said so far. */
  output(): string;
  send(line: string): void;
  /** Waits until it is true, and looks whenever more was said. */
  until(what: string, isTrue: () => boolean): Promise<void>;
  /** Brings the code that is shown to its end, `seconds` from now. */
  letPass(seconds: number): Promise<void>;
}

/** Something was said behind the line that was typed, which is repeated first. */
const ANSWERED = /^> .*\n[\s\S]*\S/;

/** A code as it is said: `code: 6 1 3, 6 6 9`. */
const SPOKEN_CODE = /code: (\d(?: \d){2}, \d(?: \d){2})$/m;

/** The codes that were said, as they are typed. */
export function codesIn(said: string): readonly string[] {
  return [...said.matchAll(new RegExp(SPOKEN_CODE, 'gm'))].map(([, digits = '']) =>
    digits.replace(/\D/g, ''),
  );
}

/** Walks through the lines the way a person does: hears what there is, and types its number. */
export function plainWalker(lines: Lines): Walker {
  /** Where the answer to the last line begins. */
  let asked = 0;
  const answer = () => lines.output().slice(asked);
  /** What was said of the place where the learner is. */
  const place = () => {
    const said = lines.output();
    return said.slice(Math.max(0, said.lastIndexOf('\nlesson: ')));
  };
  /** The same, with numbers as they are typed. */
  const text = () => place().replace(/\b\d \d \d, \d \d \d\b/g, (digits) => digits.replace(/\D/g, ''));

  async function seen(what: string | RegExp): Promise<void> {
    const isSaid = () => (typeof what === 'string' ? answer().includes(what) : answer().search(what) >= 0);
    await lines.until(`not said: ${what}`, isSaid);
  }

  async function send(line: string, what: string | RegExp): Promise<void> {
    asked = lines.output().length;
    lines.send(line);
    await seen(what);
  }

  /** What may stand behind a label: nothing, or the device that it is about. */
  function behind(ends: string, beside: string | undefined): string {
    if (beside !== undefined) return ` .*\\b${beside}$`;
    return ends === '' ? '' : '(?:$| (?:Virtual|Hardware|Security key|MFA:) )';
  }

  /** The number in front of something on the page. */
  function numberOf(name: string): string {
    // `alice-work: [Resync]` is the one of several that stands beside these words, and is said with them behind it.
    const [, beside, thing] = /^(\S+): \[(.*)\]$/.exec(name) ?? [];
    const wanted = beside === undefined ? name : (thing ?? '');
    const [, begins = '', bare = wanted, ends = ''] = /^(\[?)(.*?)(\]?)$/.exec(wanted) ?? [];
    const label = bare.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const pattern = new RegExp(`${begins === '' ? '' : '^(?:.*: )?'}${label}${behind(ends, beside)}`);
    const page = text();
    const said = page
      .slice(Math.max(0, page.lastIndexOf('\npage: ')))
      .matchAll(/(?:^|; |: )(\d+)\. ([^;\n]*)/gm);
    // What was said later of a number holds.
    const things = new Map([...said].map(([, number = '', thing = '']) => [number, thing]));
    const found = [...things].find(([, thing]) => pattern.test(thing))?.[0];
    if (found === undefined) throw new Error(`nothing is called ${name}:\n${page}`);
    return found;
  }

  function saidSecret(): AuthenticatorEntry {
    const secret = /secret key: ([A-Z2-7 ]+)/.exec(answer())?.[1]?.replaceAll(' ', '') ?? '';
    const totp = new TOTP({ secret });
    return { issuer: '', account: '', codeAt: (time) => totp.generate({ timestamp: time * 1000 }) };
  }

  const choose: Walker['choose'] = (name, what = ANSWERED) => send(numberOf(name), what);

  return {
    text,
    seen,
    read: (next) => send('', next),
    goOn: (next) => send('', next),
    next: (next) => send('', next),
    async haveDone() {
      for (let hint = 1; hint < 3; hint += 1) await send('h', ANSWERED);
      await send('h', 'done: ');
    },
    async answer(next) {
      await send(rightLetter(text()), 'answer: yes.');
      await send('', next);
    },
    async guess(next) {
      await seen('before you try: ');
      await send('', next);
    },
    choose,
    async signInFrom(source, what) {
      await choose(`[Fill in from the ${source}]`);
      await choose('[Sign in]', what);
    },
    passNight: (what) => choose('[Let the night', what),
    async fill(field, value, what = ANSWERED) {
      // The field behind another may be asked for already.
      const last = lines.output().trimEnd().split('\n').at(-1) ?? '';
      if (!last.startsWith(`type: ${field} (`)) {
        await choose(field, 'type: ');
      }
      await send(value, ANSWERED);
      // Nothing is sent by the way: behind the last field stands what sends them.
      const button = /^next: (\d+)\. /m.exec(answer())?.[1];
      if (what === ANSWERED || button === undefined) await seen(what);
      else await send(button, what);
    },
    command: (line, what) => send(`$ ${line}`, what),
    async completed(line, what) {
      await send(`$ ${line}...`, 'Enter runs it: ');
      await send('', what);
    },
    onTerminal: text,
    code: (digits, what) => send(digits, what),
    shownCode: () => codesIn(place()).at(-1) ?? '',
    warp: () => send('w', SPOKEN_CODE),
    async wait() {
      await send('time', /time: /);
      await lines.letPass(Number(/(\d+) s/.exec(answer())?.[1] ?? 30));
      await send('page', 'choices: ');
    },
    async checkOwn(digits, what) {
      await choose('[Code: empty]', 'type: ');
      await send(digits, what);
    },
    async takeSecret() {
      await choose('[Show QR code]', 'secret key: ');
      return saidSecret();
    },
    async takeEntry() {
      await choose('[Not there? Show its QR]', 'secret key: ');
      const entry = saidSecret();
      await send('', 'choices: ');
      return entry;
    },
    async scan() {
      await choose('[Show QR code]', 'secret key: ');
      await send('p', 'Scanned');
    },
    async photograph() {
      await choose('[Show QR code]', 'secret key: ');
      await send('o', 'took a photo of the screen');
    },
  };
}
