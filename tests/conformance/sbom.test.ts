// Every inventory of the shared data is read, or refused with its reason; counts are checked against a plain search of the
// text for what it holds.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readInventory } from '#cli/inventory.ts';
import type { Io } from '#cli/io.ts';
import type { Inventory } from '#core/components/inventory.ts';
import { parse, render } from '#core/components/purl.ts';
import { shared, sharedBytes } from '#tests/shared.ts';

/** Files that hold no inventory, and why. The list may only shrink. */
const refused = new Map([
  ['grype/grype__pkg__testdata__bad-sbom.json', 'document.not_an_inventory'], // an empty object
  ['osv-scalibr/extractor__filesystem__sbom__spdx__testdata__invalid_sbom.spdx', 'document.not_an_inventory'], // prose
]);

/** Different purls, as the notes on the data count them; those on images count each purl twice, with its reference. */
const purls: readonly (readonly [file: string, type: string, count: number])[] = [
  ['bom-examples/SBOM__juice-shop__via_npm__bare__bom.1.2.json.gz', 'npm', 979],
  ['bom-examples/SBOM__juice-shop__via_npm__bare__bom.1.4.json.gz', 'npm', 979],
  ['bom-examples/SBOM__juice-shop__via_npm__flat__bom.1.4.xml.gz', 'npm', 979],
  ['bom-examples/SBOM__protonmail-webclient-v4-0912dff__bom.json.gz', 'npm', 884],
  ['bom-examples/SBOM__dropwizard-1.3.15__bom.json.gz', 'maven', 168],
  ['bom-examples/SBOM__proton-bridge__proton-bridge-v1.6.3.bom.json.gz', 'golang', 202],
  ['bom-examples/SBOM__laravel-7.12.0__bom.1.4.json.gz', 'composer', 63],
  ['osv-scanner/cmd__osv-scanner__scan__source__testdata__sbom-insecure__postgres-stretch.cdx.xml.gz', 'deb', 132],
  ['osv-scanner/cmd__osv-scanner__scan__source__testdata__sbom-insecure__alpine.cdx.xml', 'apk', 14],
  ['grype/grype__pkg__testdata__alpine.cdx.att.json', 'apk', 14],
];

const files =
  shared === undefined
    ? []
    : readdirSync(join(shared, 'data/sbom'), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.split('/').pop()?.includes('.') === true)
        .sort();

const io: Io = {
  cwd: shared ?? '',
  stdin: async function* () {},
  stdout: () => {},
  stderr: () => {},
  today: () => '2026-11-10',
  clock: () => 0,
  colour: false,
  columns: 100,
};

function read(file: string): Promise<Inventory> {
  return readInventory([`data/sbom/${file}`], io);
}

function purlsIn(inventory: Inventory): readonly string[] {
  return inventory.assets.flatMap(({ components }) => components.flatMap(({ purl }) => purl ?? []));
}

describe.skipIf(shared === undefined)('the inventories of the shared data', () => {
  test('are there', () => {
    expect(files.length).toBeGreaterThan(50);
    expect([...refused.keys()].filter((name) => !files.includes(name))).toEqual([]);
  });

  test.for(files.filter((file) => !refused.has(file)))('%s is read', async (file) => {
    const { documents, assets } = await read(file);
    expect(documents).toHaveLength(1);
    expect(assets).toHaveLength(1);
    expect(documents[0]?.components).toBe(assets[0]?.components.length);
    const found = purlsIn({ documents, assets });
    expect(new Set(found).size).toBe(found.length);
    // Whatever purl stands anywhere in the text stands in the inventory, but for those that complete it by a release.
    const bare = new Set(found.map(withoutQualifiers));
    const missing = purlsWritten(file).filter((purl) => !bare.has(withoutQualifiers(purl)));
    expect(missing).toEqual([]);
  });

  test.for([...refused])('%s is refused: %s', async ([file, code]) => {
    await expect(read(file)).rejects.toMatchObject({ name: 'BadDocument', code, file: `data/sbom/${file}` });
  });

  test.for(purls)('%s holds %s: %i', async ([file, type, count]) => {
    const found = purlsIn(await read(file));
    expect(found.filter((purl) => purl.startsWith(`pkg:${type}/`))).toHaveLength(count);
  });

  test('three documents of one product say the same of its parts', async () => {
    const [first, ...others] = await Promise.all(
      purls.slice(0, 3).map(async ([file]) => {
        const { assets } = await read(file);
        return assets[0]?.components.map(({ purl, depth, through }) => `${purl} ${depth} ${through.join(',')}`).sort();
      }),
    );
    for (const other of others) expect(other).toEqual(first);
  });

  test('two malformed purls in three are counted, and their components kept', async () => {
    const file = 'osv-scanner/cmd__osv-scanner__scan__source__testdata__sbom-insecure__bad-purls.cdx.xml';
    const { documents } = await read(file);
    const counts = new Map(documents[0]?.dropped.map(({ reason, count }) => [reason, count]));
    expect(counts.get('purl is malformed; the component is kept without it')).toBe(6);
    expect(documents[0]?.components).toBe(15);
  });
});

/** The purls that stand in the fields of a document, in canonical spelling; malformed ones left out. */
function purlsWritten(file: string): readonly string[] {
  const text = sharedBytes(`data/sbom/${file}`).toString('utf8');
  const fields =
    /(?:"(?:purl|software_packageUrl|referenceLocator|identifier)"\s*:\s*"|<purl>|ExternalRef: \S+ purl |referenceLocator: ")(pkg:[^"<\n]+)/g;
  const written = [...text.matchAll(fields)].map(([, purl = '']) =>
    purl
      .trim()
      .replaceAll('&amp;', '&')
      .replaceAll(String.raw`\u0026`, '&'),
  );
  return written.flatMap((text) => {
    const purl = parse(text);
    return purl.ok ? [render(purl.value)] : [];
  });
}

function withoutQualifiers(text: string): string {
  // Old versions of Syft gave Alpine's packages a type of their own.
  return text.replace(/[?#].*$/, '').replace(/^pkg:alpine\/(?=[^/]+$)/, 'pkg:apk/alpine/');
}
