import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { epochSeconds } from '../../../src/sim/base/time.js';
import { insideCode } from '../../../src/sim/codes/inside-code.js';
import { codeAt, encodeBase32 } from '../../../src/sim/codes/totp.js';
import { depth } from '../../helpers/depth.js';
import { RFC_SEED } from '../scenario.js';

describe('insideCode', () => {
  // RFC 4226 Appendix D: the HMAC of each counter, and its truncation.
  it.each([
    [0, 'cc93cf18508d94934c64b65d8ba7667fb7cde4b0', 1_284_755_224, '755224'],
    [1, '75a48a19d4cbe100644e8ac1397eea747a2d33ab', 1_094_287_082, '287082'],
    [2, '0bacb7fa082fef30782211938bc1c5e70416ff44', 137_359_152, '359152'],
    [3, '66c28227d03a2d5529262ff016a1e6ef76557ece', 1_726_969_429, '969429'],
    [4, 'a904c900a64b35909874b33e61c5938a8e15ed1c', 1_640_338_314, '338314'],
    [5, 'a37e783d7b7233c083d4f62926c7a25f238d0316', 868_254_676, '254676'],
    [6, 'bc9cd28561042c83f219324d3c607256c03272ae', 1_918_287_922, '287922'],
    [7, 'a4fb960c0bc06e1eabb804e5b397cdc4b45596fa', 82_162_583, '162583'],
    [8, '1b3c89f65e6c9e883012052823443f048b4332db', 673_399_871, '399871'],
    [9, '1637409809a679dc698207310c8c7fc07290d9e5', 645_520_489, '520489'],
  ])('is right to the byte for counter %i of RFC 4226', (step, hmac, number, code) => {
    const inside = insideCode(RFC_SEED, epochSeconds(step * 30));

    expect(Buffer.from(inside.hmac).toString('hex')).toBe(hmac);
    expect(inside).toMatchObject({ step, number, code, remainder: Number(code) });
  });

  it('shows the whole way to a code with leading zeros', () => {
    expect(insideCode(RFC_SEED, epochSeconds(1_234_567_890.5))).toEqual({
      time: 1_234_567_890.5,
      parameters: { algorithm: 'SHA1', digits: 6, period: 30 },
      step: 41_152_263,
      counter: [0, 0, 0, 0, 0x02, 0x73, 0xef, 0x07],
      hmac: [
        0x90, 0x7c, 0xd1, 0xa9, 0x11, 0x65, 0x64, 0xec, 0xb9, 0xd5, 0xd1, 0x78, 0x03, 0x25, 0xf2, 0x46, 0x17,
        0x3f, 0xe7, 0x03,
      ],
      offset: 3,
      chosen: [0xa9, 0x11, 0x65, 0x64],
      number: 689_005_924,
      remainder: 5924,
      code: '005924',
      secondsLeft: 30,
    });
  });

  it('has a counter of more than 32 bits where the time needs it', () => {
    const { counter } = insideCode(RFC_SEED, epochSeconds((2 ** 32 + 1) * 30));

    expect(counter).toEqual([0, 0, 0, 1, 0, 0, 0, 1]);
  });

  it('agrees with the code, and each part with the part before, for any key and time', () => {
    const bytes = fc.uint8Array({ minLength: 1, maxLength: 64 });
    const seconds = fc.integer({ min: 0, max: 99_999_999_999 });
    fc.assert(
      fc.property(bytes, seconds, (key, time) => {
        const seed = encodeBase32(key);

        const inside = insideCode(seed, epochSeconds(time));

        expect(inside.code).toBe(codeAt(seed, epochSeconds(time)));
        const counter = Buffer.from(inside.counter);
        expect(counter.readBigUInt64BE()).toBe(BigInt(Math.floor(time / 30)));
        const hmac = createHmac('sha1', key).update(counter).digest();
        expect(Buffer.from(inside.hmac).equals(hmac)).toBe(true);
        expect(inside.chosen).toEqual([...hmac.subarray(inside.offset, inside.offset + 4)]);
        expect(inside.number).toBe(hmac.readUInt32BE(hmac.readUInt8(19) & 15) & 0x7fffffff);
        expect(inside.code).toBe(String(inside.number).slice(-6).padStart(6, '0'));
      }),
      { numRuns: depth(75, 4_000) },
    );
  });
});
