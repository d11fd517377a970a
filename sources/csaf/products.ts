// The product tree of a CSAF document (CSAF 2.0 §3.2.2): each product id with what it names.
import { recordOf, recordsOf, textOf, textsOf, type JsonRecord } from '#core/kernel/json.ts';

/** What one product id of a document stands for. */
export interface Product {
  readonly vendors: readonly string[];
  readonly name: string | undefined;
  /** The texts of branches `product_version` and `product_version_range`; without any, all versions are meant. */
  readonly version: string | undefined;
  readonly range: string | undefined;
  /** What narrows it: architectures, languages, model numbers, what it is installed on. */
  readonly platforms: readonly string[];
  readonly cpe: string | undefined;
  readonly purl: string | undefined;
  /** For a part of another product: the CPE of that product, which names the release of a distribution. */
  readonly partOf: { readonly cpe: string | undefined } | undefined;
}

export interface ProductTree {
  readonly products: ReadonlyMap<string, readonly Product[]>;
  /** The product ids of each group. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
}

/** Branches may nest no deeper than this (the schema sets no limit; real documents need six levels). */
const branchDepthMax = 30;

const nothing: Product = {
  vendors: [],
  name: undefined,
  version: undefined,
  range: undefined,
  platforms: [],
  cpe: undefined,
  purl: undefined,
  partOf: undefined,
};

/** @param supplier the publisher, where it is the vendor of products that stand outside of branches */
export function readProductTree(
  tree: JsonRecord | undefined,
  supplier: string | undefined,
  drop: (reason: string, example: string) => void,
): ProductTree {
  const products = new Map<string, readonly Product[]>();
  const put = (full: JsonRecord | undefined, product: Product): void => {
    const id = textOf(full?.['product_id']);
    if (full !== undefined && id !== undefined) products.set(id, [identified(full, product)]);
  };
  readBranches(tree, { product: nothing, depth: 0 }, { put, drop });
  for (const full of recordsOf(tree?.['full_product_names'])) {
    put(full, { ...nothing, vendors: supplier === undefined ? [] : [supplier], name: textOf(full['name']) });
  }
  for (const relationship of recordsOf(tree?.['relationships'])) readRelationship(relationship, products, drop);
  const groups = recordsOf(tree?.['product_groups']).flatMap((group) => {
    const id = textOf(group['group_id']);
    return id === undefined ? [] : [[id, textsOf(group['product_ids'])] as const];
  });
  return { products, groups: new Map(groups) };
}

interface Standing {
  readonly product: Product;
  readonly depth: number;
}

interface Into {
  readonly put: (full: JsonRecord | undefined, product: Product) => void;
  readonly drop: (reason: string, example: string) => void;
}

function readBranches(holder: JsonRecord | undefined, { product, depth }: Standing, into: Into): void {
  for (const branch of recordsOf(holder?.['branches'])) {
    if (depth >= branchDepthMax) {
      into.drop('product tree is nested too deeply', textOf(branch['name']) ?? '');
      return;
    }
    const own = narrowed(product, textOf(branch['category']) ?? '', textOf(branch['name'])?.trim() ?? '');
    into.put(recordOf(branch['product']), own);
    readBranches(branch, { product: own, depth: depth + 1 }, into);
  }
}

function narrowed(product: Product, category: string, name: string): Product {
  switch (category) {
    case 'vendor':
      return { ...product, vendors: vendorsIn(name) };
    case 'product_family':
    case 'product_name':
      return { ...product, name };
    case 'product_version':
      return { ...product, version: name };
    case 'product_version_range':
      return { ...product, range: name };
    case 'service_pack':
    case 'patch_level':
      return product.version === undefined
        ? { ...product, platforms: [...product.platforms, name] }
        : { ...product, version: `${product.version} ${name}` };
    default:
      // architecture, language, specification, host_name, legacy, platform …
      return name === '' ? product : { ...product, platforms: [...product.platforms, name] };
  }
}

/** A joint product of several vendors is found by each of them. */
function vendorsIn(name: string): readonly string[] {
  const parts = name
    .split(/,\s+|\s+\/\s+|\s+and\s+/)
    .map((part) => part.trim())
    .filter(
      (part) =>
        !/^(?:inc|ltd|llc|co|corp|gmbh|kg|ag|s\.?a|limited|incorporated|the)\b\.?/i.test(part) && part.length > 2,
    );
  return parts.length > 1 ? [name, ...parts] : [name];
}

function identified(full: JsonRecord, product: Product): Product {
  const identity = recordOf(full['product_identification_helper']);
  const purls = [textOf(identity?.['purl']), ...textsOf(identity?.['purls'])];
  const models = textsOf(identity?.['model_numbers']);
  return {
    ...product,
    name: product.name ?? textOf(full['name']),
    cpe: textOf(identity?.['cpe']) ?? product.cpe,
    purl: purls.find((purl) => purl !== undefined) ?? product.purl,
    platforms: models.length === 0 ? product.platforms : [...product.platforms, ...models],
  };
}

/** A part named with what it is installed on or a component of (§3.2.2.4). */
function readRelationship(
  relationship: JsonRecord,
  products: Map<string, readonly Product[]>,
  drop: (reason: string, example: string) => void,
): void {
  const full = recordOf(relationship['full_product_name']);
  const id = textOf(full?.['product_id']);
  const parts = products.get(textOf(relationship['product_reference']) ?? '');
  const wholes = products.get(textOf(relationship['relates_to_product_reference']) ?? '');
  if (full === undefined || id === undefined || parts === undefined || wholes === undefined) {
    drop('relationship names a product that the tree does not hold', id ?? '');
    return;
  }
  const category = textOf(relationship['category']);
  products.set(
    id,
    parts.flatMap((part) => wholes.flatMap((whole) => related(full, part, whole, category))),
  );
}

// oxlint-disable-next-line max-params -- the four members of a relationship
function related(full: JsonRecord, part: Product, whole: Product, category: string | undefined): readonly Product[] {
  const on = whole.name === undefined ? [] : [whole.name];
  const own = identified(full, { ...part, platforms: [...part.platforms, ...on], partOf: { cpe: whole.cpe } });
  // Who runs a device or an appliance lists it by its own name, with the version of what is installed on it.
  if (category !== 'installed_on' || whole.version !== undefined || whole.range !== undefined) return [own];
  return [own, { ...whole, version: part.version, range: part.range }];
}
