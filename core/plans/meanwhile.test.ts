import { describe, expect, test } from 'vitest';
import type { Asset } from '#core/components/asset.ts';
import { andHarderToReach, publishedMeanwhile } from '#core/plans/meanwhile.ts';
import type { Risk } from '#core/plans/risk.ts';
import type { HowContext } from '#core/plans/tellings.ts';
import { assetWith } from '#tests/inventory-of.ts';

/** Of a risk only the catalogue's entry is read, and whether the plan may know of it. */
function risk(requiredAction?: string, inKev: 'yes' | 'no' = 'yes'): Risk {
  const kev =
    requiredAction === undefined ? undefined : { cve: 'CVE-2024-0001', requiredAction, addedOn: '2024-02-03' };
  const answers = { inKev: { value: inKev, source: 'CISA KEV', at: undefined, assumed: false } };
  return { match: { vulnerability: { kev } }, priority: { answers } } as unknown as Risk;
}

function saying(...texts: readonly string[]): HowContext {
  const mitigations = texts.map((text) => ({ text, source: 'CISA ICSA-1', url: undefined }));
  return { asOf: '2026-11-25', documents: [], remediesOf: () => ({ fixes: [], mitigations, noFix: [], links: [] }) };
}

function texts(risks: readonly Risk[], context: HowContext): readonly string[] {
  return publishedMeanwhile(risks, context).map(({ text }) => text);
}

describe('what publishers say to do meanwhile', () => {
  test.each<readonly [string, readonly string[], readonly string[]]>([
    [
      'the first three',
      ['Close port 1.', 'Close port 2.', 'Close port 3.', 'Close port 4.'],
      ['Close port 1.', 'Close port 2.', 'Close port 3.'],
    ],
    [
      'instructions, not what leads to them',
      [
        'The maker recommends the mitigations below.',
        'Do as follows:',
        'Close port 1.',
        'For more information, see its page.',
      ],
      ['Close port 1.'],
    ],
    ['what leads elsewhere where nothing else is said', ['Please see its page.'], ['Please see its page.']],
    ['nothing', [], []],
  ])('%s', (_, said, expected) => {
    expect(texts([risk()], saying(...said))).toEqual(expected);
  });

  test.each<readonly [string, readonly Risk[], readonly string[]]>([
    ['what the catalogue asks for', [risk('Disconnect it.')], ['CISA asks for CVE-2024-0001: Disconnect it.']],
    ['not that updates are to be applied', [risk('Apply updates per vendor instructions.')], []],
    [
      'the gravest only',
      [risk('Disconnect it.'), risk('Discontinue use.')],
      ['CISA asks for CVE-2024-0001: Disconnect it.'],
    ],
    ['nothing of an entry that this plan can not know of', [risk('Disconnect it.', 'no')], []],
  ])('%s', (_, risks, expected) => {
    expect(texts(risks, saying())).toEqual(expected);
  });
});

test('only where nothing is published it is said that nothing is', () => {
  const assets: readonly Asset[] = [assetWith([])];
  const told = [{ text: 'Close port 1.', source: 'CISA ICSA-1' }];
  expect(andHarderToReach([], assets)[0]?.text).toMatch(/^No published guidance/);
  expect(andHarderToReach(told, assets).map(({ text }) => text)).toEqual([
    'Close port 1.',
    expect.stringMatching(/^Until then, make host harder to reach/),
    expect.any(String),
  ]);
});
