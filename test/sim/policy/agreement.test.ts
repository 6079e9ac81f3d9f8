import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { NamedPolicy } from '../../../src/sim/policy/document.js';
import { evaluate } from '../../../src/sim/policy/evaluate.js';
import { readGrammar } from '../../../src/sim/policy/read-policy.js';
import { depth } from '../../helpers/depth.js';
import { asked, policies } from './random-policies.js';
import type { Raw } from './second-evaluator.js';
import { secondOpinion } from './second-evaluator.js';

const LETTERS = { allow: 'A', 'explicit-deny': 'D', 'implicit-deny': '-' } as const;

it('says of random policies and requests what a second evaluator says', () => {
  const seen = { A: 0, D: 0, '-': 0 };
  fc.assert(
    fc.property(policies, asked, (documents, request) => {
      const letter = LETTERS[evaluate(read(documents), request).verdict];
      seen[letter] += 1;

      expect(letter).toBe(secondOpinion(documents, request));
    }),
    { numRuns: depth(250, 8_000) },
  );

  // The search would prove little if all of them ended alike.
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(depth(20, 800));
});

/** Policies as they are read; also those that AWS would refuse. */
function read(documents: readonly Raw[]): readonly NamedPolicy[] {
  return documents.map((one, index) => {
    const result = readGrammar(one, 'identity');
    if (!result.ok) throw new Error(`${result.failure.message} ${result.failure.at}`);
    return { name: String(index), document: result.value.document };
  });
}

it('never overrides an explicit deny, whatever is allowed beside it and in whatever order', () => {
  const everything = (Effect: 'Allow' | 'Deny'): Raw => ({
    Version: '2012-10-17',
    Statement: { Effect, Action: '*', Resource: '*' },
  });
  fc.assert(
    fc.property(policies, asked, (documents, request) => {
      const { verdict } = evaluate(read(documents), request);
      const withAllow = evaluate(read([everything('Allow'), ...documents, everything('Allow')]), request);

      expect(withAllow.verdict).toBe(verdict === 'explicit-deny' ? verdict : 'allow');
      expect(evaluate(read([...documents, everything('Deny')]), request).verdict).toBe('explicit-deny');
      expect(evaluate(read([...documents].reverse()), request).verdict).toBe(verdict);
    }),
    { numRuns: depth(100, 3_000) },
  );
});
