import { describe, expect, it } from 'vitest';
import type { ClassFile } from '../../../src/lessons/class/class-file.js';
import { readClassFile } from '../../../src/lessons/class/read-class-file.js';
import { routeById } from '../../../src/lessons/engine/routes.js';
import { textPageCount } from '../../../src/ui/screens/overlays/text-pages.js';
import type { Model } from '../../../src/ui/store/model.js';
import { firstModel, NOTHING_SAVED } from '../../../src/ui/store/model.js';
import { routeNow } from '../../../src/ui/store/route-now.js';
import { update } from '../../../src/ui/store/update.js';
import { drive } from '../../helpers/drive.js';
import { fakeContext } from '../../helpers/fake-ports.js';
import { CLASS } from '../../lessons/class/a-class.js';
import { at, openTask } from '../store/lab-at.js';
import { SIZES, textOf } from './shown-text.js';

function classOf(change: object = {}): ClassFile {
  const read = readClassFile(JSON.stringify({ ...CLASS, ...change }), () => null);
  if (!read.ok) throw new Error(read.failure);
  return read.value.file;
}

const inClass = (model: Model, joined = classOf()): Model => ({ ...model, joined });

const FROM = 'From your facilitator:';

describe('a class that was joined', () => {
  it('is the route: its name is over the list, its first lesson is next, and the others open as well', () => {
    const lab = drive();
    lab.press('a');
    const text = textOf(inClass(lab.model));

    expect(text).toContain('Class: MFA, half a day');
    expect(text).toMatch(/Next: start The night a password leaks/);
    expect(text).toContain('not on this route');
  });

  it('is one of the routes that r turns through, and the first', () => {
    const context = fakeContext();
    let model = inClass(firstModel(NOTHING_SAVED, context.now, { columns: 80, rows: 24 }, []));
    model = { ...model, screen: 'menu', check: null };
    const routes = Array.from({ length: 5 }, () => {
      const shown = routeById(routeNow(model)).id;
      model = update(
        model,
        { kind: 'key', key: { name: 'text', text: 'r' }, now: context.now },
        context,
      ).model;
      return shown;
    });

    expect(routes).toEqual(['class', 'full', 'seed', 'quick', 'class']);
  });

  it.each(SIZES)('says at %ix%i where its people sign in, below how such addresses look', (columns, rows) => {
    const lab = at('sign-in-as-the-right-person', 'two-identities', columns, rows);
    const pages = [0, 1, 2, 3, 4, 5].map((textPage) => textOf({ ...inClass(lab.model), textPage }));

    expect(pages.join(' ').replace(/\s+/g, ' ')).toContain(
      `${FROM} you sign in at https://corp.signin.aws.amazon.com/console`,
    );
  });

  it('says whom to ask beside the field of the plan, and fills nothing in', () => {
    const lab = at('the-phone-is-gone', 'write-the-plan');
    openTask(lab);
    const text = textOf(inClass(lab.model));

    expect(text).toMatch(/My administrator.*\n.*From your facilitator: IT help, ext\. 4711/);
    expect(text).not.toMatch(/My administrator.*IT help/);
  });

  it('says it nowhere else, and without a class nothing', () => {
    const read = at('link-the-phone', 'one-secret-two-places');
    const signIn = at('sign-in-as-the-right-person', 'two-identities', 120, 36);

    expect(textOf(inClass(read.model))).not.toContain(FROM);
    expect(textOf(signIn.model)).not.toContain(FROM);
  });

  it('is drawn in its three places as it was looked at', async () => {
    const drawn = [
      [80, 24],
      [60, 16],
    ].flatMap(([columns = 80, rows = 24]) => {
      const signIn = at('sign-in-as-the-right-person', 'two-identities', columns, rows);
      const plan = at('the-phone-is-gone', 'write-the-plan', columns, rows);
      openTask(plan);
      const last = drive(columns, rows);
      last.press('a');
      const places = [
        { ...inClass(signIn.model), textPage: textPageCount(inClass(signIn.model)) - 1 },
        inClass(plan.model),
        inClass({ ...last.model, screen: 'finish', check: null, textPage: 0 }),
      ];
      const [, , end] = places;
      if (end !== undefined) places[2] = { ...end, textPage: textPageCount(end) - 1 };
      return places.map((model) => textOf(model).replace(/ +$/gm, ''));
    });

    await expect(`${drawn.join('\n\n')}\n`).toMatchFileSnapshot('../../golden/class-places.txt');
  });
});
