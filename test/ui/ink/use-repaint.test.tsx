import { Text } from 'ink';
import { render } from 'ink-testing-library';
import { act } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useRepaint } from '../../../src/ui/ink/use-repaint.js';

function Window({ columns }: { readonly columns: number }) {
  return <Text>{useRepaint({ columns, rows: 24 }) ? 'empty' : 'filled'}</Text>;
}

/** More than the time after which the hand has let go of the corner. */
const A_WHILE = 100;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});

afterEach(() => {
  vi.useRealTimers();
});

/** Lets Ink draw what is to be drawn, and everybody hear of it. */
async function flush(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) {
    await act(() => new Promise<void>((resolve) => setImmediate(resolve)));
  }
}

function open() {
  let app: ReturnType<typeof render> | undefined;
  act(() => {
    app = render(<Window columns={80} />);
  });
  const opened = app;
  if (opened === undefined) throw new Error('nothing was rendered');
  return {
    frames: opened.frames,
    resize: (columns: number) => act(() => opened.rerender(<Window columns={columns} />)),
    /** All that falls due meanwhile is heard of at once, as on a busy machine. */
    pass: () => act(() => vi.advanceTimersByTime(A_WHILE)),
  };
}

it('leaves the screen empty for one frame after a resize, and then fills it', async () => {
  const window = open();
  window.resize(100);
  expect(window.frames.at(-1)).toBe('filled');

  window.pass();
  expect(window.frames.at(-1)).toBe('empty');
  await flush();

  expect(window.frames.at(-1)).toBe('filled');
});

it('fills it also when the next resize has settled before it was filled', async () => {
  const window = open();
  window.resize(100);
  window.pass();
  window.resize(120);
  window.pass();
  await flush();

  expect(window.frames.at(-1)).toBe('filled');
});

it('draws the screen anew also when the size comes back before it has settled', async () => {
  const window = open();
  window.resize(100);
  window.resize(80);

  window.pass();
  expect(window.frames.at(-1)).toBe('empty');
  await flush();

  expect(window.frames.at(-1)).toBe('filled');
});
