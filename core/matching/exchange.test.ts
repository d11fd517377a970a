import { describe, expect, test } from 'vitest';
import type { SourceRecord } from '#core/advisories/source-record.ts';
import { advisory, affects, feedOf } from '#core/feed/fixtures/records.ts';
import { matchInventory } from '#core/matching/match-inventory.ts';
import { reasons } from '#core/matching/opinion.ts';
import { tell } from '#core/matching/tell.ts';
import { noVersion, ofNative } from '#core/versions/range.ts';
import { schemeOf } from '#core/versions/registry.ts';
import { inventoryOf, ofProduct } from '#tests/inventory-of.ts';

/** Release, cumulative update and where its affected builds end; `undefined`: nobody says where. */
type Row = readonly [release: string, update: number, below: string | undefined];

const cve = 'CVE-2021-26855';
// As Microsoft's record on CVE-2021-26855 has it: https://www.cve.org/CVERecord?id=CVE-2021-26855.
const proxyLogon: readonly Row[] = [
  ['2016', 18, '15.01.2106.013'],
  ['2016', 19, '15.01.2176.009'],
  ['2019', 7, '15.02.0721.013'],
  ['2019', 8, '15.02.0792.010'],
];

function recordOf(rows: readonly Row[]): SourceRecord {
  const generic = schemeOf('generic');
  const statements = rows.map(([release, update, below]) => {
    const product = `Microsoft Exchange Server ${release} Cumulative Update ${update}`;
    const subject = { kind: 'product', vendor: 'Microsoft', product, platforms: ['x64-based Systems'] } as const;
    const native = below === undefined ? undefined : generic?.native?.(`<${below}`);
    const range = (generic && native && ofNative(generic, native)) ?? noVersion;
    const unreadable = below === undefined ? ['N/A'] : [];
    return affects('', '*', {
      subject,
      scheme: 'generic',
      range,
      unreadable,
      fixed: below === undefined ? [] : [below],
    });
  });
  return advisory(cve, { publisher: 'CVE', source: 'cve', statements });
}

const catalogue: SourceRecord = {
  kind: 'kev',
  entry: {
    cve,
    vendor: 'Microsoft',
    product: 'Exchange Server',
    name: 'Microsoft Exchange Server Remote Code Execution Vulnerability',
    addedOn: '2021-11-03',
    dueOn: undefined,
    ransomware: 'known',
    requiredAction: '',
    notes: '',
  },
};

function verdictOn(version: string, rows: readonly Row[], name = 'Microsoft Exchange Server'): string {
  const feed = feedOf([recordOf(rows), catalogue]);
  const found = matchInventory(inventoryOf(ofProduct('Microsoft', name, version)), feed, schemeOf);
  const [one, ...others] = [...found.affected, ...found.unknown, ...found.notAffected];
  expect(others).toEqual([]);
  return one === undefined ? '' : `${one.verdict}${one.reason === undefined ? '' : `: ${one.reason}`}`;
}

describe('of Exchange Server, a build', () => {
  const past = `not affected: ${reasons.laterUpdates}`;
  const open = `unknown: ${reasons.otherUpdates}`;
  const listed = `unknown: ${reasons.listed}`;
  test.each<readonly [string, string, readonly Row[], string]>([
    ['of a later update than all that the record names is past the fix', '15.2.1748.10', proxyLogon, past],
    ['so on the older release', '15.1.2375.7', proxyLogon, past],
    ['at the fixed build of its own update is past it', '15.2.721.13', proxyLogon, past],
    ['above the fixed build of its own update is past it', '15.2.721.20', proxyLogon, past],
    ['below the fixed build of its own update is affected', '15.2.721.2', proxyLogon, 'affected'],
    ['of the newest named update, below its fix, is affected', '15.2.792.3', proxyLogon, 'affected'],
    ['of an update between two that are named can’t be told', '15.2.750.1', proxyLogon, open],
    ['of an earlier update than all that are named can’t be told', '15.2.659.4', proxyLogon, open],
    ['of a release that the record does not name is asked', '15.2.1748.10', proxyLogon.slice(0, 2), listed],
    ['of an older release than the record names is asked', '15.0.1497.2', proxyLogon, listed],
    [
      'beside an update of which nobody says where it ends can’t be told',
      '15.2.1748.10',
      [...proxyLogon, ['2019', 9, undefined]],
      `unknown: ${reasons.unreadable}`,
    ],
    ['without its last number is asked', '15.2.1748', proxyLogon, listed],
    ['of a release that is told by nothing else is asked', '15.9.1748.10', proxyLogon, listed],
  ])('%s: %s', (_name, version, rows, expected) => {
    expect(verdictOn(version, rows)).toBe(expected);
  });

  test('that the record of its own update leaves out, though another row names it, is affected', () => {
    // CVE-2024-26198 states each of the two builds beside the name of the other update.
    const swapped: readonly Row[] = [
      ['2019', 14, '15.02.1258.034'],
      ['2019', 13, '15.02.1544.011'],
    ];
    expect(verdictOn('15.2.1544.4', swapped)).toBe('affected');
    expect(verdictOn('15.2.1544.11', swapped)).toBe(`not affected: ${reasons.past}`);
  });

  test('is told by what the row on its own update says, where there is one', () => {
    // CVE-2024-21410 gives the update before the one that mends it that one's build.
    const later: readonly Row[] = [
      ['2019', 13, '15.2.1544.004'],
      ['2019', 14, '15.2.1544.004'],
    ];
    expect(verdictOn('15.2.1258.34', later)).toBe('affected');
    expect(verdictOn('15.2.1544.4', later)).toBe(`not affected: ${reasons.past}`);
  });

  test('is told with the record and the range that it was held to', () => {
    const feed = feedOf([recordOf(proxyLogon), catalogue]);
    const component = ofProduct('Microsoft', 'Microsoft Exchange Server 2019 CU22', '15.2.1748.10');
    const [finding] = matchInventory(inventoryOf(component), feed, schemeOf).notAffected;
    expect(finding && tell(finding, feed, schemeOf)).toMatchObject({
      verdict: 'not affected',
      reason: reasons.laterUpdates,
      because: [
        {
          advisory: cve,
          publisher: 'CVE',
          reason: reasons.laterUpdates,
          comparison: '15.2.1748.10 is not in <15.02.0792.010 (generic)',
        },
      ],
    });
  });
});
