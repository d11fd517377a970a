// Common Platform Enumeration: names by NISTIR 7695, their comparison by NISTIR 7696.

/** A CPE's eleven attributes in the order of the formatted string. */
const attributes = [
  'part',
  'vendor',
  'product',
  'version',
  'update',
  'edition',
  'language',
  'softwareEdition',
  'targetSoftware',
  'targetHardware',
  'other',
] as const;

type CpeAttribute = (typeof attributes)[number];

/**
 * A CPE name. Each attribute stands as in the formatted string: `*` is ANY, `-` is NA, else a value in lower case whose
 * punctuation is escaped by a backslash, with wildcards (`*`, `?`) at its ends only.
 */
export type Cpe = Readonly<Record<CpeAttribute, string>>;

/** How one attribute or name stands to another (NISTIR 7696 §6): `undefined` where the standard leaves it open. */
export type Relation = 'equal' | 'superset' | 'subset' | 'disjoint' | 'undefined';

/** Longer texts are no CPE. */
const cpeCharactersMax = 2048;

/** Reads a formatted string (`cpe:2.3:a:…`; attributes missing at its end are ANY) or a URI (`cpe:/a:…`). */
export function parse(text: string): Cpe | undefined {
  if (text.length > cpeCharactersMax) return undefined;
  const lower = text.trim().toLowerCase();
  if (lower.startsWith('cpe:2.3:')) return parseFormatted(lower.slice('cpe:2.3:'.length));
  return lower.startsWith('cpe:/') ? parseUri(lower.slice('cpe:/'.length)) : undefined;
}

/** The formatted string. */
export function bind(cpe: Cpe): string {
  return `cpe:2.3:${attributes.map((attribute) => cpe[attribute]).join(':')}`;
}

/** The formatted string of any spelling; `undefined` where the text is no CPE. */
export function normalise(text: string): string | undefined {
  const cpe = parse(text);
  return cpe && bind(cpe);
}

/** The name that statements are looked up under, `cpe:apache:log4j`; `undefined` where vendor or product is open. */
export function lookUpName(text: string): string | undefined {
  const cpe = parse(text);
  if (cpe === undefined || !isDefinite(cpe.vendor) || !isDefinite(cpe.product)) return undefined;
  return `cpe:${cpe.vendor}:${cpe.product}`;
}

/** The version, with its update where it has one: `10.2.3-h4`; `undefined` where it is ANY, NA or has wildcards. */
export function version(text: string): string | undefined {
  const cpe = parse(text);
  if (cpe === undefined || !isDefinite(cpe.version)) return undefined;
  return isDefinite(cpe.update) ? `${unescape(cpe.version)}-${unescape(cpe.update)}` : unescape(cpe.version);
}

/** A value's text without escapes. Wildcards are not told from escaped signs: ask only for definite values. */
function unescape(value: string): string {
  return value.replace(/\\(.)/g, '$1');
}

/** Whether `name` is among those that `pattern` stands for: equal or a subset in each attribute. */
export function matches(pattern: string, name: string): boolean {
  const relation = compare(pattern, name);
  return relation === 'equal' || relation === 'superset';
}

/**
 * Whether `name` may be among those that `pattern` stands for, leaving out version and update, which ranges decide: no
 * other attribute rules it out. What a name leaves open (ANY) rules nothing out.
 */
export function matchesButVersion(pattern: string, name: string): boolean {
  const [source, target] = [parse(pattern), parse(name)];
  if (source === undefined || target === undefined) return false;
  return attributes.every(
    (attribute) =>
      attribute === 'version' ||
      attribute === 'update' ||
      compareAttribute(source[attribute], target[attribute]) !== 'disjoint',
  );
}

/** How `source` stands to `target` (NISTIR 7696 §6.2): `superset` where all of `target` is in `source`. */
export function compare(source: string, target: string): Relation {
  const [from, to] = [parse(source), parse(target)];
  if (from === undefined || to === undefined) return 'undefined';
  const relations = new Set(attributes.map((attribute) => compareAttribute(from[attribute], to[attribute])));
  if (relations.has('disjoint')) return 'disjoint';
  relations.delete('equal');
  if (relations.size === 0) return 'equal';
  const [only] = relations;
  return relations.size === 1 && only !== undefined ? only : 'undefined';
}

/** NISTIR 7696 table 6-2. Both are attributes of a {@link Cpe}. */
export function compareAttribute(source: string, target: string): Relation {
  if (source === target && !hasWildcards(source)) return 'equal';
  if (hasWildcards(target)) return 'undefined';
  if (source === '*') return 'superset';
  if (target === '*') return 'subset';
  if (source === '-' || target === '-') return 'disjoint';
  if (!hasWildcards(source)) return 'disjoint'; // two values that differ
  return covers(source, unescape(target)) ? 'superset' : 'disjoint';
}

/** A value that names one thing: not ANY, not NA, no wildcards. */
function isDefinite(value: string): boolean {
  return value !== '*' && value !== '-' && !hasWildcards(value);
}

