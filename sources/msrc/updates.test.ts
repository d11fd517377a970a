// The products, builds and numbers of updates are those of Microsoft's security updates of August to October 2024
// (https://msrc.microsoft.com/update-guide, https://support.microsoft.com/help/5044273); the texts are ours.
import { expect, test } from 'vitest';
import { matchInventory } from '#core/matching/match-inventory.ts';
import { tell } from '#core/matching/tell.ts';
import { schemeOf } from '#core/versions/registry.ts';
import { csaf } from '#sources/csaf/csaf.ts';
import { cvrf } from '#sources/msrc/cvrf.ts';
import { csafDocument } from '#tests/csaf-documents.ts';
import { feedOf } from '#tests/feed-of.ts';
import { assetWith, ofProduct } from '#tests/inventory-of.ts';
import { advisories, lines, october } from '#tests/msrc-documents.ts';
import { readOne } from '#tests/sources.ts';

test('an update that supersedes the fix proves it where a host states no build', () => {
  const feed = feedOf(readOne(cvrf, october).records);
  const verdicts = (version: string, updates: readonly string[]): readonly string[] => {
    const asset = assetWith([ofProduct('Microsoft', 'Windows 10 22H2', version)], { updates });
    const { affected, unknown, notAffected } = matchInventory({ documents: [], assets: [asset] }, feed, schemeOf);
    return [...affected, ...unknown, ...notAffected]
      .map(({ index, verdict }) => `${feed.vulnerability(index).id.slice(-2)} ${verdict}`)
      .sort();
  };
  expect(verdicts('10.0.19045', [])).toEqual(['08 unknown', '09 unknown', '10 unknown']);
  expect(verdicts('10.0.19045', ['KB5043064'])).toEqual(['08 not affected', '09 not affected', '10 unknown']);
  expect(verdicts('10.0.19045', ['KB5044273'])).toEqual(['08 not affected', '09 not affected', '10 not affected']);
  const [old] = matchInventory(
    { documents: [], assets: [assetWith([ofProduct('Microsoft', 'Windows 10 22H2', '10.0.19045.4780')])] },
    feed,
    schemeOf,
  ).affected;
  expect(old && tell(old, feed, schemeOf).fixedBy).toEqual([{ update: 'KB5043064', version: '10.0.19045.4894' }]);
  // A build says more: an update may wait for a restart.
  expect(verdicts('10.0.19045.4780', ['KB5044273'])).toEqual(['08 not affected', '09 affected', '10 affected']);
});

test('an update on one host proves nothing of another that is called alike', () => {
  const feed = feedOf(readOne(cvrf, october).records);
  const windows = {
    ...ofProduct('Microsoft', 'Windows 10 22H2', '10.0.19045'),
    purl: 'pkg:generic/windows@10.0.19045',
    package: 'generic/windows',
  } as const;
  const assets = [['KB5044273'], []].map((updates, at) => assetWith([windows], { name: `pc-${at}`, updates }));
  const { unknown, notAffected } = matchInventory({ documents: [], assets }, feed, schemeOf);
  expect(new Set([...notAffected].map(({ asset }) => asset.name))).toEqual(new Set(['pc-0']));
  expect(new Set(unknown.map(({ asset }) => asset.name))).toEqual(new Set(['pc-1']));
});

test('Microsoft’s CSAF names builds and updates too', () => {
  const name = 'Windows 10 Version 22H2 for x64-based Systems';
  const version = (category: string, text: string, id: string): object => ({
    category,
    name: text,
    product: { name: `${name} ${text}`, product_id: id },
  });
  const { records } = readOne(
    csaf,
    csafDocument({
      document: {
        publisher: { category: 'vendor', name: 'Microsoft Security Response Center' },
        tracking: { id: 'msrc_CVE-2024-0010', initial_release_date: '2024-10-08', current_release_date: '2024-10-08' },
      },
      tree: {
        branches: [
          {
            category: 'vendor',
            name: 'Microsoft',
            branches: [
              {
                category: 'product_name',
                name,
                branches: [
                  version('product_version_range', '<10.0.19045.5011', '1'),
                  version('product_version', '10.0.19045.5011', '2'),
                ],
              },
            ],
          },
        ],
      },
      vulnerabilities: [
        {
          cve: 'CVE-2024-0010',
          product_status: { known_affected: ['1'], fixed: ['2'] },
          remediations: [
            {
              category: 'vendor_fix',
              details: '10.0.19045.5011:Security Update:https://support.microsoft.com/help/5044273',
              product_ids: ['1'],
              url: 'https://support.microsoft.com/help/5044273',
            },
          ],
        },
      ],
    }),
  );
  const [advisory] = advisories(records);
  expect(advisory?.publisher).toBe('Microsoft');
  expect(lines(advisory)).toEqual([
    'Windows 10 Version 22H2 + x64-based Systems | affected | <10.0.19045.5011 | 10.0.19045.5011 | KB5044273 over ',
    'Windows 10 Version 22H2 + x64-based Systems | fixed | =10.0.19045.5011',
  ]);
});
