// The product tree of a CSAF document on RPM packages: which package, build, module stream and release a product id means.
import { withEpoch } from '#core/components/epoch.ts';
import * as purl from '#core/components/purl.ts';
import { recordOf, recordsOf, textOf, type JsonRecord } from '#core/kernel/json.ts';
import type { Sink } from '#sources/reader.ts';

/** A build of a package, or the package in whatever build. */
export interface RpmProduct {
  readonly name: string;
  /** With its epoch; `undefined` where no build is named. */
  readonly version: string | undefined;
  /** `nodejs:18`, where it is a part of a module stream. */
  readonly stream: string | undefined;
  readonly platform: Platform;
}

export interface Platform {
  readonly name: string;
  readonly cpe: string | undefined;
}

export interface RpmTree {
  /** `undefined` for what is no package of a release: a container, an operator, a module stream itself. */
  readonly product: (id: string) => RpmProduct | undefined;
}

interface Listed {
  readonly name: string;
  readonly cpe: string | undefined;
  readonly purl: string | undefined;
}

interface Relation {
  readonly part: string;
  readonly whole: string;
}

/** Real trees have three levels of branches, and two of relationships. */
const depthMax = 16;

export function treeOf(tree: JsonRecord | undefined, drop: Sink['drop']): RpmTree {
  const listed = new Map<string, Listed>();
  readBranches(tree, { listed, drop }, 0);
  const relations = new Map<string, Relation>();
  for (const one of recordsOf(tree?.['relationships'])) {
    const id = textOf(recordOf(one['full_product_name'])?.['product_id']);
    const part = textOf(one['product_reference']);
    const whole = textOf(one['relates_to_product_reference']);
    if (id !== undefined && part !== undefined && whole !== undefined) relations.set(id, { part, whole });
  }
  return { product: (id) => productOf(id, listed, relations) };
}

interface Into {
  readonly listed: Map<string, Listed>;
  readonly drop: Sink['drop'];
}

function readBranches(holder: JsonRecord | undefined, into: Into, depth: number): void {
  for (const branch of recordsOf(holder?.['branches'])) {
    if (depth > depthMax) {
      into.drop('product tree is nested too deeply', textOf(branch['name']) ?? '');
      continue;
    }
    const full = recordOf(branch['product']);
    const id = textOf(full?.['product_id']);
    if (full !== undefined && id !== undefined) {
      const helper = recordOf(full['product_identification_helper']);
      const name = textOf(full['name']) ?? id;
      into.listed.set(id, { name, cpe: textOf(helper?.['cpe']), purl: textOf(helper?.['purl']) });
    }
    readBranches(branch, into, depth + 1);
  }
}

function productOf(
  id: string,
  listed: ReadonlyMap<string, Listed>,
  relations: ReadonlyMap<string, Relation>,
): RpmProduct | undefined {
  const parts: Listed[] = [];
  let whole = id;
  for (let relation = relations.get(whole); relation !== undefined && parts.length < depthMax;) {
    const part = listed.get(relation.part);
    if (part !== undefined) parts.push(part);
    whole = relation.whole;
    relation = relations.get(whole);
  }
  const platform = listed.get(whole);
  const [leaf, ...around] = parts;
  if (leaf === undefined || platform === undefined) return undefined;
  const build = buildOf(leaf);
  if (build === undefined) return undefined;
  const stream = build.stream ?? around.map(streamOf).find((name) => name !== undefined);
  return { ...build, stream, platform: { name: platform.name, cpe: platform.cpe } };
}

function streamOf({ purl: text }: Listed): string | undefined {
  return /^pkg:rpmmod\/[^/]+\/([^@?]{1,200}@[^:?]{1,200})/.exec(text ?? '')?.[1]?.replace('@', ':');
}

/** `name-epoch:version-release.arch`, as files are named. */
const fileName =
  /^(.{1,300})-(?:(\d{1,9}):)?([^-\s:]{1,200}-[^-\s]{1,200})\.(?:noarch|src|nosrc|i[3-6]86|x86_64|aarch64|ppc|ppc64|ppc64le|s390|s390x|ia64|armv7hl|riscv64)$/;

function buildOf({ name, purl: text }: Listed): Omit<RpmProduct, 'platform'> | undefined {
  if (text !== undefined) {
    const read = purl.parse(text);
    if (!read.ok || read.value.type !== 'rpm') return undefined;
    const { epoch, rpmmod } = read.value.qualifiers;
    return {
      name: read.value.name,
      version: withEpoch(read.value.version, epoch),
      stream: rpmmod === undefined ? undefined : rpmmod.split(':').slice(0, 2).join(':'),
    };
  }
  const [, own, epoch, version] = fileName.exec(name) ?? [];
  if (own !== undefined) return { name: own, version: withEpoch(version, epoch), stream: undefined };
  // `nodejs:16/nodejs`: a package of a module stream, in whatever build.
  const [, stream, bare] = /^(?:([\w.+-]{1,100}:[\w.+-]{1,100})\/)?([\w.+-]{1,200})$/.exec(name) ?? [];
  return bare === undefined ? undefined : { name: bare, version: undefined, stream };
}
