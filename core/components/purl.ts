// Package URLs (purl, ECMA-427): parsing, building, canonical text. Written by hand because every component of every
// SBOM passes here on a cold start.
import type { PackageName } from '#core/components/package-name.ts';
import { decode, encode, encodeSegments, splitAt, trimSlashes } from '#core/components/purl-encoding.ts';
import { rulesOf } from '#core/components/purl-types.ts';
import type { PurlQualifiers, PurlTypeRules } from '#core/components/purl-types.ts';
import { foldSpelling } from '#core/components/spellings.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import type { Decision } from '#core/kernel/decision.ts';

/** A package URL in its parts: decoded, and normalised as its type asks. An absent part is `undefined`, never empty. */
export interface Purl {
  /** Lower case. */
  readonly type: string;
  /** Segments joined by `/`, without empty ones. */
  readonly namespace: string | undefined;
  readonly name: string;
  readonly version: string | undefined;
  readonly qualifiers: PurlQualifiers;
  /** Segments joined by `/`, without empty, `.` and `..`. */
  readonly subpath: string | undefined;
}

export type PurlRefusal =
  | 'purl.no_scheme'
  | 'purl.bad_type'
  | 'purl.no_name'
  | 'purl.bad_name'
  | 'purl.bad_namespace'
  | 'purl.bad_version'
  | 'purl.bad_qualifier'
  | 'purl.bad_encoding'
  | 'purl.too_long';

/** Longer texts are refused before anything is computed from them. */
export const purlCharactersMax = 8192;

const plain = /^pkg:(npm|gem|cargo)\/(?:%40([a-z0-9][a-z0-9._-]*)\/)?([a-z0-9][a-z0-9._-]*)@([0-9][A-Za-z0-9.-]*)$/;
const noQualifiers: PurlQualifiers = Object.freeze({});

/** Reads a purl as the specification's parser does; whatever that doesn't accept is refused with its reason. */
export function parse(text: string): Decision<Purl, PurlRefusal> {
  if (text.length > purlCharactersMax) {
    return refuse('purl.too_long', `the purl is longer than ${purlCharactersMax} characters`);
  }
  return parsePlain(text) ?? parseAny(text);
}

/** What most purls of an SBOM look like: nothing to decode, nothing to normalise. */
function parsePlain(text: string): Decision<Purl, PurlRefusal> | undefined {
  const match = plain.exec(text);
  if (match === null) return undefined;
  const [, type = '', scope, name = '', version] = match;
  if (scope !== undefined && type !== 'npm') return undefined;
  const namespace = scope === undefined ? undefined : `@${scope}`;
  return accept({ type, namespace, name, version, qualifiers: noQualifiers, subpath: undefined });
}

function parseAny(text: string): Decision<Purl, PurlRefusal> {
  if (!/^pkg:/i.test(text)) return refuse('purl.no_scheme', 'a purl begins with "pkg:"');
  const [beforeSubpath, subpath = ''] = splitAt(text, text.indexOf('#'));
  const [beforeQualifiers, query = ''] = splitAt(beforeSubpath, beforeSubpath.indexOf('?'));
  const path = trimSlashes(beforeQualifiers.slice('pkg:'.length));
  const slash = path.indexOf('/');
  if (slash < 0) return refuse('purl.no_name', 'a purl needs a type and a name: pkg:type/name');
  const type = path.slice(0, slash).toLowerCase();
  const rest = path.slice(slash + 1);
  const [names, version = ''] = splitAt(rest, versionAt(rest));
  const segments = names.split('/');
  const nameFrom = rulesOf(type).pathName === true ? Math.min(1, segments.length - 1) : segments.length - 1;
  try {
    const parts = {
      type,
      namespace: segments.slice(0, nameFrom).map(decode).join('/'),
      name: segments.slice(nameFrom).map(decode).join('/'),
      version: decode(version),
      subpath: subpath.split('/').map(decode).join('/'),
    };
    return assemble(parts, query === '' ? [] : parsePairs(query));
  } catch {
    return refuse('purl.bad_encoding', 'a percent sign is not followed by the hexadecimal digits of UTF-8');
  }
}

