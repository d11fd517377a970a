import * as cpes from '#core/components/cpe.ts';
import type { Target } from '#core/components/inventory-reading.ts';
import { isRecord, listOf, recordOf, recordsOf, textOf, type JsonRecord } from '#core/kernel/json.ts';

/** How a product of the tree is found in other documents. */
export interface Product {
  readonly target: Target;
  readonly within: Target | undefined;
}

/** The names that the branches above a product give. */
interface Names {
  readonly name: string | undefined;
  readonly version: string | undefined;
}

/** Products by id: of branches, of the flat list, and of relationships, which place one in another. */
export function productsOf(tree: JsonRecord): ReadonlyMap<string, Product> {
  const products = new Map<string, Product>();
  const add = (product: JsonRecord | undefined, names: Names): void => {
    const id = textOf(product?.['product_id']);
    const target = product === undefined ? undefined : targetOf(product, names);
    if (id !== undefined && target !== undefined && !products.has(id)) products.set(id, { target, within: undefined });
  };
  const nothing: Names = { name: undefined, version: undefined };
  const stack = listOf(tree['branches']).map((branch) => ({ branch, names: nothing }));
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    const { branch } = top;
    if (!isRecord(branch)) continue;
    const names = namesOf(branch, top.names);
    add(recordOf(branch['product']), names);
    for (const inner of listOf(branch['branches'])) stack.push({ branch: inner, names });
  }
  for (const product of recordsOf(tree['full_product_names'])) add(product, nothing);
  for (const relationship of recordsOf(tree['relationships'])) addRelationship(relationship, products);
  return products;
}

function namesOf(branch: JsonRecord, outer: Names): Names {
  const name = textOf(branch['name']);
  if (branch['category'] === 'product_name') return { ...outer, name };
  return branch['category'] === 'product_version' ? { ...outer, version: name } : outer;
}

function targetOf(product: JsonRecord, { name, version }: Names): Target | undefined {
  const helper = recordOf(product['product_identification_helper']);
  const purl = textOf(helper?.['purl']) ?? textOf(listOf(helper?.['purls'])[0]);
  const cpe = cpes.normalise(textOf(helper?.['cpe']) ?? '');
  if (purl !== undefined) return { kind: 'purl', purl };
  if (cpe !== undefined) return { kind: 'cpe', cpe };
  const shown = name ?? textOf(product['name']);
  return shown === undefined ? undefined : { kind: 'product', name: shown, version };
}

/** §3.2.2.4: what is referenced is a part of, or installed in, what it relates to. */
function addRelationship(relationship: JsonRecord, products: Map<string, Product>): void {
  const id = textOf(recordOf(relationship['full_product_name'])?.['product_id']);
  const part = products.get(textOf(relationship['product_reference']) ?? '');
  const whole = products.get(textOf(relationship['relates_to_product_reference']) ?? '');
  if (id !== undefined && part !== undefined && whole !== undefined && !products.has(id)) {
    products.set(id, { target: part.target, within: whole.target });
  }
}
