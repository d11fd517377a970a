import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seal, SealFault, sealText, unseal, unsealText, type DataKey, type Place } from '#server/sealing/sealed.ts';

const key: DataKey = { id: '0190b6f0-0000-7000-8000-000000000001', key: randomBytes(32) };
const place: Place = { table: 'compartment', row: '0190b6f0-0000-7000-8000-000000000002', column: 'purpose' };

describe('sealed content', () => {
  test('comes back as it went in, whatever it is', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (plain) => {
        expect(Buffer.from(unseal(key, place, seal(key, place, plain)))).toEqual(Buffer.from(plain));
      }),
    );
    expect(unsealText(key, place, sealText(key, place, 'Ünder embargo'))).toBe('Ünder embargo');
  });

  test('is another one each time, and holds nothing of what was sealed', () => {
    const plain = Buffer.from('a canary that must never be found');
    const once = seal(key, place, plain);
    expect(Buffer.from(seal(key, place, plain))).not.toEqual(Buffer.from(once));
    expect(Buffer.from(once).includes(plain)).toBe(false);
  });

  test('can not be opened where any one byte is another', () => {
    const sealed = seal(key, place, Buffer.from('what was said'));
    for (let at = 0; at < sealed.length; at += 1) {
      const altered = Buffer.from(sealed);
      altered[at] = (altered[at] ?? 0) ^ 1;
      expect(() => unseal(key, place, altered)).toThrow(SealFault);
      expect(() => unseal(key, place, sealed.subarray(0, at))).toThrow(SealFault);
    }
  });

  test.each([
    ['another table', { ...place, table: 'case' }, key],
    ['another row', { ...place, row: '0190b6f0-0000-7000-8000-000000000003' }, key],
    ['another column', { ...place, column: 'terms' }, key],
    ['parts of its place moved', { ...place, table: 'compartmen', row: `t${place.row}` }, key],
    ['another key of the same name', place, { ...key, key: randomBytes(32) }],
    ['the same key under another name', place, { ...key, id: '0190b6f0-0000-7000-8000-000000000009' }],
  ])('can not be opened in %s', (_, where, by) => {
    const sealed = sealText(key, place, 'what was said');
    expect(() => unseal(by, where, sealed)).toThrow(SealFault);
  });
});
