import { render } from 'ink-testing-library';
import { act } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { epochSeconds } from '../../../src/sim/base/time.js';
import { activeBrowser } from '../../../src/sim/world/world.js';
import { App } from '../../../src/ui/ink/app.js';
import { createAppStore } from '../../../src/ui/store/app-store.js';
import type { KeyPress } from '../../../src/ui/store/key-press.js';
import { firstModel, NOTHING_SAVED } from '../../../src/ui/store/model.js';
import { openLesson } from '../../../src/ui/store/open-lesson.js';
import { textWidthOf } from '../../../src/ui/text/widths.js';
import { depth, someOf } from '../../helpers/depth.js';
import { drive } from '../../helpers/drive.js';
import { fakeContext, SOME_TIME } from '../../helpers/fake-ports.js';
import { WORDS } from '../../helpers/page-words.js';
import { readable } from '../../helpers/readable.js';
import { FULL_DISPLAY } from '../text/displays.js';

// The fake terminal tells no rows, and Ink would run `tput` twice for each frame to learn them.
beforeEach(() => {
  vi.stubEnv('COLUMNS', '100').stubEnv('LINES', '24');
});

const SIZE = { columns: 100, rows: 24 };

/** The whole UI on a fake terminal, and the store behind it. */
function mount(first = firstModel(NOTHING_SAVED, epochSeconds(SOME_TIME), SIZE, [])) {
  const context = fakeContext(first.now);
  const effects: string[] = [];
  const store = createAppStore(first, {
    context: () => context,
    runEffect: ({ kind }) => effects.push(kind),
  });
  let app: ReturnType<typeof render> | undefined;
  act(() => {
    app = render(<App store={store} clock={{ now: () => context.now }} display={FULL_DISPLAY} />);
  });
  const mounted = app;
  if (mounted === undefined) throw new Error('nothing was rendered');
  return {
    store,
    effects,
    stdout: mounted.stdout,
    frame: () => readable(mounted.lastFrame() ?? ''),
    /** Esc alone: written as a byte, it would wait for more. */
    act: (key: KeyPress) => act(() => store.dispatch({ kind: 'key', key, now: context.now })),
    /** One act for each key: two keys in one would both see the state before the first. */
    press: (...keys: readonly string[]) => {
      for (const key of keys) act(() => mounted.stdin.write(key));
    },
  };
}

/** At the field for the device name in lesson 5. */
const AT_DEVICE_NAME = (() => {
  const lab = drive(SIZE.columns, SIZE.rows);
  lab.press('a');
  lab.open('link-the-phone');
  const isThere = () => activeBrowser(lab.session().world).page.name === 'select-mfa-device';
  for (let count = 0; count < 30 && !isThere(); count += 1) {
    const isAsked = openLesson(lab.model)?.step.kind === 'quiz' && !lab.session().isSolved;
    lab.press(isAsked ? 'abcd'.charAt(count % 4) : 'enter');
  }
  if (!isThere()) throw new Error('Enter does not lead to the name of the device');
  return lab.model;
})();

const toDeviceName = () => mount(AT_DEVICE_NAME);

/** What edits a name; what the keys do to a text is tried with the text. The deep run presses all of them. */
const EDITS = [
  ['Left, then Backspace', '\u001B[D \u007F', 'aliXe'],
  ['Ctrl+U', '\u0015', 'X'],
  ['Home', '\u001B[H', 'Xalice'],
  ['Ctrl+A', '\u0001', 'Xalice'],
  ['Ctrl+A, then End', '\u0001 \u001B[F', 'aliceX'],
  ['Home, then Ctrl+E', '\u001B[H \u0005', 'aliceX'],
  ['Home, then Delete', '\u001B[H \u001B[3~', 'Xlice'],
  ['Left, then Delete', '\u001B[D \u001B[3~', 'alicX'],
  ['Left, then Ctrl+K', '\u001B[D \u000B', 'alicX'],
  ['Ctrl+W', '\u0017', 'X'],
  ['F5, Insert and Alt+b, which do nothing', '\u001B[15~ \u001B[2~ \u001Bb', 'aliceX'],
] as const;

/** What says nothing new. */
const SILENT = [
  ['F1 and back', '\u001B[63;5u \u001B[63;5u'],
  ['Space', 'SPACE'],
  ['a lone sign', ';'],
  ['Home', '\u001B[H'],
  ['End', '\u001B[F'],
  ['Insert', '\u001B[2~'],
  ['Delete', '\u001B[3~'],
  ['F5', '\u001B[15~'],
  ['CapsLock of Kitty', '\u001B[57358u'],
  ['an empty paste', '\u001B[200~\u001B[201~'],
  ['a paste of nothing but ends of lines', '\u001B[200~\r\n\u001B[201~'],
] as const;

