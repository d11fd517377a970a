// What whoever handed in a report holds of it: chance alone, which says nothing of the report nor of who they are. Written so that
// it can be read out and copied from paper.

/** Crockford's digits: without I, L, O and U, which are read as others. */
const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const prefix = 'BWR';
/** 160 bits: nobody guesses one. */
export const receiptBytes = 20;
const groups = 8;
const groupLength = 4;
const form = new RegExp(`^[${digits}]{${groups * groupLength}}$`);

/** @param chance of {@link receiptBytes} bytes */
export function receiptOf(chance: Uint8Array): string {
  const bits = [...chance.subarray(0, receiptBytes)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const symbols = [...bits.matchAll(/.{5}/g)].map(([five]) => digits.charAt(Number.parseInt(five, 2))).join('');
  return [prefix, ...(symbols.match(/.{4}/g) ?? [])].join('-');
}

/** A receipt as it was given, however somebody typed it: lower case, blanks, an O for a zero. `undefined`: it is none. */
export function readReceipt(typed: string): string | undefined {
  if (typed.length > 100) return undefined;
  const plain = typed
    .toUpperCase()
    .replaceAll(/[\s-]/g, '')
    .replace(new RegExp(`^${prefix}`), '');
  const symbols = plain.replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return form.test(symbols) ? [prefix, ...(symbols.match(/.{4}/g) ?? [])].join('-') : undefined;
}
