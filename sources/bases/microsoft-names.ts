// Names of Microsoft's products that hold the processor: `Windows 10 Version 1903 for x64-based Systems`.

interface NamedProduct {
  readonly product: string;
  readonly platforms: readonly string[];
}

const processor = / for ((?:x64|ARM64|32-bit|IA64|Itanium)[- ](?:based )?Systems|32-bit systems)\b/i;

/** The product without its processor, which is a platform of it; products of others as they are. */
export function ofMicrosoft(vendor: string, product: string, platforms: readonly string[]): NamedProduct {
  if (!/^microsoft\b/i.test(vendor)) return { product, platforms };
  const named = processor.exec(product)?.[1];
  if (named === undefined) return { product, platforms };
  const bare = product.replace(processor, '').replace(/\s+/g, ' ').trim();
  return { product: bare, platforms: platforms.includes(named) ? platforms : [named] };
}

/** `KB5044273` from the number, or from an address or text that names it; `undefined` where none is named. */
export function updateNumber(text: string): string | undefined {
  const found = /^\s*(?:KB)?(\d{6,8})\s*$/i.exec(text) ?? /(?:\bKB|help\/|\bq=KB)(\d{6,8})\b/i.exec(text);
  return found === null ? undefined : `KB${found[1]}`;
}
