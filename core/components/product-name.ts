// Names of products that have neither purl nor CPE, folded so that a catalogue's and an advisory's spelling meet.

// Endings that state a company's legal form, without dots.
const legalForms: ReadonlySet<string> = new Set(
  (
    'ab ag aps as bv co company corp corporation gmbh inc incorporated kg kgaa kk limited llc llp lp ltd ltda nv oy oyj ' +
    'plc private pte pty pvt sa sarl sas se sl spa sro srl'
  ).split(' '),
);

// Letters that Unicode doesn't decompose.
const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
};

/** Longer names are cut before they are folded. */
const nameCharactersMax = 500;

/**
 * The name that statements about a product are looked up under, `product:siemens/simatics71200`: lower case, letters and
 * digits only, accents and the vendor's legal form left out, and the vendor taken off the front of the product.
 */
export function productLookUpName(vendor: string, product: string): `product:${string}` {
  const vendorWords = wordsOfVendor(vendor);
  const productWords = withoutVendor(wordsOf(product), [wordsOf(vendor), vendorWords]);
  // A product named in signs alone keeps them, so that it meets no other.
  const name = productWords.join('') || product.slice(0, nameCharactersMax).trim().toLowerCase();
  return `product:${vendorWords.join('')}/${name}`;
}

/** A vendor's name in one word, without its legal form: `Rockwell Automation, Inc.` is `rockwellautomation`. */
export function vendorWord(vendor: string): string {
  return wordsOfVendor(vendor).join('');
}

/** Shorter first words of vendors are in the names of others: `N` of `N-able`. */
const firstWordCharactersMin = 2;

/** What people call a product: behind its vendor, which is said once: `Adobe Acrobat`, `Cisco Meraki MX68`. */
export function withVendor(vendor: string | undefined, name: string): string {
  const written = vendor?.trim().replace(/^the\s+/i, '') ?? '';
  if (vendor === undefined || written === '') return name;
  const words = wordsOf(name);
  const [first = ''] = wordsOf(written);
  if (first.length >= firstWordCharactersMin && words[0] === first) return name;
  const parts = written.split(/\s+/);
  for (let at = 0; at < parts.length; at += 1) {
    if (!leads(wordsOfVendor(parts.slice(at).join(' ')).join(''), words)) continue;
    return [...parts.slice(0, at), name].join(' ');
  }
  return `${vendor} ${name}`;
}

/** Whether words begin with another, wherever that is parted: `Sonic Wall` of `SonicWall SMA`. */
function leads(word: string, words: readonly string[]): boolean {
  let joined = '';
  for (const one of words) {
    joined += one;
    if (joined.length >= word.length) break;
  }
  return word !== '' && joined === word;
}

/** A vendor's name in words, without its legal form. */
export function wordsOfVendor(vendor: string): readonly string[] {
  // Many add their abbreviation: `General Electric (GE)`.
  const words = wordsOf(vendor.slice(0, nameCharactersMax).replace(/\([^()]{0,40}\)\s*$/, ''));
  let end = words.length;
  while (end > 1 && legalForms.has(words[end - 1] ?? '')) end -= 1;
  return end === 0 ? wordsOf(vendor) : words.slice(0, end);
}

/** The product without the vendor's name before it, where something is left. */
function withoutVendor(product: readonly string[], spellings: readonly (readonly string[])[]): readonly string[] {
  for (const vendor of spellings) {
    const leads = vendor.length > 0 && vendor.every((word, index) => product[index] === word);
    if (leads && product.length > vendor.length) return product.slice(vendor.length);
  }
  return product;
}

function wordsOf(text: string): readonly string[] {
  const folded = text
    .slice(0, nameCharactersMax)
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}.'’]/gu, '')
    .replace(/[ßæœøđðłþı]/g, (letter) => letters[letter] ?? letter);
  return folded.match(/[\p{L}\p{Nd}]+/gu) ?? [];
}
