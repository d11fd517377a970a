/** `6GK5310-0BA10-2AA3`, `1769-L24ER-QB1B`, `MQ45X1CEAG`: by which a maker tells one model of a device, not words or a version. */
export function isOrderNumber(text: string): boolean {
  const plain = text.replaceAll(' ', '');
  return (
    /^[0-9a-z][0-9a-z./_-]{5,39}$/i.test(plain) &&
    /[a-z]/i.test(plain) &&
    /\d.*\d.*\d/.test(plain) &&
    !/^v(?:er)?/i.test(plain)
  );
}

/** A device's name as people list it, `SCALANCE X310FE (6GK5310-0BA10-2AA3)`, taken apart; `undefined` where it has none. */
export function withOrderNumber(name: string): { readonly name: string; readonly order: string } | undefined {
  const [, bare, order] = /^(.{1,300}?) ?\(([^()]{6,50})\)$/.exec(name.trim()) ?? [];
  return bare === undefined || order === undefined || !isOrderNumber(order) ? undefined : { name: bare, order };
}
