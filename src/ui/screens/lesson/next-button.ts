import { HERE_MARK } from '../../text/marks.js';
import type { Line } from '../../text/spans.js';
import { span } from '../../text/spans.js';
import { bracketed } from '../element-line.js';

/** What the way on is called: the key that takes it, and where it leads to. */
export function nextWords(key: string, hasNext = true): string {
  return `${key}: ${hasNext ? 'next step' : 'to the end'}`;
}

/** The way on from what is solved, as the button that has the focus, or as one that a key presses all the same. */
export function nextButton(isFocused: boolean, words = nextWords('Enter')): Line {
  return [
    isFocused ? span(HERE_MARK, 'mark') : span(' '),
    ...bracketed(words, isFocused ? 'focus' : 'primary'),
  ];
}
