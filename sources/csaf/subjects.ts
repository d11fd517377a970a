// What the products of a CSAF document are to us, and which of their versions are meant.
import type { Subject } from '#core/advisories/advisory.ts';
import { isOrderNumber } from '#core/components/order-number.ts';
import * as cpe from '#core/components/cpe.ts';
import { packageOfEcosystem } from '#core/components/ecosystems.ts';
import { withEpoch } from '#core/components/epoch.ts';
import * as purl from '#core/components/purl.ts';
import { everyVersion, intersection, type Range } from '#core/versions/range.ts';
import { schemeOf, schemeOfPurlType } from '#core/versions/registry.ts';
import type { Scheme } from '#core/versions/scheme.ts';
import * as vers from '#core/versions/vers.ts';
import { ofMicrosoft } from '#sources/bases/microsoft-names.ts';
import { redHatStream } from '#sources/bases/red-hat.ts';
import { rangeOfText } from '#sources/bases/range-text.ts';
import type { Product } from '#sources/csaf/products.ts';

/** One thing that a product id names, in versions of one scheme. */
export interface Named {
  readonly subject: Subject;
  readonly scheme: Scheme | undefined;
  /** A single version, where one is named; undefined for a range or all versions. */
  readonly version: string | undefined;
  /** What the texts mean; `undefined` where they can't be read. */
  readonly range: Range | undefined;
  /** The texts. */
  readonly text: string;
}

/** All that a product is looked up by; empty where it has no name that anything could be found by. */
export function namedBy(product: Product): readonly Named[] {
  const byPackage = packageOf(product);
  if (byPackage !== undefined) return [byPackage];
  const subjects: Subject[] = [];
  const pattern = product.cpe === undefined ? undefined : cpe.parse(product.cpe);
  if (pattern !== undefined) subjects.push({ kind: 'cpe', cpe: cpe.bind({ ...pattern, version: '*', update: '*' }) });
  const { name, platforms } = withoutOrderNumber(product);
  if (name !== undefined) {
    for (const vendor of product.vendors) {
      subjects.push({ kind: 'product', vendor, ...ofMicrosoft(vendor, name, platforms) });
      // Who lists devices by their models finds them by these.
      for (const model of modelsIn(platforms))
        subjects.push({ kind: 'product', vendor, product: model, platforms: [] });
    }
  }
  const scheme = schemeOf('generic');
  const versions = versionsIn(product, product.cpe === undefined ? undefined : cpe.version(product.cpe), scheme);
  const named = subjects.map((subject): Named => ({ subject, scheme, ...versions }));
  return [...named, ...named.flatMap(byLine)];
}

const modelsMax = 50;

function modelsIn(platforms: readonly string[]): readonly string[] {
  return platforms.filter(isOrderNumber).slice(0, modelsMax);
}

/** `SCALANCE X310FE (6GK5310-0BA10-2AA3)`: people list the device without its order number. */
function withoutOrderNumber({ name, platforms }: Product): Pick<Product, 'name' | 'platforms'> {
  const [, bare, order] = /^(.{1,300}?) ?\(([0-9][0-9A-Z]{3,9}(?:-[0-9A-Zx]{3,9}){1,3})\)$/.exec(name ?? '') ?? [];
  if (bare === undefined || order === undefined) return { name, platforms };
  return { name: bare, platforms: platforms.includes(order) ? platforms : [...platforms, order] };
}

/** `SIMATIC PCS 7 V8.2` is version 8.2 of SIMATIC PCS 7, as people list it: the same, within that line of versions. */
function byLine(named: Named): readonly Named[] {
  const { subject, scheme, range } = named;
  if (subject.kind !== 'product' || scheme === undefined) return [];
  const [, product, line] = /^(.{1,300}?) (V\d{1,5}(?:\.\d{1,5}){0,3})$/.exec(subject.product) ?? [];
  if (product === undefined || line === undefined) return [];
  const within = rangeOfText(`${line}.x`, scheme);
  const both = range === undefined || within === undefined ? undefined : intersection(range, within);
  return [{ ...named, subject: { ...subject, product }, range: both, version: undefined }];
}

function packageOf(product: Product): Named | undefined {
  if (product.purl === undefined) return undefined;
  const read = purl.parse(product.purl);
  if (!read.ok) return undefined;
  const scheme = schemeOfPurlType(read.value.type);
  const { epoch } = read.value.qualifiers;
  const version = withEpoch(read.value.version, epoch);
  const subject: Subject = {
    kind: 'package',
    package: purl.packageName(read.value),
    release: releaseOf(product, read.value.type, read.value.name),
  };
  return { subject, scheme, ...versionsIn(product, version, scheme) };
}

/** Red Hat names the stream that a package is a part of by CPE. */
function releaseOf(product: Product, type: string, name: string): string | undefined {
  const stream = redHatStream(product.partOf?.cpe);
  return type !== 'rpm' || stream === undefined ? undefined : packageOfEcosystem(`Red Hat:${stream}`, name)?.release;
}

/** @param known the version that an identifier states, which is written more exactly than a branch's name */
function versionsIn(
  product: Product,
  known: string | undefined,
  scheme: Scheme | undefined,
): Pick<Named, 'version' | 'range' | 'text'> {
  const text = product.range ?? known ?? product.version;
  if (text === undefined) return { version: undefined, range: everyVersion, text: 'every version' };
  const range = rangeOf(text, scheme);
  // A text that means one version only is that version.
  const [only, ...others] = range ?? [];
  const isOne = only?.from !== undefined && only.to?.version === only.from.version && others.length === 0;
  return { version: isOne ? only.from.version : undefined, range, text };
}

function rangeOf(text: string, scheme: Scheme | undefined): Range | undefined {
  if (/^vers:/i.test(text)) {
    const read = vers.parse(text, schemeOf);
    const isOwn = read.ok && (read.value.scheme === scheme || read.value.constraints === '*');
    const range = isOwn ? vers.rangeOf(read.value) : undefined;
    if (range?.ok === true) return range.value;
  }
  return scheme === undefined ? undefined : rangeOfText(text, scheme);
}
