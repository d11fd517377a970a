// The test corpus of CycloneDX: what its schemas call valid is read whole; what they call invalid is read with counts, or
// refused. Schemas forbid much that says nothing about what a component is (licences, hashes), so many are read.
import { describe, expect, test } from 'vitest';
import type { InventoryReading } from '#core/components/inventory-reading.ts';
import { parseStrict } from '#core/formats/bases/strict-json.ts';
import { readJsonInventory } from '#core/formats/inventory-json.ts';
import { readTextInventory } from '#core/formats/inventory-text.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { shared, sharedLines } from '#tests/shared.ts';

interface Sample {
  readonly path: string;
  readonly specVersion: string;
  readonly expectValid: boolean;
  readonly format: 'json' | 'xml';
  readonly content: string;
}

const samples = shared === undefined ? [] : sharedLines<Sample>('suites/cyclonedx/conformance.ndjson.gz');
const valid = samples.filter(({ expectValid }) => expectValid);
const invalid = samples.filter(({ expectValid }) => !expectValid);

/** Pairs whose two forms the corpus writes with different components. */
const unlike =
  /valid-(license-expression|license-id|license-choice|service|component-external-with-version|cryptography-implementation)/;

/** Reasons that say that something of the document was not understood. */
const misread = /malformed|no object|no list|no reference|incomplete|neither a name/;

function read({ format, content }: Sample): InventoryReading | undefined {
  return format === 'json' ? readJsonInventory(parseStrict(content)) : readTextInventory(content);
}

describe.skipIf(shared === undefined)('the CycloneDX corpus', () => {
  test('is there, for every version and form', () => {
    expect(new Set(valid.map(({ specVersion, format }) => `${specVersion} ${format}`)).size).toBeGreaterThanOrEqual(12);
    expect(invalid.length).toBeGreaterThan(100);
  });

  test('reads every valid document as the version that it is', () => {
    const wrong = valid.filter((sample) => {
      const reading = read(sample);
      const format = `CycloneDX ${sample.specVersion} ${sample.format.toUpperCase()}`;
      return reading?.format !== format || reading.dropped.some(({ reason }) => misread.test(reason));
    });
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  test('finds the components that stand in the text of valid documents', () => {
    const wrong = valid.filter((sample) => {
      const written = new Set(sample.content.match(/(?<=<purl>|"purl": ")pkg:[^<"]+/g));
      const found = new Set(read(sample)?.components.map(({ purl }) => purl));
      return found.size < Math.min(written.size, 1);
    });
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  test('JSON and XML of one valid document hold the same components', () => {
    const byPath = new Map(valid.map((sample) => [sample.path, sample]));
    const pairs = valid.flatMap((xml) => {
      const json = xml.format === 'xml' ? byPath.get(xml.path.replace(/\.xml$/, '.json')) : undefined;
      return json === undefined || unlike.test(xml.path) ? [] : [{ xml, json }];
    });
    expect(pairs.length).toBeGreaterThan(80);
    const different = pairs.filter(({ xml, json }) => told(read(xml)) !== told(read(json)));
    expect(different.map(({ xml }) => xml.path)).toEqual([]);
  });

  test.for(invalid)('$path is refused, or read with counts', (sample) => {
    const { reading, refusal } = attempt(sample);
    const counted = reading?.dropped.every(({ count, reason }) => count > 0 && reason !== '');
    expect(counted ?? refusal?.code.startsWith('document.') ?? sample.path.includes('invalid-bomformat')).toBe(true);
  });

  test.for([
    ['invalid-dependency', 'dependency has no reference'],
    ['invalid-component-ref', 'component listed again'],
    ['invalid-empty-component', 'component has neither a name nor a purl'],
    ['invalid-scope', 'scope is not known; read as required'],
  ] as const)('%s is counted: %s', ([name, reason]) => {
    const told = invalid.filter(({ path }) => path.includes(`/${name}`));
    expect(told.length).toBeGreaterThan(0);
    const silent = told.filter((sample) => read(sample)?.dropped.every((one) => one.reason !== reason));
    expect(silent.map(({ path }) => path)).toEqual([]);
  });

  test.for(['invalid-namespace', 'invalid-bomformat'])('%s is no document of a version that is known', (name) => {
    const told = invalid.filter(({ path }) => path.includes(`/${name}`));
    expect(told.length).toBeGreaterThan(0);
    for (const sample of told) {
      const { reading, refusal } = attempt(sample);
      expect(reading).toBeUndefined();
      expect(refusal?.code ?? 'document.unknown_version').toBe('document.unknown_version');
    }
  });
});

/** Whatever else is thrown is our failure. */
function attempt(sample: Sample): { readonly reading?: InventoryReading | undefined; readonly refusal?: BadDocument } {
  try {
    return { reading: read(sample) };
  } catch (error) {
    if (error instanceof BadDocument) return { refusal: error };
    throw error;
  }
}

function told(reading: InventoryReading | undefined): string {
  const { components = [], overall = [], subject } = reading ?? {};
  return JSON.stringify({ components, overall, subject });
}
