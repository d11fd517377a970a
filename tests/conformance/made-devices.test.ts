// Made devices with known answers from the product trees of CSAF documents, and what the catalogue of exploited
// vulnerabilities lists: none missed, at most one in a hundred wrong, nothing listed passed over in silence.
import { beforeAll, describe, expect, test } from 'vitest';
import type { Component } from '#core/components/component.ts';
import type { Feed } from '#core/feed/feed.ts';
import { matchInventory } from '#core/matching/match-inventory.ts';
import { schemeOf } from '#core/versions/registry.ts';
import { csafEntries, devicesIn, truthOfDevice, type Device } from '#tests/conformance/made-devices.ts';
import { around, entriesBy, newScore, rawFile, rawRecords, tally, type RawCve } from '#tests/conformance/made-hosts.ts';
import { feedOfFiles } from '#tests/feed-of.ts';
import { inventoryOf, ofProduct } from '#tests/inventory-of.ts';
import { shared, sharedBytes } from '#tests/shared.ts';

const csafFile = 'data/csaf/cisa-csaf.ndjson.gz';
const kevFile = 'data/kev/kev-asof-2024-10-31.json';

interface Listed {
  readonly cveID: string;
  readonly vendorProject: string;
  readonly product: string;
}

describe.skipIf(shared === undefined)('made of real records', () => {
  let feed: Feed;

  beforeAll(async () => {
    feed = await feedOfFiles([rawFile, csafFile, kevFile].map((file) => `${shared}/${file}`));
  }, 240_000);

  function verdictsOn(component: Component, held: Feed = feed): ReadonlyMap<string, string> {
    const { affected, unknown, notAffected } = matchInventory(inventoryOf(component), held, schemeOf);
    return new Map(
      [...affected, ...unknown, ...notAffected].map((one) => [held.vulnerability(one.index).id, one.verdict]),
    );
  }

  test('OT and medical devices, by name and firmware', { timeout: 180_000 }, async () => {
    const score = newScore();
    // Of these documents alone: CVE records on the same flaws state other versions.
    const own = await feedOfFiles([`${shared}/${csafFile}`]);
    const devices = devicesIn(csafEntries(csafFile));
    expect(devices.length).toBeGreaterThan(1000);
    for (const device of devices) {
      for (const version of device.boundaries.flatMap(around)) {
        check(device, version, verdictsOn(ofProduct(device.vendor, device.name, version.join('.')), own));
      }
      const verdicts = verdictsOn(ofProduct(device.vendor, device.name, undefined), own);
      for (const cve of device.byCve.keys()) {
        // Only what is said of all versions concerns a device of which none is known.
        const truth = truthOfDevice(device, cve, undefined);
        tally(score, truth, verdicts.get(cve), `${device.vendor} ${device.name} without version ${cve}`);
      }
    }
    function check(device: Device, version: readonly number[], verdicts: ReadonlyMap<string, string>): void {
      for (const cve of device.byCve.keys()) {
        const told = `${device.vendor} ${device.name} ${version.join('.')} ${cve}`;
        tally(score, truthOfDevice(device, cve, version), verdicts.get(cve), told);
      }
    }
    const { right, missed, wrong, untold, open, examples } = score;
    console.log(`devices: ${right} right, ${missed} missed, ${wrong} wrong, ${untold} cannot tell, ${open} open`);
    // 115,432 of the documents of 2026: what is skipped is neither right nor missed.
    expect(right).toBeGreaterThan(110_000);
    expect({ missed, examples: missed > 0 ? examples : [] }).toEqual({ missed: 0, examples: [] });
    const isGood = wrong <= 0.01 * (right + wrong) && untold <= 0.02 * right;
    expect({ isGood, examples: isGood ? [] : examples }).toEqual({ isGood: true, examples: [] });
  });

  test('whoever runs a product that the catalogue lists is told or asked, never left in silence', () => {
    const catalogue = JSON.parse(sharedBytes(kevFile).toString('utf8')) as { vulnerabilities: readonly Listed[] };
    const stated = new Map(rawRecords().map((record) => [record.cveMetadata.cveId, record]));
    const counts = { asked: 0, told: 0, 'told under the name of a record': 0 };
    const known = new Map<string, ReadonlyMap<string, string>>();
    const verdictOf = ({ vendorProject, product, cveID }: Listed): string | undefined => {
      const name = `${vendorProject} ${product}`;
      const verdicts = known.get(name) ?? verdictsOn(ofProduct(vendorProject, product, undefined));
      known.set(name, verdicts);
      return verdicts.get(cveID);
    };
    const silent: string[] = [];
    const affected: string[] = [];
    for (const entry of catalogue.vulnerabilities) {
      const { cveID, vendorProject, product } = entry;
      const verdict = verdictOf(entry);
      const name = `${cveID} ${vendorProject} ${product}`;
      if (verdict === 'unknown') counts.asked += 1;
      else if (verdict !== undefined) counts.told += 1;
      else if (isTold(stated.get(cveID))) counts['told under the name of a record'] += 1;
      else silent.push(name);
      if (verdict === 'affected') affected.push(name);
    }
    console.log(counts);
    expect(silent).toEqual([]);
    // Records that call every version affected.
    expect(affected.length).toBeLessThan(0.02 * catalogue.vulnerabilities.length);
    expect(counts.asked).toBeGreaterThan(900);

    /** Its record states versions of a product by another name, and a host of that name is told. */
    function isTold(record: RawCve | undefined): boolean {
      if (record === undefined) return false;
      const names = entriesBy([record], ({ vendor = '', product = '' }) => `${vendor}\u0000${product}`);
      return [...names.keys()].some((key) => {
        const [vendor = '', product = ''] = key.split('\u0000');
        return verdictsOn(ofProduct(vendor, product, undefined)).has(record.cveMetadata.cveId);
      });
    }
  });
});
