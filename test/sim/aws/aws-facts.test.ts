import { describe, expect, it } from 'vitest';
import type { Fact, Place } from './recorded.js';
import { differences, filled, filledIn, readFacts } from './recorded.js';
import type { Answered } from './wire-lab.js';
import { openWireLab } from './wire-lab.js';

// What the real AWS answered, as others recorded it, against what this one answers: signed, and in the order in which it was
// recorded, because each call finds what the ones before have left.

const facts = readFacts();
const lab = openWireLab();
const place: Place = { account: lab.world.account.id, code: lab.code };

async function replay({ as, setup, setupAs, call }: Fact): Promise<Answered> {
  for (const before of setup) {
    const answer = await lab.call(setupAs ?? 'omar', filledIn(before, place));
    expect([before, answer.status, answer.message]).toEqual([before, 200, null]);
  }
  return lab.call(as, filledIn(call, place));
}

describe('what AWS was recorded to answer', () => {
  it('is there whole', () => {
    expect(facts.length).toBeGreaterThan(70);
  });

  it.each(facts)('$id', async (one) => {
    const answer = await replay(one);
    const { status, code, message, fields } = one.expect;

    expect(answer).toMatchObject({
      status,
      ...(code === undefined ? {} : { code }),
      ...(message === undefined ? {} : { message: filled(message, place) }),
    });
    expect(differences(answer.xml, fields, place), answer.text).toEqual([]);
  });
});
