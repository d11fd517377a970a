// Display names against the products that they stand for: found, not found, and never another.
import { describe, expect, it } from 'vitest';
import { resolve } from '#core/components/products/resolve.ts';
import { namedDevicesAndServers } from '#tests/fixtures/product-names/devices-and-servers.ts';
import { moreNames } from '#tests/fixtures/product-names/more-names.ts';
import { otherProducts } from '#tests/fixtures/product-names/others.ts';
import { namedPrograms } from '#tests/fixtures/product-names/programs.ts';

const namedProducts = [...namedPrograms, ...namedDevicesAndServers, ...moreNames];

/** What may be looked up; a doubtful name is asked about instead. */
function found(name: string, vendor: string | undefined, version: string | undefined): string | undefined {
  const resolution = resolve({ name, vendor, version });
  return resolution === undefined || resolution.confidence === 'doubtful' ? undefined : resolution.product;
}

describe('display names', () => {
  const results = namedProducts.map(([name, vendor, version, product]) => ({
    name,
    product,
    found: found(name, vendor, version),
  }));
  const missed = results.filter((one) => one.found === undefined).map(({ name }) => name);
  const wrong = [
    ...results.filter((one) => one.found !== undefined && one.found !== one.product),
    ...otherProducts
      .map(([name, vendor]) => ({ name, product: undefined, found: found(name, vendor, '1.0') }))
      .filter((one) => one.found !== undefined),
  ];

  it('are two hundred and more, and thirty and more are of none of the products', () => {
    expect(namedProducts.length).toBeGreaterThanOrEqual(200);
    expect(otherProducts.length).toBeGreaterThanOrEqual(30);
    expect(new Set([...namedProducts, ...otherProducts].map(([name]) => name)).size).toBe(
      namedProducts.length + otherProducts.length,
    );
  });

  it('resolve right: 95 % at least', () => {
    const share = (results.length - missed.length - wrong.length) / results.length;
    if (missed.length > 0) console.info(`not resolved: ${missed.join('; ')}`);
    expect(share).toBeGreaterThanOrEqual(0.95);
  });

  it('resolve wrong: 1 % at most', () => {
    if (wrong.length > 0) console.info(`resolved wrong: ${JSON.stringify(wrong)}`);
    expect(wrong.length / (results.length + otherProducts.length)).toBeLessThanOrEqual(0.01);
  });
});
