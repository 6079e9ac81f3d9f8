import { describe, expect, it } from 'vitest';
import { applyQuery, queryProblem } from '../../../../src/sim/terminal/aws/query.js';

const DATA = {
  Users: [
    { Name: 'a', Tags: {} },
    { Name: 'b', Tags: { x: 1 } },
  ],
  Count: 2,
  Left: null,
};

describe('a query', () => {
  it.each([
    ['Users[].Name', ['a', 'b']],
    ['Users[0].Name', 'a'],
    ['Users[-1]', { Name: 'b', Tags: { x: 1 } }],
    ["Users[?Name=='b'].Name | [0]", 'b'],
    ['Users[?Tags].Name', ['b']],
    ['length(Users)', 2],
    ['{A:Count,B:Left}', { A: 2, B: null }],
    ['Nothing.at.all', null],
  ])('%s finds what it asks for', (expression, found) => {
    expect(applyQuery(DATA, expression)).toEqual({ ok: true, value: found });
  });

  it.each(['constructor', '__proto__', 'Users[].constructor', 'Users.length', 'hasOwnProperty', 'toString'])(
    '%s finds nothing that is not in the answer',
    (expression) => {
      const found = applyQuery(DATA, expression);

      expect(found.ok && JSON.stringify(found.value)).toMatch(/^(null|\[(null,?)*\])$/);
    },
  );

  it('that cannot be read has a problem, and so has one that asks for what cannot be done', () => {
    expect(queryProblem('Users[')).not.toBeNull();
    expect(queryProblem('')).not.toBeNull();
    expect(queryProblem('length(Count)')).toBeNull();
    expect(applyQuery(DATA, 'length(Count)')).toMatchObject({ ok: false });
    expect(applyQuery(DATA, 'nobody(Count)')).toMatchObject({ ok: false });
  });
});
