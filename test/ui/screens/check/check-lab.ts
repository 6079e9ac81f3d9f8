import { epochSeconds, TIME_STEP_SECONDS } from '../../../../src/sim/base/time.js';
import { codeAt } from '../../../../src/sim/codes/totp.js';
import type { Message } from '../../../../src/ui/store/model.js';
import { firstModel, NOTHING_SAVED } from '../../../../src/ui/store/model.js';
import { update } from '../../../../src/ui/store/update.js';
import { fakeContext, SOME_TIME } from '../../../helpers/fake-ports.js';
import { textOf } from '../shown-text.js';
/** The check of a phone with an entry of its own, by keys, with a clock that the test moves. */
export function checkLab(columns = 80, rows = 24, start = SOME_TIME, first: readonly string[] = ['b', 'c']) {
  let now = start;
  let model = firstModel(NOTHING_SAVED, epochSeconds(now), { columns, rows }, []);
  const effects: string[] = [];
  const key = (name: 'text' | 'enter' | 'escape' | 'backspace' | 'down', text = '') => {
    const updated = update(
      model,
      { kind: 'key', key: { name, text }, now: epochSeconds(now) },
      fakeContext(now),
    );
    model = updated.model;
    effects.push(...updated.effects.map(({ kind }) => kind));
  };
  const lab = {
    get model() {
      return model;
    },
    get now() {
      return now;
    },
    get seed() {
      return model.saved.checkEntry?.seed ?? '';
    },
    effects,
    key,
    at: (moment: number) => {
      now = moment;
      model = update(model, { kind: 'ticked', now: epochSeconds(now) }, fakeContext(now)).model;
    },
    type: (code: string) => {
      for (const digit of code) key('text', digit);
      key('enter');
    },
    tell: (message: Message) => {
      model = update(model, message, fakeContext(now)).model;
    },
    paste: (text: string) => lab.tell({ kind: 'pasted', text, now: epochSeconds(now) }),
  };
  for (const letter of first) key('text', letter);
  return lab;
}

/** At the field for the code of a new entry. */
export function checking(columns = 80, rows = 24, start = SOME_TIME) {
  const lab = checkLab(columns, rows, start);
  lab.key('enter');
  lab.key('enter');
  return lab;
}

/** A phone whose clock differs by this, beside the check of its entry. */
export function withPhone(offset: number, start: number) {
  const lab = checking(80, 24, start);
  const shown = () => codeAt(lab.seed, epochSeconds(lab.now + offset));
  const untilChange = () => TIME_STEP_SECONDS - ((lab.now + offset) % TIME_STEP_SECONDS);
  const pass = (seconds: number) => lab.at(lab.now + seconds);
  return {
    lab,
    shown,
    untilChange,
    pass,
    press: () => lab.key('enter'),
    measured: () => lab.model.check?.measured ?? null,
    /** To a code that is recognised: one, or two in a row where the clock is hours off. */
    recognise: () => {
      lab.type(shown());
      if (lab.model.check?.first === null) return;
      pass(untilChange());
      lab.type(shown());
    },
    /** Enter at the change, and some seconds later the new code. */
    catchChange: (late: number, reading: number) => {
      pass(untilChange() + late);
      lab.key('enter');
      pass(reading);
      lab.type(shown());
    },
  };
}

/** All pages of the text that lies over the screen, its lines joined. */
export function pagesOf(lab: ReturnType<typeof checkLab>) {
  const all = [textOf(lab.model)];
  const count = Number(/page 1 of (\d+)/.exec(all[0] ?? '')?.[1] ?? 1);
  for (let page = 1; page < count; page += 1) {
    lab.key('text', 'j');
    all.push(textOf(lab.model));
  }
  return { count, pages: all.join('\n').replaceAll(/\s+/g, ' ') };
}