/** The last `@` leads the version, but for that of an npm scope, which some tools write without encoding it. */
function versionAt(rest: string): number {
  const at = rest.lastIndexOf('@');
  const leadsSegment = at === 0 || rest[at - 1] === '/';
  return leadsSegment && rest.includes('/', at) ? -1 : at;
}

/** Pairs as they are written, decoded. Throws where a value can't be decoded. */
function parsePairs(query: string): readonly QualifierPair[] {
  const pairs: QualifierPair[] = [];
  for (const pair of query.split('&')) {
    if (pair === '') continue;
    const [key, value = ''] = splitAt(pair, pair.indexOf('='));
    pairs.push([key, decode(value)]);
  }
  return pairs;
}

type QualifierPair = readonly [key: string, value: string];

/** Parts of a purl before they are checked and normalised; an empty part counts as absent. */
export interface PurlParts {
  readonly type: string;
  readonly namespace?: string | undefined;
  readonly name: string;
  readonly version?: string | undefined;
  readonly qualifiers?: PurlQualifiers | undefined;
  readonly subpath?: string | undefined;
}

/** Makes a purl of decoded parts: normalised and checked as its type asks. */
export function build(parts: PurlParts): Decision<Purl, PurlRefusal> {
  return assemble(parts, Object.entries(parts.qualifiers ?? noQualifiers));
}

function assemble(parts: PurlParts, pairs: readonly QualifierPair[]): Decision<Purl, PurlRefusal> {
  const type = parts.type.toLowerCase();
  if (!/^[a-z][a-z0-9.+-]*$/.test(type)) {
    return refuse('purl.bad_type', 'a purl\'s type begins with a letter and holds letters, digits, ".", "+" and "-"');
  }
  const rules = rulesOf(type);
  const qualifiers = pairs.length === 0 ? noQualifiers : gather(pairs, rules);
  if (typeof qualifiers === 'string') return refuse('purl.bad_qualifier', qualifiers);
  const purl = normalise({ ...parts, type }, rules, qualifiers);
  return check(purl, rules) ?? accept(purl);
}

/** The qualifiers without empty ones, or why they can't be taken. */
function gather(pairs: readonly QualifierPair[], rules: PurlTypeRules): PurlQualifiers | string {
  const qualifiers: Record<string, string> = {};
  const seen = new Set<string>();
  for (const [written, value] of pairs) {
    const key = written.toLowerCase();
    if (!/^[a-z][a-z0-9._-]*$/.test(key)) {
      return `"${written}" is no qualifier's key: a letter, then letters, digits, ".", "-" and "_"`;
    }
    // The parser lower-cases keys; the cases of gem and rpm refuse their types' own keys in another case.
    if (key !== written && rules.qualifiers?.includes(key) === true) {
      return `the qualifier "${written}" must be written "${key}"`;
    }
    if (seen.has(key)) return `the qualifier "${key}" stands twice`;
    seen.add(key);
    if (value !== '') qualifiers[key] = value;
  }
  return qualifiers;
}

function normalise(parts: PurlParts, rules: PurlTypeRules, qualifiers: PurlQualifiers): Purl {
  const lower = (part: 'namespace' | 'name' | 'version' | 'subpath', text = ''): string =>
    rules.lower?.includes(part) === true ? text.toLowerCase() : text;
  const namespace = lower('namespace', joined(parts.namespace, isNotEmpty));
  const name = lower('name', rules.pathName === true ? joined(parts.name, isNotEmpty) : parts.name);
  return {
    type: parts.type,
    namespace: present(rules.upperNamespace === true ? namespace.toUpperCase() : namespace),
    name: rules.rename?.(name, qualifiers) ?? name,
    version: present(lower('version', parts.version)),
    qualifiers: rules.requalify?.(qualifiers) ?? qualifiers,
    subpath: present(lower('subpath', joined(parts.subpath, isNotDots))),
  };
}

function check(purl: Purl, rules: PurlTypeRules): Decision<Purl, PurlRefusal> | undefined {
  const wrongName = checkNames(purl, rules);
  if (wrongName !== undefined) return wrongName;
  const { type, version } = purl;
  if (version !== undefined && rules.versionForm?.test(version) === false) {
    return refuse('purl.bad_version', `"${version}" is no version of the type ${type}`);
  }
  const missing = rules.requiredQualifiers?.find((key) => !Object.hasOwn(purl.qualifiers, key));
  if (missing !== undefined) return refuse('purl.bad_qualifier', `the type ${type} needs the qualifier "${missing}"`);
  const others = [version, purl.subpath, ...Object.values(purl.qualifiers)];
  return others.some(hasControl) ? refuse('purl.bad_encoding', controlCharacter) : undefined;
}

