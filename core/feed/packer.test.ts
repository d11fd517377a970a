import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { Packer } from '#core/feed/packer.ts';
import { Unpacker } from '#core/feed/unpacker.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';

function unpacker(out: Packer): Unpacker {
  return new Unpacker(Buffer.from(out.take()).toString('latin1'));
}

const values = fc.record({
  texts: fc.array(fc.string({ unit: 'binary' })),
  key: fc.array(fc.integer({ min: 0, max: 255 })).map((bytes) => String.fromCharCode(...bytes)),
  count: fc.integer({ min: 0, max: 2 ** 49 - 1 }),
  number: fc.double({ noNaN: true, noDefaultInfinity: true }),
  optional: fc.option(fc.string(), { nil: undefined }),
});

describe('packing', () => {
  test('reads back what was written', () => {
    fc.assert(
      fc.property(values, ({ texts, key, count, number, optional }) => {
        const out = new Packer();
        out.texts(texts);
        out.key(key);
        out.count(count);
        out.number(number);
        out.optionalText(optional);
        const from = unpacker(out);
        expect(from.texts()).toEqual(texts);
        expect(from.key()).toBe(key);
        expect(from.count()).toBe(count);
        expect(from.number()).toBe(number === 0 ? 0 : number); // -0 is written as 0
        expect(from.optionalText()).toBe(optional);
        expect(from.left).toBe(0);
      }),
    );
  });

  test('writes half a surrogate pair as U+FFFD, since UTF-8 has no other form for it', () => {
    const out = new Packer();
    out.text('a\ud800b\udc00');
    expect(unpacker(out).text()).toBe('a\ufffdb\ufffd');
  });
});

describe('unpacking what nobody packed', () => {
  test('refuses every record that is cut short', () => {
    const out = new Packer();
    out.texts(['abc', 'größer', '']);
    out.count(300_000);
    out.optionalText('end');
    const bytes = Buffer.from(out.take()).toString('latin1');
    for (let length = 0; length < bytes.length; length += 1) {
      const from = new Unpacker(bytes.slice(0, length));
      expect(() => [from.texts(), from.count(), from.optionalText()]).toThrow(BadDocument);
    }
  });

  test('answers any bytes with values or a refusal, and never reads beyond their end', () => {
    const reads: readonly ((from: Unpacker) => unknown)[] = [
      (from) => from.text(),
      (from) => from.count(),
      (from) => from.number(),
      (from) => from.texts(),
      (from) => from.optionalText(),
      (from) => from.choice(['a', 'b']),
      (from) => from.list(() => from.list(() => from.byte())),
    ];
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.constantFrom(...reads), (bytes, read) => {
        const from = new Unpacker(Buffer.from(bytes).toString('latin1'));
        let refusal: unknown = new BadDocument('document.none', 'none');
        try {
          read(from);
        } catch (error) {
          refusal = error;
        }
        expect(refusal).toBeInstanceOf(BadDocument);
        expect(from.at).toBeLessThanOrEqual(bytes.length);
      }),
      { numRuns: 2000 },
    );
  });
});
