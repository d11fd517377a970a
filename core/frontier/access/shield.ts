// Codenames: what everybody else learns in place of a model. Words by chance, so that nothing of the model is in them.
const first = [
  'amber',
  'brisk',
  'calm',
  'dusky',
  'early',
  'frosty',
  'gentle',
  'hollow',
  'ivory',
  'jolly',
  'keen',
  'lucid',
  'mellow',
  'noble',
  'olive',
  'plain',
];
const second = [
  'badger',
  'cedar',
  'dune',
  'ember',
  'fjord',
  'grove',
  'heron',
  'islet',
  'juniper',
  'kestrel',
  'lagoon',
  'meadow',
  'nettle',
  'otter',
  'pebble',
  'quartz',
];

/** @param bytes 4 by chance */
export function shieldOf(bytes: Uint8Array): string {
  const [a = 0, b = 0, c = 0, d = 0] = bytes;
  const number = ((c << 8) | d) % 10_000;
  return `${first[a % first.length]}-${second[b % second.length]}-${String(number).padStart(4, '0')}`;
}

/** Whether a text says the model's name, in whatever case; of a name of one or two letters nothing can be told. */
export function namesModel(text: string, name: string): boolean {
  const plain = folded(name.trim()).text;
  return plain.length > 2 && folded(text).text.includes(plain);
}

/** A text with the codename wherever it says the model's name, for those who learn the codename alone. */
export function underShield(
  text: string,
  { name, shield }: { readonly name: string; readonly shield: string },
): string {
  if (!namesModel(text, name)) return text;
  const plain = folded(name.trim()).text;
  const { text: lower, places } = folded(text);
  let said = '';
  let from = 0;
  for (let at = lower.indexOf(plain); at >= 0; at = lower.indexOf(plain, from)) {
    said += text.slice(places[from], places[at]) + shield;
    from = at + plain.length;
  }
  return said + text.slice(places[from] ?? text.length);
}

/** In lower case, letter by letter: some letters become longer by it, so that it tells for each place where it stood before. */
function folded(text: string): { readonly text: string; readonly places: readonly number[] } {
  const places: number[] = [];
  let lower = '';
  let place = 0;
  for (const letter of text) {
    const small = letter.toLowerCase();
    for (let unit = 0; unit < small.length; unit += 1) places.push(place);
    lower += small;
    place += letter.length;
  }
  return { text: lower, places };
}
