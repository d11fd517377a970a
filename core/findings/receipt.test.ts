import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readReceipt, receiptBytes, receiptOf } from '#core/findings/receipt.ts';

const chance = fc.uint8Array({ minLength: receiptBytes, maxLength: receiptBytes });

describe('a receipt', () => {
  test('holds all of its chance: another one for each', () => {
    fc.assert(
      fc.property(chance, chance, (one, other) => {
        const same = Buffer.from(one).equals(Buffer.from(other));
        expect(receiptOf(one) === receiptOf(other)).toBe(same);
      }),
    );
    const last = new Uint8Array(receiptBytes);
    last[receiptBytes - 1] = 1;
    expect(receiptOf(last)).toBe('BWR-0000-0000-0000-0000-0000-0000-0000-0001');
  });

  test('is read however somebody typed it', () => {
    fc.assert(
      fc.property(chance, (some) => {
        const receipt = receiptOf(some);
        const typed = receipt.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('-', ' ');
        expect([receipt, receipt.slice(4), typed].map(readReceipt)).toEqual([receipt, receipt, receipt]);
      }),
    );
  });

  test.each(['', 'BWR', 'BWR-0000', `BWR-${'U'.repeat(32)}`, '0'.repeat(33), '0'.repeat(101)])(
    'is not: %j',
    (typed) => {
      expect(readReceipt(typed)).toBeUndefined();
    },
  );
});
