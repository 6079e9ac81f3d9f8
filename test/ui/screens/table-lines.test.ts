import { describe, expect, it } from 'vitest';
import type { Table } from '../../../src/ui/console/pages/tables.js';
import { tableText } from '../../../src/ui/console/row-text.js';
import { tableLines } from '../../../src/ui/screens/table-lines.js';
import { lineWidth } from '../../../src/ui/text/spans.js';
import { textOf } from './course.js';

const TABLE: Table = {
  title: 'As saved:',
  columns: [
    { text: 'no MFA', said: 'without MFA' },
    { text: 'MFA', said: 'with MFA' },
  ],
  rows: [
    {
      name: 'list the buckets',
      cells: [
        { text: 'no 1', said: 'no, by statement 1', tone: 'problem' },
        { text: 'yes', said: 'yes', tone: 'ok' },
      ],
    },
    { name: 'enable', cells: [{ text: 'yes', said: 'yes', tone: 'ok' }] },
  ],
  legend: ['no 1: statement 1 denies it'],
};

const drawn = (width: number) => tableLines(TABLE, width).map((line) => textOf(line).trimEnd());

describe('a table', () => {
  it('has its names aligned, and says what its short words mean', () => {
    expect(drawn(60)).toEqual([
      '                   no',
      ' As saved:         MFA   MFA',
      ' list the buckets  no 1  yes',
      ' enable            yes',
      ' no 1: statement 1 denies it',
    ]);
  });

  it('gives up the air between its columns before it is a list', () => {
    expect(drawn(26)).toEqual([
      '                  no',
      ' As saved:        MFA  MFA',
      ' list the buckets no 1 yes',
      ' enable           yes',
      ' no 1: statement 1 denies',
      ' it',
    ]);
  });

  it('is a list of whole words where it does not fit', () => {
    expect(drawn(23)).toEqual([
      ' As saved:',
      ' list the buckets',
      expect.stringMatching(/^ {3}without MFA: no, b/),
      '   with MFA: yes',
      ' enable',
      '   without MFA: yes',
    ]);
  });

  it.each([20, 24, 25, 26, 60, 100])('is not wider than its window: %i', (width) => {
    for (const line of tableLines(TABLE, width)) expect(lineWidth(line)).toBeLessThanOrEqual(width);
  });

  it('is one sentence for each column in plain mode, and what is alike is said together', () => {
    expect(tableText(TABLE)).toEqual([
      'without MFA: no, by statement 1, for list the buckets; yes for enable',
      'with MFA: yes for list the buckets',
    ]);
    const alike = TABLE.rows.map(({ name, cells }) => ({ name, cells: cells.slice(-1) }));
    expect(tableText({ ...TABLE, rows: alike })[0]).toBe('without MFA: yes, for all 2');
  });
});
