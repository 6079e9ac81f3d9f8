import { describe, expect, it } from 'vitest';
import { keyHints, pressKey } from '../../../src/ui/screens/keymap.js';
import type { KeyPress } from '../../../src/ui/store/key-press.js';
import type { Model } from '../../../src/ui/store/model.js';
import { update } from '../../../src/ui/store/update.js';
import { fakeContext } from '../../helpers/fake-ports.js';
import { frameOf } from './course.js';
import { OVERLAYS, PLACES, SCREENS } from './places.js';

const CONTEXT = fakeContext();

const named = (name: Exclude<KeyPress['name'], 'text'>): KeyPress => ({ name, text: '' });
const letter = (text: string): KeyPress => ({ name: 'text', text });

/** The key that is meant by what the footer shows: of several, the first. */
function keyOf(shown: string): KeyPress {
  const names = {
    Enter: 'enter',
    Esc: 'escape',
    Tab: 'tab',
    'Shift+Tab': 'shift-tab',
    'Ctrl+C': 'ctrl-c',
    Left: 'left',
    Backspace: 'backspace',
    F1: 'f1',
    Up: 'up',
    Down: 'down',
    'Up/k': 'up',
    'Down/j': 'down',
    'PgUp/PgDn': 'page-down',
    Right: 'right',
    Delete: 'delete',
    'Ctrl+A': 'home',
    'Ctrl+E': 'end',
    'Ctrl+U': 'erase-before',
    'Ctrl+K': 'erase-behind',
    'Ctrl+W': 'erase-word',
  } as const;
  const name = Object.entries(names).find(([label]) => label === shown)?.[1];
  if (shown === 'Space') return letter(' ');
  return name === undefined ? letter(shown.replace(/-.$/, '')) : named(name);
}

const words = (model: Model) => frameOf(model).text.replace(/\s+/g, ' ');
const inWords = ({ shown, help }: { readonly shown: string; readonly help: string }) => `${shown} ${help}`;

describe.each(PLACES)('the keys of %s', (_name, model) => {
  const footer = keyHints(model);
  const all = keyHints(model, true);

  it('are in the help, in the order in which the footer names the best of them', () => {
    const names = all.map(inWords);
    const places = footer.map((hint) => names.indexOf(inWords(hint)));

    expect(footer.length).toBeGreaterThan(0);
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
  });

  it('are drawn, the footer and no other', () => {
    const { lines, hasQr } = frameOf(model);

    // Beside a QR code they stand one below the other.
    if (hasQr) for (const hint of footer) expect(words(model)).toContain(inWords(hint));
    else expect(lines.at(-1)?.trim()).toBe(footer.map(inWords).join('  '));
  });

  it('each do something', () => {
    for (const { shown, help } of all) {
      expect(pressKey(model, keyOf(shown), CONTEXT), `${shown} ${help}`).not.toBeNull();
    }
  });

  it('have one that quits, whatever is open', () => {
    expect(all[0]).toEqual({ shown: 'Ctrl+C', help: 'quit' });
    expect(pressKey(model, named('ctrl-c'), CONTEXT)?.effects).toEqual([{ kind: 'exit' }]);
  });

  it('leave a key that stands for nothing alone', () => {
    expect(pressKey(model, letter('z'), CONTEXT)).toBeNull();
    expect(pressKey(model, letter(''), CONTEXT)).toBeNull();
  });
});

describe('the help', () => {
  it.each(PLACES.filter(([, model]) => keyHints(model).some(({ shown }) => shown === '?')))(
    'of %s lists its keys, all of them',
    (_name, model) => {
      const { now } = model;
      const helped = update(model, { kind: 'key', key: letter('?'), now }, CONTEXT).model;

      expect(helped.overlay).toEqual({ kind: 'help', keys: keyHints(model, true) });
      for (const hint of keyHints(model, true)) expect(words(helped)).toContain(inWords(hint));
    },
  );

  it('is there on every screen', () => {
    for (const [name, model] of Object.entries(SCREENS)) {
      expect(keyHints(model).map(inWords), name).toContain('? keys');
      expect(keyHints(model).map(inWords).at(-1), name).toBe('q quit');
    }
  });
});

describe('the page of a QR code', () => {
  const { 'lab-qr': model } = OVERLAYS;

  it('names Esc, and has the keys for help, the list and leaving', () => {
    const hints = keyHints(model, true).map(inWords);

    expect(hints).toEqual(expect.arrayContaining(['Esc back', '? keys', 'l lessons', 'q quit']));
    expect(pressKey(model, letter('?'), CONTEXT)?.model.overlay?.kind).toBe('help');
    expect(pressKey(model, letter('l'), CONTEXT)?.model).toMatchObject({ screen: 'menu', overlay: null });
    expect(pressKey(model, letter('q'), CONTEXT)?.effects).toEqual([{ kind: 'exit' }]);
  });

  it('never has two meanings of Enter', () => {
    const typed = update(model, { kind: 'key', key: letter('1'), now: model.now }, CONTEXT).model;

    expect(keyHints(typed, true).filter(({ shown }) => shown === 'Enter').length).toBeLessThanOrEqual(1);
  });
});

describe('what lies over a screen', () => {
  it.each(Object.entries(OVERLAYS))('hides its keys, and is left with Esc: %s', (name, model) => {
    const { now } = model;
    const closed = update(model, { kind: 'key', key: named('escape'), now }, CONTEXT);

    // A QR code looks the same whether the console shows it or the lab, and has the same keys. The end of a lesson has
    // those of the list under it.
    const isOpen = name === 'lab-qr' || name === 'ending';
    expect(keyHints(model, true).map(inWords).includes('q quit')).toBe(isOpen);
    expect(closed.model).toEqual({ ...model, overlay: null });
    expect(closed.effects).toEqual([]);
  });
});
