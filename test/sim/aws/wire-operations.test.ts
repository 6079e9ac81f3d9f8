import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isRealOperation } from '../../../src/sim/aws/real-operations.js';
import { WIRE_OPERATIONS } from '../../../src/sim/aws/wire-operations.js';

const MANUAL = readFileSync(new URL('../../../docs/serve.md', import.meta.url), 'utf8');

describe('the operations for programs', () => {
  it.each(Object.entries(WIRE_OPERATIONS))(
    '%s is one that AWS has, and is in docs/serve.md',
    (name, { service }) => {
      expect(isRealOperation(service, name)).toBe(true);
      expect(MANUAL).toMatch(new RegExp(`\\b${name}\\b`));
    },
  );

  it('are no others in docs/serve.md', () => {
    const [, list = ''] = /The rules are those([\s\S]*?)Not simulated/.exec(MANUAL) ?? [];
    const names = [...list.matchAll(/\b[A-Z][a-z]+[A-Z]\w+/g)].map(([name]) => name);
    const told = names.filter((name) => !Object.hasOwn(WIRE_OPERATIONS, name));

    expect(names.length).toBeGreaterThan(40);
    expect(told).toEqual(['ListBuckets', 'ListObjectsV2']);
  });
});
