import type { Overlay } from '../../../src/ui/screens/overlays/overlay.js';
import type { Model } from '../../../src/ui/store/model.js';
import { isTypingText } from '../../../src/ui/store/screen-elements.js';
import { drive } from '../../helpers/drive.js';
import { at, openTask, skipThrough } from '../store/lab-at.js';

/** Room for every key in the footer, and for a QR code. */
const LARGE = [200, 60] as const;

const LESSON = 'two-consecutive-codes';

function after(...keys: readonly string[]): Model {
  const lab = drive(...LARGE);
  lab.press(...keys);
  return lab.model;
}

/** A review, after a lesson that has questions. */
function reviewing(): Model {
  const lab = drive(...LARGE);
  lab.press('a');
  skipThrough(lab, LESSON);
  lab.press('R');
  return lab.model;
}

/** One of each screen. A screen that is new does not compile until it is here, and with it in the tests of all places. */
export const SCREENS: { readonly [screen in Model['screen']]: Model } = {
  welcome: after(),
  menu: after('a'),
  lesson: at(LESSON, 'same-code-twice', ...LARGE).model,
  check: after('c', 'enter', 'enter'),
  review: reviewing(),
  finish: { ...after('a'), screen: 'finish', check: null },
};

function over(overlay: Overlay, model: Model = SCREENS.lesson): Model {
  return { ...model, overlay, textPage: 0 };
}

const WAY_IN: Model['door'] = {
  kind: 'open',
  lessonId: LESSON,
  port: 6320,
  shell: 'mfa-lab shell',
  hasAws: false,
};

function aDevice({ saved }: Model): string {
  return saved.sessions[LESSON]?.world.account.mfaDevices.at(-1)?.serialNumber ?? '';
}

/** One of everything that can lie over a screen, over a screen that it belongs to. */
export const OVERLAYS: { readonly [kind in Overlay['kind']]: Model } = {
  help: over({ kind: 'help', keys: [{ shown: 'q', help: 'quit' }] }),
  more: over({ kind: 'more' }),
  whole: over({ kind: 'whole' }),
  before: over({ kind: 'before', stepId: 'why-two' }),
  inside: over({
    kind: 'inside',
    of: { seed: 'MFRGGZDFMZTWQ2LK', name: 'alice-phone', clockOffset: 0, clock: "the lab's clock" },
  }),
  'six-steps': over({ kind: 'six-steps' }, SCREENS.menu),
  glossary: over({ kind: 'glossary' }),
  odds: over({ kind: 'odds' }, SCREENS.menu),
  monday: over({ kind: 'monday' }, SCREENS.menu),
  simulated: over({ kind: 'simulated' }),
  door: over({ kind: 'door' }, { ...SCREENS.lesson, door: WAY_IN }),
  review: over({ kind: 'review', lessonId: LESSON }, SCREENS.menu),
  'confirm-restart': over({ kind: 'confirm-restart' }),
  'confirm-own-phone': over({ kind: 'confirm-own-phone' }),
  'confirm-restart-lesson': over({ kind: 'confirm-restart-lesson', lessonId: LESSON }, SCREENS.menu),
  export: over({ kind: 'export', at: 'name', texts: { name: 'Anna', keep: '', unclear: '' } }, SCREENS.menu),
  erase: over({ kind: 'erase', typed: 'er' }, SCREENS.menu),
  ending: over(
    { kind: 'ending', ending: { lessonId: LESSON, isAgain: false, hasGrown: true, isEntryDead: false } },
    SCREENS.menu,
  ),
  night: over({ kind: 'night', night: { servers: 4, bill: 0, hours: 8, shown: 3 } }),
  'lab-qr': over({ kind: 'lab-qr', serialNumber: aDevice(SCREENS.lesson) }),
};

function typing(): Model {
  const lab = at('sign-in-as-the-right-person', 'email-as-user-name', ...LARGE);
  lab.press('enter');
  for (let count = 0; count < 30 && !isTypingText(lab.model); count += 1) lab.press('tab');
  return lab.model;
}

function atPrompt(): Model {
  const lab = at('mfa-on-the-command-line', 'the-plain-key', ...LARGE);
  openTask(lab);
  return lab.model;
}

/** The other places of a lesson and of a check, each with keys of its own. */
const STAGES = {
  'a step to read': at('two-secrets-are-not-two-factors', 'three-kinds-of-proof', ...LARGE).model,
  'a question': at(LESSON, 'why-two-codes', ...LARGE).model,
  'a text that is typed': typing(),
  'a prompt': atPrompt(),
  'which entry to check': after('a', 'c'),
  'the QR code of a check': after('c', 'enter'),
};

/** Everywhere that a learner can be, by name. */
export const PLACES: readonly (readonly [string, Model])[] = Object.entries({
  ...SCREENS,
  ...OVERLAYS,
  ...STAGES,
});
