import { numberOf } from '../../../src/lessons/catalog.js';
import type { Model } from '../../../src/ui/store/model.js';
import { isAtPrompt } from '../../../src/ui/store/screen-elements.js';
import type { Size } from '../../../src/ui/text/sizes.js';
import { drive } from '../../helpers/drive.js';
import { chosenLesson, WORDS } from '../../helpers/page-words.js';
import { frameOf } from './course.js';

/** Three seconds into a time step, where the clock stands still. */
export const WALK_TIME = 1_800_000_003;

/** More Tabs than any page has things to choose. */
const ROUND = 40;

/** A key, or text that is typed at once, and what the lab is after it. */
export interface Press {
  readonly key: string;
  readonly model: Model;
}

/** A page that was come to, and the way to it from the one before. */
export interface Shot {
  readonly name: string;
  readonly model: Model;
  readonly presses: readonly Press[];
}

/** Every kind of page of the lab, as somebody meets them who walks through at this size. */
export function walkThrough(size: Size): readonly Shot[] {
  const lab = drive(size.columns, size.rows, 1, WALK_TIME);
  const shots: Shot[] = [];
  let presses: Press[] = [];
  const text = () => frameOf(lab.model).text;

  function press(...keys: readonly string[]): void {
    for (const key of keys) {
      lab.press(key);
      presses.push({ key, model: lab.model });
    }
  }

  function shot(name: string, ...keys: readonly string[]): void {
    press(...keys);
    shots.push({ name, model: lab.model, presses });
    presses = [];
  }

  function choose(name: string): void {
    for (let tabs = 0; !focused(text()).includes(name); tabs += 1) {
      if (tabs > ROUND) throw new Error(`no way with Tab to ${name}:\n${text()}`);
      press('tab');
    }
    press('enter');
  }

  function signInFromCard(): void {
    choose('[Fill in from the card]');
    press('enter');
  }

  /** Opens a lesson from the list, from wherever in it the marker is. */
  function open(lessonId: string): void {
    const mark = chosenLesson(numberOf(lessonId));
    press('l');
    for (let moves = 0; !mark.test(text()) && moves < ROUND; moves += 1) press('j');
    press('enter');
  }

  /** Goes on until a step is there: done for us, if it is a task. */
  function skipTo(stepId: string): void {
    for (let steps = 0; lab.session().stepId !== stepId && steps < ROUND; steps += 1) {
      const isQuiz = /^a-[b-d] answer/m.test(text()) && !text().includes(WORDS.beforeYouTry);
      // At a prompt letters are text.
      if (isAtPrompt(lab.model)) press('escape');
      const keys = isQuiz ? ['a', 'b', 'c', 'd', 'enter'] : ['s', 'enter'];
      for (const key of keys) if (lab.session().stepId !== stepId) press(key);
    }
  }

  /** Turns the pages of a text, and goes on. */
  function read(): void {
    const pages = Number(/page 1 of (\d+)/.exec(text())?.[1] ?? 1);
    for (let page = 1; page <= pages; page += 1) press('enter');
  }

  lab.send({ kind: 'resumed', now: lab.model.now });
  shot('welcome');
  shot('list', 'a');
  shot('list-keys', '?');
  shot('glossary', 'escape', 'g');
  shot('what-is-simulated', 'escape', 'v');
  shot('odds', 'escape', 'o');
  shot('erase', 'escape', 'X');
  shot('text', 'escape', 'enter');
  read();
  shot('desk');
  shot('desk-wrong-tray', 'enter', 'j', 'enter');

  open('sign-in-as-the-right-person');
  shot('quiz');
  shot('quiz-wrong', lab.wrongLetter());
  shot('quiz-right', lab.rightLetter());

  open('two-consecutive-codes');
  press(lab.rightLetter(), 'enter');
  read();
  press('enter');
  choose('[Show QR code]');
  shot('qr');
  press('enter');
  shot('two-codes');
  shot('task-keys', '?');
  shot('hint', 'escape', 'h');
  shot('code-too-short', '123', 'enter');
  shot('code-1', '456', 'enter');
  shot('two-codes-refused', '654321', 'enter');
  shot('restart-asked', 'x');
  shot('solved', 'n', 'h', 'h');
  skipTo('two-in-a-row');
  shot('waiting', '123456', 'enter');
  press('l');
  shot('lesson-again-asked', 'x');
  press('n');

  open('the-phones-clock-is-wrong');
  skipTo('refused-twice');
  shot('code-asked');
  shot('code-refused', '123456', 'enter');
  skipTo('two-phones');
  choose('[Clock: ');
  shot('clock');

  open('the-phone-is-gone');
  skipTo('three-ways-back');
  shot('long-text');
  skipTo('omars-telephone');
  choose('[Sign out]');
  signInFromCard();
  shot('administrator');
  skipTo('second-device');
  press('enter');
  shot('two-windows');
  skipTo('root-recovery');
  shot('root');
  skipTo('write-the-plan');
  shot('plan');

  press('escape', 'l');
  shot('check-pick', 'c');
  shot('check-qr', 'k', 'enter');
  shot('check-code', 'enter');
  shot('check-nothing-fits', '123456', 'enter');
  shot('inside', 'i');

  press('escape', 'escape');
  open('the-relay');
  skipTo('who-knew-what');
  shot('who-knew-what');
  skipTo('relay-a-key');
  press('enter');
  signInFromCard();
  choose('[Touch the');
  shot('fake-page');

  press('escape', 'l');
  open('mfa-on-the-command-line');
  skipTo('the-plain-key');
  press('enter');
  shot('terminal', 'aws s3 ls', 'enter');
  press('enter');
  skipTo('three-values');
  shot('terminal-long-line', 'export AWS_SES', 'tab', 'tab');
  skipTo('a-profile-that-asks');
  shot('terminal-code-asked', 'aws s3 ls --profile deployer', 'enter', '1234');
  return shots;
}

/** What has the focus: the text behind the mark, up to the next thing on the line. */
function focused(text: string): string {
  return />([([][ ox][)\]] [^([│]*|\[[^\]]*\]|[A-Z][^│]*)/m.exec(text)?.[1]?.trim() ?? '';
}
