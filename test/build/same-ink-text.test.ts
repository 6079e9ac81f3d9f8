import { describe, expect, it } from 'vitest';
import { whenChanged } from '../../scripts/build/same-ink-text.js';

/** As Ink has them: what is drawn changes them in their place. */
interface Node {
  nodeName: string;
  nodeValue?: string;
  internal_transform?: (text: string) => string;
  childNodes: Node[];
}

const text = (nodeValue: string): Node => ({ nodeName: '#text', nodeValue, childNodes: [] });
const shout = (said: string) => said.toUpperCase();
const styled = (...childNodes: Node[]): Node => ({
  nodeName: 'ink-virtual-text',
  internal_transform: shout,
  childNodes,
});

/** `one [TWO]`, of which the second is in a style. */
function example(): {
  readonly line: Node;
  readonly inner: Node;
  readonly asked: () => number;
  readonly read: () => string;
} {
  const inner = styled(text('two'));
  const line: Node = { nodeName: 'ink-text', childNodes: [text('one '), inner] };
  let count = 0;
  const squash = ({ childNodes }: Node): string =>
    childNodes
      .map((child) => child.internal_transform?.(squash(child)) ?? child.nodeValue ?? squash(child))
      .join('');
  const once = whenChanged((node: Node) => {
    count += 1;
    return squash(node);
  });
  return { line, inner, asked: () => count, read: () => once(line) };
}

describe('a text of the screen', () => {
  it('is made once while nothing in it changes', () => {
    const { asked, read } = example();

    expect([read(), read(), read()]).toEqual(['one TWO', 'one TWO', 'one TWO']);
    expect(asked()).toBe(1);
  });

  it.each<[string, (line: Node, inner: Node) => void, string]>([
    [
      'a word deep in it',
      (_line, inner) => Object.assign(inner.childNodes[0] ?? {}, { nodeValue: '2' }),
      'one 2',
    ],
    [
      'a style',
      (_line, inner) => Object.assign(inner, { internal_transform: (said: string) => `<${said}>` }),
      'one <two>',
    ],
    [
      'a style that is gone',
      (_line, inner) => Reflect.deleteProperty(inner, 'internal_transform'),
      'one two',
    ],
    ['a piece that came', (line) => line.childNodes.push(text('!')), 'one TWO!'],
    ['a piece that came deep in it', (_line, inner) => inner.childNodes.push(text('!')), 'one TWO!'],
    ['a piece that is gone', (line) => line.childNodes.pop(), 'one '],
    ['pieces in another order', (line) => line.childNodes.reverse(), 'TWOone '],
    ['a piece in the place of another', (line) => line.childNodes.splice(1, 1, text('two')), 'one two'],
  ])('is made anew for %s', (_what, change, then) => {
    const { line, inner, asked, read } = example();
    read();
    change(line, inner);

    expect([read(), read()]).toEqual([then, then]);
    expect(asked()).toBe(2);
  });
});
