import { describe, expect, it } from 'vitest';
import * as cpe from '#core/components/cpe.ts';
import { productLookUpName } from '#core/components/product-name.ts';
import type { KnownProduct } from '#core/components/products/known-product.ts';
import { resolve } from '#core/components/products/resolve.ts';
import { productTable } from '#core/components/products/table.ts';
import { shared, sharedBytes, sharedLines } from '#tests/shared.ts';

const products = [...new Set(productTable().phrases.map(({ known }) => known))];
/** Made of a list of Microsoft's: each of its lines has names, whether or not a record at hand bears them. */
const windows = products.filter(({ spelling }) => spelling === 'windows');
const others = products.filter(({ spelling }) => spelling !== 'windows');

/** Products that no record of the shared data names. Recognising them says that no source here covers them. */
const inNoRecord = [
  'Microsoft Teams',
  'OneDrive',
  'VLC media player',
  'Eclipse Temurin',
  'Azul Zulu',
  'Amazon Corretto',
  'CrowdStrike Falcon Sensor',
  'SentinelOne Agent',
  'AnyDesk',
  'Splashtop Business',
  'LogMeIn',
  'RealVNC Server',
  'WinSCP',
  'FileZilla Client',
  'ConnectWise Automate',
  'NinjaOne Agent',
  'Action1 Agent',
  'Synology DSM',
  'Plum A+',
  'Infinity Delta',
  'Epic Hyperspace',
  'Cerner Millennium',
  'MEDITECH Expanse',
  'athenaOne Device Manager',
  'Greenway Intergy',
  'Jack Henry SilverLake',
  'Fiserv Premier',
  'FIS Horizon',
];

describe('the table of known products', () => {
  it('names each product once', () => {
    const names = products.map(({ product, vendor }) => `${vendor} ${product}`);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    expect(products.length).toBeGreaterThan(300);
  });

  it('gives each display name to one product, or to releases that versions tell apart', () => {
    const general = new Map<string, Set<KnownProduct>>();
    for (const { words, known, besideVendor } of productTable().phrases) {
      if (besideVendor) continue;
      const key = words.join(' ');
      if (known.branches.length === 0) general.set(key, (general.get(key) ?? new Set()).add(known));
    }
    const shown = [...general].filter(([, known]) => known.size > 1).map(([key]) => key);
    expect(shown).toEqual([]);
  });

  it('has a word to find each display name by', () => {
    const empty = productTable().phrases.filter(({ words }) => words.length === 0);
    expect(empty.map(({ known }) => known.product)).toEqual([]);
  });

  it('lists which products stand in no record known here', () => {
    const unnamed = products.filter((one) => one.records.length + one.cpes.length + one.kev.length === 0);
    expect(unnamed.map(({ product }) => product).toSorted()).toEqual(inNoRecord.toSorted());
  });
});

interface Affected {
  readonly vendor?: string;
  readonly product?: string;
  readonly packageName?: string;
  readonly cpes?: readonly string[];
}

interface Container {
  readonly affected?: readonly Affected[];
  readonly cpeApplicability?: readonly { nodes?: readonly { cpeMatch?: readonly { criteria: string }[] }[] }[];
}

interface Branch {
  readonly category: string;
  readonly name: string;
  readonly branches?: readonly Branch[];
}

const key = (vendor = '', product = ''): string => `${vendor.trim()}\u0000${product.trim()}`;

function namesInRecords(): { readonly names: ReadonlySet<string>; readonly cpes: ReadonlySet<string> } {
  const names = new Set<string>();
  const cpes = new Set<string>();
  const texts = new Set<string>();
  for (const record of sharedLines<{ containers?: { cna?: Container; adp?: readonly Container[] } }>(
    'data/vulnrichment/cve5-raw.ndjson.gz',
  )) {
    for (const container of [record.containers?.cna ?? {}, ...(record.containers?.adp ?? [])]) {
      for (const one of container.affected ?? []) {
        names.add(key(one.vendor, one.product ?? one.packageName));
        for (const text of one.cpes ?? []) texts.add(text);
      }
      const nodes = container.cpeApplicability?.flatMap((one) => one.nodes ?? []) ?? [];
      for (const { criteria } of nodes.flatMap((node) => node.cpeMatch ?? [])) texts.add(criteria);
    }
  }
  for (const text of texts) cpes.add(cpe.lookUpName(text) ?? '');
  const walk = (branch: Branch, vendor: string | undefined): void => {
    const own = branch.category === 'vendor' ? branch.name : vendor;
    if (branch.category === 'product_name') names.add(key(own, branch.name));
    for (const one of branch.branches ?? []) walk(one, own);
  };
  for (const { doc } of sharedLines<{ doc: { product_tree?: { branches?: readonly Branch[] } } }>(
    'data/csaf/cisa-csaf.ndjson.gz',
  )) {
    for (const branch of doc.product_tree?.branches ?? []) walk(branch, undefined);
  }
  return { names, cpes };
}