describe('the app', () => {
  it('shows the list after the question about the phone', () => {
    const app = mount();
    expect(app.frame()).toContain(WORDS.phoneQuestion);

    app.press('a');

    expect(app.frame()).toContain('Sign in as the right person');
  });

  it('takes a device name typed key by key into the store and onto the screen', () => {
    const app = toDeviceName();
    app.press(...'alice-phone');

    expect(openLesson(app.store.get())?.session.drafts['device-name']).toBe('alice-phone');
    expect(app.frame()).toContain('alice-phone');
  });

  it('takes a name of 64 characters, showing its end while there is no room for all of it', () => {
    const app = toDeviceName();
    const name = `${'x'.repeat(60)}-end`;
    // The field shows 47 columns: there the keys begin to matter, and before that they only take time.
    const value = name.slice(0, 46);
    act(() =>
      app.store.dispatch({ kind: 'field-changed', field: 'device-name', value, now: fakeContext().now }),
    );
    app.press(...name.slice(46));

    expect(openLesson(app.store.get())?.session.drafts['device-name']).toBe(name);
    expect(app.frame()).toMatch(/<x+-end *\]/);

    app.press(...Array.from({ length: 24 }, () => '\u007F'), ...'-2');

    expect(openLesson(app.store.get())?.session.drafts['device-name']).toBe(`${'x'.repeat(40)}-2`);
    expect(app.frame()).toContain(`[${'x'.repeat(40)}-2`);
  });

  it.each(EDITS.slice(0, depth(2, EDITS.length)))('edits a name with %s', (_what, keys, name) => {
    const app = toDeviceName();
    app.press(...'alice', ...keys.split(' '), 'X');

    expect(openLesson(app.store.get())?.session.drafts['device-name']).toBe(name);
    expect(app.frame()).toContain(`[${name}`);
  });

  it('shows the beginning of a long name to whoever goes there', () => {
    const app = toDeviceName();
    const value = `start-${'x'.repeat(60)}`;
    act(() =>
      app.store.dispatch({ kind: 'field-changed', field: 'device-name', value, now: fakeContext().now }),
    );
    const widths = () =>
      new Set(
        app
          .frame()
          .split('\n')
          .map((line) => textWidthOf(line.replace(/│.*/, ''))),
      ).size;
    const before = widths();
    app.press('\u001B[H');

    expect(app.frame()).toContain('start-xxx');
    expect(widths()).toBe(before);
  });

  it.each(SILENT.slice(0, depth(2, SILENT.length)))('leaves what was said where it is: %s', (_what, keys) => {
    const app = toDeviceName();
    app.press('\r');
    const { notice, focus } = app.store.get();
    expect(notice).not.toBeNull();
    app.act({ name: 'escape', text: '' });
    app.press(...keys.split(' ').map((key) => (key === 'SPACE' ? ' ' : key)));

    expect(app.store.get()).toMatchObject({ notice, focus, overlay: null });
  });

  it('presses with Space what has the focus', () => {
    const app = toDeviceName();
    app.press(...'phone');
    app.act({ name: 'escape', text: '' });
    app.press('\t');
    const before = app.store.get().focus;
    app.press(' ');

    expect(before).not.toBe('device-name');
    expect(app.store.get()).not.toMatchObject({ focus: before, notice: null, undo: [] });
  });

  it('opens the keys with F1, also while a name is typed', () => {
    const app = toDeviceName();
    app.press('a', '\u001B[63;5u');

    expect(app.store.get().overlay?.kind).toBe('help');
  });

  it.each(someOf(['日本語の電話', 'téléphone', '\u{1F4F1}\u{1F4F1}', 'e\u0301te\u0301'], 3))(
    'keeps its columns with %s typed, which AWS then refuses',
    (name) => {
      const app = toDeviceName();
      const panes = () =>
        app
          .frame()
          .split('\n')
          .filter((line) => line.includes('│'))
          .map((line) => textWidthOf(line.slice(0, line.indexOf('│'))));
      const before = panes();
      app.press(...(name.match(/\P{M}\p{M}*/gu) ?? []));

      expect(openLesson(app.store.get())?.session.drafts['device-name']).toBe(name);
      expect(panes()).toEqual(before);

      app.press('\r', '\r', '\r');
      expect(app.frame().replace(/[\s│]+/g, ' ')).toContain('ValidationError');
      expect(new Set(panes())).toEqual(new Set(before));
    },
  );

  it('types q into a text field instead of leaving', () => {
    const app = toDeviceName();
    app.press('q');

    expect(app.effects).not.toContain('exit');
    expect(openLesson(app.store.get())?.session.drafts['device-name']).toBe('q');
  });

  it('asks to leave on Ctrl+C', () => {
    const app = mount();
    app.press('\u0003');

    expect(app.effects).toContain('exit');
  });
});

describe('a window that is resized', () => {
  it('is known to the store before a key can be pressed at its first frame', async () => {
    const { store, stdout } = mount();
    // As in the program, where nobody flushes what React has put off.
    vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', false);
    const known = new Promise((resolve) => {
      stdout.write = () => queueMicrotask(() => resolve(store.get().size));
    });

    Object.defineProperty(stdout, 'columns', { value: 90 });
    stdout.emit('resize');

    expect(await known).toEqual({ columns: 90, rows: 24 });
  });
});
