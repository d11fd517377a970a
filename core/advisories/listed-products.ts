// The products that an entry of a catalogue of exploited vulnerabilities names, one by one.
import type { KevEntry } from '#core/advisories/exploitation.ts';

export interface ListedProduct {
  readonly vendor: string;
  readonly product: string;
}

/** Lists of more products than this are read as one name. */
const productsMax = 8;

/**
 * The entry's own name, and each product in it: `IOS and IOS XE Software` is IOS and IOS XE; `Zimbra Collaboration Suite
 * (ZCS)` is found without its abbreviation; what is a part of Windows is mended by Windows' updates.
 */
export function listedProducts({ vendor, product }: Pick<KevEntry, 'vendor' | 'product'>): readonly ListedProduct[] {
  const whole = product.trim();
  if (vendor.trim() === '' || whole === '') return [];
  const parts = whole.split(/\s*,\s*(?:and\s+)?|\s+and\s+|\s+\/\s+/);
  const named = [whole, ...(parts.length > 1 && parts.length <= productsMax ? parts : [])].flatMap(spellings);
  const hosts = wholes.filter(({ vendor: maker, part }) => maker === vendor.trim() && part.test(whole));
  const own = [...new Set([whole, ...named])].map((name) => ({ vendor: vendor.trim(), product: name }));
  return [...own, ...hosts.map(({ within }) => within)];
}

/** Without an abbreviation in brackets, and without the word Software at its end. */
function spellings(name: string): readonly string[] {
  const plain = name.replace(/\s*\([^()]*\)/g, '').trim();
  const bare = plain.replace(/\s+software$/i, '').replace(/\s+appliances?$/i, '');
  return [name, plain, bare].filter((text) => text.length > 2);
}

interface Part {
  readonly vendor: string;
  /** What the catalogue calls it. */
  readonly part: RegExp;
  /** The product that brings it and whose updates mend it. */
  readonly within: ListedProduct;
}

const chrome: ListedProduct = { vendor: 'Google', product: 'Chrome' };
const edge: ListedProduct = { vendor: 'Microsoft', product: 'Edge (Chromium-based)' };
const windows: ListedProduct = { vendor: 'Microsoft', product: 'Windows' };

// Names as the catalogue writes them: https://www.cisa.gov/known-exploited-vulnerabilities-catalog
const windowsParts =
  /^(?:win32k|smbv\d|directx|graphics (?:device interface|component)|mshtml|enhanced cryptographic|dwm core|smartscreen|streaming service|active directory|xml core services|wordpad|windows |http protocol stack|http\.sys|client-server run-?time|ancillary function driver|kerberos key|netlogon|remote desktop services|task scheduler|atm font driver|winverifytrust|hyper-v|input method editor|update notification manager|internet explorer|office and wordpad)/i;

const wholes: readonly Part[] = [
  { vendor: 'Microsoft', part: windowsParts, within: windows },
  { vendor: 'Google', part: /^chrom(?:ium|e)\b(?! for android)/i, within: chrome },
  // Edge is built from Chromium: https://learn.microsoft.com/deployedge/microsoft-edge-relnotes-security
  { vendor: 'Google', part: /^chromium\b/i, within: edge },
];
