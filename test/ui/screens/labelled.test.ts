import { describe, expect, it } from 'vitest';
import { labelled } from '../../../src/ui/screens/labelled.js';
import { textOf } from './course.js';

describe('a text with a label', () => {
  it('has a bar along all of its lines, in the colour of who speaks', () => {
    const lines = labelled('AWS', 'one two three four', 16, 'aws');

    expect(lines.map(textOf)).toEqual(['AWS  ┃one two', '     ┃three four']);
    for (const line of lines) expect(line).toContainEqual({ text: '┃', role: 'aws' });
  });
});