describe.skipIf(shared === undefined)('the names that records use', () => {
  it('stand in CVE records and CSAF product trees as the table writes them', () => {
    const { names, cpes } = namesInRecords();
    const absent = others.flatMap(({ product, records, cpes: pairs }) => [
      ...records.filter((one) => !names.has(key(one.vendor, one.product))).map((one) => ({ known: product, ...one })),
      ...pairs.filter((pair) => !cpes.has(`cpe:${pair}`)).map((pair) => ({ product, pair })),
    ]);
    expect(absent).toEqual([]);
  }, 60_000);

  it('of releases of Windows are all in the table', () => {
    const { names, cpes } = namesInRecords();
    const known = new Set(
      windows.flatMap(({ records }) => records.map((one) => productLookUpName('Microsoft', one.product))),
    );
    const named = [...names].flatMap((name) => {
      const [vendor, product = ''] = name.split('\u0000');
      return vendor === 'Microsoft' && /^Windows (?:\d|RT \d|Server\b.*\d)/.test(product) ? [product] : [];
    });
    expect(named.length).toBeGreaterThan(25);
    const plain = (name: string): string => name.replace(/ ?\(Server Core installation\)/, '');
    const unknown = named.filter((name) => !known.has(productLookUpName('Microsoft', plain(name))));
    expect(unknown.toSorted()).toEqual([]);
    const pairs = new Set(windows.flatMap((one) => one.cpes.map((pair) => `cpe:${pair}`)));
    const byCpe = [...cpes].filter((name) => /^cpe:microsoft:windows_(?:\d|server_\d)/.test(name));
    expect(byCpe.filter((name) => !pairs.has(name)).toSorted()).toEqual([]);
  }, 60_000);

  it('stand in the catalogue of known exploited vulnerabilities as the table writes them', () => {
    const catalogue = JSON.parse(sharedBytes('data/kev/kev-asof-2024-10-31.json').toString('utf8')) as {
      readonly vulnerabilities: readonly { readonly vendorProject: string; readonly product: string }[];
    };
    const names = new Set(catalogue.vulnerabilities.map((one) => key(one.vendorProject, one.product)));
    const absent = products.flatMap(({ kev }) => kev.filter((one) => !names.has(key(one.vendor, one.product))));
    expect(absent).toEqual([]);
  });

  it('resolve to no other product than those that they stand for', () => {
    const { names } = namesInRecords();
    const unlisted = [...names].flatMap((name) => {
      const [vendor = '', product = ''] = name.split('\u0000');
      const found = resolve({ vendor, name: product, version: undefined });
      if (found === undefined || found.confidence === 'doubtful') return [];
      const own = [...found.products, ...found.cpes.map(productOfCpe)];
      return own.includes(productLookUpName(vendor, product)) ? [] : [`${vendor} ${product}: ${found.product}`];
    });
    // Other spellings of the same products, looked through one by one: any more are to be looked through as well.
    expect(unlisted.length).toBeLessThanOrEqual(99);
    expect(unlisted).toContain('Siemens TIA Portal v15: TIA Portal');
    // A slip in a record's own name is in the table, or is asked about.
    expect(unlisted.filter((one) => one.includes('Avlanche'))).toEqual([]);
  }, 60_000);
});

function productOfCpe(pair: string): string {
  const [, vendor = '', product = ''] = pair.split(':');
  return productLookUpName(vendor, product);
}

describe('the name that a question gives a product', () => {
  it.each(products.map((known) => [known.product, known] as const))(
    'is recognised when somebody says yes: %s',
    (name, known) => {
      const version = known.branches[0] === undefined ? '1.1' : `${known.branches[0]}1.1`;
      const resolution = resolve({ vendor: known.vendor, name, version });
      expect(resolution?.confidence).toMatch(/certain|likely/);
      expect(resolution?.vendor).toBe(known.vendor);
    },
  );
});