function hasWildcards(value: string): boolean {
  if (value === '*' || !/[*?]/.test(value)) return false;
  const { leading, trailing } = splitWildcards(value);
  return leading !== '' || trailing !== '';
}

interface Wildcards {
  /** `*`, or as many `?` as there are. */
  readonly leading: string;
  readonly body: string;
  readonly trailing: string;
}

function splitWildcards(value: string): Wildcards {
  const leading = /^(?:\*|\?*)/.exec(value)?.[0] ?? '';
  let end = value.length;
  const isWildcard = (sign: string): boolean =>
    end > leading.length && value[end - 1] === sign && !isEscaped(value, end - 1);
  if (isWildcard('*')) end -= 1;
  else while (isWildcard('?')) end -= 1;
  return { leading, body: value.slice(leading.length, end), trailing: value.slice(end) };
}

function isEscaped(text: string, index: number): boolean {
  let backslashes = 0;
  while (text[index - 1 - backslashes] === '\\') backslashes += 1;
  return backslashes % 2 === 1;
}

/** The most characters that a run of wildcards stands for; each `?` is one or none. */
function reach(wildcards: string): number {
  return wildcards.startsWith('*') ? Infinity : wildcards.length;
}

/** One search, from the first place that leaves few enough characters behind the body. */
function covers(pattern: string, text: string): boolean {
  const { leading, body, trailing } = splitWildcards(pattern);
  const plain = unescape(body);
  const index = text.indexOf(plain, Math.max(0, text.length - plain.length - reach(trailing)));
  return index >= 0 && index <= reach(leading);
}

function parseFormatted(text: string): Cpe | undefined {
  // A colon behind a backslash belongs to its value.
  const values = text.match(/(?:[^:\\]|\\.?)+|:/gs) ?? [];
  const parts: string[] = [''];
  for (const value of values) {
    if (value === ':') parts.push('');
    else parts[parts.length - 1] += value;
  }
  return assemble(parts.map(quoted));
}

/** Quotes as the standard asks (NISTIR 7695 §6.2): punctuation but `.`, `-` and `_` is escaped, these are not. */
function quoted(text: string): string | undefined {
  if (text === '' || text === '**') return '*';
  if (text === '*' || text === '-' || text === String.raw`\-`) return text;
  if (/[\s\u0000-\u001f\u007f]/.test(text)) return undefined;
  const { leading, body, trailing } = splitWildcards(text);
  // A wildcard in the middle, or nothing behind a backslash.
  if (!/^(?:[^\\*?]|\\.)*$/s.test(body)) return undefined;
  return leading + unescape(body).replace(/[^\p{L}\p{N}._-]/gu, String.raw`\$&`) + trailing;
}

/** NISTIR 7695 §6.1: percent codes, `%01` for `?` and `%02` for `*`, and an edition that packs five attributes. */
function parseUri(text: string): Cpe | undefined {
  const parts = text.split(':');
  if (parts.length > 7) return undefined;
  const edition = parts[5] ?? '';
  const packed = edition.startsWith('~') ? edition.slice(1).split('~') : [edition];
  if (packed.length > 5) return undefined;
  const [own = '', ...others] = packed;
  const names = [...padded(parts.slice(0, 5), 5, ''), own, parts[6] ?? '', ...others];
  return parts.length < 3 ? undefined : assemble(names.map(fromUri));
}

function padded(values: readonly string[], length: number, filler: string): readonly string[] {
  return Array.from({ length }, (_, index) => values[index] ?? filler);
}

function fromUri(text: string): string | undefined {
  if (text === '*') return text;
  if (/%(?![0-9a-f]{2})/.test(text)) return undefined;
  const escaped = text.replace(/%([0-9a-f]{2})|[^\p{L}\p{N}._%-]/gu, (sign, code: string | undefined) => {
    if (code === '01') return '?';
    if (code === '02') return '*';
    const character = code === undefined ? sign : String.fromCharCode(Number.parseInt(code, 16)).toLowerCase();
    return `\\${character}`;
  });
  return quoted(escaped);
}

function assemble(values: readonly (string | undefined)[]): Cpe | undefined {
  const known = values.filter((value) => value !== undefined);
  if (known.length < values.length || values.length < 3 || values.length > attributes.length) return undefined;
  const all = padded(known, attributes.length, '*');
  const at = (attribute: CpeAttribute): string => all[attributes.indexOf(attribute)] ?? '*';
  if (!/^[aoh*-]$/.test(at('part'))) return undefined;
  return {
    part: at('part'),
    vendor: at('vendor'),
    product: at('product'),
    version: at('version'),
    update: at('update'),
    edition: at('edition'),
    language: at('language'),
    softwareEdition: at('softwareEdition'),
    targetSoftware: at('targetSoftware'),
    targetHardware: at('targetHardware'),
    other: at('other'),
  };
}
