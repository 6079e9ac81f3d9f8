import fc from 'fast-check';
import { expect, it } from 'vitest';
import { evaluate } from '../../../src/sim/policy/evaluate.js';
import { readGrammar } from '../../../src/sim/policy/read-policy.js';
import { depth } from '../../helpers/depth.js';
import { asked, policies } from './random-policies.js';
import { secondOpinion } from './second-evaluator.js';

const LETTERS = { allow: 'A', 'explicit-deny': 'D', 'implicit-deny': '-' } as const;

it('says of random policies and requests what a second evaluator says', () => {
  const seen = { A: 0, D: 0, '-': 0 };
  fc.assert(
    fc.property(policies, asked, (documents, request) => {
      const read = documents.map((one, index) => {
        // What AWS would refuse is compared as well.
        const result = readGrammar(one, 'identity');
        if (!result.ok) throw new Error(`${result.failure.message} ${result.failure.at}`);
        return { name: String(index), document: result.value.document };
      });
      const letter = LETTERS[evaluate(read, request).verdict];
      seen[letter] += 1;

      expect(letter).toBe(secondOpinion(documents, request));
    }),
    { numRuns: depth(1500, 100_000) },
  );

  // The search would prove little if all of them ended alike.
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(depth(100, 10_000));
});
