// The products of a CVRF document by their numbers.
import type { Subject } from '#core/advisories/advisory.ts';
import { recordOf, recordsOf, textOf, type JsonRecord } from '#core/kernel/json.ts';
import { ofMicrosoft } from '#sources/bases/microsoft-names.ts';
import { azureLinuxIn, type AzureLinux } from '#sources/msrc/azure-linux.ts';

/** A product as looked up: its processor is a platform, what it is installed on too. */
export type MsrcProduct = Extract<Subject, { kind: 'product' }> | AzureLinux;

type Drop = (reason: string, example: string) => void;

/** Branches may nest no deeper than this; Microsoft's have two levels. */
const branchDepthMax = 10;

export function productsIn(tree: JsonRecord | undefined, drop: Drop): ReadonlyMap<string, MsrcProduct> {
  const products = new Map<string, MsrcProduct>();
  const put = (one: JsonRecord): void => {
    const [id, name] = [textOf(one['ProductID']), textOf(one['Value'])?.trim()];
    if (id === undefined || name === undefined || name === '') return;
    if (!products.has(id)) products.set(id, subjectOf(name));
  };
  for (const one of recordsOf(tree?.['FullProductName'])) put(one);
  readBranches(tree?.['Branch'], 0, { put, drop });
  return products;
}

interface Into {
  readonly put: (one: JsonRecord) => void;
  readonly drop: Drop;
}

function readBranches(branches: unknown, depth: number, into: Into): void {
  const listed = recordsOf(branches).length > 0 ? recordsOf(branches) : [recordOf(branches) ?? {}];
  for (const branch of listed) {
    if (depth >= branchDepthMax) return into.drop('product tree is nested too deeply', textOf(branch['Name']) ?? '');
    into.put(branch);
    if (branch['Items'] !== undefined) readBranches(branch['Items'], depth + 1, into);
  }
}

/** `Microsoft .NET Framework 4.8 on Windows Server 2019` is a product on another. */
function subjectOf(name: string): MsrcProduct {
  const linux = azureLinuxIn(name);
  if (linux !== undefined) return linux;
  const [, product = name, on] =
    /^(.{3,200}?) (?:installed )?on (Windows .{1,200}|Microsoft .{1,200})$/.exec(name) ?? [];
  const named = ofMicrosoft('Microsoft', product, on === undefined ? [] : [on]);
  return { kind: 'product', vendor: 'Microsoft', ...named };
}