function checkNames(purl: Purl, rules: PurlTypeRules): Decision<Purl, PurlRefusal> | undefined {
  const { type, namespace, name } = purl;
  if (name === '') return refuse('purl.no_name', 'a purl needs a name');
  const bad = checkNamespace(purl, rules);
  if (bad !== undefined) return refuse('purl.bad_namespace', bad);
  if (rules.nameForm?.test(name) === false) return refuse('purl.bad_name', `"${name}" is no name of the type ${type}`);
  return hasControl(namespace) || hasControl(name) ? refuse('purl.bad_encoding', controlCharacter) : undefined;
}

const controlCharacter = 'a part of the purl holds a control character';

function hasControl(text: string | undefined): boolean {
  return text !== undefined && /[\u0000-\u001f\u007f]/.test(text);
}

function checkNamespace({ type, namespace, name }: Purl, rules: PurlTypeRules): string | undefined {
  if (namespace === undefined) {
    const needed = rules.namespace === 'required' && rules.bareNames?.test(name) !== true;
    return needed ? `the type ${type} needs a namespace: pkg:${type}/namespace/name` : undefined;
  }
  if (rules.namespace === 'prohibited') return `the type ${type} has no namespace`;
  const most = rules.namespaceSegmentsMax;
  if (most !== undefined && namespace.split('/').length > most) {
    return `a namespace of the type ${type} has at most ${most} segments`;
  }
  return undefined;
}

/** The name that the package is looked up by, the same for all spellings of one package. */
export function packageName(purl: Purl): PackageName {
  const { type, namespace, name } = foldSpelling({ ...purl, namespace: purl.namespace ?? '' });
  return namespace === '' ? `${type}/${name}` : `${type}/${namespace}/${name}`;
}

/**
 * The name of a package of which only type, namespace and name are known, as other databases state it; `undefined` where
 * the type doesn't allow them.
 */
export function packageNameOf(type: string, namespace: string | undefined, name: string): PackageName | undefined {
  const rules = rulesOf(type);
  const purl = normalise({ type, namespace, name }, rules, noQualifiers);
  return checkNames(purl, rules) === undefined ? packageName(purl) : undefined;
}

/** A purl of the package, without version, qualifiers and subpath. */
export function fromPackageName(packageName: PackageName): Purl {
  const [type = '', ...segments] = packageName.split('/');
  const nameFrom = rulesOf(type).pathName === true ? Math.min(1, segments.length - 1) : segments.length - 1;
  return {
    type,
    namespace: present(segments.slice(0, nameFrom).join('/')),
    name: segments.slice(nameFrom).join('/'),
    version: undefined,
    qualifiers: noQualifiers,
    subpath: undefined,
  };
}

/** The canonical text. */
export function render(purl: Purl): string {
  const { type, namespace, name, version, qualifiers, subpath } = purl;
  let text = `pkg:${type}/`;
  if (namespace !== undefined) text += `${encodeSegments(namespace)}/`;
  text += rulesOf(type).pathName === true ? encodeSegments(name) : encode(name);
  if (version !== undefined) text += `@${encode(version)}`;
  const keys = Object.keys(qualifiers);
  if (keys.length > 0)
    text += `?${keys
      .sort()
      .map((key) => `${key}=${encode(qualifiers[key] ?? '')}`)
      .join('&')}`;
  if (subpath !== undefined) text += `#${encodeSegments(subpath)}`;
  return text;
}

function joined(text: string | undefined, keep: (segment: string) => boolean): string {
  if (text === undefined || text === '') return '';
  return text.includes('/') || !keep(text) ? text.split('/').filter(keep).join('/') : text;
}

function isNotEmpty(segment: string): boolean {
  return segment !== '';
}

function isNotDots(segment: string): boolean {
  return segment !== '' && segment !== '.' && segment !== '..';
}

function present(text: string): string | undefined {
  return text === '' ? undefined : text;
}
