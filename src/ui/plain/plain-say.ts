import { GLOSSARY } from '../../lessons/words/glossary.js';
import { insideLines } from '../../lessons/words/inside-text.js';
import { ODDS_TITLE, oddsBlocks } from '../../lessons/words/odds-page.js';
import { SIX_STEPS_TITLE, sixStepsBlocks } from '../../lessons/words/six-steps.js';
import { simulatedBlocks } from '../../lessons/words/what-is-simulated.js';
import { addSeconds } from '../../sim/base/time.js';
import { insideCode } from '../../sim/codes/inside-code.js';
import { decodeBase32 } from '../../sim/codes/totp.js';
import { keyHints } from '../screens/keymap.js';
import { isToBeSolved } from '../screens/lesson/lesson-facts.js';
import { lookInside } from '../screens/overlays/inside-page.js';
import { textBlocks } from '../screens/overlays/text-pages.js';
import type { Model } from '../store/model.js';
import { openLesson } from '../store/open-lesson.js';
import { savingNow } from '../store/save-words.js';
import { blockLines } from './plain-blocks.js';
import { textsOf } from './plain-lines.js';
import { pageLines } from './plain-page.js';
import { placeLines } from './plain-place.js';
import { noticeLines, solvedLines } from './plain-results.js';
import { goalLines, plainPlace } from './plain-screen.js';
import { tellTime } from './plain-time.js';
import type { SaidPage } from './plain-words.js';

/** Something said on request, without going anywhere. */
export function sayPage(what: SaidPage, model: Model): readonly string[] {
  switch (what) {
    case 'help':
      return [...helpLines(model), `note: ${savingNow(model)}`];
    case 'more':
      if (openLesson(model)?.step.kind === 'task' && isToBeSolved(model))
        return ['note: more is told once this is done. hint helps now.'];
      return sayBlocks({ ...model, overlay: { kind: 'more' } }, 'more');
    case 'six-steps':
      return [SIX_STEPS_TITLE, ...blockLines(sixStepsBlocks(), null)];
    case 'odds':
      return [ODDS_TITLE, ...blockLines(oddsBlocks(), null)];
    case 'glossary':
      return GLOSSARY.map(([word, meaning]) => `${word}: ${meaning}`);
    case 'simulated':
      return blockLines(simulatedBlocks(), null);
    case 'inside':
      return sayInside(model);
    case 'time':
      return [tellTime(model, model.now)];
    case 'page':
      return [
        ...placeLines(plainPlace(model)),
        ...noticeLines(model),
        ...solvedLines(model),
        ...goalLines(model),
        ...textsOf(pageLines(model)),
      ];
  }
}

/** The text that is laid over the page, whole. */
export function sayBlocks(model: Model, title: string): readonly string[] {
  const lines = blockLines(textBlocks(model), openLesson(model)?.session.world ?? null);
  return lines.length === 0 ? ['note: there is no more about this.'] : [title, ...lines];
}

function sayInside(model: Model): readonly string[] {
  const { overlay } = lookInside(model);
  if (overlay?.kind !== 'inside') return ['note: there is no code to look into here.'];
  const { seed, name, clockOffset, clock } = overlay.of;
  const inside = insideCode(seed, addSeconds(model.now, clockOffset));
  const labels = { key: `of ${name}, ${decodeBase32(seed).length} bytes`, time: `by ${clock}` };
  // The marks under the bytes are for the eye; the lines behind them say the same.
  return insideLines(inside, labels, 80).filter((line) => /[^\s=^]/.test(line));
}

/** The words that can be typed; the check only where it opens. */
function helpLines(model: Model): readonly string[] {
  const canCheck = keyHints(model, true).some(({ shown, help }) => shown === 'c' && help.includes('check'));
  return [...HELP, `inside: how the code is made.${canCheck ? ' check: check my phone.' : ''} ${WAYS_OUT}`];
}

const WAYS_OUT = 'lessons: the list. quit: leave, your place is kept';

const HELP: readonly string[] = [
  'number: choose the thing with this number; a text field asks for its text. Its name does the same: ec2, sign out',
  'six digits: type them as the code, and send it',
  'a, b, c, d: answer',
  'Enter or next: on, when the step is done. back: the step before, to read again',
  'hint: a nudge, then the step, then it is done for you',
  'undo: take back the last action. restart: start the step over. skip: go on without it',
  "w: the next code at once (the lab's phone). time: seconds until the next code. m: change the phone",
  'quiet: the time is told only when you ask; quiet off: as before',
  'page: say it all again. task, goal, code: only that. last: the last answer. spell: the last key, alias or password, letter by letter',
  'on a page with a policy: edit opens it as JSON in your own editor; table says again who may what',
  'open port, where a lesson has one: the aws of another terminal calls this lab. close port: no more',
  'more: more about it. words: what words mean; words factor: one of them. real: what is real here',
  'in the list: review asks old questions again, sandbox is an account to play in, steps is the quick answer, odds what a thief can still do, monday the drill, export what you did as a file for a facilitator',
];
