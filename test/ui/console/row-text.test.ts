import { describe, expect, it } from 'vitest';
import { plainText } from '../../../src/lessons/words/rich-text.js';
import { epochSeconds } from '../../../src/sim/base/time.js';
import { codeAt } from '../../../src/sim/codes/totp.js';
import { labTime } from '../../../src/sim/world/world.js';
import type { PageRow, ToldRow } from '../../../src/ui/console/pages/elements.js';
import { phoneView } from '../../../src/ui/console/phone-view.js';
import { leadText, rowText, shownLabel } from '../../../src/ui/console/row-text.js';
import { elements } from '../../../src/ui/store/screen-elements.js';
import { SOME_TIME } from '../../helpers/fake-ports.js';
import { MOMENTS, modelWith } from '../screens/course.js';

const textOf = (row: ToldRow) => plainText(rowText(row));

describe('a row', () => {
  it('with a code shows it in two groups, and with a key in groups of four', () => {
    expect(textOf({ kind: 'code', digits: '012345' })).toBe('   012 345');
    expect(textOf({ kind: 'secret', seed: 'ABCDEFGHIJ' })).toBe('ABCD EFGH IJ');
  });

  it.each([
    [30, '30 s or less'],
    [12, '12 s or less'],
    [6, '6 s or less'],
    [5, 'take the next (5 s)'],
  ])('with %d s left says them as the most that is left', (left, words) => {
    expect(textOf({ kind: 'countdown', left })).toBe(words);
  });

  it('has words in front of its elements, with a colon where they are a name', () => {
    expect(leadText({ words: 'go to' })).toBe('go to');
    expect(leadText({ words: 'alice', isName: true })).toBe('alice:');
  });
});

describe('the panel beside the console', () => {
  const sessions = MOMENTS.map(({ session }) => session);
  const rows = (kind: PageRow['kind']) =>
    sessions.flatMap((session) =>
      phoneView(session, epochSeconds(SOME_TIME)).rows.filter((row) => row.kind === kind),
    );

  it('says of each code, and of the time that runs down, what it is', () => {
    expect(rows('code').length).toBeGreaterThan(20);
    expect(rows('countdown').length).toBeGreaterThan(20);
    const texts = rows('text').flatMap((row) => (row.kind === 'text' ? [textOf(row)] : []));

    expect(texts.filter((text) => /\d{3} \d{3}|^ ?\d+ s/.test(text))).toEqual([]);
  });

  it("shows the lab's phone's codes", () => {
    const session = sessions.find(({ world }) => !world.usesOwnPhone && world.phone.entries.length === 1);
    const secret = session?.world.phone.entries[0]?.secret ?? '';
    if (session === undefined) throw new Error('no phone has one entry');
    const time = labTime(session.world, epochSeconds(SOME_TIME));

    expect(phoneView(session, epochSeconds(SOME_TIME)).rows).toContainEqual({
      kind: 'code',
      digits: codeAt(secret, time),
    });
  });
});

describe('what can be lost', () => {
  const all = MOMENTS.flatMap(({ session }) => elements(modelWith(session, { columns: 80, rows: 24 })));
  const withRisk = (risk: string) =>
    new Set(all.flatMap((one) => (one.kind !== 'field' && one.risk === risk ? [shownLabel(one)] : [])));

  it('is marked where it is made', () => {
    expect([...withRisk('loss')]).toEqual(
      expect.arrayContaining(['Sign out', 'Sign in to a different account', 'Take a new phone']),
    );
  });
});
