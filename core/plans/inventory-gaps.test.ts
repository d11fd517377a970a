import { describe, expect, test } from 'vitest';
import type { Asset } from '#core/components/asset.ts';
import { bestExport, inventoryGaps, tellsAll } from '#core/plans/inventory-gaps.ts';
import { assetOf, componentOf } from '#tests/fixtures/matches.ts';

const asOf = '2026-11-25';
const windows = (version: string | undefined): Asset['components'][number] =>
  componentOf('Windows 10 Pro', version, { vendor: 'Microsoft' });
const chrome = componentOf('Google Chrome', '110.0', { vendor: 'Google LLC' });

function gaps(...assets: readonly Asset[]): readonly string[] {
  const document = { path: 'a', format: 'a', digest: '', tool: undefined, components: 0, dropped: [] };
  const documents = [
    { ...document, createdOn: '2026-09-01' },
    { ...document, createdOn: '2026-11-20' },
  ];
  return inventoryGaps({ assets, documents }, asOf, new Set())
    .filter(([, count]) => count > 0)
    .map(([text, count]) => `${count} ${text.split(':')[0] ?? ''}`);
}

test('what an inventory leaves open is counted', () => {
  const odd = componentOf('Frobnicator 3000', '1', { vendor: 'Nobody' });
  const pump = assetOf('pump', {
    kind: 'medical',
    components: [componentOf('Alaris', undefined)],
    seenOn: '2026-01-01',
  });
  expect(gaps(assetOf('pc-1', { components: [chrome, odd] }), pump)).toEqual([
    '1 assets on which no program has a version',
    '2 products not recognised by their name',
    '1 documents of the inventory over 30 days old',
    '1 assets last seen over 30 days ago',
  ]);
});

test('a Linux without its packages is counted, as nothing on it can be compared', () => {
  const linux = componentOf('AlmaLinux', '8.8', { vendor: 'AlmaLinux' });
  const openssl = componentOf('rpm/almalinux/openssl', '1:1.1.1k-9.el8', { qualifiers: { distro: 'almalinux-8' } });
  const [bare, listed] = [assetOf('a', { components: [linux] }), assetOf('b', { components: [linux, openssl] })];
  expect(gaps(bare, listed)).toContain('1 assets with a Linux whose packages are not listed');
  const spokenOf = new Set([openssl]);
  expect([bare, listed].map((asset) => tellsAll({ assets: [asset] }, spokenOf))).toEqual([false, true]);
});

describe('the export that would help most', () => {
  const pc = (name: string, ...components: Asset['components']): Asset =>
    assetOf(name, { kind: 'workstation', components });
  test.each<readonly [string, readonly Asset[], RegExp]>([
    ['is of builds, where Windows has none', [pc('a', windows('10.0.19045'), chrome)], /^for a, the list of devices/],
    [
      'is of programs, where only Windows is known',
      [pc('a', windows('10.0.19045.4894'))],
      /^for a, the list of installed/,
    ],
    [
      'is what concerns most of the mission',
      [
        pc('a', windows('10.0.19045'), chrome),
        assetOf('fw', {
          kind: 'appliance',
          criticality: { value: 'essential', source: undefined, on: undefined },
          components: [componentOf('FortiOS', undefined)],
        }),
      ],
      /^for fw, the firmware/,
    ],
    [
      'is of packages, where only the Linux is known',
      [assetOf('a', { kind: 'host', components: [componentOf('Ubuntu', '22.04', { vendor: 'Canonical' })] })],
      /^for a, the list of installed packages.*dpkg -l.*os-release/,
    ],
    ['is none, where nothing is missing', [pc('a', windows('10.0.19045.4894'), chrome)], /^none$/],
  ])('%s', (_name, assets, expected) => {
    expect(bestExport({ assets, documents: [] }) ?? 'none').toMatch(expected);
  });
});

test('of programs that are summed up over devices, the export by device is asked for by its name', () => {
  const document = { path: 'a.csv', digest: '', tool: undefined, createdOn: undefined, components: 1, dropped: [] };
  const documents = [{ ...document, format: 'Intune discovered apps, summed up' }];
  const name = 'PCs of a.csv (not told apart)';
  const assets = [assetOf(name, { kind: 'workstation', count: 21, components: [chrome] })];
  expect(bestExport({ assets, documents })).toMatch(
    /^for PCs of a\.csv \(not told apart\), .*AppInvRawData, not AppInvAggregate/,
  );
});
